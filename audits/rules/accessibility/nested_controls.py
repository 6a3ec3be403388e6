"""The rule `nested-controls`."""

from collections.abc import Iterator

from audits.evidence import Markup
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import HTML, wcag


@rule("nested-controls", wcag("4.1.2"), HTML)
@good('<a href="neck/"><h2>Neck</h2><p>It moves.</p></a> <button>Book</button>')
@good('<article><a href="neck/">Neck</a> <button>Keep for later</button></article>')
@good('<a href="neck/">Neck <span tabindex="-1">exercises</span><button hidden>Book</button></a>')
@bad('<a href="book/"><button>Book</button></a>', says="a button")
@bad('<a href="neck/"><h2>Neck</h2><span role="button" tabindex="0">Keep for later</span></a>', says="a button")
@bad(
    '<div role="link" tabindex="0">Neck exercises <button>Keep for later</button></div>'
    "<script>document.querySelector('div').onclick = () => { location = 'neck/' }</script>",
    says="a button",
)
@bad('<a href="neck/">Neck <input aria-label="How many"></a>', says="a field")
@bad('<a href="neck/">Neck <span tabindex="0">exercises</span></a>', says="keyboard stops", result=Result.UNSURE)
def nested_controls(markup: Markup) -> Iterator[Problem]:
    """No link holds a button, a field, or another link

    Let the link end before the button begins, or make one of the two. The keyboard stops at both, a screen reader
    reads them as one, and which of the two a press works, browsers decide.
    """
    for one in markup.nested:
        yield Problem(
            f"The link “{one.outer}” holds {one.kind} (“{one.inner}”).",
            place=one.place,
            result=Result.UNSURE if one.is_told_by_tabindex else Result.FAILED,
        )
