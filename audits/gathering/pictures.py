"""What is asked of the browser beside evidence: pictures of what was found, and which browser it is."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path

from playwright.async_api import Error, async_playwright

from audits.browser.chromium import find_browser
from audits.browser.screenshots import Shot, take_element_screenshots
from audits.request import Request
from audits.verdict.report import Finding, Report

MAX_PICTURES = 60
"""How many causes a report shows at most: one of a thousand causes still has to open in a browser."""

TRIES = 2
"""Findings of a cause that are tried: an element may be seen only once something is opened."""


def screenshots(folder: Path, report: Report, request: Request) -> Mapping[str, bytes]:
    """Take a WebP picture of an element of each cause, by the fingerprint of its finding, as far as it can be seen."""
    candidates = [_candidates(cause.findings, report) for cause in report.causes]
    waiting = [findings for findings in candidates if findings][:MAX_PICTURES]
    pictures: dict[str, bytes] = {}
    for at in range(TRIES):
        waiting = [findings for findings in waiting if len(findings) > at]
        if not waiting:
            break
        shots = [_shot(findings[at]) for findings in waiting]
        try:
            pictures |= asyncio.run(
                take_element_screenshots(folder, shots, request.facts.base, browser=request.settings.browser)
            )
        except Error:  # Playwright's process has ended: the audit is over, and its report is worth more than pictures
            break
        waiting = [findings for findings in waiting if findings[at].fingerprint not in pictures]
    return pictures


def _candidates(positions: Sequence[int], report: Report) -> list[Finding]:
    """Give the first finding of a cause that has an element, and one that shows another element, if there is any."""
    pictured = [one for at in positions if (one := report.findings[at]).selector and one.profiles]
    others = [one for one in pictured if one.selector != pictured[0].selector]
    return [*pictured[:1], *others[: TRIES - 1]]


def _shot(finding: Finding) -> Shot:
    return Shot(finding.page, finding.profiles[0], finding.selector, finding.fingerprint)


def browser_found(setting: str | None) -> str:
    """Give the Chromium that would be started, as found by `audits.browser.chromium.find_browser`."""

    async def find() -> str:
        async with async_playwright() as playwright:
            return find_browser(playwright, setting)

    return asyncio.run(find())
