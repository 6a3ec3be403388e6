"""The views of an open page: what is looked at anew in every profile and state."""

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from audits.evidence import NOT_ASKED, Axe, Layout, TouchTargets, View
from audits.gather.ask import gather
from audits.gather.open_page import OpenPage
from audits.gather.plan import Plan
from audits.gather.profiles import PROFILES
from audits.gather.states import enter, leave


class ViewProbe(NamedTuple):
    """What fills one field of View: how the page is asked in a profile, and what the answer is read as."""

    field: str
    record: Any
    ask: Callable[[OpenPage, str], Awaitable[Any]]


async def _axe(page: OpenPage, profile: str) -> Any:  # noqa: ANN401  because it is JSON
    return await page.world.call_axe(*_axe_rules(profile, page.plan))


async def _layout(page: OpenPage, _: str) -> Any:  # noqa: ANN401  because it is JSON
    return await page.world.call("layout")


async def _targets(page: OpenPage, profile: str) -> Any:  # noqa: ANN401  because it is JSON
    return {"type": "touch-targets", "is_phone": PROFILES[profile].phone, "links": await page.world.call("targets")}


VIEW_PROBES = (
    ViewProbe("axe", Axe, _axe),
    ViewProbe("layout", Layout, _layout),
    ViewProbe("targets", TouchTargets, _targets),
)


async def look_in_views(page: OpenPage) -> tuple[View, ...]:
    """Show the page in every profile and state of the plan, and look at it in each.

    Raises:
        ProbeError: the page could not be brought into a profile or state.
    """
    views: list[View] = []
    for name in page.plan.profiles:
        await page.put_on(PROFILES[name])
        views.append(await _view(page, name, "loaded"))
        for state in PROFILES[name].states if "axe" in page.plan.fields else ():
            if await enter(page.tab, page.world, state):
                views.append(await _view(page, name, state))
                await leave(page.tab, page.world)
    return tuple(views)


async def _view(page: OpenPage, profile: str, state: str) -> View:
    return View(
        profile,
        state,
        **{
            probe.field: await gather(probe.ask(page, profile), probe.record)
            if probe.field in page.plan.fields
            else NOT_ASKED
            for probe in VIEW_PROBES
        },
    )


def _axe_rules(profile: str, plan: Plan) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the rules axe is to run in a profile, and those it leaves to the profiles before."""
    only = PROFILES[profile].axe_only
    if not only or profile == plan.profiles[0]:
        return plan.axe_rules, ()
    return (
        tuple(rule for rule in plan.axe_rules if rule in only),
        tuple(rule for rule in plan.axe_rules if rule not in only),
    )
