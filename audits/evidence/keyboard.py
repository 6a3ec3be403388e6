"""What came of using a page by keyboard alone."""

from msgspec import Struct

from audits.evidence.basics import Place


class Indicator(Struct, frozen=True):
    """One thing that looks different while an element has the focus.

    `kind` is what changes: `outline`, `shadow`, `outlined-shadow` (with an outline that may be transparent), `border`,
    `background`, `colour`, `underline`, `place`, `size`, `look`.
    `contrast` is that of the change against what it replaces or stands beside, `None` where styles do not tell. `on`
    says where it shows: `itself`, or the selector of the element beside or around it.
    """

    kind: str
    contrast: float | None
    on: str = "itself"


class FocusPixels(Struct, frozen=True, tag="pictured"):
    """What two pictures of an element say, with the focus and without it: how many pixels differ, and by 3 to 1."""

    changed: int
    clear: int


class FocusStop(Struct, frozen=True, omit_defaults=True):
    """An element on which the focus rests when Tab is pressed.

    `position` counts the page's stops in the order of the document; `left` to `height` are its box in the document;
    `tabindex` is as written, 0 where it is not. `is_seen` says whether any part of it can be seen in the viewport while
    it has the focus, `covered_by` is the start of the HTML of what lies over all of it. `indicators` are what styles
    tell of the focus, `by_browser` that it is the browser's own ring; `has_caret` that a caret blinks in it. `pictured`
    is `None` where styles settle it.
    """

    name: str
    tag: str
    role: str
    left: int
    top: int
    width: int
    height: int
    position: int
    tabindex: int
    is_seen: bool
    place: Place
    covered_by: str = ""
    indicators: tuple[Indicator, ...] = ()
    by_browser: bool = False
    has_caret: bool = False
    in_frame: bool = False
    pictured: FocusPixels | None = None


class KeyboardTrap(Struct, frozen=True):
    """A part of the page that neither Tab nor Shift+Tab leaves: its stops by name, and how it can be left after all.

    `way_out` is a key that readers try unasked or that the page's text tells, or a button; empty where there is none.
    """

    stops: tuple[str, ...]
    place: Place
    way_out: str = ""


class FocusMove(Struct, frozen=True):
    """An element that gave the focus away as soon as it had it: to what it calls `to`, or to nothing."""

    name: str
    to: str
    is_seen: bool
    place: Place


class Reaction(Struct, frozen=True, omit_defaults=True):
    """What a page does by itself when the focus comes to an element, or when a field is changed.

    `does` goes on after “it”, and is empty where the page does nothing but show something; `told` is what its reader
    could read beforehand. `is_secret` says that a password, a code or the like is put into it, and `blocks_paste` that
    nothing can be pasted.
    """

    name: str
    tag: str
    does: str
    told: str
    place: Place
    is_secret: bool = False
    blocks_paste: bool = False


class TabSequence(Struct, frozen=True, omit_defaults=True):
    """A way through a page by Tab (`backward`: by Shift+Tab), in one profile.

    `is_whole` is false where there are more stops than anybody pressed Tab for.
    """

    profile: str
    backward: bool
    stops: tuple[FocusStop, ...]
    is_whole: bool = True
    trap: KeyboardTrap | None = None
    moves: tuple[FocusMove, ...] = ()
    reactions: tuple[Reaction, ...] = ()


class Shortcut(Struct, frozen=True):
    """A key that does something when pressed alone, and what, in words that go on after “it”."""

    key: str
    does: str


class Shortcuts(Struct, frozen=True, tag="shortcuts"):
    """What came of pressing every key that types a sign, with no field chosen.

    `switch` names what seems to turn such keys off, empty where there is none; `is_switched_off` says that it does.
    `is_whole` says whether all that do something are told of.
    """

    found: tuple[Shortcut, ...]
    is_whole: bool = True
    switch: str = ""
    is_switched_off: bool = False
    place: Place = Place()


class SkipLink(Struct, frozen=True):
    """A link at the start of a page that leads past something, and what came of Enter on it and the next Tab.

    `is_seen` is said of it with the focus on it; `led_to` names the stop that the next Tab came to, where
    the link has spared its reader nothing; else it is empty.
    """

    name: str
    href: str
    has_target: bool
    is_seen: bool
    moves_focus: bool
    led_to: str
    place: Place
