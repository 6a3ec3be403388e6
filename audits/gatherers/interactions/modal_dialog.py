"""Closing a modal dialog as a reader would."""

from audits.browser.isolated_context import Handle
from audits.browser.keyboard import ESCAPE, press
from audits.browser.mouse import click
from audits.browser.open_page import OpenPage

MAX_DISMISSERS = 4
"""How many of its buttons are tried."""


async def close_initial_dialog(page: OpenPage) -> None:
    """Close the modal dialog that is open on a page as loaded, so that what is behind it can be worked.

    Raises:
        ProbeError: a script failed in the page.
    """
    handle = await page.isolated.open("opened", [])
    await dismiss(page, handle)
    await handle.call("leave")
    await handle.release()


async def dismiss(page: OpenPage, handle: Handle) -> bool:
    """Close the modal dialog by Escape, or else by its buttons; tell whether it has gone.

    `handle` is that of `opened.js`.

    Raises:
        ProbeError: a script failed in the page.
    """
    await press(page.session, [ESCAPE])
    await page.isolated.call("stable")
    for _ in range(MAX_DISMISSERS):
        if not await handle.call("is_modal"):
            return True
        point = await handle.call("dismisser")
        if point is None:
            return False
        await click(page.session, point)
        await page.isolated.call("stable")
    return not await handle.call("is_modal")
