"""The rule `text-spacing`."""

from collections.abc import Iterator

from audits.evidence import TextLayout
from audits.rules.accessibility._text_layout import is_newly_cut, told_of_cuts, told_of_losses, told_of_overlaps
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.standards import wcag

WHEN = "When a reader widens the space between lines, words and letters"
CARD = "height: 38px; overflow: hidden; line-height: 19px; width: 300px"
ELLIPSIS = "overflow: hidden; white-space: nowrap; text-overflow: ellipsis; font: 16px sans-serif"
TIGHT = "line-height: 20px; margin: 0"
BUTTON = "border: 0; font: 16px/20px sans-serif; padding: 0; overflow: hidden; white-space: nowrap"


@rule("text-spacing", wcag("1.4.12"), profiles=("spacing",), where=lambda layout: layout.texts > 0 or layout.words > 0)
@good("<p>Move your neck gently, and often.</p>")
@good(f'<button style="{BUTTON}">Book an appointment</button>')
@good(
    '<p>Neck<span style="position: absolute; width: 1px; height: 1px; overflow: hidden"> exercises for the desk</span>'
)
@good('<p style="height: 20px; overflow: auto; line-height: 20px">Move your neck gently.</p>')
@good(
    f'<li><p style="width: 200px; {ELLIPSIS}">Move your neck gently</p><button aria-expanded="false">More</button></li>'
)
@good(
    "<h1>Move your neck gently and often</h1>"
    f'<nav><p style="width: 215px; {ELLIPSIS}">Move your neck gently and often</p></nav>'
)
@good('<span aria-hidden="true" style="display: inline-block; width: 40px; overflow: hidden">Neck</span><p>Neck</p>')
@bad(f'<button style="{BUTTON}; width: 160px">Book an appointment</button>', says="Book an appointment")
@bad(f'<p style="{CARD}">Move your neck gently, and as often as you like, until it eases.</p>', says="is cut off")
@bad(f'<p style="width: 240px; {ELLIPSIS}">Move your neck gently and often</p>', says="ellipsis")
@bad(
    f'<div style="height: 20px; width: 230px; {TIGHT}">Move your neck gently, and often.</div>'
    f'<p style="{TIGHT}">Rest when you need to.</p>',
    says="lie on each other",
)
@bad(
    "<style>p { line-height: 1.2 !important; height: 1.3em; overflow: hidden }</style>"
    '<p style="font-size: 40px; width: 400px">Move your neck gently</p>',
    says="Move your neck gently",
)
def text_spacing(layout: TextLayout, index: SiteIndex) -> Iterator[Problem]:
    """Text stays whole when a reader widens its spacing

    Let boxes grow with their text: write `min-height` in place of `height`, and no `overflow: hidden`. Readers with
    dyslexia or low vision set lines 1.5 times as high, letters and words further apart, and must not lose any text.
    """
    yield from told_of_cuts(WHEN, (one for one in layout.cut if is_newly_cut(one)))
    yield from told_of_overlaps(WHEN, layout.overlaps)
    yield from told_of_losses(WHEN, layout, index)
