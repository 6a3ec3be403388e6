"""Going again, slowly, to focus stops that seemed out of sight while Tab was pressed fast."""

from typing import Any

from audits.browser.isolated_context import Handle
from audits.browser.keyboard import Key, press
from audits.browser.open_page import OpenPage

MAX_IN_A_ROW = 3
"""Stops in a row: how many out of sight, gone to one by one, speak for those that follow them."""


async def look_again(page: OpenPage, sequence: Handle, key: Key, stops: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Go again, at a reader's pace, to the stops that seemed out of sight: scripts may show them a little later.

    So may bars hide what they hold, where the page had no time to deal with its being scrolled. Where several stops
    follow each other, the first few speak for the rest.
    """
    is_hurried = any(stop["is_hurried"] for stop in stops)
    hidden = set(await sequence.call("hidden_meanwhile")) if is_hurried else set()
    seen: list[dict[str, Any]] = []
    in_a_row = 0
    for stop in stops:
        number = stop["number"]
        is_doubtful = (not stop["is_seen"] or stop["covered_by"] or number in hidden) and not stop["in_frame"]
        if not is_doubtful or in_a_row >= MAX_IN_A_ROW:
            in_a_row = in_a_row if is_doubtful else 0
            seen.append({**stop, "is_seen": stop["is_seen"] and number not in hidden})
            continue
        again = await _look_at(page, sequence, key, number, is_next=in_a_row > 0)
        came = {name: again[name] for name in ("is_seen", "covered_by")} if again["arrived"] else {}
        seen.append({**stop, **came})
        in_a_row = in_a_row + 1 if again["arrived"] and (not again["is_seen"] or again["covered_by"]) else 0
    return seen


async def _look_at(page: OpenPage, sequence: Handle, key: Key, number: int, *, is_next: bool) -> dict[str, Any]:
    """Come to a stop by the key, from the one before it, where the focus is already if this one `is_next`, and look."""
    if is_next or await sequence.call("focus_before", number):
        await page.isolated.call("stable")
        await press(page.session, [key])
        await page.isolated.call("stable")
    again: dict[str, Any] = await sequence.call("sight", number)
    if not again["arrived"]:  # the first stop of all has none before it, and scripts may lead elsewhere
        await sequence.call("focus", number)
        await page.isolated.call("stable")
        again = await sequence.call("sight", number)
    return again
