"""The table of axe's rules names exactly the rules of the axe in use, and runs what it says is on."""

import asyncio
import re

import pytest
from playwright.async_api import async_playwright

from audits.browser.chromium import find_browser, host_resolver_switch, launch
from audits.browser.scripts import axe_source
from audits.rules.accessibility.axe_table import TABLE
from audits.rules.catalogue import RULES

pytestmark = pytest.mark.browser

TAGS = {"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"}
EXPERIMENTAL = {
    "css-orientation-lock", "label-content-name-mismatch", "p-as-heading", "table-fake-caption", "td-has-header",
}  # fmt: skip
OURS = {
    "document-title", "frame-title-unique", "heading-order", "html-has-lang", "html-lang-valid",
    "label-content-name-mismatch", "no-autoplay-audio", "p-as-heading", "skip-link", "video-caption",
}  # fmt: skip
"""Rules of axe that a rule of our own asks better."""


@pytest.fixture(scope="module")
def axe() -> dict[str, set[str]]:
    async def ask() -> list[tuple[str, list[str]]]:
        async with async_playwright() as playwright:
            browser = await launch(playwright, find_browser(playwright, None), [host_resolver_switch()])
            page = await browser.new_page()
            await page.evaluate(axe_source())
            rules: list[tuple[str, list[str]]] = await page.evaluate(
                "axe.getRules().map(({ ruleId, tags }) => [ruleId, tags])"
            )
            await browser.close()
            return rules

    return {name: set(tags) for name, tags in asyncio.run(ask())}


def test_the_table_names_every_rule_and_no_other(axe: dict[str, set[str]]) -> None:
    assert [entry.id for entry in TABLE] == sorted(axe)


def test_what_is_on_is_what_the_tags_ask_for(axe: dict[str, set[str]]) -> None:
    asked = {name for name, tags in axe.items() if tags & TAGS and not tags & {"deprecated", "experimental"}}
    assert {entry.id for entry in TABLE if not entry.off} == (asked | EXPERIMENTAL) - OURS


def test_criteria_are_those_of_the_tags(axe: dict[str, set[str]]) -> None:
    for entry in TABLE:
        numbers = {tag[4:] for tag in axe[entry.id] if re.fullmatch(r"wcag\d{3,4}", tag)}
        assert {number.replace(".", "") for number in entry.criteria} == numbers, entry.id


def test_each_rule_that_is_on_is_relayed_under_its_own_name() -> None:
    assert {rule.id for rule in RULES if rule.id.startswith("axe-")} == {
        f"axe-{one.id}" for one in TABLE if not one.off
    }
