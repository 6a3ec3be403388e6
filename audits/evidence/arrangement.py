"""What a stylesheet shows in another order than the document has it."""

from msgspec import Struct

from audits.evidence.basics import Place


class Arranged(Struct, frozen=True):
    """One part of a container: the start of its text, its words, whether a control, or a field to fill in, is in it."""

    text: str
    words: int
    is_control: bool = False
    is_field: bool = False


class Arrangement(Struct, frozen=True):
    """A container whose parts are seen in another order than they are read aloud.

    `cause` is what changes the order: `row-reverse` and `column-reverse` of flex boxes, `order`, `grid` for places in a
    grid, `position` for absolute ones.
    """

    cause: str
    in_document: tuple[Arranged, ...]
    as_seen: tuple[Arranged, ...]
    place: Place
