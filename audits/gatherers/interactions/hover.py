"""Pointing at what shows more then, or bringing the focus there, and trying to read and dismiss what appears."""

import asyncio
from typing import Any, NamedTuple

import msgspec

from audits.browser.isolated_context import Handle
from audits.browser.keyboard import ENTER, ESCAPE, press
from audits.browser.open_page import OpenPage
from audits.evidence import Hovering, Place, Revealed
from audits.gatherers.listeners import COMES, find_listening

CORNER = (1.0, 1.0)
"""Where the pointer rests: few pages have anything there."""

KIND = "hover"

OPENS, CLOSES = 0.3, 0.4
"""Seconds that scripts are given to show something, and to hide it again: many wait a little with both."""

CHECK_INTERVAL_S = 0.05
"""Seconds between two looks."""

STAYS = 3.0
"""Seconds for which the pointer stays where it is, to see whether a script takes away what somebody still reads."""

STEP = 4.0
"""Pixels between two places of the pointer on its way, so that it passes over every gap."""


class _Trigger(NamedTuple):
    """One of the things that may show more: its page, the script that tries it, its number and description there."""

    page: OpenPage
    script: Handle
    number: int
    about: dict[str, Any]


async def hover_and_focus(page: OpenPage) -> Hovering:
    """Point at each kind of thing that may show more, and focus it where pointing shows nothing.

    Raises:
        ProbeError: a script failed in the page.
    """
    triggers = await page.isolated.call_on("hover_triggers", await find_listening(page, COMES))
    if not triggers:
        return Hovering(())
    script = await page.isolated.open("hover")
    found: list[Revealed] = []
    for number, about in enumerate(triggers):
        key = (KIND, about["look"])
        if key not in page.known:
            page.known[key] = msgspec.to_builtins(await _try(_Trigger(page, script, number, about)))
        seen = msgspec.convert(page.known[key], Revealed | None)
        if seen is not None:
            place = msgspec.convert(about["place"], Place)
            found.append(msgspec.structs.replace(seen, name=about["name"], place=place))
    await _move(page, [CORNER])
    await script.call("leave")
    return Hovering(tuple(found))


async def _try(trigger: _Trigger) -> Revealed | None:
    """Point at it, then focus it where pointing shows nothing; what appeared is gone again afterwards."""
    await _move(trigger.page, [CORNER])
    seen = await _point(trigger)
    if seen is None and trigger.about["can_hold_focus"]:
        seen = await _focus(trigger)
    if seen is not None:
        await _goes(trigger)
    return seen


async def _point(trigger: _Trigger) -> Revealed | None:
    """Point at it, and try what appears, where it goes again with the pointer: else it came for another reason."""
    point = await trigger.script.call("reach", trigger.number)
    if point is None:
        return None
    await trigger.page.isolated.call("stable")  # a header, for one, may change once the page has scrolled
    await trigger.script.call("before")
    at = (point["x"], point["y"])
    if await _come(trigger, at) is None or not await _goes(trigger):
        return None
    shown = await _come(trigger, at)
    if shown is None:
        return None
    links = await trigger.script.call("links", trigger.number)
    stays = True
    if trigger.about["is_scripted"]:
        await asyncio.sleep(STAYS)
        stays = await trigger.script.call("still")
    goes_on_escape = stays and await _escapes(trigger)
    if goes_on_escape or not stays:
        await _goes(trigger)
        shown = await _come(trigger, at) or shown
    await _move(trigger.page, _way(at, (shown["x"], shown["y"])))
    await _wait(trigger.page, CLOSES)
    can_be_pointed_at = await trigger.script.call("still")
    return Revealed(
        shown["text"],
        trigger.about["name"],
        msgspec.convert(trigger.about["place"], Place),
        covers=shown["covers"],
        goes_on_escape=goes_on_escape,
        can_be_pointed_at=can_be_pointed_at,
        stays=stays,
        out_of_reach=await _out_of_reach(trigger) if links["count"] else (),
        leads_to=links["leads_to"],
    )


async def _out_of_reach(trigger: _Trigger) -> tuple[str, ...]:
    """Give the addresses of links that appeared and that the keyboard comes to in no way, by focus or by Enter."""
    await _goes(trigger)
    for at in range(await trigger.script.call("holders", trigger.number)):
        await trigger.script.call("focus_holder", trigger.number, at)
        try:
            if await _are_reached(trigger):
                return ()
            await press(trigger.page.session, [ENTER])
            if await _are_reached(trigger):
                return ()
        finally:
            await press(trigger.page.session, [ESCAPE])
            await trigger.script.call("blur")
    return tuple(await trigger.script.call("out_of_reach"))


async def _are_reached(trigger: _Trigger) -> bool:
    """Tell whether the keyboard comes to all of these links; a script gets a moment to show them."""
    for _ in range(_looks(OPENS)):
        await trigger.page.isolated.call("stable")
        if not await trigger.script.call("out_of_reach"):
            return True
        await asyncio.sleep(CHECK_INTERVAL_S)
    return False


async def _focus(trigger: _Trigger) -> Revealed | None:
    """Bring the focus to it: what shows then need not be pointed at, but it must be possible to take it away."""
    await _move(trigger.page, [CORNER])
    await trigger.page.isolated.call("stable")
    await trigger.script.call("before")
    try:
        if not await trigger.script.call("focus", trigger.number):
            return None
        shown = await _shown(trigger)
        if shown is None:
            return None
        await trigger.script.call("blur")
        if not await _goes(trigger):
            return None
        await trigger.script.call("focus", trigger.number)
        await _shown(trigger)
        return Revealed(
            shown["text"],
            trigger.about["name"],
            msgspec.convert(trigger.about["place"], Place),
            on_focus=True,
            covers=shown["covers"],
            goes_on_escape=await _escapes(trigger),
            stays=True,
        )
    finally:
        await trigger.script.call("blur")


async def _goes(trigger: _Trigger) -> bool:
    """Take the pointer away, and tell whether what appeared goes with it."""
    await _move(trigger.page, [CORNER])
    return await _gone(trigger)


async def _come(trigger: _Trigger, at: tuple[float, float]) -> dict[str, Any] | None:
    await _move(trigger.page, [at])
    return await _shown(trigger)


async def _escapes(trigger: _Trigger) -> bool:
    await press(trigger.page.session, [ESCAPE])
    return await _gone(trigger, seconds=CLOSES if trigger.about["is_scripted"] else 0)


async def _shown(trigger: _Trigger) -> dict[str, Any] | None:
    """Give what has appeared as soon as something has; a script gets a moment for it."""
    shown: dict[str, Any] | None = None
    for _ in range(_looks(OPENS if trigger.about["is_scripted"] else 0)):
        await trigger.page.isolated.call("stable")
        shown = await trigger.script.call("shown", trigger.number)
        if shown is not None:
            break
        await asyncio.sleep(CHECK_INTERVAL_S)
    return shown


async def _gone(trigger: _Trigger, seconds: float = CLOSES) -> bool:
    """Tell whether what appeared is gone, as soon as it is; a script gets a moment for it."""
    for _ in range(_looks(seconds)):
        await trigger.page.isolated.call("stable")
        if not await trigger.script.call("still"):
            return True
        await asyncio.sleep(CHECK_INTERVAL_S)
    return False


def _looks(seconds: float) -> int:
    return 1 + round(seconds / CHECK_INTERVAL_S)


async def _wait(page: OpenPage, seconds: float) -> None:
    await asyncio.sleep(seconds)
    await page.isolated.call("stable")


def _way(start: tuple[float, float], end: tuple[float, float]) -> list[tuple[float, float]]:
    across, down = end[0] - start[0], end[1] - start[1]
    steps = max(1, round(max(abs(across), abs(down)) / STEP))
    return [(start[0] + across * at / steps, start[1] + down * at / steps) for at in range(1, steps + 1)]


async def _move(page: OpenPage, points: list[tuple[float, float]]) -> None:
    for x, y in points:
        await page.session.send("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": x, "y": y})
