"""The rule `no-script`."""

from collections.abc import Iterator

from audits.evidence import TextLayout
from audits.rules.accessibility._text_layout import concerns_contact
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.rules.wording import link_called
from audits.standards import READ_ANYWHERE

MAX_LOST = 0.1
"""Of the words of the main part: a few may be a figure that a script works out."""

TEXT = "Move your neck gently, and as often as you like, until the ache begins to ease. Then do a little more."


@rule("no-script", READ_ANYWHERE, profiles=("no-js",), where=lambda layout: layout.words > 0)
@good(f"<main><p>{TEXT}</p></main>")
@good(f'<main><p>{TEXT}</p><p>{TEXT}</p><p id="day"></p></main><script>day.textContent = "A good day"</script>')
@good(
    f"<style>@keyframes come {{ from {{ opacity: 0 }} }} p {{ animation: come 9s }}</style><main><p>{TEXT}</p></main>"
)
@bad(f'<main id="all"></main><script>all.innerHTML = "<p>{TEXT}</p>"</script>', says="21 of 21 words")
@bad(
    f"<style>main {{ opacity: 0 }} .on main {{ opacity: 1 }}</style><main><p>{TEXT}</p></main>"
    '<script>document.body.className = "on"</script>',
    says="21 of 21 words",
)
@bad(
    f'<main><p>{TEXT}</p><p id="call"></p></main>'
    "<script>call.innerHTML = '<a href=\"tel:+441632960001\">Call</a>'</script>",
    says="“Call”",
)
def no_script(layout: TextLayout, index: SiteIndex) -> Iterator[Problem]:
    """The page can be read and the clinic reached without scripts

    Write the text, the number and the booking link into the page itself. Scripts fail on bad connections and old
    phones, and some readers switch them off.
    """
    if layout.lost_words > layout.words * MAX_LOST:
        first = layout.lost[0]
        yield Problem(
            f"Without scripts {layout.lost_words} of {layout.words} words of the main part are not shown, the first of "
            f"them “{first.text}”. Write the text into the page itself.",
            place=first.place,
        )
    for link in layout.lost_links:
        if concerns_contact(link, index):
            yield Problem(
                f"Without scripts the {link_called(link.text)} is not there, or cannot be pressed. "
                "Write it into the page.",
                place=link.place,
            )
