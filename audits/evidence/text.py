"""How the text of a page is laid out in one profile, against the same page on a desktop."""

from enum import StrEnum

from msgspec import Struct

from audits.evidence.basics import Place


class Cut(StrEnum):
    """How text ends where its box ends."""

    CUT = "cut"
    """In the middle of a line, or between two, with nothing to say that there is more."""
    ELLIPSIS = "ellipsis"
    CLAMP = "clamp"
    """After a number of lines, with an ellipsis."""
    LINE = "line"
    """After the one line for which the box has room."""


class Reveal(StrEnum):
    """What shows the whole of a text that is cut."""

    NOTHING = ""
    TITLE = "title"
    BUTTON = "button"
    LINK = "link"
    ELSEWHERE = "elsewhere"


class CutText(Struct, frozen=True):
    """Text of which a part lies beyond the box that holds it, where no reader can scroll to it.

    `place` is that box, or where `by_page` the text itself, which the page's own edge cuts. `is_outside` says that all
    of this text lies beyond it. `is_new` says that the box cuts nothing on a desktop.
    """

    text: str
    how: Cut
    revealed_by: Reveal
    is_outside: bool
    is_new: bool
    by_page: bool
    place: Place


class Overlap(Struct, frozen=True):
    """Two texts, one over the other, that lie apart on a desktop; `place` is the first."""

    text: str
    other: str
    place: Place


class LostText(Struct, frozen=True):
    """A text of the page's main part that is shown on a desktop, and not here; `words` is how long it is."""

    text: str
    words: int
    place: Place


class LostLink(Struct, frozen=True):
    """An address that a link led to on a desktop, and no link that can be pressed leads to here.

    `over` is what lies over the link, empty where the link is not shown.
    """

    url: str
    text: str
    over: str
    place: Place


class Shrunk(Struct, frozen=True):
    """Text whose letters are fewer CSS pixels high than on a desktop, with both sizes."""

    text: str
    before: float
    now: float
    place: Place


class TextLayout(Struct, frozen=True, tag="text-layout"):
    """How the text of one view is laid out, against the same page on a desktop.

    `texts` counts the pieces of text that are shown; `words` those of the main part on a desktop, and `lost_words` how
    many of them are not shown here.
    """

    profile: str
    texts: int
    words: int
    lost_words: int
    cut: tuple[CutText, ...]
    overlaps: tuple[Overlap, ...]
    lost: tuple[LostText, ...]
    lost_links: tuple[LostLink, ...]
    shrunk: tuple[Shrunk, ...]
