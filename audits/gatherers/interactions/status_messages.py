"""Searching and copying on a page, and noting what it shows and what it tells assistive technology of that."""

import asyncio
from typing import Any

from audits.browser.open_page import OpenPage

LOOKS, APART, STILL = 60, 0.05, 4
"""How often to look what has come of it, how long apart (seconds), and how many looks must see the same."""

UNFINISHED = ("initiali", "loading", "searching", "please wait")
"""How a message begins that another will follow."""


async def status_changes(page: OpenPage) -> list[dict[str, Any]]:
    """Type into the page's search, and press a button that copies, where there are such.

    Raises:
        ProbeError: a script failed in the page.
    """
    found: list[dict[str, Any]] = []
    tab, isolated = page.tab, page.isolated
    word = await isolated.call("status_messages", "before")
    if (control := await isolated.call("openers", "search")) is not None:
        await tab.mouse.click(control["x"], control["y"])
        await isolated.call("stable")
        await tab.keyboard.press("ControlOrMeta+A")
        await tab.keyboard.type(word)
        found.append({"action": "search", **await _outcome(page)})
        await tab.keyboard.press("ControlOrMeta+A")
        await tab.keyboard.press("Backspace")
        await tab.keyboard.press("Escape")
        await isolated.call("stable")
    if (button := await isolated.call("status_messages", "copy")) is not None:
        await isolated.call("status_messages", "before")
        await tab.mouse.click(button["x"], button["y"])
        found.append({"action": "copy", **await _outcome(page)})
    return found


async def _outcome(page: OpenPage) -> dict[str, Any]:
    """Wait until the page has said its last, and give what it shows and tells then."""
    last: dict[str, Any] = {}
    same = 0
    for _ in range(LOOKS):
        now: dict[str, Any] = await page.isolated.call("status_messages", "after")
        same = same + 1 if now == last else 0
        last = now
        is_unfinished = any(one["text"].lower().startswith(UNFINISHED) for one in now["shown"])
        if same >= STILL and not is_unfinished:
            break
        await asyncio.sleep(APART)
    return last
