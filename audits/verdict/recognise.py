"""How a cause is known again in another run: by its id, and after an edit by what else is the same.

That is the rule, the kind of element, what it says, its page and its selector.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher

from msgspec import Struct

from audits.evidence import StyleOrigin
from audits.rules.outcomes import Outcome, Result
from audits.verdict.baseline import Baseline, KnownCause, KnownPlace
from audits.verdict.causes import Element, cause_id, cause_key, element_of, kind_of
from audits.verdict.report import CauseKind

ALIKE = 0.8
"""How much two texts have in common that may be one before and after an edit: 1 is the same."""


class Occurrence(Struct, frozen=True):
    """A fault at one place of one page, with the id and the kind of its cause; `html` is the start of the element's."""

    cause: str
    rule: str
    result: Result
    kind: CauseKind
    page: str
    selector: str
    html: str

    @property
    def element(self) -> Element:
        """What its HTML tells of the element."""
        return element_of(self.html)


class Recognised(Struct, frozen=True):
    """Which occurrences are known, by their position, each with the entry it is known by; and the entries met."""

    entries: Mapping[int, KnownCause] = {}

    @property
    def met(self) -> frozenset[str]:
        """The ids of the entries that some occurrence is known by."""
        return frozenset(entry.cause for entry in self.entries.values())


def recognise(occurrences: Sequence[Occurrence], baseline: Baseline, pages: AbstractSet[str]) -> Recognised:
    """Find the occurrences that a baseline knows; `pages` are all pages of the site.

    Each place of an entry stands for one occurrence. Those that are the same are matched first, then those that look as
    if they were the same before an edit.
    """
    groups: dict[str, list[int]] = {}
    for at, one in enumerate(occurrences):
        groups.setdefault(one.cause, []).append(at)
    found: dict[int, KnownCause] = {}
    open_places: dict[str, list[KnownPlace]] = {entry.cause: list(entry.places) for entry in baseline.known}
    for entry in baseline.known:
        for at in groups.get(entry.cause, ()):
            if _takes_place(occurrences[at], entry, open_places[entry.cause], pages):
                found[at] = entry
    met = {entry.cause for entry in found.values()}
    unknown: dict[tuple[str, Result, CauseKind], list[int]] = {}
    for at, one in enumerate(occurrences):
        if at not in found:
            unknown.setdefault((one.rule, one.result, one.kind), []).append(at)
    for entry in baseline.known:
        for at in unknown.get((entry.rule, entry.result, entry.kind), ()):
            is_met = entry.cause in met
            if at not in found and _was(occurrences[at], entry, open_places[entry.cause], is_met=is_met):
                found[at] = entry
    return Recognised(found)


def occurrence_of(outcome: Outcome, style: StyleOrigin | None) -> Occurrence:
    """Give what an outcome is known again by; `style` is the declaration behind it, where that is known."""
    place = outcome.place
    cause = cause_id(cause_key(outcome, style))
    return Occurrence(cause, outcome.rule, outcome.result, kind_of(outcome), outcome.page, place.selector, place.html)


def _takes_place(occurrence: Occurrence, entry: KnownCause, free: list[KnownPlace], pages: AbstractSet[str]) -> bool:
    """Tell whether an occurrence of the same cause stands where the entry says, or where its page was renamed to."""
    if not entry.places:
        return True
    own = [place for place in free if place.page == occurrence.page]
    moved = [place for place in free if place.page not in pages]
    place = next((one for one in own if one.selector == occurrence.selector), None) or next(iter((*own, *moved)), None)
    if place is not None:
        free.remove(place)
    return place is not None


def _was(occurrence: Occurrence, entry: KnownCause, free: list[KnownPlace], *, is_met: bool) -> bool:
    """Tell whether an occurrence may be what an entry knew, before an edit; an entry that was met is whole as it is.

    An element without classes is of no kind of its own, so one like it may have another fault.
    """
    element = occurrence.element
    if not entry.places:
        return not is_met and "." in entry.element and entry.element == element.shape
    place = next(
        (one for one in free if one.page == occurrence.page and _is_like(one, occurrence, element, entry)), None
    )
    if place is not None:
        free.remove(place)
    return place is not None


def _is_like(place: KnownPlace, occurrence: Occurrence, element: Element, entry: KnownCause) -> bool:
    is_same_kind = element.shape == entry.element
    is_same_place = bool(place.selector) and place.selector == occurrence.selector
    says_same = SequenceMatcher(None, place.label, element.label).ratio() >= ALIKE and bool(element.label)
    return (is_same_kind and (is_same_place or says_same)) or (is_same_place and says_same)
