"""Pictures of a stop with the focus and without it, taken where styles do not settle whether the focus shows."""

from collections import Counter
from typing import Any

from playwright.async_api import CDPSession

from audits.browser.isolated_context import Handle
from audits.browser.load import until_scroll_settled
from audits.browser.open_page import OpenPage
from audits.browser.viewport_screenshot import take_screenshot
from audits.lib.colour import CLEAR, contrast

KIND = "focus-picture"
"""First half of this gatherer's keys in `Known`."""

MAX_LOOKS = 30
"""Looks of stops of which pictures are taken in one tab sequence of a page."""

MARGIN_PX = 100
"""Pixels around a stop: how far from it something may show that it has the focus."""

MIN_CHANGED = 12
"""Pixels: fewer are no mark that anybody sees, but the edge of a letter drawn in another place."""

NOISE = 8
"""Steps of 255: a channel that differs by no more is the same to the eye."""

Pixels = tuple[tuple[int, int, int], ...]


async def with_screenshots(page: OpenPage, sequence: Handle, stops: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Add to each stop whose styles show no clear focus what pictures say of it; one of each look is taken."""
    taken = 0
    found: list[dict[str, Any]] = []
    for stop in stops:
        pictured = None
        if _needs_picture(stop):
            key = (KIND, stop["look"])
            if key not in page.known and taken < MAX_LOOKS:
                taken += 1
                page.known[key] = await _compare(page, sequence, stop["number"])
            pictured = page.known.get(key)
        found.append({**stop, "pictured": pictured})
    return found


def _needs_picture(stop: dict[str, Any]) -> bool:
    is_clear = any((one["contrast"] or 0) >= CLEAR for one in stop["indicators"])
    is_settled = is_clear or stop["has_caret"] or stop["by_browser"] or stop["in_frame"]
    return stop["is_seen"] and not is_settled


async def _compare(page: OpenPage, sequence: Handle, number: int) -> dict[str, Any] | None:
    box = await sequence.call("focus", number)
    if not box["arrived"]:  # scripts may show it only once the page is scrolled, as it was at this stop
        await until_scroll_settled(page)
        box = await sequence.call("focus", number)
    if not box["arrived"]:
        return None
    clip = {
        "x": max(box["left"] - MARGIN_PX, box["x"]),
        "y": max(box["top"] - MARGIN_PX, box["y"]),
        "width": box["width"] + 2 * MARGIN_PX,
        "height": min(box["height"] + 2 * MARGIN_PX, box["view"]),
        "scale": 1,
    }
    focused = await _take(page.session, clip)
    await sequence.call("blur", number)
    plain = await _take(page.session, clip)
    again = await _take(page.session, clip)
    differing = Counter(
        (one, other)
        for one, other, later in zip(focused, plain, again, strict=True)
        if not _alike(one, other) and _alike(other, later)
    )
    clear = sum(count for (one, other), count in differing.items() if contrast(one, other) >= CLEAR)
    changed = differing.total()
    return {"type": "pictured", "changed": changed if changed >= MIN_CHANGED else 0, "clear": clear}


async def _take(session: CDPSession, clip: dict[str, Any]) -> Pixels:
    data = (await take_screenshot(session, clip, beyond_viewport=False)).tobytes()
    return tuple(zip(data[0::3], data[1::3], data[2::3], strict=True))


def _alike(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return one == other or max(abs(a - b) for a, b in zip(one, other, strict=True)) <= NOISE
