"""A real pointer."""

from collections.abc import Mapping

from playwright.async_api import CDPSession

CORNER = {"x": 0, "y": 0}
"""Where the pointer rests, in CSS pixels of the viewport."""


async def click(session: CDPSession, point: Mapping[str, float]) -> None:
    """Click at a point of the viewport, in CSS pixels, and take the pointer away to its corner."""
    where = {"x": point["x"], "y": point["y"], "button": "left", "clickCount": 1}
    for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
        await session.send("Input.dispatchMouseEvent", {"type": kind, **where})
    await session.send("Input.dispatchMouseEvent", {"type": "mouseMoved", **CORNER})
