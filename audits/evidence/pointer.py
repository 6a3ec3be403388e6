"""What came of pointing, pressing, dragging and swiping."""

from msgspec import Struct

from audits.evidence.basics import Place
from audits.evidence.opened import StateEvidence


class Press(Struct, frozen=True, omit_defaults=True):
    """What came of pressing something a script listens on, and letting go somewhere else.

    `touch` says that it was done with a finger rather than a mouse. `stays` says that something of the page
    changed at the press and was still changed after letting go elsewhere; `asked_for` is the address the browser was
    asked for meanwhile. `acts_on_move` says that nothing changed at the press, but by moving on: it can be dragged or
    swiped. `controls` are the names of the buttons, links and fields in it and beside it, `near` those of others in
    the same part of the page; `has_keys` says that a script listens to keys or clicks there too.
    """

    place: Place
    text: str
    touch: bool = False
    stays: bool = False
    asked_for: str = ""
    acts_on_move: bool = False
    controls: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    has_keys: bool = False


class Pointing(Struct, frozen=True, tag="pointing"):
    """What came of pressing and dragging what scripts listen on, each kind of thing once."""

    presses: tuple[Press, ...]


class Revealed(Struct, frozen=True, omit_defaults=True):
    """Words that appear when a pointer is over something, or, with `on_focus`, when it has the focus.

    `name` is what that is called, or the start of its text. `covers` says that they lie over other words.
    `goes_on_escape` says that the Escape key takes them away while the pointer or the focus stays;
    `can_be_pointed_at` that they stay while the pointer moves onto them; `stays` that they are still there after a
    while in which nobody moved. `out_of_reach` are the addresses of the links among them that the keyboard comes to
    neither there, by way of `leads_to` excepted, nor elsewhere on the page; `leads_to` is that of the link pointed at.
    `is_only_for_pointers` says of words without links that neither the focus nor Enter shows them; `is_tooltip` that
    they explain what is pointed at, as their role or class says. `state_evidence` holds what was gathered of them.
    """

    text: str
    name: str
    place: Place
    on_focus: bool = False
    covers: bool = False
    goes_on_escape: bool = False
    can_be_pointed_at: bool = False
    stays: bool = False
    out_of_reach: tuple[str, ...] = ()
    leads_to: str = ""
    is_only_for_pointers: bool = False
    is_tooltip: bool = False
    state_evidence: tuple[StateEvidence, ...] = ()


class Hovering(Struct, frozen=True, tag="hovering"):
    """What came of pointing at, or focusing, what shows more then; `place` of each is what was pointed at."""

    revealed: tuple[Revealed, ...]
