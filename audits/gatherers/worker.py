"""One browser that visits one page after the other, started anew when it has died."""

import asyncio
import contextlib
from collections.abc import Sequence

from playwright.async_api import Browser, Error, Playwright

from audits.browser.chromium import launch
from audits.evidence import Page
from audits.gatherers.visit import BrowserDiedError, unread, visit
from audits.reuse.known import Known
from audits.static.pages import BuiltPage
from audits.static.plan import Plan

TRIES = 2
"""How often a page is tried when the browser dies on it."""

MAX_VISITS = 200
"""How many pages one browser visits before another takes its place: what it does not give back does not pile up."""


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
        """Visit a page; one on which the browser dies again and again comes back as unread."""
        reason = ""
        for _ in range(TRIES):
            try:
                return await visit(await self._started(), page, plan, known)
            except BrowserDiedError as error:
                reason = str(error).splitlines()[0]
                await self.close()
        return unread(page, plan.base, f"The browser died on this page {TRIES} times: {reason}")

    async def _started(self) -> Browser:
        if self._visits >= MAX_VISITS:
            await self.close()
        self._visits += 1
        if self._browser is None or not self._browser.is_connected():
            self._browser = await launch(self._playwright, self._executable, self._switches)
            self.version = self._browser.version
        return self._browser

    async def close(self) -> None:
        """Close the browser, if one is open."""
        if self._browser is not None:
            with contextlib.suppress(Error, TimeoutError):  # a browser that has died needs no closing
                await asyncio.wait_for(self._browser.close(), timeout=10)
            self._browser = None
        self._visits = 0
