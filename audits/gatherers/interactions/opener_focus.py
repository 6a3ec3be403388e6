"""Where the focus is once something was opened, and once it was closed again."""

import asyncio

from audits.browser.isolated_context import Handle
from audits.browser.keyboard import TAB, press
from audits.browser.open_page import OpenPage
from audits.evidence import FocusAfter

MOVES_S = 0.6
"""Seconds that a script is given to move the focus: many wait for an animation."""


async def focus_after_opening(page: OpenPage, handle: Handle, number: int, *, is_modal: bool) -> FocusAfter:
    """Tell where the focus is once an opener, by its number, has opened something; `handle` is that of `opened.js`.

    Raises:
        ProbeError: a script failed in the page.
    """
    focus = FocusAfter(await handle.call("focus_after", number))
    if focus is not FocusAfter.FOLLOWED:
        await asyncio.sleep(MOVES_S)
        focus = FocusAfter(await handle.call("focus_after", number))
    if focus is FocusAfter.FOLLOWED and is_modal and await _leaves_modal(page, handle):
        return FocusAfter.LEAVES
    return focus


async def _leaves_modal(page: OpenPage, handle: Handle) -> bool:
    """Tell whether Tab leads out of the modal dialog that is open to what is behind it, but for a moment."""
    for _ in range(await handle.call("stops")):
        await press(page.session, [TAB])
        if await handle.call("is_focus_behind"):
            await asyncio.sleep(MOVES_S)
            return bool(await handle.call("is_focus_behind"))
    return False


async def is_focus_dropped(handle: Handle) -> bool:
    """Tell whether the focus is nowhere, and stays so, now that a modal dialog was closed.

    Raises:
        ProbeError: a script failed in the page.
    """
    if not await handle.call("is_focus_nowhere"):
        return False
    await asyncio.sleep(MOVES_S)
    return bool(await handle.call("is_focus_nowhere"))
