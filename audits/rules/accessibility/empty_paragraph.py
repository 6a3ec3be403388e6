"""The rule `empty-paragraph`."""

from collections.abc import Iterator

from audits.evidence import Markup, Tags
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import technique


@rule("empty-paragraph", technique("C8", "Using CSS to control spacing"))
@good(
    "<p>Neck</p><p>12 High Street<br>Ringwood</p><p id='said'></p><p class='icon'></p><p><img alt='' src='a.png'></p>"
)
@good("<pre>a<br><br>b</pre><p aria-live='polite'></p>")
@good("<div>Neck</p></div>")
@bad("<p>Neck</p><p>&nbsp;</p><p>Back</p>", says="empty paragraph")
@bad("<p>Neck<br><br>Back</p>", says="2 line breaks")
def empty_paragraph(markup: Markup, tags: Tags) -> Iterator[Problem]:
    """Space between paragraphs is made by the stylesheet

    Take the empty paragraphs and the surplus `<br>` away; begin a new paragraph with an empty line in Markdown. Some
    screen readers stop at each of them and say “blank”, and text set in paragraphs can be walked through one by one.
    """
    surplus = {fault.tag for fault in tags.faults}
    for place in markup.empty_blocks:
        if "p" in surplus and place.html == "<p></p>":
            continue  # what browsers make of a `</p>` too many, of which tags-match tells
        yield Problem("An empty paragraph makes space here.", place=place)
    for breaks in markup.breaks:
        yield Problem(
            f"{breaks.count} line breaks in a row make space here; make it two paragraphs.", place=breaks.place
        )
