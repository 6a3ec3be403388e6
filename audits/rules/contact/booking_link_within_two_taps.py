"""The rule `booking-link-within-two-taps`."""

from collections.abc import Iterator

from audits.evidence import Page
from audits.index import SiteIndex
from audits.outcomes import Problem, Result
from audits.rule import bad, good, rule
from audits.rules.contact._booking import KINDS, kind_of
from audits.standards import OUR_PROMISE

BOOK = '<a href="https://booking.clinic.example/">Book online</a>'
BOOK_PAGE = {"book/index.html": BOOK}
AWAY = '<meta http-equiv="refresh" content="0; url=/book/">'


@rule(
    "booking-link-within-two-taps",
    OUR_PROMISE,
    given=lambda facts: facts.booking is not None,
    needs=("head", "links"),
)
@good(BOOK)
@good({**BOOK_PAGE, "index.html": '<a href="/book/">Booking</a>'})
@good({**BOOK_PAGE, "old.html": AWAY, "index.html": '<a href="old.html">Booking</a>'})
@good({**BOOK_PAGE, "index.html": '<a href="https://clinic.example/book/#times">Booking</a>'})
@bad({**BOOK_PAGE, "index.html": '<a href="https://other.example/book/">Booking</a>'}, says="two taps")
@bad({**BOOK_PAGE, "index.html": '<a href="/book/" hidden>Booking</a>'}, says="two taps")
@bad({"index.html": f"<div hidden>{BOOK}</div>"}, says="two taps")
def booking_link_within_two_taps(page: Page, index: SiteIndex) -> Iterator[Problem]:
    """Booking is two taps away at most, from every page

    Link to the booking service, with `{{ book() }}`, or to a page that has a booking link. The template does both on
    every page; if they are gone, it is broken.
    """
    if kind_of(page) in KINDS or page.is_error_page:
        yield Problem("booking-link-present and not-found-page ask more of this page.", result=Result.INAPPLICABLE)
        return
    links = page.links if isinstance(page.links, tuple) else ()
    if page.path in index.booking_links or any(_books(link.url, index) for link in links if link.visible):
        return
    unread = [one.path for one in index.site.pages if not isinstance(one.links, tuple)]
    leads_to_unread = any(index.served_at(link.url) in unread for link in links if link.visible)
    if leads_to_unread:
        yield Problem("A page that this one links to could not be read.", result=Result.UNTESTED)
    else:
        yield Problem("Booking is more than two taps away: no booking link, and no link to a page that has one.")


def _books(url: str, index: SiteIndex) -> bool:
    """Tell whether a page of the site at this address has a booking link, or sends its reader to one that has."""
    page = index.pages.get(index.served_at(url) or "")
    if page is None:
        return False
    onward = index.served_at(page.sends_on_to) if page.sends_on_to else None
    return page.path in index.booking_links or onward in index.booking_links or index.leads_to_booking(page.sends_on_to)
