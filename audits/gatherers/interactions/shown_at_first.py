"""What a page shows before anything is pressed: what comes by itself, and the dialog that is open at first."""

import asyncio

import msgspec

from audits.config.profiles import ANSWERED, DISMISSED, LATER
from audits.evidence import Opened, OpeningOutcome
from audits.gatherers.interactions.modal_dialog import dismiss
from audits.gatherers.interactions.opening_session import OpeningSession, find_openers, opened_on_phones

LATE_SPARE_MS = 500
"""Milliseconds by which a page may be later than it was in virtual time."""


async def look_later(session: OpeningSession) -> None:
    """Look at what comes into sight by itself, once it is there; what pages share is waited for on one of them.

    Raises:
        ProbeError: a script failed in the page.
    """
    page = session.page
    late = page.document.late
    if late is None:
        return
    key = (f"{LATER} {page.profile}", late.look)
    if key not in page.known:
        await session.load_again()
        await asyncio.sleep((late.after_ms + LATE_SPARE_MS) / 1000)
        await session.settle()
        await session.look_if_new(LATER)
        page.known[key] = msgspec.to_builtins(session.found())
        return
    session.state_evidence += msgspec.convert(page.known[key], Opened).state_evidence


async def look_behind_initial_dialog(session: OpeningSession) -> None:
    """Close the modal dialog that is open at first, and look at the page behind it as if it were just loaded.

    Raises:
        ProbeError: a script failed in the page.
    """
    if (modal := await session.handle.call("modal")) is None:
        return
    answers = await session.handle.call("answers")
    session.is_behind_modal = True
    is_dismissed = await dismiss(session.page, session.handle)
    session.note(modal, OpeningOutcome.OPENED if is_dismissed else OpeningOutcome.OUT_OF_REACH)
    if is_dismissed:
        session.handle = await find_openers(session.page, opened_on_phones(session.page))
        await session.look_at(DISMISSED)
    if answers > 1:
        await _give_each_answer(session, answers)


async def _give_each_answer(session: OpeningSession, answers: int) -> None:
    """Answer what a modal dialog asks at first in each of its ways, and look at what that brings."""
    for number in range(answers):
        await session.load_again(dismisses=False)
        point = await session.handle.call("answer_point", number)
        if point is None:
            continue
        await session.press(point)
        await session.settle()
        await session.look_if_new(ANSWERED)
    await session.load_again()
