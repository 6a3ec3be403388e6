"""Focus stops of the shell that pages of a template share: what the representative has shown of them, by look."""

from typing import Any

import msgspec

from audits.browser.open_page import OpenPage
from audits.evidence import FocusStop

OF_THE_LOOK = ("is_seen", "covered_by", "is_looked_at", "indicators", "by_browser", "has_caret", "in_frame", "pictured")
"""What stops of one look have in common; the rest of a stop is read anew on each page."""

PACE = "pace"


class SharedStops:
    """What is known of the stops of one tab sequence: a profile and a direction.

    `looks` are those of which the representative has shown one and the same thing, wherever it has them: of any other
    look, where its stops lie on the page plays a part. `is_slow` says that keys must be pressed one by one through
    the whole page, because what it shows when it is scrolled decides what its stops are.
    """

    def __init__(self, page: OpenPage, profile: str, *, backward: bool) -> None:
        self.profile = profile
        self.backward = backward
        self._known = page.known
        self._kind = f"focus-stop {profile} {'backward' if backward else 'forward'}"
        key = (self._kind, PACE)
        state = {} if page.known.is_representative or not page.known.is_shared(key) else page.known[key]
        self.looks: list[str] = state.get("looks", [])
        self.is_slow: bool = state.get("is_slow", False)

    def learn(self, stops: list[dict[str, Any]], *, is_slow: bool) -> None:
        """Keep what the stops of each look of the shell have shown, where all have shown the same."""
        shown: dict[str, list[dict[str, Any]]] = {}
        for stop in stops:
            if stop["shell_look"]:
                shown.setdefault(stop["shell_look"], []).append({name: stop.get(name) for name in OF_THE_LOOK})
        alike = {look: each[0] for look, each in shown.items() if all(_agree(one, each[0]) for one in each)}
        for look, one in alike.items():
            self._known[self._kind, look] = one
        self._known[self._kind, PACE] = {"looks": sorted(alike), "is_slow": is_slow}

    def merged(self, tried: list[dict[str, Any]], known: list[dict[str, Any]]) -> tuple[FocusStop, ...]:
        """Give the stops that were tried on the page, and the known ones, in the order in which Tab comes to them."""
        positions = {stop["position"] for stop in tried}
        others = [
            {**stop, **self._known[self._kind, stop["look"]]} for stop in known if stop["position"] not in positions
        ]
        order = sorted([*tried, *others], key=lambda stop: stop["position"], reverse=self.backward)
        return msgspec.convert(order, tuple[FocusStop, ...])


def _agree(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Tell whether two stops have shown the same; one that was not looked at, as its like was before, adds nothing."""
    names = ("is_seen", "covered_by", "has_caret", "in_frame", "indicators", "pictured")
    return all(one[name] == other[name] for name in names)
