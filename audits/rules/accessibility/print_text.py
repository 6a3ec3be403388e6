"""The rule `print-text`."""

from collections.abc import Iterator

from audits.evidence import PrintLayout
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import READ_ANYWHERE


@rule("print-text", READ_ANYWHERE, profiles=("print",))
@good("<p>Neck pain</p>")
@good('<p style="background: black; color: white">Neck pain</p>')
@good("<style>@media print { p { color: black !important } }</style><p style='color: white'>Neck pain</p>")
@bad(
    "<style>@media print { p { background: none !important } }</style>"
    "<p style='background: black; color: white'>Neck</p>",
    says="white",
)
def print_text(paper: PrintLayout) -> Iterator[Problem]:
    """Text can be read on paper

    Write in the stylesheet `@media print { body { color: black; background: white } }`. Printers leave out backgrounds,
    so that light letters vanish.
    """
    for one in paper.pale:
        yield Problem(
            f"On paper, “{one.text}” is written in white or nearly so on white. Give it a dark colour for print.",
            place=one.place,
        )
