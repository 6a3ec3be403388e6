"""One browser for the tests of a module, and a page in it whose document each test sets."""

import asyncio
from collections.abc import Iterator

import pytest
from playwright.async_api import Browser, Playwright, ViewportSize, async_playwright
from script_page import ScriptPage

from audits.browser import isolated_context
from audits.browser.chromium import find_browser, host_resolver_switch, launch
from audits.browser.isolated_context import IsolatedContext

VIEWPORT = ViewportSize(width=800, height=600)


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as one:
        yield one


@pytest.fixture(scope="module")
def opened(runner: asyncio.Runner) -> Iterator[ScriptPage]:
    async def start() -> tuple[Playwright, Browser, ScriptPage]:
        playwright = await async_playwright().start()
        browser = await launch(playwright, find_browser(playwright, None), [host_resolver_switch()])
        tab = await browser.new_page(viewport=VIEWPORT)
        session = await tab.context.new_cdp_session(tab)
        return playwright, browser, ScriptPage(runner, tab, IsolatedContext(session))

    async def stop() -> None:
        await browser.close()
        await playwright.stop()

    playwright, browser, page = runner.run(start())
    yield page
    runner.run(stop())


@pytest.fixture
def page(opened: ScriptPage, monkeypatch: pytest.MonkeyPatch) -> ScriptPage:
    monkeypatch.setattr(isolated_context, "script", opened.script)
    return opened
