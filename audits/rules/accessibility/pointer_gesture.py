"""The rule `pointer-gesture`."""

from collections.abc import Iterator

from audits.evidence import Pointing, Press
from audits.rules.accessibility._alternative import without_alternative
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

SWIPE = (
    "<script>let from = 0; one.addEventListener('touchstart', (e) => { from = e.touches[0].clientX });"
    "one.addEventListener('touchend', (e) => { if (e.changedTouches[0].clientX - from) said.append('!') })</script>"
)
SLIDE = '<h1>Exercises</h1><div><div id="one" style="width: 400px"><p id="said">One</p></div>'


def _is_swiped(one: Press) -> bool:
    return one.acts_on_move and one.touch


@rule("pointer-gesture", wcag("2.5.1"), where=lambda pointing: any(_is_swiped(one) for one in pointing.presses))
@good(f"{SLIDE}<button>Next exercise</button></div>{SWIPE}")
@bad(f"{SLIDE}</div>{SWIPE}", says="no button")
@bad(f"{SLIDE}<button>Print</button></div>{SWIPE}", says="Print", result=Result.UNSURE)
def pointer_gesture(pointing: Pointing) -> Iterator[Problem]:
    """What can be swiped can be moved by pressing, too

    Put buttons beside it that do the same, such as “Next” and “Previous”. Whoever uses a head pointer, or one finger
    that trembles, cannot draw a way on the screen.
    """
    for one in pointing.presses:
        if _is_swiped(one) and (problem := without_alternative(one, f"“{one.text}” can be swiped with a finger")):
            yield problem
