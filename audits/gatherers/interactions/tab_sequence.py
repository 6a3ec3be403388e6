"""Going through a page by Tab and Shift+Tab, and noting each stop, what shows the focus there, and what hides it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import msgspec

from audits.browser.effects import Effects, effects_of
from audits.browser.isolated_context import Handle
from audits.browser.keyboard import SHIFT_TAB, TAB, Key, press
from audits.browser.load import until_scroll_settled
from audits.browser.open_page import OpenPage
from audits.evidence import FocusStop, Place, Reaction, TabSequence
from audits.gatherers.interactions.focus_screenshots import with_screenshots
from audits.gatherers.interactions.keyboard_trap import find_timed_trap, find_way_out
from audits.gatherers.interactions.second_look import lasting_moves, look_again, settle
from audits.gatherers.interactions.shared_stops import SharedStops

DIRECTIONS = {"mobile": (False,), "reflow": (True,)}
"""Whether Tab is pressed backward, where one direction is enough beside the two of a desktop.

What is shown differs by width, what covers a stop by height and by the way it comes into view.
"""

BOTH = (False, True)

MAX_STOPS = 700
"""Stops: where a page has more, nobody presses Tab for the rest."""

MAX_SUSPECTS = 60
"""Stops: how many are gone to one by one where something on the page does more than take the focus."""

EXTRA_PRESSES = 20
"""Presses: how many more than there seem to be stops, since regions that scroll and parts of fields are stops too."""

AT_ONCE = 12
"""Presses sent without waiting: the page then has time to do what it does when it is scrolled."""


async def tab_sequences(page: OpenPage) -> tuple[TabSequence, ...]:
    """Press Tab, and Shift+Tab, through the page in a profile, and record the stops of each direction.

    Raises:
        ProbeError: a script failed in the page.
    """
    async with effects_of(page) as effects:
        directions = DIRECTIONS.get(page.profile, BOTH)
        found = [await _record(page, effects, SharedStops(page, page.profile, backward=one)) for one in directions]
        is_free = directions == BOTH and all(one.trap is None for one in found)
        if is_free and (trap := await find_timed_trap(page)) is not None:
            # Where the focus was taken from, and how often, depends on how fast keys were pressed.
            found = [msgspec.structs.replace(one, moves=()) for one in found]
            found[0] = msgspec.structs.replace(found[0], trap=trap)
        return tuple(found)


async def _record(page: OpenPage, effects: Effects, shared: SharedStops) -> TabSequence:
    await page.isolated.call("page_state", "rewind")
    await until_scroll_settled(page)  # scripts mark what has been scrolled past: looks are those of a page at its top
    async with opened_script(page) as sequence:
        can_be_parted = bool(shared.looks) and not shared.is_slow
        runs = await sequence.call("find_runs", shared.looks, shared.backward) if can_be_parted else None
        if runs is None:
            return await _record_through(page, sequence, effects, shared)
        found = await _record_in_parts(page, sequence, effects, shared, runs)
    if found is not None:
        return found
    async with opened_script(page) as sequence:
        return await _record_through(page, sequence, effects, shared)


@asynccontextmanager
async def opened_script(page: OpenPage) -> AsyncIterator[Handle]:
    """Open the script that notes the stops, and have it watch what comes and goes.

    Raises:
        ProbeError: a script failed in the page.
    """
    sequence = await page.isolated.open("tab_sequence")
    try:
        await sequence.call("watch")
        yield sequence
    finally:
        await sequence.call("leave")
        await sequence.release()


async def _record_in_parts(
    page: OpenPage, sequence: Handle, effects: Effects, shared: SharedStops, runs: list[dict[str, int]]
) -> TabSequence | None:
    """Press Tab through the runs of stops not known yet; None where the page has to be gone through as a whole."""
    key = SHIFT_TAB if shared.backward else TAB
    if not await press_through_runs(page, sequence, key, runs):
        return None
    if await sequence.call("has_changed"):
        return None  # what scrolling has shown by then decides what the stops are, and parts are scrolled otherwise
    found = await _described(page, sequence)
    reactions = await reactions_at(page, sequence, found["stops"], effects) if effects.take() else ()
    unknown = [stop for stop in found["stops"] if stop["shell_look"] not in shared.looks]
    tried = await with_screenshots(page, sequence, await look_again(page, sequence, key, unknown))
    met = {stop["position"]: stop["shell_look"] for stop in found["stops"]}
    await page.isolated.call("page_state", "rewind")
    known = await sequence.call("known_stops")
    stops = shared.merged(tried, [{**stop, "look": met.get(stop["position"], stop["look"])} for stop in known])
    moves = await lasting_moves(page, sequence, key, found["moves"])
    if not reactions and not moves:
        shared.learn(tried)
    return TabSequence(shared.profile, shared.backward, stops, moves=moves, reactions=reactions)


async def press_through_runs(page: OpenPage, sequence: Handle, key: Key, runs: list[dict[str, int]]) -> bool:
    """Press Tab from the known stop before each run; tell whether the focus came out of each as it was known to.

    Raises:
        ProbeError: a script failed in the page.
    """
    for number, run in enumerate(runs):
        if not await sequence.call("start_run", number):
            return False
        left, presses = run["stops"] + 1, run["stops"] + run["after"] + EXTRA_PRESSES
        while left and presses > 0:
            count = min(AT_ONCE, left)
            await press(page.session, [key] * count)
            left -= count
            presses -= count
            if not left:
                await sequence.call("pace")
                left = await sequence.call("left_of_run", number)
        if left:
            return False
    return True


async def _record_through(page: OpenPage, sequence: Handle, effects: Effects, shared: SharedStops) -> TabSequence:
    """Press Tab through the whole page, until the focus has been everywhere."""
    profile, backward = shared.profile, shared.backward
    key = SHIFT_TAB if backward else TAB
    is_slow = False
    expected = min(await sequence.call("expected"), MAX_STOPS)
    where = await _press_through(page, sequence, key, expected)
    if where["exits"] and await sequence.call("has_changed"):
        # What the page has shown by then decides what the stops are: only at a reader's pace is it the same.
        is_slow = True
        await sequence.call("restart")
        where = await _press_through(page, sequence, key, expected, at_once=1)
    trap = None
    if not where["exits"] and where["presses"] < MAX_STOPS:
        trap = await find_way_out(page, sequence, key, expected + EXTRA_PRESSES)
    found = await _described(page, sequence)
    reactions = await reactions_at(page, sequence, found["stops"], effects) if effects.take() else ()
    seen = await with_screenshots(page, sequence, await look_again(page, sequence, key, found["stops"]))
    moves = await lasting_moves(page, sequence, key, found["moves"])
    stops = msgspec.convert(seen, tuple[FocusStop, ...])
    if trap is None and not moves and not reactions and page.known.is_worked_in_full:
        shared.learn(seen)
        shared.learn_pace(is_slow=is_slow)
    is_whole = expected < MAX_STOPS
    return TabSequence(profile, backward, stops, is_whole=is_whole, trap=trap, moves=moves, reactions=reactions)


async def _described(page: OpenPage, sequence: Handle) -> dict[str, Any]:
    """Reset the page and return its stops and moves; indicators are compared with the unfocused page."""
    await page.isolated.call("page_state", "rewind")
    await page.isolated.call("page_state", "undo")
    await settle(page, sequence)
    ended: dict[str, Any] = await sequence.call("end")
    return ended


async def reactions_at(
    page: OpenPage, sequence: Handle, stops: list[dict[str, Any]], effects: Effects
) -> tuple[Reaction, ...]:
    """Give the focus to one stop after the other, where some did more than take it, to see which.

    Raises:
        ProbeError: a script failed in the page.
    """
    found: list[Reaction] = []
    for number, stop in enumerate(stops[:MAX_SUSPECTS]):
        await sequence.call("focus", number)
        await page.isolated.call("stable")
        found += [
            Reaction(stop["name"], stop["tag"], does, "", msgspec.convert(stop["place"], Place))
            for does in effects.take()
        ]
    return tuple(found)


async def _press_through(
    page: OpenPage, sequence: Handle, key: Key, expected: int, at_once: int = AT_ONCE
) -> dict[str, Any]:
    """Press until the focus has come out at the page's end and is where it was before, or has had every chance to."""
    left = expected + 3 + 2 * EXTRA_PRESSES
    while left > 0:
        await press(page.session, [key] * min(at_once, left))
        left -= at_once
        pace = await sequence.call("pace")
        if pace["is_round"] or (at_once == 1 and pace["exits"]):
            break
    where: dict[str, Any] = await sequence.call("where")
    return where
