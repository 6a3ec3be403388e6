"""The places on a page that an address can name after `#`: elements, and what scripts show instead."""

from playwright.async_api import TimeoutError as LoadTimeoutError

from audits.browser.isolated_context import Handle
from audits.browser.open_page import OpenPage, opened_beside
from audits.browser.remote_call import ProbeError

QUIET_MS, MAX_UNQUIET_MS = 100, 1_500
"""Milliseconds: how long nothing changes once a link was followed, and how long to wait for that."""

MAX_SILENT = 3
"""Links followed one after the other to which no script answers, before the rest are taken to be like them."""


async def find_anchors(page: OpenPage) -> list[str]:
    """Give the names of all places on a page, each once, sorted: ids, old-style names, and views that scripts show.

    Links to a place that no element has are followed in a tab of its own: where what the page shows is another then, a
    script has answered, as in pages that show one of several views.

    Raises:
        ProbeError: a script failed in the page.
    """
    anchors: list[str] = await page.isolated.call("anchors")
    missing: list[str] = await page.isolated.call("missing_anchors")
    if not missing:
        return anchors
    try:
        async with opened_beside(page, scripts=True) as beside:
            return sorted({*anchors, *await _answered(beside, missing)})
    except LoadTimeoutError as error:
        message = "the page did not finish loading again"
        raise ProbeError(message) from error


async def _answered(page: OpenPage, names: list[str]) -> list[str]:
    """Give the names, of those to which no element belongs, to which a script answers."""
    script = await page.isolated.open("hash_views")
    found: list[str] = []
    for number, name in enumerate(names):
        if not found and number >= MAX_SILENT:
            break
        before = await _shown(page, script)
        if before != await _shown(page, script):
            break  # it changes by itself
        await script.call("follow", name)
        if await _shown(page, script) != before:
            found.append(name)
    return found


async def _shown(page: OpenPage, script: Handle) -> str:
    await page.isolated.call("quiet", QUIET_MS, MAX_UNQUIET_MS)
    shown: str = await script.call("shown")
    return shown
