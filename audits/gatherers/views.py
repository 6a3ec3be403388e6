"""The views of an open page: what is looked at anew in every profile and state."""

from typing import Any

import msgspec

from audits.browser.open_page import OpenPage, opened_in_new_tab
from audits.browser.remote_call import ProbeError
from audits.config.profiles import LOADED, PROFILES, SEARCH_OPEN
from audits.evidence import Axe, NotGathered, View
from audits.gatherers.axe import axe_for_profile
from audits.gatherers.run_gatherer import run_gatherer
from audits.gatherers.states import NOTHING_OPENED, enter, leave, opener_look, region_look
from audits.gatherers.view_registry import view_gatherers_for
from audits.static.plan import Plan


async def look_in_views(page: OpenPage) -> tuple[View, ...]:
    """Show the page in every profile and state of the plan in which there is anything to see, and look at it in each.

    Raises:
        ProbeError: the page could not be brought into a profile or state.
    """
    if page.plan.only_search:
        return await _search_views(page)
    views: list[View] = []
    palettes: dict[str, str | None] = {}
    gatherers = view_gatherers_for(page.plan)
    for name in page.plan.profiles:
        profile = PROFILES[name]
        if not any(one.looks_at(name, LOADED) for one in gatherers):
            continue
        if not profile.scripts:
            views.append(await _view_without_scripts(page.seen_in(name)))
            continue
        await page.emulate(profile)
        if (
            any(PROFILES[one].same_layout_as == name for one in page.plan.profiles)
            or profile.same_layout_as in palettes
        ):
            palettes[name] = await page.isolated.call("palette")
        if palettes.get(name) is not None and palettes[name] == palettes.get(profile.same_layout_as):
            views += [
                view_for_profile(view, name, page.plan) for view in views if view.profile == profile.same_layout_as
            ][:1]
            continue
        views.append(await look_at(page.seen_in(name)))
        for state in profile.states if has_states(page.plan, name) else ():
            if (view := await _view_in_state(page.seen_in(name, state))) is not None:
                views.append(view)
    return tuple(views)


async def _search_views(page: OpenPage) -> tuple[View, ...]:
    """Look at the page with its search open, and at nothing else."""
    views: list[View] = []
    for name in page.plan.profiles:
        if SEARCH_OPEN in PROFILES[name].states and has_states(page.plan, name):
            await page.emulate(PROFILES[name])
            if (view := await _view_in_state(page.seen_in(name, SEARCH_OPEN))) is not None:
                views.append(view)
    return tuple(views)


async def _view_in_state(page: OpenPage) -> View | None:
    """Look at a page in a state; None where it has none.

    On pages of one template, what one has shown holds for every other on which the same control opens the same region:
    of a menu, with links to the same pages.
    """
    opener = await opener_look(page, page.state)
    if opener is None:
        return None
    kind, known = f"{page.profile} {page.state}", page.known
    opened = known.get((f"region of {kind}", opener))
    region = await region_look(page, opened) if opened is not None else None
    if region is None or (kind, f"{opener} {region}") not in known:
        view = None
        came = await enter(page, page.state)
        if came is not None:
            try:
                view = await look_at(page)
            finally:
                await leave(page, page.state)
        page.document.is_changed = True  # results, for one, stay in the document when the search is closed
        if opened is None:
            known[f"region of {kind}", opener] = came.selectors if came else ()
        if region is None:
            region = came.look if came else NOTHING_OPENED
        known[kind, f"{opener} {region}"] = msgspec.to_builtins(view)
    shown = msgspec.convert(known[kind, f"{opener} {region}"], View | None)
    if shown is not None:
        page.document.entered.add((page.profile, page.state))
    return shown


def has_states(plan: Plan, profile: str) -> bool:
    """Tell whether anything that a plan asks for is looked at in the states of a profile."""
    return plan.opens and any(one.in_states and profile in one.profiles for one in view_gatherers_for(plan))


def view_for_profile(view: View, profile: str, plan: Plan) -> View:
    """Copy a view to another profile in which the page looks the same."""
    fields = {
        one.field: getattr(view, one.field) if one.looks_at(profile, view.state) else None
        for one in view_gatherers_for(plan)
    }
    axe = fields.get("axe")
    if isinstance(axe, Axe):
        fields["axe"] = axe_for_profile(profile, view.state, axe, plan)
    return View(profile, view.state, **fields)


async def _view_without_scripts(page: OpenPage) -> View:
    try:
        async with opened_in_new_tab(page, scripts=False) as bare:
            return await look_at(bare)
    except ProbeError as error:
        missing = NotGathered(f"Without its scripts, {error}.")
        wanted = (one.field for one in view_gatherers_for(page.plan) if one.looks_at(page.profile, page.state))
        return View(page.profile, page.state, **dict.fromkeys(wanted, missing))


async def look_at(page: OpenPage) -> View:
    """Look at a page as it is shown."""
    fields: dict[str, Any] = {}
    for one in view_gatherers_for(page.plan):
        fields[one.field] = await run_gatherer(one, page) if one.looks_at(page.profile, page.state) else None
    return View(page.profile, page.state, **fields)
