"""Looking for a way out of a part of the page that Tab does not leave, as its reader would."""

import asyncio
import re

import msgspec

from audits.browser.isolated_context import Handle
from audits.browser.keyboard import (
    ALT,
    ARROW_DOWN,
    ARROW_RIGHT,
    CTRL,
    ENTER,
    ESCAPE,
    META,
    SHIFT,
    SHIFT_TAB,
    TAB,
    Key,
    key_for,
    press,
)
from audits.browser.open_page import OpenPage
from audits.evidence import KeyboardTrap, Place
from audits.gatherers.listeners import LEAVES, find_listening

MAX_BUTTONS = 12
"""Stops: how many of a part that holds the focus are pressed in search of one that lets it go."""

MODIFIERS = {
    "ctrl": CTRL, "control": CTRL, "strg": CTRL, "alt": ALT, "option": ALT, "shift": SHIFT, "cmd": META,
    "command": META, "meta": META,
}  # fmt: skip
ENTERS = ("enter", "return", "eingabetaste", "eingabe", "entrée")
MAX_WATCHED = 8
"""Stops that scripts watch for being left: how many are tried."""

MAX_PARTS = 8
"""Presses that may be needed to leave one field: that for a date and a time has so many parts at most."""

TAKES_BACK_S = 0.15
"""Seconds that a script is given to take the focus back."""

TOLD = re.compile(
    rf"\b((?:(?:{'|'.join(MODIFIERS)})\s*(?:[+-]|and|und|et|en|plus)\s*)+)"
    rf"([a-z0-9]|f\d{{1,2}}|esc(?:ape)?|tab|{'|'.join(ENTERS)})\b"
    rf"|\bpress(?:ing)?\s+(?:the\s+)?(?:key\s+)?\W?(f\d{{1,2}}|[a-z0-9])\b",
    re.IGNORECASE,
)
"""A key, or keys together, that a page's text tells of."""


async def find_way_out(page: OpenPage, sequence: Handle, key: Key, presses: int) -> KeyboardTrap | None:
    """Try, from inside, the other direction, Escape, arrows, keys the text tells of, and the buttons inside.

    None where Tab or Shift+Tab leaves after all.
    """
    lately = await sequence.call("lately")
    if lately["place"] is None or await _leaves(page, sequence, (), _other(key), presses):
        return None
    trap = KeyboardTrap(tuple(lately["names"]), msgspec.convert(lately["place"], Place))
    for way, keys in (("Escape", (ESCAPE,)), ("the arrow keys", (ARROW_DOWN, ARROW_RIGHT))):
        if await _leaves(page, sequence, keys, key, presses):
            return msgspec.structs.replace(trap, way_out=way)
    tried: set[str] = set()
    for number in range(min(len(lately["names"]), MAX_BUTTONS) + 1):
        for way, told in _told(await page.isolated.call("spoken_keys")).items():
            if way not in tried and await _leaves(page, sequence, (told,), key, presses):
                return msgspec.structs.replace(trap, way_out=way)
            tried.add(way)
        name = await sequence.call("focus_visited", number)
        if name and await _leaves(page, sequence, (ENTER,), key, presses):
            return msgspec.structs.replace(trap, way_out=f"“{name}”")
    return trap


async def find_timed_trap(page: OpenPage) -> KeyboardTrap | None:
    """Find a stop that takes the focus back a moment after Tab, or Shift+Tab, has left it; None where none does.

    Only a stop that a script watches for being left can do so.
    """
    nodes = await find_listening(page, LEAVES)
    if not nodes:
        return None
    stops = await page.isolated.open("held_stops", nodes=nodes)
    for number in range(min(await stops.call("count"), MAX_WATCHED)):
        if await _takes_back(page, stops, number, TAB) and await _takes_back(page, stops, number, SHIFT_TAB):
            told = await stops.call("describe", number)
            await stops.call("leave")
            return KeyboardTrap((told["name"],), msgspec.convert(told["place"], Place))
    await stops.call("leave")
    return None


async def _takes_back(page: OpenPage, stops: Handle, number: int, key: Key) -> bool:
    """Tell whether a stop has the focus a moment after a key should have led away from it, however often it is pressed.

    A field of several parts, such as one for a date, has the focus until the key has led through all of them.
    """
    if not await stops.call("focus", number):
        return False
    for _ in range(MAX_PARTS):
        await press(page.session, [key])
        await asyncio.sleep(TAKES_BACK_S)
        if not await stops.call("holds", number):
            return False
    return True


def _other(key: Key) -> Key:
    return SHIFT_TAB if key == TAB else TAB


async def _leaves(page: OpenPage, sequence: Handle, way: tuple[Key, ...], key: Key, presses: int) -> bool:
    """Tell whether Tab leaves once these keys are pressed, in one direction or, where there are such keys, the other.

    What lets the focus go may put it on the far side, from which the first direction leads back in.
    """
    for direction in (key, _other(key)) if way else (key,):
        await sequence.call("count_anew")
        await press(page.session, [*way, *[direction] * presses])
        where = await sequence.call("where")
        if where["exits"]:
            return True
    return False


def _told(text: str) -> dict[str, Key]:
    """Give the keys that a text tells of, by what it calls them."""
    found: dict[str, Key] = {}
    for match in TOLD.finditer(text):
        words = re.findall(r"[a-z]+", (match[1] or "").lower())
        modifiers = sum({MODIFIERS[one] for one in words if one in MODIFIERS})
        name = (match[2] or match[3]).lower()
        found[match[0]] = _named(name)._replace(modifiers=modifiers)
    return found


def _named(name: str) -> Key:
    if name.startswith("esc"):
        return ESCAPE
    if name == "tab":
        return TAB
    if name in ENTERS:
        return ENTER
    if len(name) > 1:
        return Key(name.upper(), name.upper(), 111 + int(name[1:]))
    return key_for(name)
