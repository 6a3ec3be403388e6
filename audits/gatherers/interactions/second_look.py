"""Going again, slowly, to focus stops that seemed out of sight, or gave the focus up, while Tab was pressed fast."""

from collections import Counter
from typing import Any

import msgspec

from audits.browser.isolated_context import Handle
from audits.browser.keyboard import Key, press
from audits.browser.load import until_scroll_settled
from audits.browser.open_page import OpenPage
from audits.evidence import FocusMove

MAX_MOVES = 20
"""Moves of the focus: how many are tried again; the others count as they were seen."""

MAX_IN_A_ROW = 3
"""Stops in a row: how many of one tag, out of sight and gone to one by one, speak for those that follow them."""


async def look_again(page: OpenPage, sequence: Handle, key: Key, stops: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Go again, at a reader's pace, to the stops that seemed out of sight: scripts may show them a little later.

    Where the page had no time to deal with its being scrolled, bars may hide what they hold, and scripts may take stops
    from the tab sequence. Where several stops of one tag are out of sight in a row, the first few speak for the rest:
    links of a closed menu, but not the field among them, which opens its search as soon as it has the focus. What the
    keyboard then passes over is no stop.
    """
    is_hurried = any(stop["is_hurried"] for stop in stops)
    lost = await sequence.call("lost_meanwhile") if is_hurried else {"hidden": (), "gone": ()}
    seen: list[dict[str, Any]] = []
    unseen_in_a_row: Counter[str] = Counter()
    focused: int | None = None
    for stop in stops:
        number, tag = stop["number"], stop["tag"]
        if number in lost["gone"]:
            continue
        is_hidden = number in lost["hidden"]
        is_doubtful = (not stop["is_seen"] or stop["covered_by"] or is_hidden) and not stop["in_frame"]
        if not is_doubtful:
            unseen_in_a_row.clear()
        if not is_doubtful or unseen_in_a_row[tag] >= MAX_IN_A_ROW:
            seen.append({**stop, "is_seen": stop["is_seen"] and not is_hidden})
            continue
        again = await _look_at(page, sequence, key, number, is_next=number - 1 == focused)
        if not again["is_stop"]:
            continue
        came = {name: again[name] for name in ("is_seen", "covered_by")} if again["arrived"] else {}
        seen.append({**stop, **came})
        focused = number if again["arrived"] else None
        if again["arrived"] and again["is_seen"] and not again["covered_by"]:
            unseen_in_a_row.clear()
        else:
            unseen_in_a_row[tag] += 1
    return seen


async def _look_at(page: OpenPage, sequence: Handle, key: Key, number: int, *, is_next: bool) -> dict[str, Any]:
    """Come to a stop by the key, from the one before it, where the focus is already if this one `is_next`, and look."""
    if is_next or await _focus_before(page, sequence, number):
        if not is_next:
            await page.isolated.call("stable")
        await press(page.session, [key])
        await settle(page, sequence)
    again: dict[str, Any] = await sequence.call("visibility", number)
    if again["is_stop"] and not again["arrived"]:  # the first stop has none before it, and scripts may lead elsewhere
        await sequence.call("focus", number)
        await settle(page, sequence)
        again = await sequence.call("visibility", number)
    return again


async def _focus_before(page: OpenPage, sequence: Handle, number: int) -> bool:
    """Focus the stop before `number`, which may be shown only once the page is scrolled; tell whether it was."""
    if await sequence.call("focus_before", number):
        return True
    await until_scroll_settled(page)
    return bool(await sequence.call("focus_before", number))


async def lasting_moves(
    page: OpenPage, sequence: Handle, key: Key, moves: list[dict[str, Any]]
) -> tuple[FocusMove, ...]:
    """Return the focus moves that also happen at reading speed; moves to nothing are tried again first.

    What a page hides once it is scrolled loses the focus where the key came to it before the page had time for that.
    """
    found: list[FocusMove] = []
    for number, move in enumerate(moves):
        if move["to"] or number >= MAX_MOVES or await _moves_again(page, sequence, key, number):
            found.append(msgspec.convert(move, FocusMove))
    return tuple(found)


async def _moves_again(page: OpenPage, sequence: Handle, key: Key, number: int) -> bool:
    if await sequence.call("focus_before_move", number):
        await until_scroll_settled(page)
        await sequence.call("focus_before_move", number)  # it may have been shown only once the page was scrolled
        await press(page.session, [key])
    await settle(page, sequence)
    return bool(await sequence.call("has_moved", number))


async def settle(page: OpenPage, sequence: Handle) -> None:
    """Wait for what the page does when the focus moves, at once and by short timers, and for that to be painted."""
    await sequence.call("let_timers_run")
    await page.isolated.call("stable")
