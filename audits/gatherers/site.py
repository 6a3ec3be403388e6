"""Gathering a whole site: several browsers at once, a dead one restarted, every expected page accounted for."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from playwright.async_api import async_playwright

from audits.browser.chromium import browser_key, find_browser, only, site_mapping
from audits.browser.server import serve
from audits.evidence import Page, Reused
from audits.gatherers.visit import unread
from audits.gatherers.worker import Worker
from audits.lib.interrupt import until_done_or_interrupted
from audits.reuse.cache import Cache, Entry
from audits.reuse.known import Found, Key, Known, of_search
from audits.reuse.search import with_search_of_template
from audits.reuse.templates import representatives, templates_of
from audits.static.files import with_file
from audits.static.pages import BuiltPage
from audits.static.plan import Plan

Progress = Callable[[str], None]


class Gathered(NamedTuple):
    """The evidence of all pages, in the order they were asked for, and how gathering it went.

    `browser` is the version of the browser; `reused` counts what need not be gathered.
    """

    pages: tuple[Page, ...]
    browser: str
    interrupted: bool
    reused: Reused = Reused()


async def gather_pages(  # noqa: PLR0913  because each is a different thing to say of the same visits
    site: Path,
    pages: Sequence[BuiltPage],
    plan: Plan,
    *,
    browser: str | None,
    jobs: int,
    progress: Progress,
    cache: Path | None = None,
) -> Gathered:
    """Visit every page, `jobs` at a time, but for those of which nothing has changed since they were kept in the cache.

    Each job has a browser of its own, so that one that dies takes nobody else's page with it. An interrupt (SIGINT)
    stops the visits; pages not yet seen come back as unread.

    Raises:
        BrowserMissingError: there is no browser, or it does not start at all.
    """
    store = Cache(cache, site, plan, browser_key(browser)) if cache is not None else None
    gathering = _Gathering(site, pages, plan, store, progress)
    gathering.take_from_cache()
    interrupted = await gathering.visit_others(browser, jobs) if gathering.has_others else False
    return gathering.result(interrupted=interrupted)


def waves(pages: Sequence[BuiltPage], first: frozenset[str]) -> Iterator[tuple[BuiltPage, ...]]:
    """Give the pages in the order in which they are visited: the representatives, then 2, 4, 8, … of the others.

    Pages of a wave know what those of the waves before have shown, and nothing of each other. So what a page shows does
    not depend on how many are visited at once, nor on which of them is quicker.
    """
    yield tuple(page for page in pages if page.path in first)
    others = [page for page in pages if page.path not in first]
    start, size = 0, 2
    while start < len(others):
        yield tuple(others[start : start + size])
        start, size = start + size, size * 2


class _Gathering:
    """The pages of a site on their way to being gathered."""

    def __init__(
        self, site: Path, pages: Sequence[BuiltPage], plan: Plan, store: Cache | None, progress: Progress
    ) -> None:
        self._site, self._pages, self._plan, self._store, self._progress = site, pages, plan, store, progress
        self._templates = templates_of(site, pages) if plan.reuse else {}
        self._first = representatives(self._templates)
        self._learned: dict[str, dict[Key, Any]] = {}
        self._found: dict[str, Page] = {}
        self._kept: dict[str, Entry] = {}
        self._versions: set[str] = set()
        self._shared = 0

    @property
    def has_others(self) -> bool:
        """Whether there are pages to visit."""
        return len(self._found) < len(self._pages)

    def take_from_cache(self) -> None:
        """Take what the cache holds, but for pages on which the search was tried where its index has changed."""
        if self._store is None:
            return
        for page in self._pages:
            entry = self._store.get(page.path, in_sample=page.in_sample)
            if entry is None:
                continue
            self._kept[page.path] = entry
            self._versions.add(entry.browser)
            has_tried_search = not self._plan.reuse or page.path in self._first
            if not has_tried_search or self._store.has_same_search(entry):
                self._found[page.path] = entry.page
                self._learn(page, entry.found)
                self._progress(page.path)

    def _learn(self, page: BuiltPage, found: Found) -> None:
        template = self._templates.get(page.path, "")
        if page.path in self._first or template in self._learned:
            self._learned[template] = {**found, **self._learned.get(template, {})}

    def _known_of(self, page: BuiltPage) -> Known:
        """Give what is known before a page is visited."""
        if page.path not in self._first:
            shared = self._learned.get(self._templates.get(page.path, ""))
            return Known(shared, tries_search=shared is None)
        if page.path in self._kept:  # only its search is to be tried again
            return Known({key: value for key, value in self._kept[page.path].found.items() if not of_search(key)})
        return Known()

    async def visit_others(self, browser: str | None, jobs: int) -> bool:
        """Visit the pages that the cache does not hold, wave by wave; tell whether it was interrupted."""
        left = [page for page in self._pages if page.path not in self._found]
        with serve(self._site, self._plan.base) as port:
            async with async_playwright() as playwright:
                executable = find_browser(playwright, browser)
                switches = [only(site_mapping(port))]
                workers = [Worker(playwright, executable, switches) for _ in range(min(jobs, len(left)))]
                try:
                    for wave in waves(left, self._first):
                        queue, learned = list(wave), dict[str, Found]()
                        tasks = [asyncio.ensure_future(self._work(one, queue, learned)) for one in workers]
                        if await until_done_or_interrupted(tasks):
                            return True
                        for page in wave:
                            if page.path in learned:
                                self._learn(page, learned[page.path])
                finally:
                    for worker in workers:
                        await worker.close()
        return False

    async def _work(self, worker: Worker, queue: list[BuiltPage], learned: dict[str, Found]) -> None:
        while queue:
            page = queue.pop(0)
            known = self._known_of(page)
            seen = with_file(await worker.visit(page, self._plan, known), self._site, self._plan)
            self._found[page.path] = seen
            self._versions.add(worker.version)
            self._shared += not known.is_representative
            if seen.loaded is True:
                learned[page.path] = {**self._kept_of(page), **known.own}
                if self._store is not None:
                    entry = self._store.entry(seen, known.asked_for, learned[page.path], worker.version)
                    self._store.put(entry, in_sample=page.in_sample)
            self._progress(page.path)

    def _kept_of(self, page: BuiltPage) -> Found:
        """Give what the cache holds of a page of which only the search has been tried again."""
        return self._kept[page.path].found if page.path in self._kept else {}

    def result(self, *, interrupted: bool) -> Gathered:
        """Give all pages, those of which nothing is known as unread."""
        if self._store is not None:
            self._store.prune()
        reason = "The audit was interrupted before this page." if interrupted else "The page was not visited."
        seen = tuple(self._found.get(page.path) or unread(page, self._plan.base, reason) for page in self._pages)
        from_cache = sum(self._kept[page.path].page is page for page in seen if page.path in self._kept)
        searched = with_search_of_template(seen, self._templates, self._first) if from_cache else seen
        reused = Reused(from_cache, self._shared)
        return Gathered(searched, max(self._versions, default=""), interrupted, reused)
