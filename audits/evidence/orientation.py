"""What a phone shows of a page when it is held upright, and when it is held sideways."""

from msgspec import Struct

from audits.evidence.basics import Place
from audits.evidence.text import LostLink, LostText


class TurnNotice(Struct, frozen=True):
    """Words that ask a reader to turn the device; `covers` says that they lie over the whole screen."""

    text: str
    covers: bool
    place: Place


class OrientationView(Struct, frozen=True):
    """One way of holding the phone, against the other: of the `words` shown there, what is not shown here.

    `controls` is how many links, buttons, fields and films are shown here.
    """

    words: int
    lost_words: int
    lost: tuple[LostText, ...]
    lost_links: tuple[LostLink, ...]
    notice: TurnNotice | None
    controls: int


class Orientation(Struct, frozen=True, tag="orientation"):
    """A page on a phone held upright, and sideways; `profile` is the one whose phone is turned."""

    upright: OrientationView
    sideways: OrientationView
    profile: str = "mobile"
