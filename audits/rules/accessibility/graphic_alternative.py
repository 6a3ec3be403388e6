"""The rule `graphic-alternative`."""

import re
from collections.abc import Iterator

from audits.evidence import Graphic, GraphicKind
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

TELLS = re.compile(
    r"(?<![a-z])(logo|chart|graph|diagram|infographic|figure|screenshot|screen-shot|map|timetable|table|price-?list|plot)"
    r"(?![a-z])",
    re.IGNORECASE,
)
"""Names that files with something to say are given."""

KINDS = {GraphicKind.PICTURE: "picture", GraphicKind.DRAWING: "drawing", GraphicKind.CANVAS: "drawing (canvas)"}
SQUARE = "<svg width='200' height='200' {}><rect width='200' height='200'/></svg>"
DRAW = "<script>document.querySelector('canvas').getContext('2d').fillRect(0, 0, 99, 99)</script>"
DOT = "data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22 width=%229%22 height=%229%22/>"


@rule("graphic-alternative", wcag("1.1.1"))
@good(f"<img src='{DOT}' width='99' height='99' alt=''>")
@good(SQUARE.format("role='none'"))
@good(f"<div aria-hidden='true'><img src='{DOT}' width='99' height='99' alt='Map'></div>")
@good("<svg width='99' height='99' aria-hidden='true'><title>Map</title><rect width='99' height='99'/></svg>")
@good(f"<canvas aria-hidden='true'></canvas>{DRAW}")
@bad(
    f"<img src='{DOT}' width='99' height='99' alt='Our team' aria-hidden='true'>", says="Our team", result=Result.UNSURE
)
@bad(SQUARE.format(""), says="no words", result=Result.UNSURE)
@bad(f"<canvas></canvas>{DRAW}", says="no words", result=Result.UNSURE)
def graphic_alternative(graphic: Graphic) -> Iterator[Problem]:
    """A graphic that says something says it in words too

    Write what the picture tells between the brackets, as in `![Turn the head slowly to the left](turn.svg)`. Leave them
    empty where it tells nothing. Readers who do not see it are otherwise not even told that it is there.
    """
    kind = KINDS[graphic.kind]
    if graphic.alternative:
        message = f"The {kind} has the words “{graphic.alternative}”, but is hidden from screen readers."
    elif not graphic.is_declared_decorative:
        message = (
            f"The {kind}, {graphic.width} by {graphic.height} pixels, has no words, and is not marked as decoration."
        )
    elif (telling := TELLS.search(graphic.src.rpartition("/")[2])) and not _is_told_beside(telling[0], graphic.beside):
        message = f"The {kind} is marked as decoration, but its file, {graphic.src.rpartition('/')[2]}, sounds telling."
    else:
        return
    yield Problem(f"{message} A person must say whether it tells readers anything.", result=Result.UNSURE)


def _is_told_beside(word: str, beside: str) -> bool:
    """Tell whether the text right around a graphic names it, or is long enough to say what it shows."""
    enough = 40
    return len(beside) >= enough or word.casefold() in beside.casefold()
