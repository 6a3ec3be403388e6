"""The places on a page that an address can name after `#`: elements, and views that scripts show instead."""

from audits.browser.isolated_context import Handle
from audits.browser.open_page import OpenPage, opened_in_new_tab
from audits.evidence import Anchors

QUIET_MS, MAX_UNQUIET_MS = 100, 1_500
"""Milliseconds: how long nothing changes once a link was followed, and how long to wait for that."""

MAX_TRIED = 40
"""Links of a page to places that no element has, which are followed to see whether a script answers."""


async def find_anchors(page: OpenPage) -> Anchors:
    """Give the names of all places on a page: ids, old-style names, and views that scripts show.

    Links to a place that no element has are followed in a tab of their own: where the page shows something else then, a
    script has answered, as on pages that show one of several views. A page that changes by itself cannot be asked.

    Raises:
        ProbeError: a script failed in the page, or it did not finish loading again.
    """
    names = tuple(await page.isolated.call("anchors"))
    missing: list[str] = await page.isolated.call("missing_anchors")
    if not missing:
        return Anchors(names)
    async with opened_in_new_tab(page, scripts=True) as beside:
        views, untried = await _follow(beside, missing)
    return Anchors(names, tuple(sorted(views)), tuple(sorted(untried)))


async def _follow(page: OpenPage, names: list[str]) -> tuple[list[str], list[str]]:
    """Give the names to which a script answers, and those of which nobody knows."""
    script = await page.isolated.open("hash_views")
    views: list[str] = []
    before = await _shown(page, script)
    for number, name in enumerate(names[:MAX_TRIED]):
        await script.call("follow", name)
        after = await _shown(page, script)
        if after != before:
            if after != await _shown(page, script):
                return views, names[number:]
            views.append(name)
        before = after
    return views, names[MAX_TRIED:]


async def _shown(page: OpenPage, script: Handle) -> str:
    await page.isolated.call("quiet", QUIET_MS, MAX_UNQUIET_MS)
    shown: str = await script.call("shown")
    return shown
