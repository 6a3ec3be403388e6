"""What came of pressing telephone links."""

from msgspec import Struct

from audits.evidence.basics import NotGathered, Place


class Pressed(Struct, frozen=True, tag="pressed"):
    """What came of one press: the address the browser was asked for, empty where it was asked for none.

    `over` is the start of the HTML of what lies over the link, empty where nothing does; it is `dismissable` where it
    is a dialog, which a reader can close.
    """

    asked_for: str
    over: str = ""
    dismissable: bool = False


class TelActivation(Struct, frozen=True):
    """What came of pressing one visible telephone link, by click and by Enter, as real input to the browser."""

    href: str
    url: str
    text: str
    click: Pressed | NotGathered
    enter: Pressed | NotGathered
    place: Place
