"""The rule `opens-on-press`."""

from collections.abc import Iterator, Mapping

from audits.evidence import Opened, Opener, OpeningOutcome
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.rules.wording import control_called
from audits.standards import NOTHING_UNSEEN

DETAILS = "<details><summary>At night</summary><p>Sleep on your back.</p></details>"
LAYER = "<div style='position: fixed; inset: 0; background: white'>Wait</div>"
UNSAID = frozenset({"button", "link", "unmarked"})
"""What may open nothing at all: nobody is told that it could not be pressed."""


def _pressed(opened: tuple[Opened, ...]) -> Mapping[str, Opener]:
    """Give each opener by its selector, as it was opened in any profile, if it was."""
    found: dict[str, Opener] = {}
    for opener in (one for seen in opened for one in seen.openers if one.sign not in UNSAID):
        known = found.setdefault(opener.place.selector, opener)
        if known.outcome in MISSED and opener.outcome not in MISSED:
            found[opener.place.selector] = opener
    return found


MISSED = {
    OpeningOutcome.OUT_OF_REACH: "no pointer could press it",
    OpeningOutcome.LEFT_OUT: "the page has more of them than are tried",
}
"""Why what an opener opens was not looked at."""


@rule("opens-on-press", NOTHING_UNSEEN, where=lambda opened: bool(_pressed(opened)))
@good(DETAILS)
@good(f"{DETAILS}<button aria-expanded='false'>More</button>")
@bad(DETAILS + LAYER, says="“At night” opens was not looked at: no pointer could press it", result=Result.UNTESTED)
def opens_on_press(opened: tuple[Opened, ...]) -> Iterator[Problem]:
    """What a press opens on a page was looked at

    Open the page and press what is named. If nothing opens, something lies over it, or its script is broken: mend that.
    If it opens, look yourself at what it shows, for this audit has not.
    """
    for opener in _pressed(opened).values():
        if opener.outcome in MISSED:
            yield Problem(
                f"What the {control_called(opener.name)} opens was not looked at: {MISSED[opener.outcome]}.",
                place=opener.place,
                result=Result.UNTESTED,
            )
