"""The rule `print-cut`."""

from collections.abc import Iterator

from audits.evidence import Cut, TextLayout
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import READ_ANYWHERE

LONG = "Once the neck has settled, most people can go back to work, to sport and to sleep within a few weeks. " * 8


@rule("print-cut", READ_ANYWHERE, profiles=("print",), where=lambda layout: layout.texts > 0)
@good(f"<p>{LONG}</p>")
@good(f"<style>@media print {{ pre {{ white-space: pre-wrap }} }}</style><pre style='overflow: auto'>{LONG}</pre>")
@good('<p>Neck<span style="position: absolute; width: 1px; height: 1px; overflow: hidden"> exercises</span></p>')
@bad(f'<div style="height: 9em; width: 60vw; overflow: hidden">{LONG}</div>', says="is cut off")
@bad(f'<div style="height: 6em; overflow: auto">{LONG}</div>', says="is cut off")
def print_cut(layout: TextLayout) -> Iterator[Problem]:
    """Text stays whole on paper

    Take heights and `overflow` away in the stylesheet for print: `@media print { .box { height: auto; overflow:
    visible } }`, and let code wrap: `white-space: pre-wrap`. Nobody can scroll on paper.
    """
    for one in layout.cut:
        if one.is_new and one.how is not Cut.ELLIPSIS:
            yield Problem(
                f"On paper, “{one.text}” is cut off by the box around it. "
                "Let the box grow in the stylesheet for print.",
                place=one.place,
            )
