"""The rule `reflow`."""

from collections.abc import Iterator

from audits.evidence import Layout
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

NARROW = 320
"""The width in CSS pixels at which WCAG 1.4.10 asks for one direction of scrolling only."""

TWO_DIMENSIONAL = frozenset({"table", "pre", "svg", "canvas", "video", "iframe", "math", "object", "embed"})
"""What needs two dimensions to be understood, which 1.4.10 exempts."""


@rule("reflow", wcag("1.4.10"), where=lambda layout: layout.width <= NARROW)
@good("<p>Short words only.</p>")
@good('<div style="overflow-x: auto"><table style="width: 900px"><tr><td>Wide</td></tr></table></div>')
@good('<pre style="width: 900px">code</pre><p>Text</p>')
@good('<body style="overflow-x: hidden"><p style="position: absolute; left: 400px">Waiting outside</p><p>Text</p>')
@bad('<body style="overflow-x: hidden"><p style="width: 900px">Cut off in the middle.</p>', says="Cut off")
@bad('<p style="width: 900px">A long line of text.</p>', says="A long line of text.")
@bad(
    '<div style="position: absolute; left: 400px; width: 100px; height: 9px"></div>',
    says="without",
    result=Result.UNSURE,
)
@bad("<style>html, body { overflow-x: hidden }</style><p style='width: 900px'>Cut off too.</p>", says="Cut off too")
@bad('<img style="width: 900px; height: 20px" alt="Map" src="data:,">', says="picture", result=Result.UNSURE)
def reflow(layout: Layout) -> Iterator[Problem]:
    """The page fits a narrow screen without scrolling sideways

    Let the element shrink: take away its fixed width, or put a wide table into a box that scrolls by itself.
    Readers who enlarge text four times see the page 320 pixels wide.
    """
    if layout.scroll_width <= layout.width:
        return
    culprits = [one for one in layout.past_edge if one.within not in TWO_DIMENSIONAL]
    if not layout.scrolls_sideways:
        culprits = [one for one in culprits if one.left < layout.width and one.text]
    for one in culprits:
        if not one.text and not one.within:
            yield Problem(
                f"An element without text reaches to {one.right} pixels on a screen {layout.width} pixels wide, so the "
                "page scrolls sideways. A person must say whether a reader misses anything.",
                place=one.place,
                result=Result.UNSURE,
            )
        elif one.within == "img":
            yield Problem(
                f"A picture reaches to {one.right} pixels on a screen {layout.width} pixels wide. A person must say "
                "whether it needs that width to be understood.",
                place=one.place,
                result=Result.UNSURE,
            )
        else:
            yield Problem(
                f"“{one.text}” reaches to {one.right} pixels on a screen {layout.width} pixels wide.", place=one.place
            )
    if not layout.past_edge and layout.scrolls_sideways:
        yield Problem(f"The page is {layout.scroll_width} pixels wide on a screen {layout.width} pixels wide.")
