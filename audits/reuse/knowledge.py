"""What the pages visited so far have shown of their templates, and whether pages that follow may rely on it."""

from typing import Any

from audits.reuse.known import FindingKey, Found, Known
from audits.reuse.templates import TemplateOrder

CHECK: FindingKey = ("reuse", "check")
"""The key under which a checked page keeps the ids of the rules that judge it differently in full."""


class Knowledge:
    """The findings that later pages of a template may reuse, by page."""

    def __init__(self, order: TemplateOrder) -> None:
        self._order = order
        self._shown: dict[str, Found] = {}
        self._differing: dict[str, tuple[str, ...]] = {}

    def add(self, page: str, shown: Found) -> None:
        """Learn what a page has shown."""
        if page in self._order.relied_on:
            self._shown[page] = {key: _without_sources(one) for key, one in shown.items()}
        if differing := tuple(shown.get(CHECK, ())):
            self._differing[page] = differing

    def of(self, page: str) -> Known:
        """Give what is known before a page is visited, so that it need not be worked in full.

        Nothing is known of a representative, of a page whose representative has shown nothing, and of a template that
        is not to be relied on. Where pages that stand for a page have shown different things, the first of them counts.
        """
        before = self._order.relied_on_by(page)
        is_represented = bool(before) and before[0] in self._shown
        if not is_represented or self.is_distrusted(page):
            return Known()
        known: dict[FindingKey, Any] = {}
        for path in reversed(before):
            known |= self._shown.get(path, {})
        return Known(known, tries_search=False)

    def is_distrusted(self, page: str) -> bool:
        """Tell whether the page that was checked for its template has shown something else in full work."""
        return any(path in self._differing for path in self._order.checked_page_of(page))

    @property
    def differing(self) -> tuple[str, ...]:
        """The pages that have shown something else, each with the rules that say so."""
        return tuple(f"{path}: {', '.join(rules)}" for path, rules in sorted(self._differing.items()))


def _without_sources(found: Any) -> Any:
    """Leave out of JSON where places came from: on another page that is somewhere else."""
    if isinstance(found, dict):
        is_place = "selector" in found
        return {key: _without_sources(one) for key, one in found.items() if not (is_place and key == "source")}
    if isinstance(found, list | tuple):
        return [_without_sources(one) for one in found]
    return found
