"""One browser that visits one page after the other, started anew when it has died."""

import asyncio
import contextlib
from collections.abc import Sequence

from playwright.async_api import Browser, Error, Playwright

from audits.browser.chromium import launch
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
