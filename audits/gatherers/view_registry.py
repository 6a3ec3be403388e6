"""The gatherers that look at a page in each profile and state, in the order in which they do."""

from audits.gatherers.axe import run_axe
from audits.gatherers.declaration import Gatherer, Phase, gatherer
from audits.gatherers.forced_colours import look_in_forced_colours
from audits.gatherers.targets import touch_targets
from audits.gatherers.text_layout import look_at_text
from audits.static.plan import Plan

VIEW = Phase.VIEW

VIEW_GATHERERS = (
    gatherer("axe", run_axe, phase=VIEW, in_states=True),
    gatherer("layout", phase=VIEW, in_states=True),
    gatherer("targets", touch_targets, phase=VIEW, in_states=True),
    gatherer("text", look_at_text, phase=VIEW),
    gatherer("text_styles", phase=VIEW, in_states=True),
    gatherer("print_layout", phase=VIEW),
    gatherer("forced_colours", look_in_forced_colours, phase=VIEW),
    gatherer("bars", phase=VIEW),
    gatherer("endless_motion", phase=VIEW),
    gatherer("colours", phase=VIEW, in_states=True),
)


def view_gatherers_for(plan: Plan) -> tuple[Gatherer, ...]:
    """Give those whose fields a plan asks for, in their order."""
    return tuple(one for one in VIEW_GATHERERS if one.field in plan.fields)
