"""Gathering a whole site: several browsers at once, a dead one restarted, every expected page accounted for."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from playwright.async_api import async_playwright

from audits.browser.chromium import browser_key, find_browser, only, site_mapping
from audits.browser.server import serve
from audits.evidence import Page, Reused
from audits.evidence.shard import WHOLE, Shard
from audits.gatherers.visit import unread
from audits.gatherers.worker import Worker
from audits.lib.interrupt import until_done_or_interrupted
from audits.reuse.cache import Cache, Entry
from audits.reuse.knowledge import CHECK, Knowledge
from audits.reuse.known import Found, Known, of_search
from audits.reuse.search import with_search_of_template
from audits.reuse.templates import Standing, templates_of
from audits.static.files import with_file
from audits.static.pages import BuiltPage
from audits.static.plan import Plan

Progress = Callable[[int, str], None]
"""Told of each page that is done: how many there are in all, and which one it is."""

Compare = Callable[[Page, Page], tuple[str, ...]]
"""Tells of what rules would say otherwise of a page with reuse, the first, than of the same page worked in full."""


class Gathered(NamedTuple):
    """The evidence of all pages, in the order they were asked for, and how gathering it went.

    `browser` is the version of the browser; `reused` counts what need not be gathered; `differing` says for which pages
    reuse did not show what full work shows, and what: no other page of their templates has relied on it.
    """

    pages: tuple[Page, ...]
    browser: str
    interrupted: bool
    reused: Reused = Reused()
    differing: tuple[str, ...] = ()


async def gather_pages(  # noqa: PLR0913  because each is a different thing to say of the same visits
    site: Path,
    pages: Sequence[BuiltPage],
    plan: Plan,
    *,
    browser: str | None,
    jobs: int,
    progress: Progress,
    cache: Path | None = None,
    shard: Shard = WHOLE,
    compare: Compare | None = None,
) -> Gathered:
    """Visit the pages of a shard, `jobs` at a time, but for those of which the cache holds that nothing has changed.

    `pages` are those of the whole site: what stands for pages of the shard is visited, too. Each job has a browser of
    its own, so that one that dies takes nobody else's page with it. An interrupt (SIGINT) stops the visits; pages not
    yet seen come back as unread. With `compare`, one page of each larger template is worked in full as well; where that
    shows something else, every page of the template is.

    Raises:
        BrowserMissingError: there is no browser, or it does not start at all.
    """
    store = Cache(cache, site, plan, browser_key(browser)) if cache is not None else None
    gathering = _Gathering(site, pages, plan, store, progress, shard=shard, compare=compare)
    gathering.take_from_cache()
    interrupted = await gathering.visit_others(browser, jobs) if gathering.has_others else False
    return gathering.result(interrupted=interrupted)


class _Gathering:
    """The pages of a site on their way to being gathered."""

    def __init__(  # noqa: PLR0913  because each is a different thing to say of the same visits
        self,
        site: Path,
        pages: Sequence[BuiltPage],
        plan: Plan,
        store: Cache | None,
        progress: Progress,
        *,
        shard: Shard,
        compare: Compare | None,
    ) -> None:
        self._site, self._plan, self._store, self._progress = site, plan, store, progress
        self._compare = compare
        self._standing = Standing(templates_of(site, pages) if plan.reuse else {})
        self._asked = shard.of(pages)
        self._pages = self._with_those_that_stand_for(self._asked, pages)
        self._knowledge = Knowledge(self._standing)
        self._found: dict[str, Page] = {}
        self._kept: dict[str, Entry] = {}
        self._versions: set[str] = set()
        self._shared: set[str] = set()

    def _with_those_that_stand_for(
        self, asked: Sequence[BuiltPage], pages: Sequence[BuiltPage]
    ) -> tuple[BuiltPage, ...]:
        paths = {page.path for page in asked}
        standing = {path for page in asked for path in self._standing.stands_before(page.path)}
        if self._compare is not None:
            standing |= {path for page in asked for path in self._standing.checked_with(page.path)}
        return tuple(page for page in pages if page.path in paths or page.path in standing)

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
            has_tried_search = not self._plan.reuse or page.path in self._standing.representatives
            if not has_tried_search or self._store.has_same_search(entry):
                self._found[page.path] = entry.page
                self._knowledge.add(page.path, entry.found)
                self._tell(page)

    def _tell(self, page: BuiltPage) -> None:
        self._progress(len(self._pages), page.path)

    def _known_of(self, page: BuiltPage) -> Known:
        if page.path in self._kept:  # only its search is to be tried again
            return Known({key: value for key, value in self._kept[page.path].found.items() if not of_search(key)})
        return self._knowledge.of(page.path)

    async def visit_others(self, browser: str | None, jobs: int) -> bool:
        """Visit the pages that the cache does not hold, wave by wave; tell whether it was interrupted."""
        left = [page for page in self._pages if page.path not in self._found]
        with serve(self._site, self._plan.base) as port:
            async with async_playwright() as playwright:
                executable = find_browser(playwright, browser)
                switches = [only(site_mapping(port))]
                workers = [Worker(playwright, executable, switches) for _ in range(min(jobs, len(left)))]
                try:
                    for wave in self._standing.waves(left):
                        queue = [*self._relied_in_vain(), *wave]
                        tasks = [asyncio.ensure_future(self._work(one, queue)) for one in workers]
                        if await until_done_or_interrupted(tasks):
                            return True
                finally:
                    for worker in workers:
                        await worker.close()
        return False

    def _relied_in_vain(self) -> list[BuiltPage]:
        """Give the pages that were visited before their template was found to differ: they are visited again."""
        relied = (page for page in self._pages if page.path in self._shared)
        return [page for page in relied if self._knowledge.is_distrusted(page.path)]

    async def _work(self, worker: Worker, queue: list[BuiltPage]) -> None:
        while queue:
            page = queue.pop(0)
            known = self._known_of(page)
            seen = await self._visit(worker, page, known)
            shown = {**self._kept_of(page), **known.own}
            if not known.is_representative and page.path in self._standing.checked and self._compare is not None:
                full = await self._visit(worker, page, Known())
                shown[CHECK] = list(self._compare(seen, full))
                seen = full
            elif not known.is_representative:
                self._shared.add(page.path)
            else:
                self._shared.discard(page.path)
            self._found[page.path] = seen
            if seen.loaded is True:
                self._knowledge.add(page.path, shown)
                if self._store is not None:
                    entry = self._store.entry(seen, known.asked_for, shown, worker.version)
                    self._store.put(entry, in_sample=page.in_sample)
            self._tell(page)

    async def _visit(self, worker: Worker, page: BuiltPage, known: Known) -> Page:
        seen = with_file(await worker.visit(page, self._plan, known), self._site, self._plan)
        self._versions.add(worker.version)
        return seen

    def _kept_of(self, page: BuiltPage) -> Found:
        """Give what the cache holds of a page of which only the search has been tried again."""
        return self._kept[page.path].found if page.path in self._kept else {}

    def result(self, *, interrupted: bool) -> Gathered:
        """Give all pages, those of which nothing is known as unread."""
        if self._store is not None:
            self._store.prune()
        reason = "The audit was interrupted before this page." if interrupted else "The page was not visited."
        seen = tuple(self._found.get(page.path) or unread(page, self._plan.base, reason) for page in self._pages)
        from_cache = {page.path for page in seen if page.path in self._kept and self._kept[page.path].page is page}
        if from_cache:
            seen = with_search_of_template(seen, self._standing.template_of, self._standing.representatives)
        asked = {page.path for page in self._asked}
        reused = Reused(len(from_cache & asked), len(self._shared & asked))
        pages = tuple(page for page in seen if page.path in asked)
        return Gathered(pages, max(self._versions, default=""), interrupted, reused, self._knowledge.differing)
