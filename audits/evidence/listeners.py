"""What a page's scripts listen for."""

from enum import StrEnum

from msgspec import Struct

from audits.evidence.basics import Place


class MotionResponse(StrEnum):
    """What changed on a page when the device was shaken and tilted."""

    NONE = "none"
    UNKNOWN = "unknown"
    """Perhaps something other than the words and elements that are shown: a style, a drawing, where it is scrolled."""
    CONTENT = "content"
    """The words or elements that are shown."""


class Listener(Struct, frozen=True, omit_defaults=True):
    """A script waits for an event: its name, and what it is waited for on: an element, `window` or `document`."""

    event: str
    on: str
    place: Place


class Listeners(Struct, frozen=True, omit_defaults=True, tag="listeners"):
    """What the scripts of a page and its frames listen for among the events that criteria are about.

    Those are presses, touches, moves, drags, hovering, gestures and the device's own motion. `draggable` are the
    elements marked as such. `motion` says what changed when the device was moved.
    """

    found: tuple[Listener, ...]
    draggable: tuple[Place, ...] = ()
    motion: MotionResponse = MotionResponse.NONE

    def of(self, *events: str) -> tuple[Listener, ...]:
        """Give those that wait for any of these events."""
        return tuple(one for one in self.found if one.event in events)
