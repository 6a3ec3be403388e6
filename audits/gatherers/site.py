"""Gathering a whole site: several browsers at once, a dead one restarted, every expected page accounted for."""

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from playwright.async_api import Browser, Error, Playwright, async_playwright

from audits.browser.chromium import find_browser, launch, only, site_mapping
from audits.browser.server import serve
from audits.evidence import Page
from audits.gatherers.visit import BrowserDiedError, unread, visit
from audits.lib.interrupt import until_done_or_interrupted
from audits.static.files import with_file
from audits.static.pages import BuiltPage
from audits.static.plan import Plan

Progress = Callable[[str], None]

TRIES = 2
"""How often a page is tried when the browser dies on it."""


class Gathered(NamedTuple):
    """The evidence of all pages, in the order they were asked for, and how gathering it went."""

    pages: tuple[Page, ...]
    browser: str
    interrupted: bool


async def gather_pages(  # noqa: PLR0913  because each is a different thing to say of the same visits
    site: Path, pages: Sequence[BuiltPage], plan: Plan, *, browser: str | None, jobs: int, progress: Progress
) -> Gathered:
    """Visit every page, `jobs` at a time.

    Each job has a browser of its own, so that one that dies takes nobody else's page with it. An interrupt (SIGINT)
    stops the visits; pages not yet seen come back as unread.

    Raises:
        BrowserMissingError: there is no browser, or it does not start at all.
    """
    waiting = list(reversed(pages))
    found: dict[str, Page] = {}
    versions: set[str] = set()

    async def work(worker: _Worker) -> None:
        try:
            while waiting:
                page = waiting.pop()
                found[page.path] = await worker.visit(page, plan)
                progress(page.path)
        finally:
            versions.add(worker.version)
            await worker.close()

    with serve(site, plan.base) as port:
        async with async_playwright() as playwright:
            executable = find_browser(playwright, browser)
            workers = [
                _Worker(playwright, executable, [only(site_mapping(port))]) for _ in range(min(jobs, len(pages)))
            ]
            interrupted = await until_done_or_interrupted([asyncio.ensure_future(work(one)) for one in workers])
    reason = "The audit was interrupted before this page." if interrupted else "The page was not visited."
    seen = tuple(with_file(found.get(page.path) or unread(page, plan.base, reason), site, plan) for page in pages)
    return Gathered(seen, max(versions, default=""), interrupted)


class _Worker:
    """One browser, started when it is first needed and again when it has died."""

    def __init__(self, playwright: Playwright, executable: str, switches: Sequence[str]) -> None:
        self._playwright = playwright
        self._executable = executable
        self._switches = switches
        self._browser: Browser | None = None
        self.version = ""

    async def visit(self, page: BuiltPage, plan: Plan) -> Page:
        reason = ""
        for _ in range(TRIES):
            try:
                return await visit(await self._started(), page, plan)
            except BrowserDiedError as error:
                reason = str(error).splitlines()[0]
                await self.close()
        return unread(page, plan.base, f"The browser died on this page {TRIES} times: {reason}")

    async def _started(self) -> Browser:
        if self._browser is None or not self._browser.is_connected():
            self._browser = await launch(self._playwright, self._executable, self._switches)
            self.version = self._browser.version
        return self._browser

    async def close(self) -> None:
        if self._browser is not None:
            with contextlib.suppress(Error, TimeoutError):  # a browser that has died needs no closing
                await asyncio.wait_for(self._browser.close(), timeout=10)
            self._browser = None
