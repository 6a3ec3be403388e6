"""The views of an open page: what is looked at anew in every profile and state."""

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

import msgspec
from msgspec import structs
from playwright.async_api import TimeoutError as LoadTimeoutError

from audits.browser.open_page import OpenPage, opened_without_scripts
from audits.config.profiles import PROFILES
from audits.evidence import (
    NOT_ASKED,
    Axe,
    Bars,
    Colours,
    EndlessMotion,
    ForcedColours,
    Layout,
    NotGathered,
    PrintLayout,
    TextLayout,
    TextStyles,
    TouchTargets,
    View,
)
from audits.evidence.registry import Holder, field_called
from audits.gatherers.ask import gather
from audits.gatherers.contrast import with_contrast
from audits.gatherers.forced_colours import look_in_forced_colours
from audits.gatherers.states import enter, leave, opener_look
from audits.gatherers.text_layout import look_at_text
from audits.static.plan import Plan


class ViewProbe(NamedTuple):
    """What fills one field of View: how the page is asked in a profile, and what the answer is read as.

    `in_states` says whether it looks at the states a reader brings about as well as at the page as loaded.
    """

    field: str
    record: Any
    ask: "Ask"
    in_states: bool = True

    def looks_at(self, profile: str, state: str) -> bool:
        """Tell whether there is anything to ask for in this view."""
        return profile in field_called(Holder.VIEW, self.field).profiles and (self.in_states or state == "loaded")


Ask = Callable[[OpenPage, str, str], Awaitable[Any]]
"""How a page is asked, in a profile and a state."""


async def _axe(page: OpenPage, profile: str, state: str) -> Any:  # noqa: ANN401  because it is JSON
    rules, elsewhere = _axe_rules(profile, state, page.plan)
    return await with_contrast(page, await page.isolated.call_axe(rules, elsewhere))


async def _targets(page: OpenPage, profile: str, _: str) -> Any:  # noqa: ANN401  because it is JSON
    return {"type": "touch-targets", "is_phone": PROFILES[profile].phone, **await page.isolated.call("targets")}


async def _text(page: OpenPage, profile: str, _: str) -> Any:  # noqa: ANN401  because it is JSON
    return await look_at_text(page, profile)


async def _forced_colours(page: OpenPage, profile: str, _: str) -> Any:  # noqa: ANN401  because it is JSON
    return await look_in_forced_colours(page, profile)


def _by_script(name: str) -> Ask:
    """Ask by the script of this name."""

    async def ask(page: OpenPage, _profile: str, _state: str) -> Any:  # noqa: ANN401  because it is JSON
        return await page.isolated.call(name)

    return ask


VIEW_PROBES = (
    ViewProbe("axe", Axe, _axe),
    ViewProbe("layout", Layout, _by_script("layout")),
    ViewProbe("targets", TouchTargets, _targets),
    ViewProbe("text", TextLayout, _text, in_states=False),
    ViewProbe("text_styles", TextStyles, _by_script("text_styles"), in_states=False),
    ViewProbe("print_layout", PrintLayout, _by_script("print_layout"), in_states=False),
    ViewProbe("forced_colours", ForcedColours, _forced_colours, in_states=False),
    ViewProbe("bars", Bars, _by_script("bars"), in_states=False),
    ViewProbe("endless_motion", EndlessMotion, _by_script("endless_motion"), in_states=False),
    ViewProbe("colours", Colours, _by_script("colours"), in_states=False),
)

OF_THE_PAGE = frozenset({
    "accesskeys", "aria-hidden-body", "bypass", "css-orientation-lock", "document-title", "duplicate-id-aria",
    "frame-title-unique", "heading-order", "html-has-lang", "html-lang-valid", "html-xml-lang-mismatch",
    "identical-links-same-purpose", "landmark-banner-is-top-level", "landmark-complementary-is-top-level",
    "landmark-contentinfo-is-top-level", "landmark-main-is-top-level", "landmark-no-duplicate-banner",
    "landmark-no-duplicate-contentinfo", "landmark-no-duplicate-main", "landmark-one-main", "landmark-unique",
    "meta-refresh", "meta-refresh-no-exceptions", "meta-viewport", "meta-viewport-large", "page-has-heading-one",
    "region", "skip-link",
})  # fmt: skip
"""Rules of axe about a page as a whole, which the page as loaded answers."""

IN_STATES = frozenset({"axe", "targets"})
"""What is looked at with the menu or the search open, too."""


async def look_in_views(page: OpenPage) -> tuple[View, ...]:
    """Show the page in every profile and state of the plan in which there is anything to see, and look at it in each.

    Raises:
        ProbeError: the page could not be brought into a profile or state.
    """
    views: list[View] = []
    palettes: dict[str, str | None] = {}
    for name in page.plan.profiles:
        profile = PROFILES[name]
        if not any(probe.field in page.plan.fields and probe.looks_at(name, "loaded") for probe in VIEW_PROBES):
            continue
        if not profile.scripts:
            views.append(await _view_without_scripts(page, name))
            continue
        await page.emulate(profile)
        if any(PROFILES[one].as_in == name for one in page.plan.profiles) or profile.as_in in palettes:
            palettes[name] = await page.isolated.call("palette")
        if palettes.get(name) is not None and palettes[name] == palettes.get(profile.as_in):
            views += [_as_in(view, name, page.plan) for view in views if view.profile == profile.as_in][:1]
            continue
        views.append(await _view(page, name, "loaded"))
        for state in profile.states if page.plan.fields & IN_STATES else ():
            if (view := await _view_in_state(page, name, state)) is not None:
                views.append(view)
    return tuple(views)


async def _view_in_state(page: OpenPage, profile: str, state: str) -> View | None:
    """Look at a page in a state; None where it has none. On pages of one template its representative speaks for all."""
    look = await opener_look(page, state)
    if look is None:
        return None
    key = (f"{profile} {state}", look)
    if key not in page.known:
        view = None
        if await enter(page, state):
            view = await _view(page, profile, state)
            await leave(page, state)
        page.document.is_changed = True  # results, for one, stay in the document when the search is closed
        page.known[key] = msgspec.to_builtins(view)
    return msgspec.convert(page.known[key], View | None)


def _as_in(view: View, profile: str, plan: Plan) -> View:
    """Give a view of one profile as another would see the same, with those of axe's rules that are asked there."""
    fields: dict[str, Any] = {
        probe.field: getattr(view, probe.field) if probe.looks_at(profile, "loaded") else None
        for probe in VIEW_PROBES
        if probe.field in plan.fields
    }
    axe = fields.get("axe")
    if isinstance(axe, Axe):
        rules, elsewhere = _axe_rules(profile, view.state, plan)
        fields["axe"] = structs.replace(
            axe,
            violations=tuple(one for one in axe.violations if one.rule in rules),
            incomplete=tuple(one for one in axe.incomplete if one.rule in rules),
            passes={rule: count for rule, count in axe.passes.items() if rule in rules},
            inapplicable=tuple(rule for rule in axe.inapplicable if rule in rules),
            elsewhere=elsewhere,
        )
    return View(profile, view.state, **fields)


async def _view_without_scripts(page: OpenPage, profile: str) -> View:
    try:
        async with opened_without_scripts(page, PROFILES[profile]) as bare:
            return await _view(bare, profile, "loaded")
    except LoadTimeoutError:
        missing = NotGathered("The page did not finish loading without its scripts.")
        wanted = (probe.field for probe in VIEW_PROBES if probe.looks_at(profile, "loaded"))
        return View(profile, "loaded", **dict.fromkeys(wanted, missing))


async def _view(page: OpenPage, profile: str, state: str) -> View:
    fields: dict[str, Any] = {}
    for probe in VIEW_PROBES:
        if probe.field not in page.plan.fields:
            fields[probe.field] = NOT_ASKED
        elif probe.looks_at(profile, state):
            fields[probe.field] = await gather(probe.ask(page, profile, state), probe.record)
        else:
            fields[probe.field] = None
    return View(profile, state, **fields)


def _axe_rules(profile: str, state: str, plan: Plan) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the rules axe is to run in a profile and state, and those it leaves to the views before."""
    only = PROFILES[profile].axe_only
    rules = plan.axe_rules
    if state != "loaded":
        rules = tuple(rule for rule in rules if rule not in OF_THE_PAGE)
    elif only and profile != plan.profiles[0]:
        rules = tuple(rule for rule in rules if rule in only)
    return rules, tuple(rule for rule in plan.axe_rules if rule not in rules)
