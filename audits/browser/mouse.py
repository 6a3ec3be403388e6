"""A real pointer."""

from asyncio import gather
from collections.abc import Mapping

from playwright.async_api import CDPSession

CORNER = {"x": 0, "y": 0}
"""Where the pointer rests, in CSS pixels of the viewport."""


async def click(session: CDPSession, point: Mapping[str, float]) -> None:
    """Click at a point of the viewport, in CSS pixels, and take the pointer away to its corner."""
    where = {"x": point["x"], "y": point["y"], "button": "left", "clickCount": 1}
    events = [{"type": kind, **where} for kind in ("mouseMoved", "mousePressed", "mouseReleased")]
    await gather(*(session.send("Input.dispatchMouseEvent", one) for one in events))
    await session.send("Input.dispatchMouseEvent", {"type": "mouseMoved", **CORNER})
