"""Looking at what was opened on a page, as at any other view of it."""

from audits.browser.open_page import OpenPage
from audits.config.profiles import PROFILES
from audits.evidence import Look, View
from audits.gatherers.interactions.opened_stops import TAB_SEQUENCES, stops_of_opened
from audits.gatherers.interactions.uncovered import look_at_uncovered
from audits.gatherers.views import as_in, has_states, look_at

SHOWN_AS = {"desktop": ("desktop", "dark"), "mobile": ("mobile", "reflow")}
"""The profiles in which is looked at what was opened in one: they differ from it in what styles alone can change."""


async def look_at_opened(page: OpenPage, state: str) -> Look:
    """Look at what has come into sight on a page in a state; what stands there is asked, and gone through, only once.

    Raises:
        ProbeError: a script failed in the page.
    """
    views = await _views(page, state)
    if page.profile != page.plan.profiles[0]:
        return Look(views)
    sequences = await stops_of_opened(page) if TAB_SEQUENCES in page.plan.fields else ()
    return Look(views, await look_at_uncovered(page), sequences)


async def _views(page: OpenPage, state: str) -> tuple[View, ...]:
    """Look at a page in the profiles that show what was opened in its own."""
    palettes: dict[str, str | None] = {}
    views: list[View] = []
    for name in SHOWN_AS.get(page.profile, (page.profile,)):
        if name not in page.plan.profiles or not has_states(page.plan, name):
            continue
        await page.emulate(PROFILES[name])
        palettes[name] = await page.isolated.call("palette")
        is_known = palettes[name] is not None
        if is_known and palettes.get(PROFILES[name].as_in) == palettes[name]:
            views.append(as_in(views[-1], name, page.plan))
        else:
            views.append(await look_at(page.seen_in(name, state)))
    await page.emulate(PROFILES[page.profile])
    return tuple(views)
