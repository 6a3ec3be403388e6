"""How a page is marked up: ids, tables, what stands for spacing, elements of old, tags that do not match."""

from msgspec import Struct

from audits.evidence.basics import Place


class DuplicateId(Struct, frozen=True):
    """An id that several elements bear; `referenced_by` is the attribute that points to it, empty where none does.

    The place is that of the second bearer.
    """

    id: str
    count: int
    referenced_by: str
    place: Place


class Presentational(Struct, frozen=True):
    """An element or an attribute (`kind`) that says how something looks, as HTML had them before stylesheets."""

    name: str
    kind: str
    place: Place


class Breaks(Struct, frozen=True):
    """How many `br` follow one another with nothing between them, and the element they stand in."""

    count: int
    place: Place


class Titled(Struct, frozen=True):
    """An element with a `title`, and the text that it shows (a picture's alternative)."""

    title: str
    text: str
    place: Place


class Table(Struct, frozen=True):
    """A table: its size, its header cells, and what tells whether it holds data or arranges the page.

    `is_layout` says that it is marked as one that arranges. `heading` is the heading above it, empty where more
    than one paragraph stands between them.
    """

    is_layout: bool
    rows: int
    columns: int
    headers: int
    is_named: bool
    heading: str
    is_nested: bool
    holds_parts: bool
    first_row_is_bold: bool
    has_lines: bool
    words: int
    place: Place


class SplitList(Struct, frozen=True):
    """Lists of one item each that follow right upon each other: how many, and the place of the first."""

    count: int
    place: Place


class Nested(Struct, frozen=True, omit_defaults=True):
    """A control in a link: the names of both, and what kind the inner one is, as in “a button”; its place.

    `is_told_by_tabindex` says that nothing makes it one but that it takes the focus.
    """

    outer: str
    inner: str
    kind: str
    place: Place
    is_told_by_tabindex: bool = False


class Markup(Struct, frozen=True, tag="markup"):
    """How a page is marked up. Of each kind of thing the first fifty are kept."""

    duplicates: tuple[DuplicateId, ...] = ()
    presentational: tuple[Presentational, ...] = ()
    empty_blocks: tuple[Place, ...] = ()
    breaks: tuple[Breaks, ...] = ()
    titled: tuple[Titled, ...] = ()
    tables: tuple[Table, ...] = ()
    split_lists: tuple[SplitList, ...] = ()
    nested: tuple[Nested, ...] = ()


class TagFault(Struct, frozen=True):
    """A tag in the page's file that has no partner: its name, its line, and what is wrong with it."""

    tag: str
    line: int
    fault: str


class Swallowed(Struct, frozen=True):
    """What swallows a part of the page, and the line in which it begins.

    `what` is `comment`, `quote` or the name of an element that holds text alone, such as `style`.
    """

    what: str
    line: int


class Tags(Struct, frozen=True, omit_defaults=True, tag="tags"):
    """What is wrong with the tags of the page's file, as written; the first twenty, and what swallows the rest."""

    faults: tuple[TagFault, ...] = ()
    swallowed: tuple[Swallowed, ...] = ()
