"""The pages of a run that the cache holds: taken from it, renewed where their search has changed, and put into it."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from audits.evidence import Page
from audits.evidence.writing import decompressed
from audits.gatherers.page_visit import Visit, Visited, try_search_again
from audits.reuse.cache import Cache
from audits.reuse.knowledge import CHECK, Knowledge
from audits.reuse.search import Searches
from audits.static.pages import BuiltPage


class Taken(NamedTuple):
    """A page of the cache: its evidence, compressed, and the version of the browser that saw it."""

    page: BuiltPage
    evidence: bytes
    browser: str


class CachedPages:
    """What the cache holds of a run's pages; without a cache, of none.

    `knowledge` and `searches` learn from what is taken. `is_checked` says whether a page is to be worked in full, too.
    """

    def __init__(
        self, cache: Cache | None, knowledge: Knowledge, searches: Searches, is_checked: Callable[[BuiltPage], bool]
    ) -> None:
        self._cache, self._knowledge, self._searches = cache, knowledge, searches
        self._is_checked = is_checked
        self._taken: set[str] = set()
        self._needs_search: set[str] = set()
        self._search_when_kept: dict[str, str] = {}
        """The key of what each page that relied on its template showed of the search, by its path."""

    def take(self, pages: Iterable[BuiltPage]) -> Iterator[Taken]:
        """Take what the cache holds, but for pages on which the search was tried where its index has changed."""
        if self._cache is None:
            return
        for page in pages:
            entry = self._cache.get(page)
            if entry is None or (self._is_checked(page) and CHECK not in entry.found):
                continue
            is_relied_on = self._searches.is_shown_for_others_by(page.path)
            if (not entry.relied or is_relied_on) and not self._cache.has_same_search(entry):
                self._needs_search.add(page.path)
                continue
            self._taken.add(page.path)
            if entry.relied:
                self._search_when_kept[page.path] = entry.search
            if is_relied_on:
                self._searches.add(decompressed(entry.evidence))
            self._knowledge.add(page.path, entry.found)
            yield Taken(page, entry.evidence, entry.browser)

    @property
    def paths(self) -> frozenset[str]:
        """The paths of the pages that were taken and hold still."""
        return frozenset(self._taken)

    def relies(self, path: str) -> bool:
        """Tell whether a page that was taken relied on what other pages of its template had shown."""
        return path in self._search_when_kept

    def give_up(self, path: str) -> None:
        """Let a page go, for it is visited."""
        self._taken.discard(path)
        self._search_when_kept.pop(path, None)

    async def try_search_again(self, page: BuiltPage, visit: Visit) -> Visited | None:
        """Try the search of a page again where only its index has changed; None where the page has to be visited.

        `visit` looks at the search alone.
        """
        is_due = page.path in self._needs_search
        self._needs_search.discard(page.path)
        entry = self._cache.get(page) if self._cache is not None and is_due else None
        if self._cache is None or entry is None:
            return None
        return await try_search_again(
            visit, page, decompressed(entry.evidence), entry.found, self._cache.asked_for(entry)
        )

    def keep(self, page: BuiltPage, visited: Visited, evidence: bytes, browser: str) -> None:
        """Put what was seen of a page into the cache, `evidence` as its file holds it."""
        if self._cache is not None:
            entry = self._cache.entry(
                page,
                evidence,
                visited.requested,
                visited.shown,
                browser,
                relied=visited.relied,
                search=self._searches.key_of(page.path),
            )
            self._cache.put(page, entry)

    def outdated(self, paths: Iterable[str]) -> Iterator[str]:
        """Give those of the pages taken whose representative shows another search now than when they were kept."""
        for path in paths:
            if path in self._search_when_kept:
                search = self._searches.key_of(path)
                if search not in {"", self._search_when_kept[path]}:
                    yield path

    def renewed(self, page: Page) -> Page:
        """Give a page with the search as its representative shows it now."""
        return self._searches.shown_on(page)

    def close(self) -> None:
        """Remove from the cache what has become too much."""
        if self._cache is not None:
            self._cache.prune()
