"""Looking for a way out of a part of the page that Tab does not leave, as its reader would."""

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
    press,
    typing,
)
from audits.browser.open_page import OpenPage
from audits.evidence import KeyboardTrap, Place

MAX_BUTTONS = 12
"""Stops: how many of a part that holds the focus are pressed in search of one that lets it go."""

MODIFIERS = {
    "ctrl": CTRL, "control": CTRL, "strg": CTRL, "alt": ALT, "option": ALT, "shift": SHIFT, "cmd": META,
    "command": META, "meta": META,
}  # fmt: skip
TOLD = re.compile(
    rf"\b((?:(?:{'|'.join(MODIFIERS)})\s*[+-]\s*)+)([a-z0-9]|f\d{{1,2}}|esc(?:ape)?|tab)\b"
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
        modifiers = sum({MODIFIERS[one.lower()] for one in re.findall(r"[A-Za-z]+", match[1] or "")})
        name = (match[2] or match[3]).lower()
        found[match[0]] = _named(name)._replace(modifiers=modifiers)
    return found


def _named(name: str) -> Key:
    if name.startswith("esc"):
        return ESCAPE
    if name == "tab":
        return TAB
    if len(name) > 1:
        return Key(name.upper(), name.upper(), 111 + int(name[1:]))
    return typing(name)
