"""The rule `text-zoom`."""

from collections.abc import Iterator

from audits.evidence import Cut, CutText, Reveal, TextLayout
from audits.rules.accessibility._text_layout import is_newly_cut, told_of_cuts, told_of_losses, told_of_overlaps
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.standards import wcag

WHEN = "When the page is enlarged to twice its size"
LONG = (
    "Once the neck has settled, most people can go back to work, to sport and to sleeping through within a few weeks. "
)
ONE_LINE = "overflow: hidden; white-space: nowrap; text-overflow: ellipsis"
HIDDEN = "<style>@media (max-width: 700px) { .wide { display: none } }</style>"


@rule(
    "text-zoom", wcag("1.4.4"), profiles=("zoom", "reflow"), where=lambda layout: layout.texts > 0 or layout.words > 0
)
@good(f"<p>{LONG}</p>")
@good(f'<div style="border-radius: 1rem; overflow: hidden"><p>{LONG}</p></div>')
@good(f'<div style="overflow: auto; height: 1.5em">{LONG}</div>')
@good('<p>Neck<span style="position: absolute; width: 1px; height: 1px; overflow: hidden"> exercises</span></p>')
@good('<h1 style="background: grey; text-indent: -9999px; overflow: hidden; height: 40px">Clinic</h1><p>Neck</p>')
@good('<p>Neck</p><div style="position: fixed; left: 0; transform: translateX(-100%)"><a href="a/">Exercises</a></div>')
@good(f"<details><summary>Sleep</summary><p>{LONG}</p></details>")
@good(f'<div><p style="height: 1.5em; overflow: hidden">{LONG}</p><button>Show all</button></div>')
@good(f'<li><p style="{ONE_LINE}">{LONG}</p> <a href="a/">Whole text</a></li>')
@good(f'<p title="{LONG}" style="{ONE_LINE}">{LONG}</p>')
@good('<input value="A long value that its field cannot show as a whole" size="5"><p>Neck</p>')
@good('<h1 style="line-height: 1; overflow: hidden">Neck pain gypsy</h1>')
@good(
    '<div style="overflow: hidden"><div style="display: flex; width: 2000px" class="carousel">'
    '<p style="width: 1000px">First reader</p><p style="width: 1000px">Second reader</p></div></div>'
)
@bad(f'<div style="overflow: hidden; height: 1.5em">{LONG}</div>', says="is cut off")
@bad(f'<div style="overflow: hidden; height: 16vh; width: 200px">{LONG}</div>', says="is cut off")
@bad('<p style="overflow: hidden; white-space: nowrap; width: 50px">Neck exercises</p>', says="is cut off")
@bad(f'<p style="{ONE_LINE}">{LONG}</p>', says="ellipsis")
@bad(
    f'<div style="height: 1.5em">{LONG}</div><p style="margin: 0">Rest when you need to.</p>', says="lie on each other"
)
@bad(
    HIDDEN + "<main><p class=wide>Call us if it gets worse.</p>",
    says="is not shown",
)
@bad(
    HIDDEN + '<p>Neck</p><p class=wide><a href="tel:+441632960001">Call 01632 960001</a></p>',
    says="Call 01632 960001",
)
@bad('<p style="font-size: 1.5vw">Neck pain</p>', says="does not grow")
def text_zoom(layout: TextLayout, index: SiteIndex) -> Iterator[Problem]:
    """Text stays whole when the page is enlarged to twice its size

    Do not give text a fixed height or width, and do not measure letters in parts of the window (`vw`). Readers with low
    vision enlarge the page until they can read it: at 200 % a wide window has room for half as much in a line.
    """
    if layout.profile == "reflow":
        yield from _told_of_letters(layout)
        return
    yield from told_of_cuts(WHEN, (one for one in layout.cut if _is_fault(one)))
    yield from told_of_overlaps(WHEN, layout.overlaps)
    yield from told_of_losses(WHEN, layout, index)


def _is_fault(one: CutText) -> bool:
    """Tell whether text is cut by accident; where a desktop cuts it too, only in the middle of a line."""
    if one.how is Cut.CUT and not one.is_outside:
        return one.revealed_by not in (Reveal.BUTTON, Reveal.TITLE)
    return is_newly_cut(one)


def _told_of_letters(layout: TextLayout) -> Iterator[Problem]:
    """Say which letters are as large on the glass at 400 % as before: those measured in parts of the window."""
    enlarged, grown = 4, 1.1
    for one in layout.shrunk:
        if one.now * enlarged < one.before * grown:
            yield Problem(
                f"“{one.text}” does not grow when the page is enlarged, because its size is a part of the window's. "
                "Write it in `rem`, or add some: `calc(1rem + 1vw)`.",
                place=one.place,
            )
