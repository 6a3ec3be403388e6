"""Where to press something on a page."""

from collections.abc import Awaitable, Callable
from typing import Any

from audits.browser.isolated_context import Handle
from audits.browser.open_page import OpenPage

MAX_TRIES = 4
"""How often the page may move what is to be pressed: in answer to being scrolled, or to what was closed before."""


async def stable_point_of(page: OpenPage, handle: Handle, number: int) -> Any:
    """Bring something into view, and give what `point` of a script says of it once the page no longer moves it.

    Raises:
        ProbeError: a script failed in the page.
    """
    return await stable_point(page, lambda: handle.call("point", number))


async def stable_point(page: OpenPage, find: Callable[[], Awaitable[Any]]) -> Any:
    """Return what `find` returns once it is the same twice in a row; None as soon as it is None.

    Many pages move their bars when they have been scrolled, or something was closed on them: a place found before would
    be that of something else.

    Raises:
        ProbeError: a script failed in the page.
    """
    point = await find()
    for _ in range(MAX_TRIES):
        if point is None:
            break
        await page.isolated.call("stable")
        before, point = point, await find()
        if point == before:
            break
    return point
