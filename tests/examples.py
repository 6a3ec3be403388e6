"""The examples of every rule as evidence: gathered by a real browser, or read from what it gathered before."""

import asyncio
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.async_api import async_playwright

from audits.evidence import NotGathered, Page, Site, Tools
from audits.gather.browser import find_browser, launch, only, site_mapping
from audits.gather.on_disk import read_documents, with_encoding
from audits.gather.plan import Plan
from audits.gather.server import serve
from audits.gather.visit import visit
from audits.index import SiteIndex
from audits.outcomes import Judgement
from audits.pages import find_files, find_pages
from audits.rule import EXAMPLE_FACTS, Example, Rule, judge
from audits.rules import RULES

PROFILE_OF = {"reflow": "reflow", "tel-link-comfortable": "mobile"}
"""The profile in which a rule's examples are shown, where it is not `desktop`."""

GOLDEN = Path(__file__).parent / "golden" / "examples.json"


def _examples() -> Iterator[tuple[str, Rule, Example]]:
    for rule in RULES:
        for number, example in enumerate(rule.examples, 1):
            yield f"{rule.id}-{number}-{'good' if example.says is None else 'bad'}", rule, example


def all_examples() -> list[Any]:
    """Give every example of every rule as parameters of a test: its name, the rule, the example."""
    return [pytest.param(name, rule, example, id=name) for name, rule, example in _examples()]


def gather_examples(folder: Path) -> dict[str, Site]:
    """Open every example in a real browser, one after the other, each as a site of its own."""
    return asyncio.run(_gather(list(_examples()), folder))


async def _gather(examples: Sequence[tuple[str, Rule, Example]], folder: Path) -> dict[str, Site]:
    found: dict[str, Site] = {}
    site_folder = folder / "site"
    with serve(site_folder, "/") as port:
        async with async_playwright() as playwright:
            browser = await launch(playwright, find_browser(playwright, None), [only(site_mapping(port))])
            for name, rule, example in examples:
                shutil.rmtree(site_folder, ignore_errors=True)
                for path, text in example.pages.items():
                    file = site_folder / path
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(_whole(path, text), encoding="utf-8")
                files = find_files(site_folder)
                profiles = (PROFILE_OF.get(rule.id, "desktop"),)
                plan = Plan("/", profiles, rule.evidence, (), 5_000, 20_000, EXAMPLE_FACTS.country)
                pages: list[Page] = [
                    with_encoding(await visit(browser, page, plan), site_folder, plan)
                    for page in find_pages(site_folder, files)
                ]
                found[name] = Site(
                    "/",
                    profiles,
                    files,
                    tuple(pages),
                    NotGathered("not asked"),
                    Tools("", "", ""),
                    documents=read_documents(site_folder, files),
                )
            await browser.close()
    return found


def _whole(path: str, text: str) -> str:
    """Say that the text is UTF-8, as every sound page does; what is no page, or says how it begins, is left alone."""
    if not path.endswith(".html") or text.lower().startswith("<!doctype") or "charset" in text:
        return text
    return (
        text.replace("<head>", '<head><meta charset="utf-8">') if "<head>" in text else f'<meta charset="utf-8">{text}'
    )


def read_golden() -> dict[str, Site]:
    """Read the evidence recorded before."""
    return msgspec.json.decode(GOLDEN.read_bytes(), type=dict[str, Site])


def write_golden(sites: dict[str, Site]) -> None:
    """Record evidence."""
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_bytes(msgspec.json.format(msgspec.json.encode(sites), indent=1) + b"\n")


def judged(rule: Rule, site: Site) -> Judgement:
    """Put a rule to an example's evidence."""
    return judge(rule, SiteIndex(site, EXAMPLE_FACTS), EXAMPLE_FACTS)


def check(rule: Rule, example: Example, site: Site) -> None:
    """Hold a rule to what an example says: passed and not passed over, or exactly one fault in these words."""
    judgement = judged(rule, site)
    told = [(outcome.result, outcome.message) for outcome in judgement.outcomes]
    if example.says is None:
        assert told == []
        assert judgement.tally.passed > 0, "a good example must be judged, not passed over"
    else:
        assert {result for result, _ in told} == {example.result}, told
        assert all(example.says in message for _, message in told), told
