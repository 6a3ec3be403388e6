"""The rule `booking-link-present`."""

from collections.abc import Iterator

from audits.config.facts import Facts
from audits.evidence import Head, InView, Link, PageInfo, TouchTargets
from audits.lib.urls import host_of
from audits.rules.contact._booking import KINDS, kind_of, tappable
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import OUR_PROMISE

GUIDE = '<meta name="page-kind" content="guide">'


def _invites_booking(_page: PageInfo, head: Head) -> bool:
    return kind_of(head) in KINDS


@rule(
    "booking-link-present",
    OUR_PROMISE,
    applies=_invites_booking,
    given=lambda facts: facts.booking is not None,
)
@good(f'{GUIDE}<a href="https://booking.clinic.example/?clinic=leeds">Book online at Leeds</a>')
@bad(f'{GUIDE}<a href="/contact/">Contact</a>', says="no link")
@bad(f'{GUIDE}<a href="https://booking.clinic.example/" hidden>Book online</a>', says="hidden")
@bad(
    f'{GUIDE}<meta name="viewport" content="width=device-width">'
    "<style>@media (max-width: 40em) { p { display: none } }</style>"
    '<p><a href="https://booking.clinic.example/">Book online</a></p>',
    says="on a phone",
)
def booking_link_present(
    _page: PageInfo, links: tuple[Link, ...], targets: tuple[InView[TouchTargets], ...], facts: Facts
) -> Iterator[Problem]:
    """A guide, a clinic's page and a service's page offer online booking

    Write `{{ book() }}` where the reader is ready for it. The template also puts a booking link at the end of each
    page; if that is gone, the template is broken.
    """
    hosts = facts.booking.all_hosts if facts.booking else frozenset()
    taps = tappable(targets, links)
    bookings = [link for link in links if host_of(link.url) in hosts]
    if not bookings:
        yield Problem("The page has no link to the booking service.")
    elif not any(link.visible for link in bookings):
        yield Problem("Every booking link on the page is hidden.")
    elif not any(host_of(url) in hosts for url in taps.at_once | taps.in_menu):
        yield Problem("Every booking link on the page is hidden on a phone, its menu opened or not.")
