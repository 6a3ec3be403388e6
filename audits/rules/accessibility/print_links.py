"""The rule `print-links`."""

from collections.abc import Iterator

from audits.evidence import PrintLayout
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import READ_ANYWHERE

NHS = '<a href="https://www.nhs.uk/conditions/neck-pain/">Neck pain</a>'


@rule("print-links", READ_ANYWHERE, profiles=("print",), where=lambda paper: bool(paper.links))
@good(f'<style>@media print {{ a::after {{ content: " (" attr(href) ")" }} }}</style><p>{NHS}</p>')
@good('<p><a href="https://www.nhs.uk/">www.nhs.uk</a></p>')
@bad(f"<p>{NHS}</p>", says="“Neck pain”")
def print_links(paper: PrintLayout) -> Iterator[Problem]:
    """On paper, links to other sites show their address

    Write in the stylesheet `@media print { main a[href^="http"]::after { content: " (" attr(href) ")" } }`. Readers who
    print a guide cannot press its links.
    """
    hidden = [one for one in paper.links if not one.is_spelt]
    if hidden:
        more = f" and {len(hidden) - 1} more" if len(hidden) > 1 else ""
        yield Problem(
            f"On paper, nobody can see where the link “{hidden[0].text}”{more} leads. Let the stylesheet for print "
            "write the address behind each link to another site.",
            place=hidden[0].place,
        )
