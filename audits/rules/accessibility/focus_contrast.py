"""The rule `focus-contrast`."""

from collections.abc import Iterator

from audits.evidence import FocusStop, TabSequence
from audits.lib.colour import CLEAR
from audits.rules.accessibility._stops import called, is_judged_by_look
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

LINES = frozenset({"outline", "shadow", "outlined-shadow", "border"})
"""What is drawn round an element; where its contrast is not known, a picture lies behind."""

FEWEST_PIXELS = 24
"""Pixels that stand out clearly: a line along one side of a small button has as many."""


@rule("focus-contrast", wcag("1.4.11"), where=lambda sequence: bool(sequence.stops))
@good("<style>:focus { outline: 2px solid #767676 }</style><button>Search</button>")
@good("<style>:focus { outline: 2px solid #fff; box-shadow: 0 0 0 4px #000 }</style><button>Search</button>")
@good("<style>a:focus { outline: none; background: #fd0; border-bottom: 3px solid #000 }</style><a href='x'>X</a>")
@good("<style>body { background: #222 } :focus { outline: 2px solid #fd0 }</style><button>Search</button>")
@good("<a href='neck/'>Neck exercises</a>")
@bad("<style>:focus { outline: 2px solid #ddd }</style><button>Search</button>", says="1.36 to 1")
@bad("<style>a:focus { outline: none; background: #e6e6e6 }</style><a href='x'>Neck exercises</a>", says="1.25 to 1")
@bad(
    "<style>a { color: #06c; text-decoration: none } a:focus { outline: none; color: #2479d1 }</style>"
    "<a href='x'>Neck exercises</a>",
    says="“Neck exercises”",
)
@bad("<style>body { background: #222 } :focus { outline: 2px solid #333 }</style><button>Search</button>", says="to 1")
def focus_contrast(sequence: TabSequence) -> Iterator[Problem]:
    """What shows the keyboard's place stands out

    Ask whoever keeps the stylesheet for an outline at least 3 to 1 against what lies round it; a dark line with a light
    one beside it stands out anywhere. Readers with low vision who press Tab do not find a pale outline.
    """
    for stop in sequence.stops:
        if not is_judged_by_look(stop) or _best(stop) >= CLEAR or stop.pictured is None:
            continue
        if stop.pictured.changed > 0 and stop.pictured.clear < FEWEST_PIXELS:
            on_picture = any(one.contrast is None and one.kind in LINES for one in stop.indicators)
            told = f" ({_best(stop):.3g} to 1)" if _best(stop) > 1 else ""
            yield Problem(
                f"What shows that the {called(stop)} has the focus hardly stands out{told}: it needs 3 to 1.",
                place=stop.place,
                result=Result.UNSURE if on_picture else Result.FAILED,
            )


def _best(stop: FocusStop) -> float:
    return max((one.contrast or 1 for one in stop.indicators), default=1)
