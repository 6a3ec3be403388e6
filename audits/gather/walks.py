"""Walking through a page by Tab and Shift+Tab, and noting each stop, what shows the focus there, and what hides it."""

from typing import Any

import msgspec

from audits.evidence import Jump, Place, Reaction, Stop, Walk
from audits.gather.copies import copy_of, load_again
from audits.gather.effects import Effects, effects_of
from audits.gather.focus_pictures import with_pictures
from audits.gather.keys import SHIFT_TAB, TAB, Key, press
from audits.gather.open_page import OpenPage
from audits.gather.profiles import PROFILES
from audits.gather.traps import find_way_out

WALKS = (("desktop", False), ("desktop", True), ("mobile", False), ("reflow", True))
"""The profiles in which the keyboard is tried, and whether backward: what is shown differs by width, what covers a stop
by height and by the way it comes into view."""

MOST = 700
"""Stops: where a page has more, nobody presses Tab for the rest."""

MOST_SUSPECTS = 60
"""Stops: how many are gone to one by one where something on the page does more than take the focus."""

ENOUGH = 3
"""Stops in a row: how many out of sight, gone to one by one, speak for those that follow them."""

SPARE = 20
"""Presses: how many more than there seem to be stops, since regions that scroll and parts of fields are stops too."""

AT_ONCE = 12
"""Presses sent without waiting: the page then has time to do what it does when it is scrolled."""


async def walk(page: OpenPage) -> tuple[Walk, ...]:
    """Walk through a copy of the page, in the profiles the run has asked for.

    Raises:
        ProbeError: a script failed in the page.
    """
    first = page.plan.profiles[0]
    wanted = [one for one in WALKS if one[0] in page.plan.profiles] or [(first, False), (first, True)]
    walks: list[Walk] = []
    async with copy_of(page, wanted[0][0]) as copy, effects_of(copy) as effects:
        for profile, backward in wanted:
            await copy.put_on(PROFILES[profile])
            if PROFILES[profile].phone and len(wanted) > 1:
                await load_again(
                    copy
                )  # scripts decide by the width at the start what to open: a phone never had another
                effects.take()
            walks.append(await _walk(copy, effects, profile, backward=backward))
    return tuple(walks)


async def _walk(page: OpenPage, effects: Effects, profile: str, *, backward: bool) -> Walk:
    world = page.world
    expected = min(await world.call("walk", "begin"), MOST)
    await world.call("reach_watch", "begin")
    key = SHIFT_TAB if backward else TAB
    try:
        where = await _press_through(page, key, expected)
        if where["exits"] and await world.call("reach_watch", "ask"):
            # What the page has shown by then decides what the stops are: only at a reader's pace is it the same.
            await world.call("walk", "anew")
            where = await _press_through(page, key, expected, at_once=1)
        trap = None
        if not where["exits"] and where["presses"] < MOST:
            trap = await find_way_out(page, key, expected + SPARE)
        found = await world.call("walk", "end")
        reactions = await _reactions(page, found["stops"], effects) if effects.take() else ()
        seen = await with_pictures(page, await _looked_at_slowly(page, key, found["stops"]))
    finally:
        await world.call("reach_watch", "leave")
        await world.call("walk", "leave")
    stops, jumps = msgspec.convert(seen, tuple[Stop, ...]), msgspec.convert(found["jumps"], tuple[Jump, ...])
    return Walk(profile, backward, stops, is_whole=expected < MOST, trap=trap, jumps=jumps, reactions=reactions)


async def _reactions(page: OpenPage, stops: list[dict[str, Any]], effects: Effects) -> tuple[Reaction, ...]:
    """Give the focus to one stop after the other, where some did more than take it, to see which."""
    found: list[Reaction] = []
    for number, stop in enumerate(stops[:MOST_SUSPECTS]):
        await page.world.call("walk", "show", number)
        await page.world.call("settle")
        found += [
            Reaction(stop["name"], stop["tag"], does, "", msgspec.convert(stop["place"], Place))
            for does in effects.take()
        ]
    return tuple(found)


async def _looked_at_slowly(page: OpenPage, key: Key, stops: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Go again, at a reader's pace, to the stops that seemed out of sight: scripts may show them a little later.

    Where several follow each other, the first few speak for the rest.
    """
    seen: list[dict[str, Any]] = []
    in_a_row = 0
    for number, stop in enumerate(stops):
        is_doubtful = (not stop["is_seen"] or stop["covered_by"]) and not stop["in_frame"]
        if not is_doubtful or in_a_row >= ENOUGH:
            in_a_row = in_a_row if is_doubtful else 0
            seen.append(stop)
            continue
        if in_a_row or await page.world.call("walk", "before", number):
            await page.world.call("settle")
            await press(page.session, [key])
            await page.world.call("settle")
        again = await page.world.call("walk", "sight", number)
        if not again["arrived"]:  # the first stop of all has none before it, and scripts may lead elsewhere
            await page.world.call("walk", "show", number)
            await page.world.call("settle")
            again = await page.world.call("walk", "sight", number)
        came = {name: again[name] for name in ("is_seen", "covered_by")} if again["arrived"] else {}
        seen.append({**stop, **came})
        in_a_row = in_a_row + 1 if again["arrived"] and (not again["is_seen"] or again["covered_by"]) else 0
    return seen


async def _press_through(page: OpenPage, key: Key, expected: int, at_once: int = AT_ONCE) -> dict[str, Any]:
    """Press until the focus has come out at the page's end and is where it was before, or has had every chance to."""
    left = expected + 3 + 2 * SPARE
    while left > 0:
        await press(page.session, [key] * min(at_once, left))
        left -= at_once
        pace = await page.world.call("walk", "pace")
        if pace["is_round"] or (at_once == 1 and pace["exits"]):
            break
    where: dict[str, Any] = await page.world.call("walk", "where")
    return where
