"""The rule `focus-hidden`."""

from collections import defaultdict
from collections.abc import Iterator

from audits.evidence import FocusStop, TabSequence
from audits.rules.accessibility._stops import called
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import wcag

LINKS = "".join(f"<p style='margin: 30px 0'><a href='/{number}'>Guide {number}</a></p>" for number in range(1, 41))
BAR = "position: fixed; left: 0; right: 0; background: #fff"
STICKY = f"<div style='{BAR}; top: 0; height: 60px'>Clinic</div>"
FOOTER = f"<div style='{BAR}; bottom: 0; height: 120px'>We use cookies.</div>"
ROOM = "<!doctype html><style>html { scroll-padding: 80px 0 140px } body { padding: 70px 0 130px }</style>"


@rule("focus-hidden", wcag("2.4.11"), where=lambda sequence: bool(sequence.stops))
@good(LINKS)
@good(ROOM + STICKY + FOOTER + LINKS)
@good("<div style='position: fixed; inset: 0; pointer-events: none'></div>" + LINKS)
@good(ROOM + STICKY.replace("Clinic", "<a href='/'>Clinic</a>") + LINKS)
@good("<div style='position: fixed; top: 0; height: 60px; width: 100%'>Clinic</div>" + LINKS)
@bad(FOOTER + "<div style='height: 700px'></div><p><a href='/a'>Exercises</a></p>", says="“Exercises”")
@bad(STICKY + "<p style='margin: 10px'><a href='/a'>Exercises</a></p>" + "<p>Text</p>" * 9, says="“Exercises”")
def focus_hidden(sequence: TabSequence) -> Iterator[Problem]:
    """Nothing lies over the place where the keyboard is

    Ask whoever keeps the stylesheet to leave room for bars that stay in place, with `scroll-padding-top` and
    `scroll-padding-bottom` on `html`, or to let them scroll away. Readers who press Tab do not see where they are.
    """
    under: dict[str, list[FocusStop]] = defaultdict(list)
    for stop in sequence.stops:
        if stop.is_seen and stop.covered_by:
            under[stop.covered_by].append(stop)
    for cover, stops in under.items():
        stop, *others = sorted(stops, key=lambda one: one.position)
        rest = " So do others." if others else ""  # how many differs by the way the keyboard goes
        yield Problem(
            f"The {called(stop)} lies wholly under {cover} when the keyboard comes to it.{rest}", place=stop.place
        )
