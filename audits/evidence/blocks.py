"""The text of a page, block by block, as it is shown."""

from msgspec import Struct

from audits.evidence.basics import Place


class Part(Struct, frozen=True):
    """Words inside a block that are marked as another language than the block around them."""

    text: str
    language: str


class Block(Struct, frozen=True, omit_defaults=True):
    """A run of text that stands by itself: a paragraph, a heading, a list item's own words, a cell.

    `text` are its first 1,000 characters, `lines` the same as broken by `br`, if it is. `around` names what it stands
    in, from the innermost out: roles and elements such as `heading`, `list`, `table`, `navigation`, `note`.
    `container` tells siblings: blocks whose elements have one parent have one number. `weight` is the least of its
    letters, `size` the most common, in pixels; `is_linked` says that all its letters lead somewhere or press something,
    `hidden_text_follows` that words stand behind it which are not shown, as in a part that is closed.
    """

    tag: str
    text: str
    around: tuple[str, ...]
    container: int
    language: str
    weight: int
    size: float
    left: int
    top: int
    width: int
    height: int
    place: Place
    lines: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    is_linked: bool = False
    is_italic: bool = False
    is_boxed: bool = False
    """Whether it is the first in a box of its own: with a border or a background the surroundings have not."""
    is_seen: bool = True
    """Whether it takes up room on the page; text for screen readers alone does not."""
    hidden_text_follows: bool = False
