"""Looking at what was opened on a page, as at any other view of it."""

from collections.abc import AsyncIterator, Sequence

from audits.browser.open_page import OpenPage
from audits.config.profiles import PROFILES
from audits.evidence import StateEvidence, View
from audits.gatherers.interactions.gather_appeared import gather_appeared
from audits.gatherers.interactions.opened_stops import TAB_SEQUENCES, stops_of_opened
from audits.gatherers.views import has_states, look_at, view_for_profile

SHOWN_AS = {"desktop": ("desktop", "dark"), "mobile": ("mobile", "reflow")}
"""The profiles in which is looked at what was opened in one: they differ from it in what styles alone can change."""


async def look_at_opened(page: OpenPage, state: str) -> StateEvidence:
    """Look at what has come into sight on a page in a state; what stands there is asked, and gone through, only once.

    Raises:
        ProbeError: a script failed in the page.
    """
    views = [view async for view in views_of_opened(page, state, shown_as(page.profile))]
    return await look_with(page, views)


def shown_as(profile: str) -> tuple[str, ...]:
    """Name the profiles in which is looked at what was opened in this one."""
    return SHOWN_AS.get(profile, (profile,))


async def views_of_opened(page: OpenPage, state: str, profiles: Sequence[str]) -> AsyncIterator[View]:
    """Look at what has come into sight, in each of these profiles that are asked for, in which the page is shown then.

    Raises:
        ProbeError: a script failed in the page.
    """
    palettes: dict[str, str | None] = {}
    earlier: dict[str, View] = {}
    for name in profiles:
        if name not in page.plan.profiles or not has_states(page.plan, name):
            continue
        await page.emulate(PROFILES[name])
        like = PROFILES[name].same_layout_as
        if like or any(PROFILES[one].same_layout_as == name for one in profiles):
            palettes[name] = await page.isolated.call("palette")
        if like in earlier and palettes[name] is not None and palettes[like] == palettes[name]:
            earlier[name] = view_for_profile(earlier[like], name, page.plan)
        else:
            earlier[name] = await look_at(page.seen_in(name, state))
        yield earlier[name]
    await page.emulate(PROFILES[page.profile])


async def look_with(page: OpenPage, views: Sequence[View]) -> StateEvidence:
    """Give the look at what has come into sight that has these views, with its records and its focus stops.

    Raises:
        ProbeError: a script failed in the page.
    """
    if page.profile != page.plan.profiles[0]:
        return StateEvidence(tuple(views))
    sequences = await stops_of_opened(page) if TAB_SEQUENCES in page.plan.fields else ()
    return StateEvidence(tuple(views), await gather_appeared(page), sequences)
