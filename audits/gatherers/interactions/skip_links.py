"""Following a page's skip links by Enter, and noting where the focus goes."""

from typing import Any

import msgspec

from audits.browser.keyboard import ENTER, TAB, press
from audits.browser.load import load_again
from audits.browser.open_page import OpenPage
from audits.evidence import SkipLink

MAX_STOPS = 4
"""Focus stops at the start of a page among which a skip link is looked for."""

KIND = "skip-link"


async def follow_skip_links(page: OpenPage) -> tuple[SkipLink, ...]:
    """Press Tab from the top of the page, Enter on each skip link, and Tab again.

    A skip link of a look that has been followed before, to a target as it was then, is not followed again.

    Raises:
        ProbeError: a script failed in the page.
    """
    found: list[dict[str, Any]] = []
    await page.isolated.call("skip_links", "begin")
    for stop in range(1, MAX_STOPS + 1):
        await press(page.session, [TAB])
        link = await page.isolated.call("skip_links", "look")
        if link is None:
            continue
        key = (KIND, link.pop("look"))
        if key not in page.known:
            page.known[key] = await _follow(page, stop)
        found.append({**link, **page.known[key]})
    await page.isolated.call("skip_links", "leave")
    return msgspec.convert(found, tuple[SkipLink, ...])


async def _follow(page: OpenPage, stop: int) -> dict[str, Any]:
    """Press Enter on the skip link that has the focus, then Tab; then load the page again and come back to the link."""
    await press(page.session, [ENTER])
    await page.isolated.call("stable")
    await page.isolated.call("skip_links", "followed")
    await press(page.session, [TAB])
    arrived: dict[str, Any] = await page.isolated.call("skip_links", "arrived")
    if stop < MAX_STOPS:
        await load_again(page)
        await page.isolated.call("skip_links", "begin")
        await press(page.session, [TAB] * stop)
    return arrived
