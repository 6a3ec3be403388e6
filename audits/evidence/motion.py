"""What a page does by itself, while nobody touches it."""

from enum import StrEnum

from msgspec import Struct

from audits.evidence.basics import Place


class MovingKind(StrEnum):
    """What moves, blinks or changes: by style sheet, as a picture or film, or by script."""

    ANIMATION = "animation"
    PICTURE = "picture"
    VIDEO = "video"
    TEXT = "text"
    LOOK = "look"


class Moving(Struct, frozen=True, omit_defaults=True):
    """Something visible that moves, blinks or changes by itself.

    `name` is the start of its text, or the picture's address, or where it has neither the animation's name. `seconds`
    is how long it goes on, `None` where it has no end. `area` is how many square pixels change at once, `flashes` how
    often a second they go from light to dark and back. `waits_for_loading` says that it is marked as telling that
    something is being loaded, `is_alone` that the page shows nothing else. `stopped_by` is the name of the control that
    was pressed and stopped or hid it; `adjusted_by` the name of one that says it sets how often it changes;
    `honours_reduced_motion` says that it stands still for readers who have asked their device for less motion.
    """

    kind: MovingKind
    name: str
    seconds: float | None
    area: int
    place: Place
    flashes: float = 0.0
    waits_for_loading: bool = False
    is_alone: bool = False
    has_own_controls: bool = False
    stopped_by: str = ""
    adjusted_by: str = ""
    honours_reduced_motion: bool = False


class Departure(Struct, frozen=True):
    """A script sends the reader away, or loads the page again, so many seconds after it was opened."""

    seconds: int
    url: str
    is_reload: bool = False
    extended_by: str = ""
    """The name of a control that says it gives more time; empty where there is none."""


class Motion(Struct, frozen=True, tag="motion"):
    """What a page did by itself in its first minute and a half."""

    moving: tuple[Moving, ...]
    departures: tuple[Departure, ...] = ()
