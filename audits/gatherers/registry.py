"""The list of all gatherers, in the order in which they look at a page."""

from dataclasses import replace

from audits.browser.load import profile_of_load
from audits.gatherers.declaration import Gatherer, Phase, Scope, gatherer
from audits.gatherers.interactions.controls import work_controls
from audits.gatherers.interactions.field_changes import change_fields
from audits.gatherers.interactions.hover import hover_and_focus
from audits.gatherers.interactions.motion import watch_unattended
from audits.gatherers.interactions.opened import open_all
from audits.gatherers.interactions.orientation import compare_orientations
from audits.gatherers.interactions.pointer import press_and_slip
from audits.gatherers.interactions.shortcuts import press_every_key
from audits.gatherers.interactions.skip_links import follow_skip_links
from audits.gatherers.interactions.status_messages import status_changes
from audits.gatherers.interactions.tab_sequence import tab_sequences
from audits.gatherers.interactions.tel_activation import activate_tel_links
from audits.gatherers.page_registry import PAGE_GATHERERS
from audits.gatherers.view_registry import VIEW_GATHERERS, view_gatherers_for
from audits.static.plan import Plan

INTERACTION = Phase.INTERACTION
REGION = Scope.REGION

GATHERERS = (
    *PAGE_GATHERERS,
    *VIEW_GATHERERS,
    # Nobody knows what a page makes of being pressed, so each interaction leaves the page as it found it as far as it
    # can, and the one that can undo least comes last.
    gatherer(
        "tab_sequences",
        tab_sequences,
        phase=INTERACTION,
        profiles=("desktop", "mobile", "reflow"),
        scope=REGION,
        with_modal=(True, False),
    ),
    gatherer("motion", watch_unattended, phase=INTERACTION, profiles=("desktop",), scope=REGION, with_modal=(True,)),
    gatherer("opened", open_all, phase=INTERACTION, profiles=("desktop", "mobile"), scope=REGION, with_modal=(True,)),
    gatherer("media", phase=INTERACTION, profiles=("desktop",)),
    gatherer("status_changes", status_changes, phase=INTERACTION, profiles=("desktop",), scope=REGION),
    gatherer("skip_links", follow_skip_links, phase=INTERACTION, profiles=("desktop",), scope=REGION),
    gatherer("reactions", change_fields, phase=INTERACTION, profiles=("desktop",), scope=REGION),
    gatherer("controls", work_controls, phase=INTERACTION, profiles=("desktop", "mobile"), scope=REGION),
    gatherer("hovering", hover_and_focus, phase=INTERACTION, profiles=("desktop",), scope=REGION),
    gatherer("shortcuts", press_every_key, phase=INTERACTION, profiles=("desktop",), scope=REGION),
    gatherer("pointing", press_and_slip, phase=INTERACTION, profiles=("desktop",)),
    gatherer("tel_activations", activate_tel_links, phase=INTERACTION, profiles=("mobile",)),
    gatherer("orientation", compare_orientations, phase=INTERACTION, profiles=("mobile",)),
)


def gatherers_for(plan: Plan, phase: Phase) -> tuple[Gatherer, ...]:
    """Give the gatherers of a phase whose fields a plan asks for, in their order."""
    return tuple(one for one in GATHERERS if one.phase is phase and one.field in plan.fields)


def interactions_for(plan: Plan) -> tuple[tuple[Gatherer, str], ...]:
    """Give the interactions of a plan with the profiles they are done in: last those that load the page as a phone."""
    steps = [(one, name) for one in gatherers_for(plan, INTERACTION) for name in one.profiles_in(plan)]
    return tuple(sorted(steps, key=lambda step: profile_of_load(step[1], plan) != plan.profiles[0]))


def shows_states(fields: frozenset[str]) -> bool:
    """Tell whether any of these fields is looked at in the states that a reader can bring about."""
    return any((one.in_states or one.when_opened) and one.field in fields for one in GATHERERS)


def shares_regions(plan: Plan) -> bool:
    """Tell whether anything that a plan asks for is worked once for all pages that share it.

    What a page shows in a state belongs to the region that was opened, whoever looks at it.
    """
    shared = {one.field for one in GATHERERS if one.scope is REGION or one.in_states}
    return plan.reuse and not shared.isdisjoint(plan.fields)


def search_alone(plan: Plan) -> Plan:
    """Give the part of a plan that depends on the search index: the views with the search open, and what it tells.

    Views keep every field that is asked for: what is not looked at in a state is `None` there, as in a whole visit.
    """
    fields = {one.field for one in view_gatherers_for(plan)} | {"status_changes"}
    return replace(plan, fields=plan.fields & fields, only_search=True)
