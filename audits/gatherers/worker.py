"""Browsers that visit one page after the other, started anew when they have died."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, Error, Playwright, async_playwright

from audits.browser.chromium import find_browser, host_resolver_switch, launch, site_mapping
from audits.browser.server import serve
from audits.errors import BrowserMissingError
from audits.evidence import Page
from audits.gatherers.visit import BrowserDiedError, LoadTimeoutError, unread, visit
from audits.reuse.known import Known
from audits.static.pages import BuiltPage
from audits.static.plan import Plan

TRIES = 2
"""How often a page is tried that does not finish loading, or on which the browser dies: a busy machine may do both."""

MAX_VISITS = 200
"""Pages that are visited before the browser is started anew, which bounds what it leaks."""


class Worker:
    """One browser, started when it is first needed, and again when it has died or has visited many pages."""

    def __init__(self, playwright: Playwright, executable: str, switches: Sequence[str]) -> None:
        self._playwright = playwright
        self._executable = executable
        self._switches = switches
        self._browser: Browser | None = None
        self._visits = 0
        self.version = ""

    async def visit(self, page: BuiltPage, plan: Plan, known: Known) -> Page:
        """Visit a page; one that does not load, or on which the browser dies, each time it is tried is unread.

        Raises:
            BrowserMissingError: the browser does not start, and never has.
        """
        reason = ""
        for _ in range(TRIES):
            try:
                browser = await self.started()
                seen = await visit(browser, page, plan, known)
            except BrowserDiedError as error:
                said = next(iter(str(error).splitlines()), "it gave no reason")
                reason = f"The browser died on this page {TRIES} times: {said}"
                await self.close()
            except LoadTimeoutError as error:
                reason = str(error)
                await self.close()  # it may be the browser that is stuck
            else:
                if browser.contexts:  # the page hangs, and would hold up those that follow
                    await self.close()
                return seen
        return unread(page, plan.base, reason)

    async def started(self) -> Browser:
        """Give the browser, started anew if it has died or has visited many pages.

        Raises:
            BrowserMissingError: it does not start, and never has.
            BrowserDiedError: it does not start any more.
        """
        if self._visits >= MAX_VISITS:
            await self.close()
        self._visits += 1
        if self._browser is None or not self._browser.is_connected():
            try:
                self._browser = await launch(self._playwright, self._executable, self._switches)
            except BrowserMissingError as error:
                if not self.version:
                    raise
                raise BrowserDiedError(str(error)) from error
            self.version = self._browser.version
        return self._browser

    async def close(self) -> None:
        """Close the browser, if one is open."""
        if self._browser is not None:
            with contextlib.suppress(Error, TimeoutError):  # a browser that has died needs no closing
                await asyncio.wait_for(self._browser.close(), timeout=10)
            self._browser = None
        self._visits = 0


Workers = Callable[[Path, str, int], AbstractAsyncContextManager[Sequence[Worker]]]
"""Gives so many browsers, at most, that find a folder's files under a base path, for as long as a block runs."""


@asynccontextmanager
async def started_workers(site: Path, base: str, count: int, *, browser: str | None) -> AsyncIterator[Sequence[Worker]]:
    """Give new browsers, and close them at the end; `browser` is the one that the settings name, if they do.

    Raises:
        BrowserMissingError: there is none.
    """
    with serve(site, base) as port:
        async with async_playwright() as playwright:
            executable = find_browser(playwright, browser)
            switches = [host_resolver_switch(site_mapping(port))]
            workers = [Worker(playwright, executable, switches) for _ in range(count)]
            try:
                yield workers
            finally:
                for worker in workers:
                    await worker.close()
