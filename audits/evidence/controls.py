"""What came of working the controls of a page by keyboard and by mouse."""

from msgspec import Struct

from audits.evidence.basics import NotGathered, Place


class Change(Struct, frozen=True, tag="change"):
    """What came of working a control once.

    `what` completes a sentence that begins with “it”; it is empty where nothing happened. `before` and `after` are the
    control's ARIA states and whether it is ticked or open. `shows` and `hides` count the elements that appeared and
    vanished.
    """

    what: str
    before: str = ""
    after: str = ""
    shows: int = 0
    hides: int = 0


class Control(Struct, frozen=True, omit_defaults=True):
    """Something that a mouse can work, as its element, its role, or what listens to clicks on it says.

    `is_reached` says whether the keyboard comes to it, or to what stands for it. What a click and what the keys do is
    `None` where nobody needs to try: the browser itself works such a control by keyboard.
    """

    profile: str
    name: str
    tag: str
    role: str
    is_reached: bool
    place: Place
    click: Change | NotGathered | None = None
    keys: Change | NotGathered | None = None
