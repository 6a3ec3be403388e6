"""Every booking link of a site, followed once: at the booking service, or at the gate's own desk where it stands in."""

from collections.abc import Sequence
from contextlib import ExitStack

from playwright.async_api import async_playwright

from audits.addresses import host_of
from audits.evidence import BookingOutcome, BookingVisit, NotGathered, Page
from audits.facts import Booking, Facts
from audits.gather.booking import follow_booking_link
from audits.gather.browser import find_browser, launch, only
from audits.gather.desk import BookingDesk
from audits.settings import Settings

OFFLINE = "This run is offline, so the booking service could not be asked."


def booking_urls(pages: Sequence[Page], booking: Booking) -> tuple[str, ...]:
    """List the addresses on the booking hosts that any page links to, each once, sorted."""
    found = {
        link.url
        for page in pages
        if not isinstance(page.links, NotGathered)
        for link in page.links
        if host_of(link.url) in booking.all_hosts
    }
    return tuple(sorted(found))


async def gather_bookings(
    urls: Sequence[str], facts: Facts, settings: Settings, *, offline: bool
) -> tuple[BookingVisit, ...]:
    """Follow each booking link as far as choosing a time.

    Where the booking address is a reserved `.example` one, the gate's own desk answers for it. Otherwise the browser
    may resolve the booking hosts and no other.
    """
    booking = facts.booking
    if booking is None or not urls:
        return ()
    if offline and not booking.is_stand_in:
        return tuple(BookingVisit(url, BookingOutcome.UNREACHABLE, f"{OFFLINE} {url}", (url,)) for url in urls)
    with ExitStack() as stack:
        if booking.is_stand_in:
            desk = stack.enter_context(BookingDesk(booking, facts.clinics))
            switches = [only(*desk.mappings), f"--ignore-certificate-errors-spki-list={desk.spki}"]
        else:
            switches = [only(*(f"{host} {host}" for host in sorted(booking.all_hosts)))]
        async with async_playwright() as playwright:
            browser = await launch(playwright, find_browser(playwright, settings.browser), switches)
            try:
                return tuple(
                    [
                        await follow_booking_link(
                            browser, url, booking, facts.clinics, settings.booking, stand_in=booking.is_stand_in
                        )
                        for url in urls
                    ]
                )
            finally:
                await browser.close()
