"""The search is tried on the representative of a template: what came of it belongs to every page of that template."""

from collections.abc import Mapping
from hashlib import sha256
from itertools import chain
from typing import NamedTuple

import msgspec
from msgspec import structs

from audits.config.profiles import SEARCH_OPEN
from audits.evidence import Page, StatusChange, View
from audits.reuse.templates import TemplateOrder

ACTION = "search"
"""What a StatusChange says that was done."""


class Search(NamedTuple):
    """What a page shows of the search: its views while it is open, by profile, and how its results are told of."""

    views: Mapping[str, View]
    told: tuple[StatusChange, ...]


class Searches:
    """What the representatives of templates with several pages show of the search, by template."""

    def __init__(self, order: TemplateOrder) -> None:
        self._order = order
        self._shown: dict[str, tuple[Search, str]] = {}

    def is_shown_for_others_by(self, path: str) -> bool:
        """Tell whether the page at a path stands for others: what it shows of the search is to be added."""
        return path in self._order.representatives and path in self._order.relied_on

    def add(self, page: Page) -> None:
        """Learn what a page shows of the search, if it is one that stands for others."""
        if self.is_shown_for_others_by(page.path):
            search = search_of(page)
            key = sha256(msgspec.msgpack.encode(search, order="sorted")).hexdigest()
            self._shown[self._order.key_by_path[page.path]] = search, key

    def key_of(self, path: str) -> str:
        """Return a hash of what the page's representative shows of the search; empty if there is none."""
        _, key = self._shown.get(self._order.key_by_path.get(path, ""), (None, ""))
        return key

    def shown_on(self, page: Page) -> Page:
        """Give a page with what its representative shows of the search today, whenever it was gathered."""
        search, _ = self._shown[self._order.key_by_path[page.path]]
        return with_search(page, search)


def search_of(page: Page) -> Search:
    """Give what a page shows of the search."""
    views = page.views if isinstance(page.views, tuple) else ()
    changes = page.status_changes if isinstance(page.status_changes, tuple) else ()
    return Search(
        {view.profile: view for view in views if view.state == SEARCH_OPEN},
        tuple(one for one in changes if one.action == ACTION),
    )


def with_search(page: Page, search: Search) -> Page:
    """Give a page with other evidence of its search, in the profiles that both have shown it in."""
    views, changes = page.views, page.status_changes
    if isinstance(views, tuple):
        views = tuple(
            search.views[one.profile] if one.state == SEARCH_OPEN else one
            for one in views
            if one.state != SEARCH_OPEN or one.profile in search.views
        )
    if isinstance(changes, tuple):
        told = search.told[:1]
        changes = tuple(chain.from_iterable(told if one.action == ACTION else (one,) for one in changes))
    return structs.replace(page, views=views, status_changes=changes)
