"""Leaving a page to itself for a while, to see what moves, changes or sends the reader away, and what stops it.

The while is the browser's virtual time, which passes as fast as the page's scripts can run. It cannot be turned back
into real time, so the page is opened afresh in a tab of its own.
"""

import asyncio
from typing import Any

import msgspec
from playwright.async_api import CDPSession

from audits.browser.isolated_context import Handle
from audits.browser.open_page import LateChange, OpenPage, opened_in_new_tab
from audits.browser.remote_call import ProbeError
from audits.evidence import NO_REDIRECT, Departure, Motion, Moving

WATCH_MS = 90_000
"""Virtual milliseconds for which the page is left to itself."""

LATE_STEP_MS = 2_500
"""Virtual milliseconds after which is looked, again and again, whether something has come into sight by itself."""

AFTER_PRESS_MS = 12_000
"""Virtual milliseconds in which what a control should have stopped must not move."""

KIND = "nothing-moves"
"""First half of this gatherer's keys in `Known`."""

MAX_PRESSES = 5
TIMEOUT_S = 8.0
"""Seconds: how long the page's scripts may really take over that time."""

LESS_MOTION = {"features": [{"name": "prefers-reduced-motion", "value": "reduce"}]}


async def watch_unattended(page: OpenPage) -> Motion:
    """Say what a page does by itself, and which of its controls stop it.

    Raises:
        ProbeError: the page could not be opened again, or its scripts took too long.
    """
    if not await page.isolated.call("moves"):
        return Motion(())
    page.document.late = None
    kinds = [(KIND, kind) for kind in await page.isolated.call("kinds")]
    if all(kind in page.known for kind in kinds):
        return Motion(())  # on pages with the same scripts that have these elements, too, nothing moved
    found = await _watch_unattended(page)
    if not found.moving and not found.departures and page.document.late is None:
        for kind in kinds:
            page.known[kind] = True
    return found


async def _watch_unattended(page: OpenPage) -> Motion:
    async with opened_in_new_tab(page, scripts=True) as beside:
        if beside.interception.log.redirect is not NO_REDIRECT:
            return Motion(())  # it is left as it opens: nobody sees it move, and Chromium paints it no more
        try:
            found, page.document.late = await _watch(beside)
        except TimeoutError as error:
            message = "the page, left to itself, took too long"
            raise ProbeError(message) from error
    return found


async def _watch(page: OpenPage) -> tuple[Motion, LateChange | None]:
    """Give what the page does by itself, and the last that has come into sight."""
    session = page.session
    motion = await page.isolated.open("motion")
    await motion.call("begin")
    late = None
    passed = 0
    for passed in range(LATE_STEP_MS, min(page.plan.late_changes_ms, WATCH_MS) + 1, LATE_STEP_MS):
        await _pass(session, LATE_STEP_MS)
        if look := await motion.call("arrived"):
            late = LateChange(passed, look)
    await _pass(session, WATCH_MS - passed)
    moving = msgspec.convert(await motion.call("moving"), tuple[Moving, ...])
    departures = msgspec.convert(await motion.call("departures"), tuple[Departure, ...])
    if moving:
        moving = await _try_to_stop(moving, motion, session)
    return Motion(moving, departures[:1]), late


async def _try_to_stop(moving: tuple[Moving, ...], motion: Handle, session: CDPSession) -> tuple[Moving, ...]:
    """Press what says that it stops things, one after the other, then ask the device for less motion."""

    async def still() -> list[bool]:
        answer: list[bool] = await motion.call("still")
        return answer

    await _pass(session, AFTER_PRESS_MS)
    stopped = {at: "" for at, is_still in enumerate(await still()) if is_still}
    for _ in range(MAX_PRESSES):
        if len(stopped) == len(moving) or (name := await motion.call("press")) is None:
            break
        await _pass(session, AFTER_PRESS_MS)
        for at, is_still in enumerate(await still()):
            if is_still:
                stopped.setdefault(at, name)
    await session.send("Emulation.setEmulatedMedia", LESS_MOTION)
    await _pass(session, AFTER_PRESS_MS)
    honours = await still()
    return tuple(
        msgspec.structs.replace(
            one, stopped_by=stopped.get(at, ""), honours_reduced_motion=at not in stopped and honours[at]
        )
        for at, one in enumerate(moving)
    )


async def _pass(session: CDPSession, milliseconds: int) -> None:
    """Let virtual time pass.

    Raises:
        TimeoutError: the page's scripts do not come to an end of it.
    """
    passed = asyncio.get_running_loop().create_future()

    def on_passed(_: Any) -> None:
        if not passed.done():
            passed.set_result(None)

    session.on("Emulation.virtualTimeBudgetExpired", on_passed)
    try:
        await session.send(
            "Emulation.setVirtualTimePolicy",
            {"policy": "advance", "budget": milliseconds, "maxVirtualTimeTaskStarvationCount": 1000},
        )
        async with asyncio.timeout(TIMEOUT_S):
            await passed
    finally:
        session.remove_listener("Emulation.virtualTimeBudgetExpired", on_passed)
