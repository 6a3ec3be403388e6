"""Visiting one page with what others of its template have shown, and in full as well where that is to be checked."""

from collections.abc import Awaitable, Callable, Collection
from typing import NamedTuple

from audits.evidence import NotGathered, Page
from audits.reuse.knowledge import CHECK
from audits.reuse.known import Found, Known, shows_search, without_search
from audits.reuse.search import search_of, with_search
from audits.static.pages import BuiltPage

Visit = Callable[[BuiltPage, Known], Awaitable[Page]]
"""Opens a page in a browser, with what need not be found out again."""

Compare = Callable[[Page, Page], tuple[str, ...]]
"""Gives the ids of the rules that judge two visits to a page differently: the first with reuse, the second in full."""


class Visited(NamedTuple):
    """What came of visiting a page.

    `shown` is what it has found out of parts that pages share, `requested` the addresses it has asked for, and `relied`
    says whether `seen` relies on what other pages had found out.
    """

    seen: Page
    shown: Found
    requested: tuple[str, ...]
    relied: bool

    def is_whole(self, fields: Collection[str]) -> bool:
        """Tell whether all of these fields were gathered: what a lack of time has kept back may come the next time."""
        views = self.seen.views if isinstance(self.seen.views, tuple) else ()
        records = (self.seen, *views)
        return not any(isinstance(getattr(one, name, None), NotGathered) for one in records for name in fields)


async def visit_page(visit: Visit, page: BuiltPage, known: Known, compare: Compare | None) -> Visited:
    """Visit a page with what is known of its template; with `compare` in full as well, and then that counts.

    A page with a search control that its template has not shown is worked in full, too: its search index was short.
    """
    seen = await visit(page, known)
    has_own_search = not known.tries_search and shows_search(known.own)
    if known.is_worked_in_full or (compare is None and not has_own_search):
        return Visited(seen, known.own, known.asked_for, relied=not known.is_worked_in_full)
    in_full = Known()
    full = await visit(page, in_full)
    check = {CHECK: list(compare(seen, full))} if compare is not None else {}
    return Visited(full, {**in_full.own, **check}, in_full.asked_for, relied=False)


async def try_search_again(
    visit: Visit, page: BuiltPage, before: Page, learned: Found, requested: tuple[str, ...]
) -> Visited | None:
    """Try the search of a page again, of which only the search index has changed since it was seen as `before`.

    `visit` looks at the search alone. `learned` is what the page had found out of parts that pages share, `requested`
    the addresses it had asked for. None where the search is there in other profiles than before, or the page could not
    be looked at: it has to be visited as a whole.
    """
    known = Known(without_search(learned))
    seen = await visit(page, known)
    search, earlier = search_of(seen), search_of(before)
    has_same_parts = search.views.keys() == earlier.views.keys() and len(search.told) == len(earlier.told)
    if seen.loaded is not True or not has_same_parts:
        return None
    found = {**learned, **known.own}
    return Visited(with_search(before, search), found, (*requested, *known.asked_for), relied=False)
