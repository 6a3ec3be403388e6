"""The search is tried on the representative of a template: what came of it belongs to every page of that template."""

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import structs

from audits.evidence import Page, StatusChange, View
from audits.reuse.templates import Standing

STATE = "search-open"
ACTION = "search"


class Search(NamedTuple):
    """What a page shows of the search: its views while it is open, by profile, and how its results are told of."""

    views: Mapping[str, View]
    told: tuple[StatusChange, ...]


class Searches:
    """What the representatives of templates with several pages show of the search, by template."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self._shown: dict[str, Search] = {}

    def add(self, page: Page) -> None:
        """Learn what a page shows of the search, if it is the one that stands for others."""
        standing = self._standing
        if page.path in standing.representatives and page.path in standing.standing_for_others:
            self._shown[standing.template_of[page.path]] = _search_of(page)

    def may_change(self, path: str) -> bool:
        """Tell whether `shown_on` may give anything but the page itself."""
        search = self._shown.get(self._standing.template_of.get(path, ""))
        is_other = path not in self._standing.representatives
        return is_other and search is not None and bool(search.views or search.told)

    def shown_on(self, page: Page) -> Page:
        """Give a page with what its representative shows of the search today, whenever it was gathered."""
        search = self._shown[self._standing.template_of[page.path]]
        views, changes = page.views, page.status_changes
        if isinstance(views, tuple):
            views = tuple(search.views.get(one.profile, one) if one.state == STATE else one for one in views)
        if isinstance(changes, tuple) and search.told:
            changes = tuple(search.told[0] if one.action == ACTION else one for one in changes)
        return structs.replace(page, views=views, status_changes=changes)


def _search_of(page: Page) -> Search:
    views = page.views if isinstance(page.views, tuple) else ()
    changes = page.status_changes if isinstance(page.status_changes, tuple) else ()
    return Search(
        {view.profile: view for view in views if view.state == STATE},
        tuple(one for one in changes if one.action == ACTION),
    )
