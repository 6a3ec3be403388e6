"""Gathering a whole site: several browsers at once, a dead one restarted, every expected page accounted for."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from playwright.async_api import Browser

from audits.browser.chromium import browser_key
from audits.evidence import Page, Reused
from audits.evidence.shard import WHOLE, Shard
from audits.evidence.writing import EvidenceWriter, compressed
from audits.gatherers.cached_pages import CachedPages
from audits.gatherers.page_visit import Compare, Visited, visit_page
from audits.gatherers.registry import search_alone
from audits.gatherers.visit import unread
from audits.gatherers.worker import Worker, Workers, started_workers
from audits.lib.interrupt import until_done_or_interrupted
from audits.lib.progress_report import Progress
from audits.reuse.cache import Cache
from audits.reuse.knowledge import Knowledge
from audits.reuse.known import Known
from audits.reuse.learned import Learned
from audits.reuse.search import Searches
from audits.reuse.templates import TemplateOrder, templates_of
from audits.static.files import with_file
from audits.static.pages import BuiltPage, with_stamped_html
from audits.static.plan import Plan

Afterwards = Callable[[Callable[[], Awaitable[Browser]]], Awaitable[bool]]
"""What is done with a browser once all pages are visited: takes what starts one, tells whether it was interrupted."""


class Gathered(NamedTuple):
    """How gathering the pages went.

    `browser` is the version of the browser; `reused` counts what need not be gathered; `differing` says for which pages
    reuse did not show what full work shows, and what: no other page of their templates has relied on it.
    """

    browser: str
    interrupted: bool
    reused: Reused = Reused()
    differing: tuple[str, ...] = ()


async def gather_pages(  # noqa: PLR0913  because each is a different thing to say of the same visits
    site: Path,
    pages: Sequence[BuiltPage],
    plan: Plan,
    writer: EvidenceWriter,
    *,
    browser: str | None,
    jobs: int,
    progress: Progress,
    cache: Path | None = None,
    shard: Shard = WHOLE,
    compare: Compare | None = None,
    afterwards: Afterwards | None = None,
    workers: Workers | None = None,
    learned: Learned | None = None,
) -> Gathered:
    """Visit the pages of a shard, `jobs` at a time, but for those of which the cache holds that nothing has changed.

    What was seen of a page goes into the folder at once, and is not kept in memory. `pages` are those of the whole
    site: what stands for pages of the shard is visited, too. Each job has a browser of its own, so that one that dies
    takes nobody else's page with it. An interrupt (SIGINT) stops the visits; pages not yet seen are kept as unread.
    With `compare`, one page of each larger template is worked in full as well; where that shows something else, every
    page of the template is. `afterwards` is done once the evidence of all pages is written, unless all came from the
    cache: then there is no browser. `workers` gives the browsers, where they are not to be started and closed again.
    `learned` holds what pages have shown in earlier runs over this site, and is added to.

    Raises:
        BrowserMissingError: there is no browser, or it does not start at all.
    """
    store = Cache(cache, site, plan, browser_key(browser)) if cache is not None else None
    gathering = _Gathering(
        site, pages, plan, writer, store=store, progress=progress, shard=shard, compare=compare, learned=learned
    )
    gathering.take_from_cache()
    opened = workers or partial(started_workers, browser=browser)
    return gathering.result(interrupted=await gathering.visit_others(opened, jobs, afterwards))


class _Gathering:
    """The pages of a site on their way to being gathered."""

    def __init__(  # noqa: PLR0913  because each is a different thing to say of the same visits
        self,
        site: Path,
        pages: Sequence[BuiltPage],
        plan: Plan,
        writer: EvidenceWriter,
        *,
        store: Cache | None,
        progress: Progress,
        shard: Shard,
        compare: Compare | None,
        learned: Learned | None,
    ) -> None:
        self._site, self._plan, self._progress = site, plan, progress
        self._writer, self._compare, self._learned = writer, compare, learned
        self._standing = TemplateOrder(templates_of(site, pages) if plan.reuse else {})
        self._asked = shard.of(pages)
        self._asked_for = frozenset(page.path for page in self._asked)
        needed = self._asked_for | self._standing.needed_for(self._asked_for, checked=compare is not None)
        self._pages = tuple(page for page in pages if page.path in needed)
        self._knowledge = Knowledge(self._standing)
        self._searches = Searches(self._standing)
        self._cached = CachedPages(store, self._knowledge, self._searches, self._is_checked)
        self._done: set[str] = set()
        self._versions: set[str] = set()
        self._relied: set[str] = set()
        self._is_complete = False

    def take_from_cache(self) -> None:
        """Take the pages that the cache holds."""
        for page, evidence, browser in self._cached.take(self._pages):
            self._versions.add(browser)
            self._keep(page, evidence)

    def _is_checked(self, page: BuiltPage) -> bool:
        """Tell whether a page is to be worked in full as well, to see whether reuse says the same of it."""
        return self._compare is not None and page.path in self._standing.checked

    def _keep(self, page: BuiltPage, evidence: bytes) -> None:
        """Write what was seen of a page, unless it was visited only to stand for others."""
        if page.path in self._asked_for:
            self._writer.put(page.path, evidence)
        if page.path not in self._done:
            self._done.add(page.path)
            self._progress(len(self._pages), page.path)

    async def visit_others(self, opened: Workers, jobs: int, afterwards: Afterwards | None) -> bool:
        """Visit the pages that the cache does not hold, wave by wave; tell whether it was interrupted."""
        left = [page for page in self._pages if page.path not in self._done]
        count = len(left) + len(self._relied_in_vain())
        if count == 0:
            return False
        async with opened(self._site, self._plan.base, min(jobs, count)) as workers:
            for wave in self._standing.waves(left):
                queue = [*self._relied_in_vain(), *wave]
                tasks = [asyncio.ensure_future(self._work(one, queue)) for one in workers]
                if await until_done_or_interrupted(tasks):
                    return True
            self._complete("The page was not visited.")
            return afterwards is not None and await afterwards(workers[0].started)

    def _relied_in_vain(self) -> list[BuiltPage]:
        """Give the pages that relied on their template before it was found to differ: they are visited in full."""
        return [
            page
            for page in self._pages
            if (page.path in self._relied or self._cached.relies(page.path))
            and self._knowledge.is_distrusted(page.path)
        ]

    async def _work(self, worker: Worker, queue: list[BuiltPage]) -> None:
        """Visit the pages of a queue that all workers share, until it is empty."""

        async def visit(page: BuiltPage, known: Known) -> Page:
            page = with_stamped_html(page, self._site)
            seen = with_file(await worker.visit(page, self._plan, known), self._site, self._plan)
            self._versions.add(worker.version)
            return seen

        async def visit_search(page: BuiltPage, known: Known) -> Page:
            page = with_stamped_html(page, self._site)
            seen = await worker.visit(page, search_alone(self._plan), known)
            self._versions.add(worker.version)
            return seen

        while queue:
            page = queue.pop(0)
            self._cached.give_up(page.path)
            visited = await self._cached.try_search_again(page, visit_search)
            if visited is None:
                compare = self._compare if self._is_checked(page) else None
                visited = await visit_page(visit, page, self._known_of(page), compare)
                if self._learned is not None:
                    self._learned.add(page, self._site, visited.shown)
                    visited = visited._replace(relied=False)  # on itself at most, and it has tried the search
            self._keep_visited(page, visited, worker.version)

    def _known_of(self, page: BuiltPage) -> Known:
        return self._knowledge.of(page.path) if self._learned is None else self._learned.known_of(page, self._site)

    def _keep_visited(self, page: BuiltPage, visited: Visited, browser: str) -> None:
        """Write what was seen of a page, learn what it has shown, and keep both in the cache."""
        if visited.relied:
            self._relied.add(page.path)
        else:
            self._relied.discard(page.path)
        evidence = compressed(visited.seen)
        self._searches.add(visited.seen)
        if visited.seen.loaded is True:
            self._knowledge.add(page.path, visited.shown)
            if visited.is_whole(self._plan.fields):
                self._cached.keep(page, visited, evidence, browser)
        self._keep(page, evidence)

    def _complete(self, reason: str) -> None:
        """Keep the pages of which nothing is known as unread, for this reason; bring up to date what is outdated."""
        if self._is_complete:
            return
        self._is_complete = True
        for page in self._asked:
            if page.path not in self._done:
                self._writer.write(unread(page, self._plan.base, reason))
        for path in self._cached.outdated(self._asked_for):
            self._writer.write(self._cached.renewed(self._writer.read(path)))

    def result(self, *, interrupted: bool) -> Gathered:
        """Tell how it went."""
        self._complete("The audit was interrupted before this page." if interrupted else "The page was not visited.")
        self._cached.close()
        reused = Reused(len(self._cached.paths & self._asked_for), len(self._relied & self._asked_for))
        return Gathered(max(self._versions, default=""), interrupted, reused, self._knowledge.differing)
