"""The rule `booking-link-clinic`."""

from collections.abc import Iterator

from audits.config.clinics import clinic_of, clinic_of_page, clinics_shown, value_asked
from audits.config.facts import Facts
from audits.evidence import PageInfo
from audits.rules.contact._booking import offers_booking
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.standards import CAP_CODE

ADDRESS = "https://booking.clinic.example/"
AT_LEEDS, AT_MANCHESTER = f'href="{ADDRESS}?clinic=leeds"', f'href="{ADDRESS}?clinic=manchester"'
LEEDS = "clinics/leeds/index.html"


@rule(
    "booking-link-clinic",
    CAP_CODE,
    applies=offers_booking,
    given=lambda facts: facts.booking is not None and bool(facts.clinics and facts.booking.clinic_parameter),
    of_all_pages=("links",),
)
@good(f"<a {AT_LEEDS}>Book online at Leeds</a> <a {AT_MANCHESTER}>Book online at Manchester</a>")
@good(f'<a href="{ADDRESS}">Book online at Leeds or Manchester</a> <a {AT_LEEDS}>Book online</a>')
@good({LEEDS: f"<a {AT_LEEDS}>Book online</a> <a {AT_MANCHESTER}>Or book at Manchester</a>"})
@good({"clinics/leeds.html": f'<a {AT_LEEDS}>Book online</a> <a href="{ADDRESS}?clinic=york">Book</a>'})
@bad(f"<a {AT_MANCHESTER}>Book online at Leeds</a>", says="names Leeds Clinic")
@bad(f'<a {AT_MANCHESTER} aria-label="Book online at the Leeds Clinic">Book</a>', says="names Leeds Clinic")
@bad({LEEDS: f"<a {AT_MANCHESTER}>Book online</a>"}, says="the page of Leeds Clinic")
@bad({"clinics/leeds.html": f"<a {AT_MANCHESTER}>Book online</a>"}, says="the page of Leeds Clinic")
def booking_link_clinic(page: PageInfo, index: SiteIndex, facts: Facts) -> Iterator[Problem]:
    """A booking link books at the clinic it names

    Correct the clinic in the address, or its name in the text. On a
    clinic's own page, a link that names no clinic books there. Nobody should arrive at the wrong town.
    """
    links, host = index.booking_links[page.path], clinic_of_page(page.path, facts.clinics)
    if facts.booking is None:
        return  # never, by what is given
    for link in links:
        asked = clinic_of(value_asked(link.url, facts.booking) or "", facts.clinics)
        named = clinics_shown(link.name, facts.clinics) or clinics_shown(link.text, facts.clinics)
        if asked is None:  # what the service makes of another value is told by the rule booking-link-works
            continue
        if len(named) == 1 and named[0] != asked:
            yield Problem(f"The booking link names {named[0].name}, but asks for {asked.name}.", place=link.place)
        elif not named and host is not None and host != asked:
            yield Problem(
                f"This is the page of {host.name}, but the booking link asks for {asked.name} without saying so.",
                place=link.place,
            )
