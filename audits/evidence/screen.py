"""What stays and what moves on the screen in one profile."""

from msgspec import Struct

from audits.evidence.basics import Place


class Bar(Struct, frozen=True):
    """Something that stays in its place while the page is scrolled, and how many pixels of height it takes."""

    text: str
    height: int
    place: Place


class Underneath(Struct, frozen=True):
    """A text at an end of the page that lies under a bar, so that no scrolling brings it out."""

    text: str
    bar: str
    place: Place


class Bars(Struct, frozen=True, tag="bars"):
    """What stays on a screen of this `height` in the middle of the page, and how much of it is `free` to read in."""

    height: int
    free: int
    bars: tuple[Bar, ...]
    under: tuple[Underneath, ...]


class Animation(Struct, frozen=True):
    """An animation without end.

    `moves` are the properties it changes that move something; `is_status` says that it tells of something going on.
    """

    moves: tuple[str, ...]
    width: int
    height: int
    is_status: bool
    place: Place


class EndlessMotion(Struct, frozen=True, tag="endless-motion"):
    """The animations that go on while the page is looked at."""

    animations: tuple[Animation, ...]
