"""Following a booking link as a reader would, as far as choosing a day and a time, and not a step further."""

import asyncio
import re
from collections.abc import Mapping
from contextlib import suppress
from difflib import SequenceMatcher
from urllib.parse import urljoin

from playwright.async_api import Browser, Error, Page
from playwright.async_api import TimeoutError as SlowError

from audits.booking.driver import Driver
from audits.booking.outcome import VisitOutcome, judge_failure, judge_redirects, judge_value, too_slow
from audits.booking.redirect_chain import RedirectChain
from audits.booking.visit_request import VisitRequest
from audits.browser.scripts import expression
from audits.browser.tabs import new_tab
from audits.config.booking_settings import BookingSettings
from audits.config.facts import Booking, Clinic
from audits.evidence import BookingOutcome, BookingVisit
from audits.lib.urls import host_of

VISIT_TIMEOUT_FACTOR = 3
"""A whole visit may take this many times as long as one page may."""

WRONG_PATH = "/a-page-that-was-never-here-7d1f3c"
"""An address that no booking service has: what it answers there is what it answers to anything."""

ALIKE = 0.95
"""From this share of equal text on, two pages say the same."""

CLOSING_S = 5.0
"""How long the browser may take to forget a visit, in seconds."""


async def follow_booking_link(  # noqa: PLR0913  because the caller has these six and nothing that holds them
    browser: Browser,
    url: str,
    booking: Booking,
    clinics: Mapping[str, Clinic],
    settings: BookingSettings,
    *,
    stand_in: bool,
) -> BookingVisit:
    """Follow one booking link and say how far it comes.

    The clinic expected is the one the address asks for; where it asks for none, the first that is offered is chosen.
    Nothing is typed, no form is sent, and no request but GET and HEAD leaves the browser, save what the settings allow.
    The visit takes a few times `settings.timeout_ms` at most, and never raises for anything the other side does.
    """
    chain, request = RedirectChain(url, settings), VisitRequest(url, booking, clinics, settings)
    try:
        outcome = await _outcome(browser, chain, request)
    except Error as error:  # the browser itself has ended
        outcome = judge_failure(url, error.message)
    return BookingVisit(
        url=url,
        outcome=outcome.outcome,
        because=outcome.because,
        trail=chain.trail,
        stand_in=stand_in,
        refused=tuple(sorted(chain.refused)),
    )


async def _outcome(browser: Browser, chain: RedirectChain, request: VisitRequest) -> VisitOutcome:
    """Follow the link in a context of its own, and be done in good time."""
    timeout_ms = request.settings.timeout_ms
    context = await browser.new_context(
        locale="en-GB", timezone_id="Europe/London", accept_downloads=False, service_workers="block"
    )
    context.set_default_timeout(timeout_ms)
    try:
        async with asyncio.timeout(VISIT_TIMEOUT_FACTOR * timeout_ms / 1000):
            page = await new_tab(context)
            await chain.follow(context, page)
            return await _visit(page, chain, request)
    except TimeoutError:
        return too_slow(request, opened=chain.status is not None, factor=VISIT_TIMEOUT_FACTOR)
    finally:
        chain.leave()
        # The guard stays in its place to the end: lifting it first would let waiting requests out, and can hang.
        with suppress(Error, TimeoutError):  # a browser that has died needs no closing
            async with asyncio.timeout(CLOSING_S):
                await context.close()


async def _visit(page: Page, chain: RedirectChain, request: VisitRequest) -> VisitOutcome:
    """Open the link, and go on from the page it leads to."""
    try:
        await page.goto(request.url, wait_until="domcontentloaded")
    except Error as error:
        # Where it was on its way to says more than why it did not get there.
        wrong = judge_redirects(chain, request)
        if wrong:
            return wrong
        if isinstance(error, SlowError):
            return too_slow(request, opened=False, factor=VISIT_TIMEOUT_FACTOR)
        return judge_failure(request.url, error.message)
    wrong = judge_redirects(chain, request) or judge_value(request)
    if wrong:
        return wrong
    outcome = await Driver(page, chain, request).run()
    if outcome.outcome is BookingOutcome.CANNOT_CHOOSE and not chain.chosen:
        return await _same_as_anywhere(page, chain, request) or outcome
    return outcome


async def _same_as_anywhere(page: Page, chain: RedirectChain, request: VisitRequest) -> VisitOutcome | None:
    """Say that the page is what the service answers to any wrong address, if that is so."""
    chain.leave()
    here = page.url
    try:
        text = await page.evaluate(expression("page_text"))
        await page.goto(urljoin(here, WRONG_PATH), wait_until="load")
        other = await page.evaluate(expression("page_text"))
    except Error:  # no answer to a wrong address is no resemblance
        return None
    if not alike(str(text), str(other)):
        return None
    because = (
        f"{request.url} shows what {host_of(here)} shows for any address that does not exist; correct the address."
    )
    return VisitOutcome(BookingOutcome.NOT_FOUND, because)


def alike(one: str, other: str) -> bool:
    """Tell whether two texts say nearly the same. Nothing is like no other."""
    first, second = (re.sub(r"[\W\d_]+", " ", text.casefold()).strip()[:5000] for text in (one, other))
    return bool(first) and SequenceMatcher(None, first, second, autojunk=False).ratio() >= ALIKE
