"""Where to press something on a page."""

from typing import Any

from audits.browser.isolated_context import Handle
from audits.browser.open_page import OpenPage

MAX_TRIES = 4
"""How often the page may answer being scrolled by moving what is to be pressed."""


async def settled_point(page: OpenPage, handle: Handle, number: int) -> Any:
    """Bring something into view, and give what `point` of a script says of it once the page no longer moves it.

    Many pages move their bars when they have been scrolled: a place found before would be that of something else.

    Raises:
        ProbeError: a script failed in the page.
    """
    point = await handle.call("point", number)
    for _ in range(MAX_TRIES):
        await page.isolated.call("stable")
        before, point = point, await handle.call("point", number)
        if point == before:
            break
    return point
