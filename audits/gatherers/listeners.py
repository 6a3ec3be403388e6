"""What a page's scripts listen for, as the browser's own debugger knows it."""

import asyncio
from typing import Any

import msgspec

from audits.browser.open_page import OpenPage
from audits.evidence import Listener, Listeners, Place

MOTION = frozenset({"devicemotion", "deviceorientation", "deviceorientationabsolute"})
PRESSES = frozenset({"mousedown", "pointerdown", "touchstart"})
MOVES = frozenset({"mousemove", "pointermove", "touchmove", "gesturestart", "gesturechange", "gestureend"})
DRAGS = frozenset({"drag", "dragstart", "dragover", "drop"})
COMES = frozenset({"mouseenter", "mouseover", "pointerenter", "pointerover", "focus", "focusin"})
RELEASES = frozenset({"click", "mouseup", "pointerup", "touchend", "keydown"})

HEARD = MOTION | PRESSES | MOVES | DRAGS | COMES | RELEASES
"""The events that criteria are about."""


async def find_listeners(page: OpenPage) -> Listeners:
    """Ask the debugger for every listener of the window, the document and all in it, frames and shadow roots included.

    Raises:
        ProbeError: the places could not be told.
    """
    session = page.session
    found: list[dict[str, Any]] = []
    roots: list[str] = []
    for expression, depth in (("window", 1), ("document", -1)):
        root = await session.send("Runtime.evaluate", {"expression": expression})
        roots.append(root["result"]["objectId"])
        answer = await session.send(
            "DOMDebugger.getEventListeners", {"objectId": roots[-1], "depth": depth, "pierce": depth < 0}
        )
        found += [{**one, "root": expression} for one in answer["listeners"] if one["type"] in HEARD]
    await asyncio.gather(*(session.send("Runtime.releaseObject", {"objectId": one}) for one in roots))
    nodes = list(dict.fromkeys(one["backendNodeId"] for one in found if one.get("backendNodeId")))
    places = dict(zip(nodes, await page.isolated.call_on("listeners", nodes), strict=True))
    listeners = {
        _listener(one, places.get(one.get("backendNodeId", 0)) or {"on": one["root"], "place": {}}) for one in found
    }
    return Listeners(
        tuple(sorted(listeners, key=lambda one: (one.event, one.on, one.place.selector, one.passive))),
        msgspec.convert(await page.isolated.call("draggable"), tuple[Place, ...]),
    )


async def find_listening(page: OpenPage, events: frozenset[str]) -> list[int]:
    """Give the nodes on which a script listens for any of these events, by the debugger's numbers for them."""
    document = await page.session.send("Runtime.evaluate", {"expression": "document"})
    about = {"objectId": document["result"]["objectId"], "depth": -1, "pierce": True}
    told = await page.session.send("DOMDebugger.getEventListeners", about)
    heard = (one["backendNodeId"] for one in told["listeners"] if one["type"] in events and "backendNodeId" in one)
    return list(dict.fromkeys(heard))


def _listener(seen: dict[str, Any], where: dict[str, Any]) -> Listener:
    return Listener(seen["type"], where["on"], msgspec.convert(where["place"], Place), passive=seen["passive"])
