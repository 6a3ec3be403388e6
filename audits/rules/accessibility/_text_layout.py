"""What the rules on enlarged, narrow and widely spaced text say in the same words."""

from collections.abc import Iterable, Iterator

from audits.evidence import Cut, CutText, LostLink, Overlap, Reveal, TextLayout
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.rules.wording import link_called

SHORTEST_PASSAGE = 5
"""Words: fewer are a label or a caption, which a narrow page may say in other ways."""

ENDS = {
    Cut.CUT: "is cut off by the box around it",
    Cut.ELLIPSIS: "ends in an ellipsis, and nothing on the page shows the rest",
    Cut.CLAMP: "ends after a few lines, and nothing on the page shows the rest",
    Cut.LINE: "ends after one line, and nothing on the page shows the rest",
}

MEND = "Take away the fixed height or width, or `overflow: hidden`, so that the box grows with its text."


def is_newly_cut(one: CutText) -> bool:
    """Tell whether a reader of this view misses text that a desktop shows, with no way to get at it."""
    return one.is_new and one.revealed_by is Reveal.NOTHING


def told_of_cuts(when: str, cuts: Iterable[CutText]) -> Iterator[Problem]:
    """Say of each text where it ends."""
    for one in cuts:
        end = "is cut off by the edge of the page" if one.by_page else ENDS[one.how]
        yield Problem(f"{when}, “{one.text}” {end}. {MEND}", place=one.place)


def told_of_overlaps(when: str, overlaps: Iterable[Overlap]) -> Iterator[Problem]:
    """Say which texts lie on each other."""
    for one in overlaps:
        yield Problem(
            f"{when}, “{one.text}” and “{one.other}” lie on each other. Take away the fixed height or position of "
            "what holds them, so that the one moves out of the other's way.",
            place=one.place,
        )


def told_of_losses(when: str, layout: TextLayout, index: SiteIndex) -> Iterator[Problem]:
    """Say which passages are not shown any more, and which calls and bookings cannot be made."""
    for text in layout.lost:
        if text.words >= SHORTEST_PASSAGE:
            yield Problem(f"{when}, “{text.text}” is not shown. Show it at every size.", place=text.place)
    for link in layout.lost_links:
        if concerns_contact(link, index):
            what = f"lies under “{link.over}”" if link.over else "is not shown"
            yield Problem(
                f"{when}, the {link_called(link.text)} {what}. Keep it where a reader can press it.", place=link.place
            )


def concerns_contact(link: LostLink, index: SiteIndex) -> bool:
    """Tell whether a link calls somebody or leads to a booking."""
    return link.url.startswith("tel:") or index.leads_to_booking(link.url) or "book" in link.text.lower()
