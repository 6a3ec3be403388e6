"""The rule `line-height`."""

from collections.abc import Iterator

from audits.evidence import TextStyles
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import BDA_STYLE, wcag

MIN_RATIO = 1.3
"""Of the letters' size. 1.4.8 asks for 1.5; what a browser does where a page says nothing is not the page's choice."""

TEXT = "Move your neck gently, and as often as you like, until the ache begins to ease. Then do a little more. " * 6


@rule("line-height", wcag("1.4.8"), BDA_STYLE, profiles=("desktop",), where=lambda styles: bool(styles.paragraphs))
@good(f"<p>{TEXT}</p>")
@good(f'<p style="line-height: 1.5">{TEXT}</p>')
@good(
    '<h1 style="line-height: 1.1">Neck pain that wanders up into the head, and what can be done about it</h1><p>'
    f"{TEXT}</p>"
)
@bad(f'<p style="line-height: 1.1">{TEXT}</p>', says="1.1 times")
def line_height(styles: TextStyles) -> Iterator[Problem]:
    """Lines stand far enough apart

    Write `line-height: 1.5` for paragraphs. Readers slip from one line into the next where they lie close together.
    """
    for one in styles.paragraphs:
        if 0 < one.line_height < MIN_RATIO and one.lines > 1:
            yield Problem(
                f"The lines of “{one.text}” are {one.line_height:g} times as high as its letters "
                f"(paragraphs: {one.paragraphs}). Write `line-height: 1.5`.",
                place=one.place,
            )
