"""Pressing every key that types a sign, alone, with no field chosen, and noting which of them does something."""

from typing import Any

import msgspec

from audits.evidence import Place, Shortcut, Shortcuts
from audits.gather.copies import copy_of, load_again
from audits.gather.effects import Effects, effects_of
from audits.gather.keys import PRINTABLE, SPACE, Key, press
from audits.gather.open_page import OpenPage

A_FEW = 8
"""Keys: how many are pressed at once where some key leads away from the page, which tells not which it was."""

SHOWS = "changes what the page shows"


async def press_every_key(page: OpenPage) -> Shortcuts:
    """Press every printable key on a copy of the page, all at once; only where something comes of it, one by one.

    Raises:
        ProbeError: a script failed in the page.
    """
    async with copy_of(page, page.plan.profiles[0]) as copy, effects_of(copy) as effects:
        suspects = await _suspects(copy, effects)
        if suspects:
            await load_again(copy)
        found = [one for key in suspects if (one := await _alone(copy, effects, key))]
        switch = await copy.world.call("shortcut_switch", "find") if found else None
        off = bool(switch) and await _switched_off(copy, effects, found[0].key)
    return Shortcuts(
        found=tuple(found),
        switch=switch["name"] if switch else "",
        is_switched_off=off,
        place=msgspec.convert(switch["place"], Place) if switch else Place(),
    )


async def _suspects(page: OpenPage, effects: Effects) -> tuple[Key, ...]:
    """Give the keys that may do something: none where the page stands as before when all have been pressed at once."""
    touched, asked = await _press_all(page, effects, PRINTABLE)
    if not asked:
        return tuple(key for key in PRINTABLE if key.key in touched)
    found: list[Key] = []
    for start in range(0, len(PRINTABLE), A_FEW):
        few = PRINTABLE[start : start + A_FEW]
        touched, asked = await _press_all(page, effects, few)
        found += [key for key in few if asked or key.key in touched]
    return tuple(found)


async def _press_all(page: OpenPage, effects: Effects, keys: tuple[Key, ...]) -> tuple[list[str], tuple[str, ...]]:
    """Press keys at once; give those after which the page was different, and what it asked the browser for."""
    await page.world.call("shortcut_keys", "begin")
    await press(page.session, keys)
    await page.world.call("settle")
    return await page.world.call("shortcut_keys", "end"), effects.take()


async def _alone(page: OpenPage, effects: Effects, key: Key) -> Shortcut | None:
    """Press one key with nothing chosen, and say what it does; what happens by itself is left out."""
    does = await _does(page, effects, key)
    if not does:
        return None
    await load_again(page)
    # What shows may have come by itself just then: it has to come again, on the page as it was.
    if does == SHOWS and await _does(page, effects, key) != SHOWS:
        return None
    return Shortcut(key.key, does)


async def _does(page: OpenPage, effects: Effects, key: Key) -> str:
    """Press one key on a page that stands still, and say what is different; nothing where nothing is."""
    world = page.world
    await world.call("shortcut_keys", "release")
    await world.call("settle")
    await world.call("state", "keep")
    for _ in range(2):
        await world.call("settle")
        await world.call("state", "idle")
    effects.take()
    await press(page.session, [key])
    await world.call("settle")
    return _said(await world.call("state", "compare"), effects.take())


def _said(state: dict[str, Any], asked: tuple[str, ...]) -> str:
    if asked:
        return asked[0]
    if state["address"]:
        return f"changes the address to {state['address'].rpartition('/')[2]}"
    if state["focus"]:
        return f"moves the focus to “{state['focus']}”"
    if state["scrolled"]:
        return "scrolls the page"
    return SHOWS if state["changed"] else ""


async def _switched_off(page: OpenPage, effects: Effects, sign: str) -> bool:
    """Work the switch that the page offers, and tell whether the key does nothing any more."""
    await page.world.call("shortcut_switch", "focus")
    await press(page.session, [SPACE])
    await page.world.call("settle")
    key = next(one for one in PRINTABLE if one.key == sign)
    return await _alone(page, effects, key) is None
