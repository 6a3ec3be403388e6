"""What a reader can open on a page by one press, and what it looks like then."""

from enum import StrEnum

from msgspec import Struct

from audits.evidence.accessible import AccessibleNode
from audits.evidence.basics import NotGathered, Place
from audits.evidence.document import Heading, Link, Picture, SentenceLink
from audits.evidence.embedded import Frame, Graphic
from audits.evidence.forms import Field, FieldGroup, Form
from audits.evidence.keyboard import TabSequence
from audits.evidence.markup import Markup
from audits.evidence.view import View


class OpeningOutcome(StrEnum):
    """What came of pressing an opener."""

    OPENED = "opened"
    UNANNOUNCED = "unannounced"
    """It opened something, which a second press hides again, and exposes no state."""
    SELECTED_UNANNOUNCED = "selected-unannounced"
    """It opened something in place of something else, is drawn otherwise from then on, and exposes no state."""
    NOTHING = "nothing"
    """Nothing came into sight."""
    TOGGLED_UNANNOUNCED = "toggled-unannounced"
    """Nothing came into sight, but it is drawn otherwise until pressed again, and exposes no state."""
    OUT_OF_REACH = "out-of-reach"
    """No pointer could press it: something lay over it, or it stood outside of what can be seen."""
    LEFT_OUT = "left-out"
    """It was not pressed: the page has more than are pressed on one."""


class FocusAfter(StrEnum):
    """Where the focus was once something had opened, if it was no use there."""

    FOLLOWED = ""
    LOST = "lost"
    """Nowhere: what was pressed has gone."""
    BEHIND = "behind"
    """Behind the modal dialog that was opened."""
    LEAVES = "leaves"
    """In the modal dialog that was opened, from which Tab leads to what is behind it."""
    DROPPED = "dropped"
    """In the modal dialog that was opened, and nowhere once that was closed."""


class Opener(Struct, frozen=True, omit_defaults=True):
    """Something that opens a part of the page: its name, the sign that it does (`tab`, …), and what came of it."""

    name: str
    sign: str
    outcome: OpeningOutcome
    place: Place
    focus: FocusAfter = FocusAfter.FOLLOWED


class Appeared(Struct, frozen=True, omit_defaults=True):
    """Records of what came into sight only when something was opened, by the names of the fields of Page.

    `after` gives the place of each of the headings in the page's outline: by its selector that of the heading before
    it, or "" where it is the first.
    """

    links: tuple[Link, ...] | NotGathered = ()
    sentence_links: tuple[SentenceLink, ...] | NotGathered = ()
    pictures: tuple[Picture, ...] | NotGathered = ()
    graphics: tuple[Graphic, ...] | NotGathered = ()
    frames: tuple[Frame, ...] | NotGathered = ()
    headings: tuple[Heading, ...] | NotGathered = ()
    fields: tuple[Field, ...] | NotGathered = ()
    forms: tuple[Form, ...] | NotGathered = ()
    field_groups: tuple[FieldGroup, ...] | NotGathered = ()
    accessible: tuple[AccessibleNode, ...] | NotGathered = ()
    markup: Markup | NotGathered = Markup()
    after: dict[str, str] = {}


class StateEvidence(Struct, frozen=True, omit_defaults=True):
    """What was gathered in one state of a page: views, records of what appeared, and focus stops."""

    views: tuple[View, ...] = ()
    appeared: Appeared = Appeared()
    sequences: tuple[TabSequence, ...] = ()


class Opened(Struct, frozen=True, omit_defaults=True):
    """The openers of a page in one profile, in the order pressed, and a look at each state they brought about."""

    profile: str
    openers: tuple[Opener, ...]
    state_evidence: tuple[StateEvidence, ...] = ()
