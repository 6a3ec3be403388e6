"""A tab comes to a page with its pointer at rest: Chromium has moved it before."""

import asyncio

import pytest
from playwright.async_api import async_playwright

from audits.browser.chromium import find_browser, host_resolver_switch, launch
from audits.browser.tabs import new_tab

pytestmark = pytest.mark.browser

TABS = 8
"""Some of those that are led to a page at once are moved in only then."""

PAGE = (
    "data:text/html,<header style='height: 9em'>Clinics</header><script>onmousemove = () => { moved = true }</script>"
)
MOVED = "new Promise((resolve) => setTimeout(() => resolve(Boolean(window.moved)), 200))"


async def pages_that_were_moved_in() -> list[bool]:
    async with async_playwright() as playwright:
        browser = await launch(playwright, find_browser(playwright, None), [host_resolver_switch()])
        found = []
        for _ in range(TABS):
            context = await browser.new_context()
            tab = await new_tab(context)
            await tab.goto(PAGE)
            found.append(await tab.evaluate(MOVED))
            await context.close()
        await browser.close()
        return found


def test_nothing_moves_the_pointer_on_a_page_that_has_loaded() -> None:
    assert asyncio.run(pages_that_were_moved_in()) == [False] * TABS
