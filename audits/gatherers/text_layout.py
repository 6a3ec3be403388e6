"""The text of a page as laid out in one profile, against the same page as a desktop shows it."""

from typing import Any

from audits.browser.open_page import OpenPage
from audits.config.profiles import PROFILES

BASE = "desktop"
"""The profile that the others are compared with."""


async def look_at_text(page: OpenPage) -> Any:
    """Look at the text of a page in the profile it is shown in; first, if nobody has yet, as a desktop shows it.

    A page without its scripts is compared with the same page in the tab where they run.
    """
    scripted = page.scripted or page
    if page.profile != BASE and BASE not in _shown_before(page):
        await scripted.emulate(PROFILES[BASE])
        try:
            await _look(scripted, BASE, None)
        finally:
            if page is scripted:
                await page.emulate(PROFILES[page.profile])
    before = None if page is scripted else await scripted.isolated.call("seen")
    return await _look(page, page.profile, before)


def _shown_before(page: OpenPage) -> tuple[str, ...]:
    profiles = page.plan.profiles
    return profiles[: profiles.index(page.profile)]


async def _look(page: OpenPage, profile: str, before: Any) -> Any:
    return await page.isolated.call("text", {"profile": profile, "before": before, "is_base": profile == BASE})
