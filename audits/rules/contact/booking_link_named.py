"""The rule `booking-link-named`."""

import re
from collections.abc import Iterator

from audits.evidence import Link, PageInfo
from audits.rules.contact._booking import SPEAKS_OF_BOOKING
from audits.rules.engine import bad, good, rule
from audits.rules.links._wording import heard, is_bare_address, is_read, says_nothing
from audits.rules.outcomes import Problem, Result
from audits.rules.site_index import SiteIndex
from audits.standards import wcag

ADDRESS = "https://booking.clinic.example/"
FITS_ANYTHING = frozenset(
    word
    for line in (
        "continue go going start started begin next proceed launch get getting enter open visit click tap please",
        "online website site web portal system page service services button now today here up",
        "our the a an and on to in at us",
    )
    for word in line.split()
)
"""English words that say nothing of booking, alone or together."""


def _can_be_read(page: PageInfo, index: SiteIndex) -> bool:
    return bool(_read(page, index))


def _read(page: PageInfo, index: SiteIndex) -> list[Link]:
    """Give the booking links of a page that people can read."""
    return [link for link in index.booking_links.get(page.path, ()) if is_read(link)]


@rule(
    "booking-link-named",
    wcag("2.4.4"),
    applies=_can_be_read,
    given=lambda facts: facts.booking is not None,
    of_all_pages=("links",),
    language="en",
)
@good(f'<html lang="en-GB"><a href="{ADDRESS}">Book online at Leeds</a></html>')
@good(f'<html lang="en"><a href="{ADDRESS}" aria-label="Make an appointment"><i>+</i></a></html>')
@good(f'<html lang="en"><p>To book a visit, <a href="{ADDRESS}">go to our portal</a>.</p></html>')
@good(f'<html lang="en"><a href="{ADDRESS}">See free times</a></html>')
@good(f'<html lang="en"><a href="{ADDRESS}">Book</a> <a href="{ADDRESS}gone">Click here</a></html>')
@bad(f'<html lang="en"><a href="{ADDRESS}">Get started</a></html>', says="Get started")
@bad(f'<html lang="en"><a href="{ADDRESS}">Go to our online portal</a></html>', says="Go to our online portal")
@bad(f'<html lang="en"><a href="{ADDRESS}">Physiotherapy with Anna</a></html>', says="Physio", result=Result.UNSURE)
def booking_link_named(page: PageInfo, index: SiteIndex) -> Iterator[Problem]:
    """A booking link says that it books

    Say what the link does, as in “Book online at Leeds”. Somebody who hears the links
    of a page as a list, or steers by voice, looks for the word “book”. Words such as “click here” are told of by the
    rules link-purpose and link-text.
    """
    for link in _read(page, index):
        if is_bare_address(link) or says_nothing(link) or SPEAKS_OF_BOOKING.search(f"{heard(link)} {link.nearby}"):
            continue
        words = frozenset(re.findall(r"[^\W\d_]+", heard(link).lower()))
        if words <= FITS_ANYTHING:
            yield Problem(f"The booking link “{heard(link)}” does not say that it books.", place=link.place)
        else:
            yield Problem(
                f"Nothing in or around the booking link “{heard(link)}” speaks of booking. Will readers expect it?",
                place=link.place,
                result=Result.UNSURE,
            )
