"""What a page's scripts listen for, as the browser's own debugger knows it."""

from typing import Any

import msgspec
from playwright.async_api import CDPSession

from audits.browser.open_page import OpenPage, opened_in_new_tab
from audits.evidence import Listener, Listeners, MotionResponse, Place

MOTION = frozenset({"devicemotion", "deviceorientation", "deviceorientationabsolute"})
PRESSES = frozenset({"mousedown", "pointerdown", "touchstart"})
MOVES = frozenset({"mousemove", "pointermove", "touchmove", "gesturestart", "gesturechange", "gestureend"})
DRAGS = frozenset({"drag", "dragstart", "dragend", "dragover", "drop"})
COMES = frozenset({"mouseenter", "mouseover", "pointerenter", "pointerover", "focus", "focusin"})
CHANGES = frozenset({"input", "change", "keyup", "keydown", "keypress"})
LEAVES = frozenset({"blur", "focusout"})
RELEASES = frozenset({"click", "mouseup", "pointerup", "touchend", "keydown"})
CLICKS = frozenset({"click", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart", "touchend"})

HEARD = MOTION | PRESSES | MOVES | DRAGS | COMES | RELEASES
"""The events that criteria are about."""


async def find_listeners(page: OpenPage) -> Listeners:
    """Ask the debugger for every listener of the window, the document and all in it, frames and shadow roots included.

    Raises:
        ProbeError: the places could not be told, or the page, opened once more, did not finish loading.
    """
    found = [
        {**one, "root": root}
        for root in ("window", "document")
        for one in await listeners_of(page.session, root)
        if one["type"] in HEARD
    ]
    nodes = list(dict.fromkeys(one["backendNodeId"] for one in found if one.get("backendNodeId")))
    places = dict(zip(nodes, await page.isolated.call_on("listeners", nodes), strict=True))
    listeners = {
        _listener(one, places.get(one.get("backendNodeId", 0)) or {"on": one["root"], "place": {}}) for one in found
    }
    return Listeners(
        tuple(sorted(listeners, key=lambda one: (one.event, one.on, one.place.selector))),
        msgspec.convert(await page.isolated.call("draggable"), tuple[Place, ...]),
        await _move_device(page) if any(one.event in MOTION for one in listeners) else MotionResponse.NONE,
    )


async def _move_device(page: OpenPage) -> MotionResponse:
    """Shake and tilt the device, as far as the page's scripts are told, in a tab of its own; say what changes."""
    async with opened_in_new_tab(page, scripts=True) as beside:
        return MotionResponse(await beside.isolated.call("device_motion"))


async def listens(page: OpenPage, events: frozenset[str]) -> bool:
    """Tell whether any script listens for one of these events, on the window, the document or anything in it."""
    found = [one for root in ("window", "document") for one in await listeners_of(page.session, root)]
    return any(one["type"] in events for one in found)


async def find_listening(page: OpenPage, events: frozenset[str]) -> list[int]:
    """Give the nodes on which a script listens for any of these events, by the debugger's numbers for them."""
    listeners = await listeners_of(page.session, "document")
    heard = (one["backendNodeId"] for one in listeners if one["type"] in events and "backendNodeId" in one)
    return list(dict.fromkeys(heard))


async def listeners_of(session: CDPSession, root: str) -> list[dict[str, Any]]:
    """Give the listeners of `window` alone, or of `document` and all in it, frames and shadow roots included.

    See https://chromedevtools.github.io/devtools-protocol/tot/DOMDebugger/#type-EventListener for what is told of each.
    """
    found = await session.send("Runtime.evaluate", {"expression": root})
    about = {"objectId": found["result"]["objectId"]}
    depth = {"depth": -1, "pierce": True} if root == "document" else {"depth": 1}
    answer = await session.send("DOMDebugger.getEventListeners", {**about, **depth})
    await session.send("Runtime.releaseObject", about)
    listeners: list[dict[str, Any]] = answer["listeners"]
    return listeners


def _listener(seen: dict[str, Any], where: dict[str, Any]) -> Listener:
    return Listener(seen["type"], where["on"], msgspec.convert(where["place"], Place))
