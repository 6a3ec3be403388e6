"""What is asked of the browser beside evidence: pictures of what was found, and which browser it is."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path

from playwright.async_api import Error, async_playwright

from audits.browser.chromium import find_browser
from audits.browser.screenshots import Shot, take_element_screenshots
from audits.request import Request
from audits.verdict.report import Finding


def screenshots(folder: Path, findings: Sequence[Finding], request: Request) -> Mapping[str, bytes]:
    """Take a PNG of each element that has a finding, by the finding's fingerprint, as far as it can still be seen."""
    shots = [
        Shot(finding.page, finding.profiles[0], finding.selector, finding.fingerprint)
        for finding in findings
        if finding.selector and finding.profiles
    ]
    if not shots:
        return {}
    try:
        return asyncio.run(
            take_element_screenshots(folder, shots, request.facts.base, browser=request.settings.browser)
        )
    except Error:  # Playwright's own process has ended: the audit is over, and its report is worth more than pictures
        return {}


def browser_found(setting: str | None) -> str:
    """Give the Chromium that would be started, as found by `audits.browser.chromium.find_browser`."""

    async def find() -> str:
        async with async_playwright() as playwright:
            return find_browser(playwright, setting)

    return asyncio.run(find())
