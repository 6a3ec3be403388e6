"""Looking at what was opened on a page, as at any other view of it."""

from audits.browser.open_page import OpenPage
from audits.config.profiles import PROFILES
from audits.evidence import View
from audits.gatherers.views import as_in, has_states, look_at

SHOWN_AS = {"desktop": ("desktop", "dark"), "mobile": ("mobile", "reflow")}
"""The profiles in which is looked at what was opened in one: they differ from it in what styles alone can change."""


async def look_at_opened(page: OpenPage, state: str) -> list[View]:
    """Look at a page, in a state, in the profiles that show what was opened in its own.

    Raises:
        ProbeError: a script failed in the page.
    """
    await page.isolated.call("page_state", "rewind")  # what a bar lies over depends on how far the page is scrolled
    await page.isolated.call("stable")
    palettes: dict[str, str] = {}
    views: list[View] = []
    for name in SHOWN_AS.get(page.profile, (page.profile,)):
        if name not in page.plan.profiles or not has_states(page.plan, name):
            continue
        await page.emulate(PROFILES[name])
        palettes[name] = await page.isolated.call("palette")
        like = PROFILES[name].as_in
        if like in palettes and palettes[like] == palettes[name]:
            views.append(as_in(views[-1], name, page.plan))
        else:
            views.append(await look_at(page.seen_in(name, state)))
    await page.emulate(PROFILES[page.profile])
    return views
