"""One thing that may show more under a pointer: moving there and away, and waiting for what comes of it."""

import asyncio
from collections.abc import Callable
from typing import Any, NamedTuple

from audits.browser.isolated_context import Handle
from audits.browser.open_page import OpenPage

CORNER = (1.0, 1.0)
"""Where the pointer rests, in CSS pixels of the viewport: few pages have anything there."""

OPENS_S, CLOSES_S = 0.3, 0.4
"""Seconds that scripts are given to show something, and to hide it again: many wait a little with both."""

CHECK_INTERVAL_S = 0.05
"""Seconds between two looks."""

STEP = 4.0
"""CSS pixels between two places of the pointer on its way, so that it passes over every gap."""

Point = tuple[float, float]


class Trigger(NamedTuple):
    """One of the things that may show more: its page, the script that tries it, its number and description there."""

    page: OpenPage
    script: Handle
    number: int
    about: dict[str, Any]


def closing_s(trigger: Trigger) -> float:
    """Give the seconds in which what appeared may be hidden: styles hide it at once."""
    return CLOSES_S if trigger.about["is_scripted"] else 0


async def point_away(trigger: Trigger) -> bool:
    """Move the pointer to the corner; return whether the revealed content vanished."""
    await move_pointer(trigger.page, [CORNER])
    return await has_vanished(trigger)


async def point_at(trigger: Trigger, at: Point) -> dict[str, Any] | None:
    """Move the pointer to a point; return what has appeared, or None."""
    await move_pointer(trigger.page, [at])
    return await wait_for_content(trigger)


async def wait_for_content(trigger: Trigger) -> dict[str, Any] | None:
    """Give what has appeared as soon as something has; None where nothing has. A script gets a moment for it."""
    seconds = OPENS_S if trigger.about["is_scripted"] else 0
    found: dict[str, Any] | None = await look_until(
        trigger, "shown", trigger.number, holds=lambda shown: shown is not None, seconds=seconds
    )
    return found


async def has_vanished(trigger: Trigger, seconds: float = CLOSES_S) -> bool:
    """Tell whether what appeared is gone, as soon as it is; a script gets a moment for it."""
    return not await look_until(trigger, "still", holds=lambda is_there: not is_there, seconds=seconds)


async def look_until(
    trigger: Trigger, method: str, *arguments: Any, holds: Callable[[Any], bool], seconds: float
) -> Any:
    """Ask the script of a trigger again and again until its answer holds, or the time has passed; give the last answer.

    Raises:
        ProbeError: a script failed in the page.
    """
    answer: Any = None
    for looks_left in reversed(range(1 + round(seconds / CHECK_INTERVAL_S))):
        await trigger.page.isolated.call("stable")
        answer = await trigger.script.call(method, *arguments)
        if holds(answer) or not looks_left:
            break
        await asyncio.sleep(CHECK_INTERVAL_S)
    return answer


async def wait_until_stable(page: OpenPage, seconds: float) -> None:
    """Wait, and then until the page stands still."""
    await asyncio.sleep(seconds)
    await page.isolated.call("stable")


def path_between(start: Point, end: Point) -> list[Point]:
    """Return the points that the pointer passes on a straight line, `STEP` apart."""
    across, down = end[0] - start[0], end[1] - start[1]
    steps = max(1, round(max(abs(across), abs(down)) / STEP))
    return [(start[0] + across * at / steps, start[1] + down * at / steps) for at in range(1, steps + 1)]


async def move_pointer(page: OpenPage, points: list[Point]) -> None:
    """Move the pointer from point to point."""
    for x, y in points:
        await page.session.send("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": x, "y": y})
