"""Pointing at what shows more then, or bringing the focus there, and trying to read and dismiss what appears."""

import asyncio
from typing import Any

import msgspec

from audits.browser.keyboard import ESCAPE, press
from audits.browser.open_page import OpenPage
from audits.evidence import Hovering, Place, Revealed
from audits.gatherers.listeners import COMES, find_listening

CORNER = (1.0, 1.0)
"""Where the pointer rests: few pages have anything there."""

KIND = "hover"

OPENS, CLOSES = 0.3, 0.4
"""Seconds that scripts are given to show something, and to hide it again: many wait a little with both."""

APART = 0.05
"""Seconds between two looks."""

STAYS = 3.0
"""Seconds for which the pointer stays where it is, to see whether a script takes away what somebody still reads."""

STEP = 4.0
"""Pixels between two places of the pointer on its way, so that it passes over every gap."""


async def hover_and_focus(page: OpenPage) -> Hovering:
    """Point at each kind of thing that may show more, and focus it where pointing shows nothing.

    Raises:
        ProbeError: a script failed in the page.
    """
    triggers = await page.isolated.call_on("hover_triggers", await find_listening(page, COMES))
    if not triggers:
        return Hovering(())
    found: list[Revealed] = []
    for number, about in enumerate(triggers):
        key = (KIND, about["look"])
        if key not in page.known:
            page.known[key] = msgspec.to_builtins(await _try(page, number, about))
        seen = msgspec.convert(page.known[key], Revealed | None)
        if seen is not None:
            place = msgspec.convert(about["place"], Place)
            found.append(msgspec.structs.replace(seen, name=about["name"], place=place))
    await _move(page, [CORNER])
    await page.isolated.call("hover", "leave")
    return Hovering(tuple(found))


async def _try(page: OpenPage, number: int, about: dict[str, Any]) -> Revealed | None:
    """Point at it, then focus it where pointing shows nothing; what appeared is gone again afterwards."""
    await _move(page, [CORNER])
    seen = await _point(page, number, about)
    if seen is None and about["can_hold_focus"]:
        seen = await _focus(page, number, about)
    if seen is not None:
        await _goes(page, number)
    return seen


async def _point(page: OpenPage, number: int, about: dict[str, Any]) -> Revealed | None:
    """Point at it, and try what appears, where it goes again with the pointer: else it came for another reason."""
    isolated = page.isolated
    point = await isolated.call("hover", "reach", number)
    if point is None:
        return None
    await isolated.call("stable")  # a header, for one, may change once the page has scrolled
    await isolated.call("hover", "before", number)
    at = (point["x"], point["y"])
    if await _come(page, at, number, about) is None or not await _goes(page, number):
        return None
    shown = await _come(page, at, number, about)
    if shown is None:
        return None
    stays = True
    if about["is_scripted"]:
        await asyncio.sleep(STAYS)
        stays = await isolated.call("hover", "still", number)
    goes_on_escape = stays and await _escapes(page, number, about)
    if goes_on_escape or not stays:
        await _goes(page, number)
        shown = await _come(page, at, number, about) or shown
    await _move(page, _way(at, (shown["x"], shown["y"])))
    await _wait(page, CLOSES)
    return Revealed(
        shown["text"],
        about["name"],
        msgspec.convert(about["place"], Place),
        covers=shown["covers"],
        goes_on_escape=goes_on_escape,
        can_be_pointed_at=await isolated.call("hover", "still", number),
        stays=stays,
    )


async def _focus(page: OpenPage, number: int, about: dict[str, Any]) -> Revealed | None:
    """Bring the focus to it: what shows then need not be pointed at, but it must be possible to take it away."""
    isolated = page.isolated
    await _move(page, [CORNER])
    await isolated.call("stable")
    await isolated.call("hover", "before", number)
    try:
        if not await isolated.call("hover", "focus", number):
            return None
        shown = await _shown(page, number, about)
        if shown is None:
            return None
        await isolated.call("hover", "blur", number)
        if not await _goes(page, number):
            return None
        await isolated.call("hover", "focus", number)
        await _shown(page, number, about)
        return Revealed(
            shown["text"],
            about["name"],
            msgspec.convert(about["place"], Place),
            on_focus=True,
            covers=shown["covers"],
            goes_on_escape=await _escapes(page, number, about),
            stays=True,
        )
    finally:
        await isolated.call("hover", "blur", number)


async def _goes(page: OpenPage, number: int) -> bool:
    """Take the pointer away, and tell whether what appeared goes with it."""
    await _move(page, [CORNER])
    return await _gone(page, number)


async def _come(page: OpenPage, at: tuple[float, float], number: int, about: dict[str, Any]) -> dict[str, Any] | None:
    await _move(page, [at])
    return await _shown(page, number, about)


async def _escapes(page: OpenPage, number: int, about: dict[str, Any]) -> bool:
    await press(page.session, [ESCAPE])
    return await _gone(page, number, seconds=CLOSES if about["is_scripted"] else 0)


async def _shown(page: OpenPage, number: int, about: dict[str, Any]) -> dict[str, Any] | None:
    """Give what has appeared as soon as something has; a script gets a moment for it."""
    shown: dict[str, Any] | None = None
    for _ in range(_looks(OPENS if about["is_scripted"] else 0)):
        await page.isolated.call("stable")
        shown = await page.isolated.call("hover", "shown", number)
        if shown is not None:
            break
        await asyncio.sleep(APART)
    return shown


async def _gone(page: OpenPage, number: int, seconds: float = CLOSES) -> bool:
    """Tell whether what appeared is gone, as soon as it is; a script gets a moment for it."""
    for _ in range(_looks(seconds)):
        await page.isolated.call("stable")
        if not await page.isolated.call("hover", "still", number):
            return True
        await asyncio.sleep(APART)
    return False


def _looks(seconds: float) -> int:
    return 1 + round(seconds / APART)


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
