"""Following a page's skip links by Enter, and noting where the focus goes."""

from typing import Any

import msgspec

from audits.browser.isolated_context import Handle
from audits.browser.keyboard import ENTER, TAB, press
from audits.browser.load import restore
from audits.browser.open_page import OpenPage
from audits.evidence import SkipLink

MAX_STOPS = 4
"""Focus stops at the start of a page among which a skip link is looked for."""

KIND = "skip-link"
"""First half of this gatherer's keys in `Known`."""


async def follow_skip_links(page: OpenPage) -> tuple[SkipLink, ...]:
    """Press Tab from the top of the page, Enter on each skip link, and Tab again.

    A skip link of a look that has spared its reader stops before, to a target of the same look, is not followed again.

    Raises:
        ProbeError: a script failed in the page.
    """
    found: list[dict[str, Any]] = []
    links = await page.isolated.open("skip_links")
    for stop in range(1, MAX_STOPS + 1):
        await press(page.session, [TAB])
        link = await links.call("look")
        if link is None:
            continue
        key = (KIND, link.pop("look"))
        if key not in page.known:
            arrived = await _follow(page, links)
            if stop < MAX_STOPS:
                links = await _come_back(page, links, stop)
            if arrived["moves_focus"]:
                page.known[key] = arrived
        else:
            arrived = page.known[key]
        found.append({**link, **arrived})
    await links.call("leave")
    return msgspec.convert(found, tuple[SkipLink, ...])


async def _follow(page: OpenPage, links: Handle) -> dict[str, Any]:
    """Press Enter on the skip link that has the focus, then Tab, and say where that led."""
    await press(page.session, [ENTER])
    await page.isolated.call("stable")
    await links.call("followed")
    await press(page.session, [TAB])
    arrived: dict[str, Any] = await links.call("arrived")
    return arrived


async def _come_back(page: OpenPage, links: Handle, stop: int) -> Handle:
    """Bring the page to how it was before, and the focus to its stop of that number, from 1."""
    await links.call("leave")
    await restore(page)
    links = await page.isolated.open("skip_links")
    await press(page.session, [TAB] * stop)
    return links
