"""The rule `booking-link-within-two-taps`."""

from collections.abc import Iterator
from functools import lru_cache

from audits.config.facts import Facts
from audits.evidence import Asset, Head, InView, Link, PageInfo, TouchTargets
from audits.rules.contact._booking import asks_for_booking, tappable
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.rules.site_index import SiteIndex
from audits.standards import OUR_PROMISE

BOOK = '<a href="https://booking.clinic.example/">Book online</a>'
BOOK_PAGE = {"book/index.html": BOOK}
EMBEDDED = {"book/index.html": '<iframe src="https://booking.clinic.example/" title="Book online"></iframe>'}
AWAY = '<meta http-equiv="refresh" content="0; url=/book/">'
PHONE = '<meta name="viewport" content="width=device-width">'
WIDE = f"{PHONE}<style>@media (max-width: 40em) {{ nav:not(.open) {{ display: none }} }}</style>"
TOGGLE = "nav.classList.toggle('open'); ariaExpanded = ariaExpanded !== 'true'"
MENU = f'<button aria-expanded="false" onclick="{TOGGLE}">Menu</button>{WIDE}<nav id="nav">%s</nav>'


def _needs_a_way(page: PageInfo, head: Head, facts: Facts) -> bool:
    """Leave out the pages of which booking-link-present and not-found-page ask more."""
    return not asks_for_booking(page, head, facts) and not page.is_error_page


@rule(
    "booking-link-within-two-taps",
    OUR_PROMISE,
    applies=_needs_a_way,
    given=lambda facts: facts.booking is not None,
)
@good(BOOK)
@good({**BOOK_PAGE, "index.html": '<a href="/book/">Booking</a>'})
@good({**BOOK_PAGE, "old.html": AWAY, "index.html": '<a href="old.html">Booking</a>'})
@good({**BOOK_PAGE, "index.html": '<a href="https://clinic.example/book/#times">Booking</a>'})
@good(MENU % BOOK)
@good('<iframe src="https://booking.clinic.example/" title="Book online"></iframe>')
@good({**EMBEDDED, "index.html": '<a href="/book/">Booking</a>'})
@bad({**BOOK_PAGE, "index.html": '<a href="https://other.example/book/">Booking</a>'}, says="two taps")
@bad({**BOOK_PAGE, "index.html": '<a href="/book/" hidden>Booking</a>'}, says="two taps")
@bad({"index.html": f"<div hidden>{BOOK}</div>"}, says="two taps")
@bad(f"{WIDE}<nav>{BOOK}</nav>", says="two taps")
@bad({**BOOK_PAGE, "index.html": MENU % '<a href="/book/">Booking</a>'}, says="two taps")
def booking_link_within_two_taps(
    page: PageInfo,
    links: tuple[Link, ...],
    _assets: tuple[Asset, ...],
    targets: tuple[InView[TouchTargets], ...],
    index: SiteIndex,
) -> Iterator[Problem]:
    """Booking is two taps away at most, from every page

    Link to the booking service, or to a page that has a booking link or its booking embedded, where a phone shows it.
    If every page lacks it, look at the template. Opening a menu is a tap as well.
    """
    taps = tappable(targets, links)
    if index.embeds_booking(page.path) or any(map(index.leads_to_booking, taps.at_once | taps.in_menu)):
        return
    if not any(_offers(url, index) for url in taps.at_once):
        unread = any(_is_unread(url, index) for url in taps.at_once)
        yield (
            Problem("A page that this one links to could not be read.", result=Result.UNTESTED)
            if unread
            else Problem("Booking is more than two taps away: no booking link, and no link to a page that has one.")
        )


def _offers(url: str, index: SiteIndex) -> bool:
    """Tell whether a page of the site at this address offers booking at once, or sends its reader to one that does."""
    page = index.pages.get(index.addresses.served_at(url) or "")
    if page is None:
        return False
    onward = index.addresses.served_at(page.sends_on_to) if page.sends_on_to else None
    return bool({page.path, onward} & _offering(index)) or index.leads_to_booking(page.sends_on_to)


@lru_cache(maxsize=1)
def _offering(index: SiteIndex) -> frozenset[str]:
    """Give the pages on which booking is one tap away."""
    taps = {path: tappable(seen, index.links.get(path, ())) for path, seen in index.touch_targets.items()}
    return frozenset(
        path
        for path, one in taps.items()
        if index.embeds_booking(path) or any(map(index.leads_to_booking, one.at_once))
    )


def _is_unread(url: str, index: SiteIndex) -> bool:
    path = index.addresses.served_at(url)
    return path in index.pages and (path not in index.links or path not in index.touch_targets)
