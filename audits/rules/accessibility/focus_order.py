"""The rule `focus-order`."""

from collections.abc import Iterator
from itertools import groupby

from audits.evidence import FocusStop, TabSequence
from audits.rules.accessibility._stops import called, skips
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import wcag

EMPTY_TOLD_OF = frozenset({"a", "button"})
"""Elements of which axe tells where they are empty, which is why they cannot be seen."""

OFF_SCREEN = "<nav style='position: absolute; left: -999px'><a href='/a'>Guides</a></nav><a href='/b'>Book</a>"

OPENED_BY_FOCUS = (
    "<style>div :not(.open) { position: absolute; left: -999px }</style><div>"
    + "<a href='/a'></a>" * 4
    + "<input aria-label='Search' onblur='this.className = 0'"
    + " onfocus='setTimeout(() => { this.className = `open` }, 20)'></div><a href='/b'>Book</a>"
)
"""More links out of sight than are gone to one by one, then a field that is shown a moment after the focus has come."""

BACK_TO_TOP = (
    "<a href='/a'>Guides</a><p style='height: 3000px'>Text</p><a href='/b'>Book</a>"
    "<button style='position: fixed; top: 9px'>Back to top</button><script>onscroll = () => {"
    " const [top] = document.getElementsByTagName('button');"
    " top.style.opacity = +!scrollY; top.tabIndex = -(scrollY > 0) }</script>"
)
"""A button that a script hides, from the keyboard as well, once the page is scrolled: what comes to it was too fast."""


@rule("focus-order", wcag("2.4.3"), wcag("2.4.7"), where=lambda sequence: bool(sequence.stops))
@good("<a href='/a'>First</a><a href='/b'>Second</a>")
@good("<a href='/a'></a><a href='/b'>Second</a>")
@good("<a href='/a' tabindex='1'>First</a><a href='/b' tabindex='2'>Second</a>")
@good("<style>a:not(:focus) { position: absolute; left: -999px }</style><a href='#m'>Skip</a><p id='m'>Text")
@good(
    "<style>input { position: absolute; opacity: 0 } :focus + b { outline: 2px solid }</style>"
    "<label><input type='checkbox'><b>Yes</b></label>"
)
@good(OPENED_BY_FOCUS)
@good(BACK_TO_TOP)
@good("<div style='overflow: auto; height: 4em'>" + "<p>A line of text</p>" * 9 + "</div>")
@bad("<a href='/a'>First</a><a href='/b'>Second</a><a href='/c' tabindex='5'>Third</a>", says="“Third”")
@bad(OFF_SCREEN, says="“Guides”")
@bad(OFF_SCREEN.replace("</nav>", "<a href='/c'>Clinics</a></nav>"), says="Nor can what follows it")
@bad("<a href='/a' style='opacity: 0'>Guides</a><a href='/b'>Book</a>", says="“Guides”")
@bad("<div style='height: 0; overflow: hidden'><a href='/a'>Guides</a></div><a href='/b'>Book</a>", says="“Guides”")
def focus_order(sequence: TabSequence) -> Iterator[Problem]:
    """The keyboard goes through the page in reading order, past nothing that is out of sight

    Take `tabindex` with a number above 0 away, and put things into the page in the order they are read. Ask whoever
    keeps the template to hide what is closed with `hidden`, `display: none` or `visibility: hidden`, which the keyboard
    passes over. Readers who press Tab lose their place where it moves, or rests on something that nobody sees.
    """
    for is_out_of_sight, run in groupby(sequence.stops, _is_out_of_sight):
        if is_out_of_sight:
            stop, *others = sorted(run, key=lambda one: one.position)
            rest = " Nor can what follows it." if others else ""  # how much differs by the way the keyboard goes
            yield Problem(
                f"The keyboard stops at the {called(stop)}, which cannot be seen there.{rest}", place=stop.place
            )
    if sequence.backward:
        return
    for number, stop in enumerate(sequence.stops):
        passed = [one for one in sequence.stops[number + 1 :] if one.position < stop.position and not one.in_frame]
        if stop.tabindex > 0 and passed:
            yield Problem(
                f'`tabindex="{stop.tabindex}"` takes the keyboard to the {called(stop)} before the '
                f"{called(passed[0])}, which stands above it.",
                place=stop.place,
            )


def _is_out_of_sight(stop: FocusStop) -> bool:
    """Tell whether neither a stop nor a sign beside it can be seen; a skip link that stays unseen has its own rule."""
    has_sign_beside = any(one.on == "beside" for one in stop.indicators)
    is_empty = not stop.name and stop.tag in EMPTY_TOLD_OF
    return not (stop.is_seen or has_sign_beside or stop.in_frame or is_empty or skips(stop.name))
