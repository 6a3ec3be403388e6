"""Pressing every key that types a sign, alone, with no field chosen, and noting which of them does something."""

from typing import Any

import msgspec

from audits.browser.effects import LEADS, Effects, effects_of
from audits.browser.keyboard import PRINTABLE, SPACE, Key, press
from audits.browser.load import restore
from audits.browser.open_page import OpenPage
from audits.evidence import Place, Shortcut, Shortcuts
from audits.gatherers.listeners import listens

KEYS_AT_ONCE = 8
"""Keys: how many are pressed at once where some key asks the browser for something, and nobody knows which it was."""

MAX_TOLD = 5
"""Shortcuts: how many are told of, since each takes a load or two to be sure of."""

KEY = ("shortcuts", "")

KEY_EVENTS = frozenset({"keydown", "keypress", "keyup", "beforeinput", "input", "textInput"})
"""What a browser tells scripts of a key that types a sign (https://w3c.github.io/uievents/#events-keyboardevents)."""

SHOWS = "changes what the page shows"


async def press_every_key(page: OpenPage) -> Shortcuts:
    """Press every printable key, all at once, where a script listens for keys; one by one where something comes of it.

    What the keys do is up to the scripts, which pages of a template share: its representative speaks for all.

    Raises:
        ProbeError: a script failed in the page.
    """
    if KEY not in page.known:
        page.known[KEY] = msgspec.to_builtins(await _press_all_keys(page))
    return msgspec.convert(page.known[KEY], Shortcuts)


async def _press_all_keys(page: OpenPage) -> Shortcuts:
    if not await listens(page, KEY_EVENTS):
        return Shortcuts(())
    async with effects_of(page) as effects:
        suspects = await _suspects(page, effects)
        if suspects:
            await restore(page)
        found: list[Shortcut] = []
        for key in suspects:
            if len(found) < MAX_TOLD and (one := await _alone(page, effects, key)):
                found.append(one)
        switch = await page.isolated.call("shortcut_switch", "find") if found else None
        off = bool(switch) and await _switched_off(page, effects, found[0].key)
    return Shortcuts(
        found=tuple(found),
        is_whole=len(found) < MAX_TOLD,
        switch=switch["name"] if switch else "",
        is_switched_off=off,
        place=msgspec.convert(switch["place"], Place) if switch else Place(),
    )


async def _suspects(page: OpenPage, effects: Effects) -> tuple[Key, ...]:
    """Give the keys that may do something: none where the page stands as before when all have been pressed at once."""
    touched, is_sure = await _press_all(page, effects, PRINTABLE)
    if is_sure:
        return tuple(key for key in PRINTABLE if key.key in touched)
    found: list[Key] = []
    for start in range(0, len(PRINTABLE), KEYS_AT_ONCE):
        found += await _suspects_among(page, effects, PRINTABLE[start : start + KEYS_AT_ONCE])
    return tuple(found)


async def _suspects_among(page: OpenPage, effects: Effects, keys: tuple[Key, ...]) -> list[Key]:
    """Halve a few keys for as long as nobody knows which of them asks for something."""
    touched, is_sure = await _press_all(page, effects, keys)
    if is_sure:
        return [key for key in keys if key.key in touched]
    if len(keys) == 1:
        return list(keys)
    half = len(keys) // 2
    return [
        *await _suspects_among(page, effects, keys[:half]),
        *await _suspects_among(page, effects, keys[half:]),
    ]


async def _press_all(page: OpenPage, effects: Effects, keys: tuple[Key, ...]) -> tuple[list[str], bool]:
    """Press keys at once; give those after which the page was different or left, and whether no other did anything.

    Of a message or a new window that the page has asked for, nobody knows which key it was.
    """
    noted = await page.isolated.open("shortcut_keys")
    await press(page.session, keys)
    await page.isolated.call("stable")
    seen = await noted.call("end")
    asked = effects.take()
    is_sure = all(one.startswith(LEADS) for one in asked) and len(asked) <= seen["departures"]
    return seen["touched"], is_sure


async def _alone(page: OpenPage, effects: Effects, key: Key) -> Shortcut | None:
    """Press one key with nothing chosen, and say what it does; what happens by itself is left out."""
    does, is_changed = await _does(page, effects, key)
    if is_changed:
        await restore(page)
    # What shows may have come by itself just then: it has to come again, on the page as it was.
    if does == SHOWS and (await _does(page, effects, key))[0] != SHOWS:
        return None
    return Shortcut(key.key, does) if does else None


async def _does(page: OpenPage, effects: Effects, key: Key) -> tuple[str, bool]:
    """Press one key on a page that stands still; say what it does, and whether the page is another for it."""
    isolated = page.isolated
    await isolated.call("reset_view")
    await isolated.call("stable")
    await isolated.call("page_state", "keep")
    for _ in range(2):
        await isolated.call("stable")
        await isolated.call("page_state", "idle")
    effects.take()
    await press(page.session, [key])
    await isolated.call("stable")
    asked, state = effects.take(), await isolated.call("page_state", "compare")
    shown = _shown(state)
    return (asked[0] if asked else shown), bool(shown)


def _shown(state: dict[str, Any]) -> str:
    if state["address"]:
        return f"changes the address to {state['address'].rpartition('/')[2]}"
    if state["focus"]:
        return f"moves the focus to “{state['focus']}”"
    if state["scrolled"]:
        return "scrolls the page"
    return SHOWS if state["changed"] else ""


async def _switched_off(page: OpenPage, effects: Effects, sign: str) -> bool:
    """Work the switch that the page offers, and tell whether the key does nothing any more."""
    await page.isolated.call("shortcut_switch", "focus")
    await press(page.session, [SPACE])
    await page.isolated.call("stable")
    key = next(one for one in PRINTABLE if one.key == sign)
    return await _alone(page, effects, key) is None
