"""The rule `booking-link-consistent`."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from audits.evidence import PageInfo
from audits.rules.contact._booking import KINDS, kind_of
from audits.rules.contact._telephone import dialled
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.rules.site_index import SiteIndex
from audits.standards import wcag

BOOK = '<a href="https://booking.clinic.example/">Book online</a>'
CALL = '<a href="tel:+441134960002">Call Leeds</a>'
TOP, END = f"<header>{BOOK}</header><main>A</main>", f"<main>A</main><footer>{BOOK}</footer>"
CALL_FIRST, BOOK_FIRST = f"<footer>{CALL}{BOOK}</footer>", f"<footer>{BOOK}{CALL}</footer>"
CONTENT = frozenset({"", "main"})
"""What stands here belongs to one page rather than to the template of all."""
CALLED = {
    "banner": "header",
    "contentinfo": "footer",
    "navigation": "navigation",
    "complementary": "side column",
    "main": "main part",
    "region": "contact section",
    "": "text",
}


@dataclass(frozen=True, slots=True)
class _Usual:
    """Where most pages that offer booking do so.

    `landmark` is the one, of the template, that more than half of them use, `count` how many do; `comes_after` tells of
    each number whether most pages there give it before the booking link.
    """

    pages: frozenset[str]
    landmark: str | None
    count: int
    comes_after: Mapping[str, bool]


def _can_be_compared(page: PageInfo, index: SiteIndex) -> bool:
    usual = _usual_place(index)
    return page.path in usual.pages and len(usual.pages) > 1


@rule(
    "booking-link-consistent",
    wcag("3.2.6"),
    applies=_can_be_compared,
    given=lambda facts: facts.booking is not None,
    of_all_pages=("head", "links"),
)
@good({"a.html": TOP, "b.html": TOP, "c.html": f"<header>{BOOK}</header><main>{BOOK}</main><footer>{BOOK}</footer>"})
@good({"a.html": f"<main>{BOOK}{CALL}</main>", "b.html": f"<main>{CALL}{BOOK}</main>"})
@good({"a.html": CALL_FIRST, "b.html": END, "c.html": "<main>C</main>"})
@bad({"a.html": TOP, "b.html": TOP, "c.html": END}, says="in the footer here, but in the header on 2 of 3 pages")
@bad({"a.html": TOP, "b.html": TOP, "c.html": f"<main>{BOOK}</main>"}, says="in the main part here")
@bad({"a.html": CALL_FIRST, "b.html": CALL_FIRST, "c.html": BOOK_FIRST}, says="another order")
@bad({"a.html": TOP, "b.html": END}, says="no one place", result=Result.UNSURE)
def booking_link_consistent(page: PageInfo, index: SiteIndex) -> Iterator[Problem]:
    """The booking link stands in the same place on every page

    Let the template write it, in one place and in one order with the telephone numbers. Who found it once, perhaps with
    a magnifier that shows a corner of the page, looks for it there again.
    """
    usual = _usual_place(index)
    first, here = index.booking_links[page.path][0], _landmarks(page.path, index)
    if usual.landmark is None:
        if here:
            yield Problem("The pages have no one place in common for the booking link.", first.place, Result.UNSURE)
    elif usual.landmark not in here:
        yield Problem(
            f"The booking link stands in the {CALLED.get(first.landmark, first.landmark)} here, but in the "
            f"{CALLED.get(usual.landmark, usual.landmark)} on {usual.count} of {len(usual.pages)} pages.",
            first.place,
        )
    else:
        for number, comes_after in _comes_after(page.path, index, usual.landmark).items():
            if usual.comes_after.get(number, comes_after) is not comes_after:
                yield Problem(
                    f"The booking link and the number {number} stand in another order here than on most pages.",
                    first.place,
                )


@lru_cache(maxsize=1)
def _usual_place(index: SiteIndex) -> _Usual:
    offering = [page for page in index.pages.values() if page.path in index.booking_links and not page.is_error_page]
    of_kind = [page for page in offering if kind_of(index.heads.get(page.path)) in KINDS]
    pages = [page for page in of_kind or offering if not page.only_sends_on]
    landmarks = Counter(landmark for page in pages for landmark in _landmarks(page.path, index))
    landmark, count = max(landmarks.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    paths = frozenset(page.path for page in pages)
    if count * 2 <= len(pages):
        return _Usual(paths, None, count, {})
    orders: Counter[tuple[str, bool]] = Counter()
    for page in pages:
        orders.update(_comes_after(page.path, index, landmark).items())
    most = {number: order for (number, order), times in orders.items() if times > orders[number, not order]}
    return _Usual(paths, landmark, count, most)


def _landmarks(path: str, index: SiteIndex) -> frozenset[str]:
    """Give the landmarks of the template in which a page offers booking."""
    return frozenset(link.landmark for link in index.booking_links.get(path, ())) - CONTENT


def _comes_after(path: str, index: SiteIndex, landmark: str) -> dict[str, bool]:
    """Tell of each number called in a landmark whether the booking link comes after it."""
    before: dict[str, bool] = {}
    seen_booking = False
    for link in index.links.get(path, ()):
        if link.landmark != landmark or not link.visible:
            continue
        if link.scheme == "tel":
            before.setdefault(dialled(link), not seen_booking)
        seen_booking = seen_booking or index.leads_to_booking(link.url)
    return before if seen_booking else {}
