"""The rule `reflow-text`."""

from collections.abc import Iterator

from audits.evidence import TextLayout
from audits.rules.accessibility._text_layout import is_newly_cut, told_of_cuts, told_of_losses, told_of_overlaps
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.standards import wcag

WHEN = "On a screen 320 pixels wide"
LONG = "Once the neck has settled, most people can go back to work within a few weeks."
NARROW = "<style>@media (max-width: 40em) { .wide { display: none } }</style>"


@rule("reflow-text", wcag("1.4.10"), profiles=("reflow",), where=lambda layout: layout.texts > 0 or layout.words > 0)
@good(f"<main><p>{LONG}</p></main>")
@good(f'<main><pre style="overflow: auto">{LONG}</pre></main>')
@good(f'<main><div style="overflow: auto"><table style="width: 900px"><tr><td>{LONG}</td></tr></table></div></main>')
@good(
    f'<main><div style="height: 4em; overflow: auto"><p>{LONG}</p><p>{LONG}</p><p>{LONG}</p></div>'
    f"<p>{LONG}</p><p>Rest, but keep moving.</p></main>"
)
@good(f"{NARROW}<nav class=wide><p>All of our guides to neck pain</p></nav><main><p>Neck</p></main>")
@good(
    f"{NARROW}<style>@media (min-width: 40em) {{ .slim {{ display: none }} }}</style>"
    f"<main><p class=wide>{LONG}</p><p class=slim>{LONG}</p></main>"
)
@bad(f'<main><div style="height: 3em; overflow: hidden">{LONG} {LONG}</div></main>', says="is cut off")
@bad(
    f'<main><p style="height: 1.2em">{LONG}</p><p style="margin-top: -0.5em">Rest, but keep moving.</p></main>',
    says="lie on each other",
)
@bad(f"{NARROW}<main><p class=wide>{LONG}</p></main>", says="is not shown")
def reflow_text(layout: TextLayout, index: SiteIndex) -> Iterator[Problem]:
    """Text stays whole on a narrow screen

    Let boxes grow with their text, and leave nothing out. Readers who enlarge the page four times see it 320 pixels
    wide, and need all of it.
    """
    yield from told_of_cuts(WHEN, (one for one in layout.cut if is_newly_cut(one) and not one.by_page))
    yield from told_of_overlaps(WHEN, layout.overlaps)
    yield from told_of_losses(WHEN, layout, index)
