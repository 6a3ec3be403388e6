"""How the text of a page is set, and what becomes of the page on paper and in a reader's own colours."""

from msgspec import Struct

from audits.evidence.basics import Place


class ParagraphStyle(Struct, frozen=True):
    """The paragraphs of one view that are set alike; `text` and `place` are those of the one with the longest line.

    `line_height` is a multiple of the letters' size, 0 where the page leaves it to the browser; `per_line` the most
    characters in a line of a paragraph of three lines or more, 0 where there is none; `lines` the most in a paragraph.
    `longest` is the most words of a paragraph.
    """

    paragraphs: int
    longest: int
    font_size: float
    line_height: float
    lines: int
    per_line: int
    is_justified: bool
    is_italic: bool
    is_capitals: bool
    text: str
    place: Place


class SmallText(Struct, frozen=True):
    """Text in letters of one size below 12 pixels: how many characters in all, and the first of it."""

    font_size: float
    characters: int
    text: str
    place: Place


class TextStyles(Struct, frozen=True, tag="text-styles"):
    """How the text of one view is set."""

    paragraphs: tuple[ParagraphStyle, ...]
    small: tuple[SmallText, ...]


class PrintedLink(Struct, frozen=True):
    """A link to another site; `is_spelt` says that its address can be read on paper."""

    url: str
    text: str
    is_spelt: bool
    place: Place


class PaleText(Struct, frozen=True):
    """Text that is hardly darker than the paper, as a ratio of contrast."""

    text: str
    contrast: float
    place: Place


class Menu(Struct, frozen=True):
    """A menu of links that is printed."""

    text: str
    links: int
    place: Place


class PrintLayout(Struct, frozen=True, tag="print-layout"):
    """What a print of the page shows."""

    links: tuple[PrintedLink, ...]
    pale: tuple[PaleText, ...]
    menus: tuple[Menu, ...]


class Vanished(Struct, frozen=True):
    """A control that a desktop shows as a picture, and a reader's own colours show as nothing."""

    name: str
    place: Place


class ForcedColours(Struct, frozen=True, tag="forced-colours"):
    """How many controls without words there are, and which cannot be seen in a reader's own colours."""

    controls: int
    vanished: tuple[Vanished, ...]
