"""The rule `booking-phone-beside`."""

from collections.abc import Iterator

from audits.config.facts import Facts
from audits.evidence import Link, PageInfo
from audits.rules.contact._booking import offers_booking
from audits.rules.contact._telephone import dialled
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.standards import OUR_PROMISE

BOOK = '<a href="https://booking.clinic.example/">Book online</a>'
CALL = '<a href="tel:+441134960002">Call Leeds</a>'
CONTACT_BLOCKS = frozenset({"banner", "contentinfo"})
"""The landmarks in which people look for a telephone number, whatever the page is about."""


@rule(
    "booking-phone-beside",
    OUR_PROMISE,
    applies=offers_booking,
    given=lambda facts: facts.booking is not None,
)
@good(f"<main>{BOOK} {CALL}</main>")
@good(f"<main>{BOOK}</main><footer>{CALL}</footer>")
@good(f'<nav>{BOOK}</nav><main>{BOOK} <a href="tel:+44-113-496-0002">0113 496 0002</a></main>')
@bad(f"<main>{BOOK}</main>", says="no number")
@bad(f"<main>{BOOK}</main><footer hidden>{CALL}</footer>", says="no number")
@bad(f'<main>{BOOK} <a href="tel:999">999</a></main>', says="no number")
@bad(f"<main>{BOOK}</main><aside>{CALL}</aside>", says="away from")
def booking_phone_beside(page: PageInfo, links: tuple[Link, ...], index: SiteIndex, facts: Facts) -> Iterator[Problem]:
    """Where a page offers booking, a number to call stands with it

    Put a link that calls the clinic beside the one that books. Not everybody can use a booking service: its pages
    are not ours to make accessible, and some questions come before booking. The telephone is offered as an equal, not
    as a last resort.
    """
    bookings = index.booking_links[page.path]
    calls = [link for link in links if _calls_a_clinic(link, facts)]
    near = CONTACT_BLOCKS | {link.landmark for link in bookings}
    if not calls:
        yield Problem("The page offers booking, but no number of a clinic to call.", place=bookings[0].place)
    elif not any(link.landmark in near for link in calls):
        yield Problem(
            "The number to call stands away from the booking link, in another part of the page.",
            place=bookings[0].place,
        )


def _calls_a_clinic(link: Link, facts: Facts) -> bool:
    """Tell whether a link calls a clinic: one of those the site states, or any whole number where it states none."""
    if link.scheme != "tel" or not link.visible:
        return False
    known = {clinic.phone for clinic in facts.clinics.values()}
    return dialled(link) in known if known else dialled(link).startswith("+")
