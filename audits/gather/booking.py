"""Following a booking link as a reader would, as far as choosing a day and a time, and not a step further."""

import asyncio
import re
from collections.abc import Mapping
from contextlib import suppress
from difflib import SequenceMatcher
from urllib.parse import urljoin

from playwright.async_api import Browser, Error, Page
from playwright.async_api import TimeoutError as SlowError

from audits.evidence import BookingOutcome, BookingVisit
from audits.facts import Booking, Clinic
from audits.gather.booking_drive import Drive
from audits.gather.booking_errand import Errand, host_of
from audits.gather.booking_judge import Ending, judge_failure, judge_trail, judge_value, too_slow
from audits.gather.booking_trail import Journey
from audits.settings import BookingSettings

PATIENCE = 3
"""A whole visit may take this many times as long as one page may."""

WRONG_PATH = "/a-page-that-was-never-here-7d1f3c"
"""An address that no booking service has: what it answers there is what it answers to anything."""

ALIKE = 0.95
"""From this share of equal text on, two pages say the same."""

CLOSING_S = 5.0
"""How long the browser may take to forget a visit, in seconds."""

READ_TEXT = "document.body ? document.body.innerText : ''"


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
    journey, errand = Journey(url, settings), Errand(url, booking, clinics, settings)
    try:
        ending = await _ending(browser, journey, errand)
    except Error as error:  # the browser itself has ended
        ending = judge_failure(url, error.message)
    return BookingVisit(
        url=url,
        outcome=ending.outcome,
        because=ending.because,
        trail=journey.trail,
        stand_in=stand_in,
        refused=tuple(sorted(journey.refused)),
    )


async def _ending(browser: Browser, journey: Journey, errand: Errand) -> Ending:
    """Follow the link in a context of its own, and be done in good time."""
    timeout_ms = errand.settings.timeout_ms
    context = await browser.new_context(
        locale="en-GB", timezone_id="Europe/London", accept_downloads=False, service_workers="block"
    )
    context.set_default_timeout(timeout_ms)
    try:
        async with asyncio.timeout(PATIENCE * timeout_ms / 1000):
            page = await context.new_page()
            await journey.follow(context, page)
            return await _visit(page, journey, errand)
    except TimeoutError:
        return too_slow(errand, opened=journey.status is not None, factor=PATIENCE)
    finally:
        journey.leave()
        # The guard stays in its place to the end: lifting it first would let waiting requests out, and can hang.
        with suppress(Error, TimeoutError):  # a browser that has died needs no closing
            async with asyncio.timeout(CLOSING_S):
                await context.close()


async def _visit(page: Page, journey: Journey, errand: Errand) -> Ending:
    """Open the link, and go on from the page it leads to."""
    try:
        await page.goto(errand.url, wait_until="domcontentloaded")
    except Error as error:
        # Where it was on its way to says more than why it did not get there.
        wrong = judge_trail(journey, errand)
        if wrong:
            return wrong
        if isinstance(error, SlowError):
            return too_slow(errand, opened=False, factor=PATIENCE)
        return judge_failure(errand.url, error.message)
    wrong = judge_trail(journey, errand) or judge_value(errand)
    if wrong:
        return wrong
    ending = await Drive(page, journey, errand).run()
    if ending.outcome is BookingOutcome.CANNOT_CHOOSE and not journey.chosen:
        return await _same_as_anywhere(page, journey, errand) or ending
    return ending


async def _same_as_anywhere(page: Page, journey: Journey, errand: Errand) -> Ending | None:
    """Say that the page is what the service answers to any wrong address, if that is so."""
    journey.leave()
    here = page.url
    try:
        text = await page.evaluate(READ_TEXT)
        await page.goto(urljoin(here, WRONG_PATH), wait_until="load")
        other = await page.evaluate(READ_TEXT)
    except Error:  # no answer to a wrong address is no likeness
        return None
    if not alike(str(text), str(other)):
        return None
    because = f"{errand.url} shows what {host_of(here)} shows for any address that does not exist; correct the address."
    return Ending(BookingOutcome.NOT_FOUND, because)


def alike(one: str, other: str) -> bool:
    """Tell whether two texts say nearly the same. Nothing is like no other."""
    first, second = (re.sub(r"[\W\d_]+", " ", text.casefold()).strip()[:5000] for text in (one, other))
    return bool(first) and SequenceMatcher(None, first, second, autojunk=False).ratio() >= ALIKE
