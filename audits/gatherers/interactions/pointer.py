"""Pressing what a page's scripts listen on, and letting go elsewhere, as somebody does who has slipped."""

import asyncio
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from playwright.async_api import CDPSession

from audits.browser.isolated_context import Handle
from audits.browser.open_page import OpenPage
from audits.config.profiles import PROFILES
from audits.evidence import Listener, Listeners, Place, Pointing, Press
from audits.gatherers.listeners import find_listeners

MOUSE = ("mousedown", "pointerdown")
FINGER = ("touchstart",)
ON_KEYS = ("keydown", "click")

SLIP_PX = 90
"""Pixels to the side, and half as many down, to which the pointer slips before it is let go."""

IDLE_S = 1.1
"""Seconds for which nothing is pressed, to see whether the page changes by itself: a clock does so every second."""

CORNER = {"x": 1, "y": 1}
"""Where the pointer rests: few pages have anything there."""


class _PressSession(NamedTuple):
    """The page that is worked, and what can be pressed on it, which a script keeps."""

    page: OpenPage
    pressed: Handle


async def press_and_slip(page: OpenPage) -> Pointing:
    """Press each kind of thing that a script listens on, slip off it, let go, and see what came of it.

    What leads out of the page is refused (`Interception`); what scripts made of the press cannot be undone.

    Raises:
        ProbeError: a script failed in the page.
    """
    listeners = await find_listeners(page)
    wanted: list[dict[str, Any]] = [
        {
            "selector": one.place.selector,
            "touch": one.event in FINGER,
            "keys": any(other.place == one.place for other in listeners.of(*ON_KEYS)),
        }
        for one in _once(listeners)
    ]
    if listeners.of("drop", "dragover", "dragend"):
        wanted += [{"selector": one.selector, "touch": False, "drag": True} for one in listeners.draggable]
    if not wanted:
        return Pointing(())
    pressing = _PressSession(page, await page.isolated.open("pointer", wanted))
    found: list[dict[str, Any]] = await pressing.pressed.call("found")
    await page.session.send("Page.enable")
    try:
        await page.session.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
        presses = [await _press(pressing, number, one) for number, one in enumerate(found)]
    finally:
        await page.session.send("Emulation.setTouchEmulationEnabled", {"enabled": PROFILES[page.profile].phone})
        await pressing.pressed.call("leave")
    return Pointing(tuple(one for one in presses if one is not None))


def _once(listeners: Listeners) -> list[Listener]:
    """Give one listener an element and kind of pointer; a mouse is tried where either is listened for."""
    found: dict[tuple[str, bool], Listener] = {}
    for one in listeners.of(*MOUSE, *FINGER):
        if one.place.selector:
            found.setdefault((one.place.selector, one.event in FINGER), one)
    return [one for (selector, is_finger), one in found.items() if not is_finger or (selector, False) not in found]


async def _press(pressing: _PressSession, number: int, about: dict[str, Any]) -> Press | None:
    session = pressing.page.session
    asked: list[str] = []

    def note(event: dict[str, Any]) -> None:
        asked.append(event["url"])

    session.on("Page.frameRequestedNavigation", note)
    try:
        return await _pressed(pressing, number, about, asked)
    finally:
        session.remove_listener("Page.frameRequestedNavigation", note)


async def _pressed(pressing: _PressSession, number: int, about: dict[str, Any], asked: list[str]) -> Press | None:
    """Press, move and let go; `asked` fills with the addresses that the page asks for meanwhile."""
    session = pressing.page.session
    if about["drag"]:
        return _as_press(about, acts_on_move=True)
    point = await pressing.pressed.call("reach", number)
    if point is None:
        return None
    send = _finger if about["touch"] else _mouse
    await session.send("Input.dispatchMouseEvent", {"type": "mouseMoved", **CORNER})
    await pressing.pressed.call("before")
    await send(session, "down", [point])
    acts_on_press = await _changed(pressing) or bool(asked)
    side = -1 if point["x"] > SLIP_PX * 2 else 1
    way = [
        {"x": point["x"] + side * SLIP_PX * part / 4, "y": point["y"] + (0 if about["touch"] else SLIP_PX * part / 8)}
        for part in range(1, 5)
    ]
    await send(session, "move", way)
    await send(session, "up", way[-1:])
    await session.send("Input.dispatchMouseEvent", {"type": "mouseMoved", **CORNER})
    stays = await _changed(pressing) or bool(asked)
    if stays and await _changes_by_itself(pressing):
        return None
    return _as_press(
        about,
        # A slider follows the pointer until it is let go, and is as easily moved back: nothing there is beyond undoing.
        stays=acts_on_press and stays and not about["is_slider"],
        asked_for=asked[0] if asked else "",
        acts_on_move=stays and not acts_on_press,
    )


def _as_press(about: dict[str, Any], *, acts_on_move: bool, stays: bool = False, asked_for: str = "") -> Press:
    return Press(
        place=msgspec.convert(about["place"], Place),
        text=about["text"],
        touch=about["touch"],
        stays=stays,
        asked_for=asked_for,
        acts_on_move=acts_on_move,
        controls=tuple(about["controls"]),
        near=tuple(name for name in about["near"] if name not in about["controls"]),
        has_keys=about["has_keys"],
    )


async def _changes_by_itself(pressing: _PressSession) -> bool:
    """Tell whether the page changes while nobody presses anything, as one with a clock does."""
    await pressing.pressed.call("before")
    await asyncio.sleep(IDLE_S)
    return await _changed(pressing)


async def _changed(pressing: _PressSession) -> bool:
    await pressing.page.isolated.call("stable")
    changed: bool = await pressing.pressed.call("changed")
    return changed


async def _mouse(session: CDPSession, kind: str, points: Sequence[dict[str, float]]) -> None:
    name = {"down": "mousePressed", "move": "mouseMoved", "up": "mouseReleased"}[kind]
    button = {"button": "left", "buttons": 0 if kind == "up" else 1, "clickCount": 1}
    await asyncio.gather(
        *(session.send("Input.dispatchMouseEvent", {"type": name, **point, **button}) for point in points)
    )


async def _finger(session: CDPSession, kind: str, points: Sequence[dict[str, float]]) -> None:
    name = {"down": "touchStart", "move": "touchMove", "up": "touchEnd"}[kind]
    for point in points:
        touches = [] if kind == "up" else [point]
        await session.send("Input.dispatchTouchEvent", {"type": name, "touchPoints": touches})
