"""The rule `print-menu`."""

from collections.abc import Iterator

from audits.evidence import PrintLayout
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import READ_ANYWHERE

MENU = '<nav><a href="a/">Neck</a> <a href="b/">Back</a> <a href="c/">Knee</a></nav><main><p>Neck pain</p></main>'


@rule("print-menu", READ_ANYWHERE, profiles=("print",))
@good(f"<style>@media print {{ nav {{ display: none }} }}</style>{MENU}")
@good('<main><nav><a href="#a">Signs</a> <a href="#b">Causes</a> <a href="#c">Help</a></nav><p>Neck pain</p></main>')
@bad(MENU, says="“Neck Back Knee”")
def print_menu(paper: PrintLayout) -> Iterator[Problem]:
    """Menus are left out on paper

    Write in the stylesheet `@media print { nav { display: none } }`. A menu takes paper, and nobody can press it.
    """
    for one in paper.menus:
        yield Problem(
            f"The menu “{one.text}” with {one.links} links is printed. Hide it in the stylesheet for print.",
            place=one.place,
        )
