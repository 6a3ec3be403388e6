"""How texts look when they are pointed at, focused or visited, and how controls stand out."""

from enum import StrEnum

from msgspec import Struct

from audits.evidence.basics import Place


class TextState(StrEnum):
    """A state of a text in which it may have other colours than at rest."""

    HOVER = "hover"
    FOCUS = "focus"
    ACTIVE = "active"
    VISITED = "visited"
    PLACEHOLDER = "placeholder"


class StateContrast(Struct, frozen=True, omit_defaults=True):
    """A text whose colours change in a state, and how it stands out then.

    `ratio` is its contrast in that state, between the colours `text` and `behind`, as `#rrggbb`. `needed` is what
    WCAG 1.4.3 asks of letters of this size. `others` counts the elements that look the same.
    """

    state: TextState
    ratio: float
    needed: float
    text: str
    behind: str
    place: Place
    others: int = 0


class ControlKind(StrEnum):
    """What a control is known by: a field or a box to tick by its edge, a button without words by its icon."""

    FIELD = "field"
    BOX = "box"
    ICON = "icon"


class ControlContrast(Struct, frozen=True, omit_defaults=True):
    """What a control is known by, and how it stands out from what is beside it.

    `ratio` is the best of its border, its shadow and its fill against what is around it, or of its icon against what is
    behind it; `colour` and `beside` are those two. `has_border` says whether it has a border at all, `has_words`
    whether words in it can be read. `others` counts the controls that look the same.
    """

    kind: ControlKind
    ratio: float
    colour: str
    beside: str
    place: Place
    has_border: bool = False
    has_words: bool = False
    others: int = 0


class Colours(Struct, frozen=True, tag="colours"):
    """The colours of one view: of texts that change in a state, and of controls."""

    states: tuple[StateContrast, ...]
    controls: tuple[ControlContrast, ...]
