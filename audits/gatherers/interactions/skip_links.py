"""Following a page's skip links by Enter, and noting where the focus goes."""

from typing import Any

import msgspec

from audits.browser.keyboard import ENTER, TAB, press
from audits.browser.open_page import OpenPage
from audits.browser.page_clone import clone_of, load_again
from audits.evidence import SkipLink

FIRST = 4
"""Stops: among how many at the start of a page a skip link is looked for."""


async def follow_skip_links(page: OpenPage) -> tuple[SkipLink, ...]:
    """Press Tab from the top of a copy of the page, Enter on each skip link, and Tab again.

    Raises:
        ProbeError: a script failed in the page.
    """
    async with clone_of(page, page.plan.profiles[0]) as copy:
        await copy.isolated.call("skip_links", "begin")
        found: list[dict[str, Any]] = []
        for stop in range(1, FIRST + 1):
            await press(copy.session, [TAB])
            link = await copy.isolated.call("skip_links", "look")
            if link is None:
                continue
            await press(copy.session, [ENTER])
            await copy.isolated.call("stable")
            await copy.isolated.call("skip_links", "followed")
            await press(copy.session, [TAB])
            found.append({**link, **await copy.isolated.call("skip_links", "arrived")})
            if stop == FIRST:
                break
            await load_again(copy)
            await copy.isolated.call("skip_links", "begin")
            await press(copy.session, [TAB] * stop)
    return msgspec.convert(found, tuple[SkipLink, ...])
