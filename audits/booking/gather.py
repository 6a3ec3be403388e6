"""Every booking link of a site, followed once: at the booking service, or at the stub server that stands in for it."""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack

from playwright.async_api import async_playwright

from audits.booking.follow import follow_booking_link
from audits.booking.stub_server import StubBookingServer
from audits.browser.chromium import find_browser, host_resolver_switch, launch
from audits.config.facts import Facts
from audits.config.settings import Settings
from audits.evidence import BookingOutcome, BookingVisit, Link, NotGathered, Page

OFFLINE = "This run is offline, so the booking service could not be asked."


def booking_urls(pages: Iterable[Page], facts: Facts) -> tuple[str, ...]:
    """List the addresses of the booking service that any page links to or embeds, each once, sorted."""
    named = (
        one.url
        for page in pages
        for field in (page.links, page.assets)
        for one in (() if isinstance(field, NotGathered) else field)
        if isinstance(one, Link) or one.is_embedded_page
    )
    return tuple(sorted({url for url in named if facts.leads_to_booking(url)}))


async def gather_bookings(
    urls: Sequence[str], facts: Facts, settings: Settings, *, offline: bool
) -> tuple[BookingVisit, ...]:
    """Follow each booking link as far as choosing a time.

    Where the booking address is a reserved `.example` one, the gate's stub server answers for it. Otherwise the browser
    may resolve the booking hosts and no other.
    """
    booking = facts.booking
    if booking is None or not urls:
        return ()
    if offline and not booking.is_stand_in:
        return tuple(BookingVisit(url, BookingOutcome.UNREACHABLE, f"{OFFLINE} {url}", (url,)) for url in urls)
    with ExitStack() as stack:
        if booking.is_stand_in:
            server = stack.enter_context(StubBookingServer(booking, facts.clinics))
            switches = [host_resolver_switch(*server.mappings), f"--ignore-certificate-errors-spki-list={server.spki}"]
        else:
            switches = [host_resolver_switch(*(f"{host} {host}" for host in sorted(booking.all_hosts)))]
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
