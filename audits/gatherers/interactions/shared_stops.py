"""Focus stops of the shell that pages of a template share: what other pages have shown of them, by look."""

from typing import Any

import msgspec

from audits.browser.open_page import OpenPage
from audits.evidence import FocusStop
from audits.lib.colour import CLEAR

SHARED_FIELDS = ("is_seen", "covered_by", "indicators", "by_browser", "has_caret", "in_frame", "pictured")
"""What stops of one look have in common; the rest of a stop is read anew on each page."""

PACE = "pace"


class SharedStops:
    """What is known of the stops of one tab sequence: a profile and a direction.

    `looks` are placed looks (`placedLooks`) whose stops agreed on other pages. What lies where it lay on another page
    is covered by the same, but for the content, which may be scrolled to anywhere. `is_slow` says that keys must be
    pressed one by one through the whole page, because what it shows when it is scrolled decides what its stops are.
    """

    def __init__(self, page: OpenPage, profile: str, *, backward: bool) -> None:
        self.profile = profile
        self.backward = backward
        self._known = page.known
        self._kind = f"focus-stop {profile} {'backward' if backward else 'forward'}"
        self._is_shared = not page.known.is_worked_in_full and page.known.is_shared((self._kind, PACE))
        self.is_slow: bool = self._is_shared and page.known[self._kind, PACE]
        self.looks = self._known_looks() if self._is_shared else []

    def _known_looks(self) -> list[str]:
        found = self._known.shared_of(self._kind).items()
        return sorted(look for look, one in found if look != PACE and one is not None)

    def learn(self, stops: list[dict[str, Any]]) -> None:
        """Keep what the stops of each look not known before have shown; nothing, where they have not shown the same."""
        shown: dict[str, list[dict[str, Any]]] = {}
        for stop in stops:
            look = stop["shell_look"]
            if look and (self._kind, look) not in self._known:
                shown.setdefault(look, []).append({name: stop.get(name) for name in SHARED_FIELDS})
        for look, each in shown.items():
            self._known[self._kind, look] = each[0] if all(_agree(one, each[0]) for one in each) else None

    def learn_pace(self, *, is_slow: bool) -> None:
        """Keep that the whole sequence has been gone through, and whether keys had to be pressed one by one."""
        self._known[self._kind, PACE] = is_slow

    def merged(self, tried: list[dict[str, Any]], known: list[dict[str, Any]]) -> tuple[FocusStop, ...]:
        """Give the stops that were tried on the page, and the known ones, in the order in which Tab comes to them."""
        positions = {stop["position"] for stop in tried}
        others = [
            {**stop, **self._known[self._kind, stop["look"]]} for stop in known if stop["position"] not in positions
        ]
        order = sorted([*tried, *others], key=lambda stop: stop["position"], reverse=self.backward)
        return msgspec.convert(order, tuple[FocusStop, ...])


def _agree(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Return whether rules would judge two stops alike."""
    names = ("is_seen", "covered_by", "has_caret", "in_frame", "pictured")
    return all(one[name] == other[name] for name in names) and _signs(one) == _signs(other)


def _signs(stop: dict[str, Any]) -> Any:
    """Give what shows the focus: that something clear does, and where it does, or else everything that was noted.

    How faint marks differ, beside a clear one, depends on which part of the page was last scrolled to.
    """
    indicators = stop["indicators"]
    is_clear = any((one["contrast"] or 0) >= CLEAR for one in indicators)
    return any(one["on"] == "beside" for one in indicators) if is_clear else indicators
