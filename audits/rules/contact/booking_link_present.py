"""The rule `booking-link-present`."""

from collections.abc import Iterator

from audits.config.facts import Facts
from audits.evidence import Asset, InView, Link, PageInfo, TouchTargets
from audits.lib.urls import host_of
from audits.rules.contact._booking import asks_for_booking, tappable
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import OUR_PROMISE

GUIDE = '<meta name="page-kind" content="guide">'


@rule(
    "booking-link-present",
    OUR_PROMISE,
    applies=asks_for_booking,
    given=lambda facts: facts.booking is not None,
)
@good(f'{GUIDE}<a href="https://booking.clinic.example/?clinic=leeds">Book online at Leeds</a>')
@good(f'{GUIDE}<iframe src="https://booking.clinic.example/?embedded=1" title="Book online"></iframe>')
@good(f'{GUIDE}<div data-url="https://booking.clinic.example/leeds">Book online</div>')
@bad(f'{GUIDE}<a href="/contact/">Contact</a>', says="no link")
@bad(f'{GUIDE}<iframe src="https://maps.example/" title="Map"></iframe>', says="no link")
@bad({"clinics/leeds/index.html": "<p>Leeds</p>"}, says="no link")
@bad(f'{GUIDE}<a href="https://booking.clinic.example/" hidden>Book online</a>', says="hidden")
@bad(
    f'{GUIDE}<meta name="viewport" content="width=device-width">'
    "<style>@media (max-width: 40em) { p { display: none } }</style>"
    '<p><a href="https://booking.clinic.example/">Book online</a></p>',
    says="on a phone",
)
def booking_link_present(
    _page: PageInfo,
    links: tuple[Link, ...],
    assets: tuple[Asset, ...],
    targets: tuple[InView[TouchTargets], ...],
    facts: Facts,
) -> Iterator[Problem]:
    """A guide, a clinic's page and a service's page offer online booking

    Link to the booking service, or embed it, where the reader is ready for it. A page says what it is by
    `<meta name="page-kind" content="guide">`, or `clinic`, or `service`; a clinic's own page, which the facts name,
    need not. If every page lacks the link, look at the template.
    """
    if any(one.is_embedded_page and facts.leads_to_booking(one.url) for one in assets):
        return
    hosts = facts.booking.all_hosts if facts.booking else frozenset()
    taps = tappable(targets, links)
    bookings = [link for link in links if host_of(link.url) in hosts]
    if not bookings:
        yield Problem("The page has no link to the booking service.")
    elif not any(link.visible for link in bookings):
        yield Problem("Every booking link on the page is hidden.")
    elif not any(host_of(url) in hosts for url in taps.at_once | taps.in_menu):
        yield Problem("Every booking link on the page is hidden on a phone, its menu opened or not.")
