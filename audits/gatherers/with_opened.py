"""Merging the records of opened content into those of the page as loaded, so that rules judge both alike."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from msgspec import structs

from audits.evidence import Appeared, Hovering, Markup, NotGathered, Opened, Page, Revealed
from audits.evidence.basics import place_of

IN_SIGHT = {"links": "visible", "pictures": "is_shown", "accessible": "seen"}
"""For fields that also hold hidden records: the attribute that is falsy for a hidden one."""

MERGED_FIELDS = tuple(one.name for one in structs.fields(Appeared) if one.name not in {"after", "markup"})


def with_opened(page: Page) -> Page:
    """Put what was opened, or shows when pointed at, to what the page shows as loaded, each to its kind."""
    opened: tuple[Opened, ...] = page.opened if isinstance(page.opened, tuple) else ()
    revealed: tuple[Revealed, ...] = page.hovering.revealed if isinstance(page.hovering, Hovering) else ()
    states = tuple(chain(*(one.state_evidence for one in opened), *(one.state_evidence for one in revealed)))
    appeared = tuple(one.appeared for one in states)
    fields: dict[str, Any] = {name: _joined(name, getattr(page, name), appeared) for name in MERGED_FIELDS}
    fields["markup"] = _joined_markup(page.markup, appeared)
    if opened:
        fields["opened"] = tuple(structs.replace(one, state_evidence=()) for one in opened)
    if revealed:
        fields["hovering"] = Hovering(tuple(structs.replace(one, state_evidence=()) for one in revealed))
    if isinstance(page.views, tuple):
        fields["views"] = (*page.views, *chain.from_iterable(one.views for one in states))
    if isinstance(page.tab_sequences, tuple):
        fields["tab_sequences"] = (*page.tab_sequences, *chain.from_iterable(one.sequences for one in states))
    return structs.replace(page, **fields)


def _joined(name: str, seen: Any, appeared: Sequence[Appeared]) -> Any:
    """Give all records of a field; NotGathered where those of the page, or of what was opened, are not known."""
    for one in appeared:
        fresh = getattr(one, name)
        if isinstance(seen, tuple) and fresh:
            is_known = not isinstance(fresh, NotGathered)
            seen = merged(seen, fresh, IN_SIGHT.get(name), one.after) if is_known else fresh
    return seen


def _joined_markup(seen: Markup | NotGathered, appeared: Sequence[Appeared]) -> Markup | NotGathered:
    """Give the markup of a page with that of what has appeared; NotGathered as above."""
    for one in appeared:
        if isinstance(seen, NotGathered) or isinstance(one.markup, NotGathered):
            return one.markup if isinstance(seen, Markup) else seen
        lists = structs.asdict(one.markup)
        seen = Markup(**{name: merged(getattr(seen, name), fresh, None, {}) for name, fresh in lists.items()})
    return seen


def merged(
    seen: Sequence[Any], fresh: Sequence[Any], in_sight: str | None, after: Mapping[str, str]
) -> tuple[Any, ...]:
    """Put fresh records in place of those of the same element that was hidden, or else behind the one they come after.

    What was in sight before stays as it was then. Without a place of its own, a record comes last.
    """
    found, known = list(seen), {place_of(one).selector: one for one in seen}

    def behind(selector: str) -> int:
        return next((at for at, one in enumerate(found, 1) if place_of(one).selector == selector), len(found))

    for one in fresh:
        selector = place_of(one).selector
        before = known.get(selector)
        if before is None:
            found.insert(0 if after.get(selector) == "" else behind(after.get(selector, "")), one)
        elif in_sight and not getattr(before, in_sight):
            found[found.index(before)] = one
    return tuple(found)
