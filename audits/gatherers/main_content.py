"""Whether a reader can use the main part of a page: what only covers it while it loads is waited for."""

import asyncio
from typing import Any

from audits.browser.open_page import OpenPage

TIMEOUT_S = 5.0
"""Seconds that something which lies over the page, or keeps it from its reader, has to go away by itself."""

CHECK_INTERVAL_S = 0.25
"""Seconds between two looks."""


async def main_content(page: OpenPage) -> Any:
    """Look at the main part once it can be used, or when it could not be for so long that nobody would wait more.

    Where nothing on the page could change by itself, there is nothing to wait for.

    Raises:
        ProbeError: a script failed in the page.
    """
    loop = asyncio.get_running_loop()
    deadline = loop.time() + TIMEOUT_S
    seen = await page.isolated.call("main_content")
    while _is_kept(seen) and loop.time() < deadline and await page.isolated.call("moves"):
        await asyncio.sleep(CHECK_INTERVAL_S)
        seen = await page.isolated.call("main_content")
    return seen


def _is_kept(seen: dict[str, Any]) -> bool:
    is_usable = seen["is_seen"] and not seen["kept_by"] and not seen["is_blocked"]
    return seen["has_text"] and not seen["asks_first"] and not is_usable
