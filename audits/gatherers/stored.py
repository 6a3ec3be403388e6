"""What a page keeps in its reader's browser: cookies, and what `stored.js` finds in the stores of scripts."""

import msgspec

from audits.browser.open_page import OpenPage
from audits.evidence import Stored


async def find_stored(page: OpenPage) -> tuple[Stored, ...]:
    """List what is kept, each once, by kind and name.

    Raises:
        ProbeError: a script failed in the page.
    """
    found = msgspec.convert(await page.isolated.call("stored"), tuple[Stored, ...])
    cookies = (Stored("cookie", one.get("name", ""), one.get("domain", "")) for one in await page.context.cookies())
    return tuple(sorted({*found, *cookies}, key=lambda one: (one.kind, one.name, one.host)))
