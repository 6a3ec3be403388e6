"""The links of a view that call somebody or lead to another site, as large as they are shown."""

from typing import Any

from audits.browser.open_page import OpenPage
from audits.config.profiles import PROFILES


async def touch_targets(page: OpenPage) -> dict[str, Any]:
    """Measure the links, and say whether the view is a phone's.

    Raises:
        ProbeError: a script failed in the page.
    """
    return {"type": "touch-targets", "is_phone": PROFILES[page.profile].phone, **await page.isolated.call("targets")}
