"""The interactions: what is done to an open page, with real input, once it has been looked at.

Nobody knows what a page makes of being pressed, so each leaves the page as it found it as far as it can, and the
one that can undo least comes last.
"""

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from audits.browser.load import noting_changes, show_as_loaded
from audits.browser.open_page import OpenPage
from audits.evidence import (
    Control,
    Hovering,
    Media,
    Motion,
    NotGathered,
    Orientation,
    Pointing,
    Reaction,
    Shortcuts,
    SkipLink,
    StatusChange,
    TabSequence,
    TelActivation,
)
from audits.gatherers.ask import gather_from_interaction
from audits.gatherers.interactions.controls import work_controls
from audits.gatherers.interactions.field_changes import change_fields
from audits.gatherers.interactions.hover import hover_and_focus
from audits.gatherers.interactions.motion import watch_unattended
from audits.gatherers.interactions.orientation import compare_orientations
from audits.gatherers.interactions.pointer import press_and_slip
from audits.gatherers.interactions.shortcuts import press_every_key
from audits.gatherers.interactions.skip_links import follow_skip_links
from audits.gatherers.interactions.status_messages import status_changes
from audits.gatherers.interactions.tab_sequence import walk
from audits.gatherers.interactions.tel_activation import activate_tel_links
from audits.static.plan import Plan


class Interaction(NamedTuple):
    """One interaction: the field of Page it fills, what its answer is read as, and the profile it is done in.

    Where the run has not asked for that profile, the run's first is used.
    """

    field: str
    record: Any
    profile: str
    do: Callable[[OpenPage], Awaitable[Any]]


async def _media(page: OpenPage) -> Any:  # noqa: ANN401  because it is JSON
    return await page.isolated.call("media")


INTERACTIONS = (
    Interaction("tab_sequences", tuple[TabSequence, ...], "desktop", walk),
    Interaction("motion", Motion, "desktop", watch_unattended),
    Interaction("media", Media, "desktop", _media),
    Interaction("status_changes", tuple[StatusChange, ...], "desktop", status_changes),
    Interaction("skip_links", tuple[SkipLink, ...], "desktop", follow_skip_links),
    Interaction("reactions", tuple[Reaction, ...], "desktop", change_fields),
    Interaction("controls", tuple[Control, ...], "desktop", work_controls),
    Interaction("hovering", Hovering, "desktop", hover_and_focus),
    Interaction("shortcuts", Shortcuts, "desktop", press_every_key),
    Interaction("pointing", Pointing, "desktop", press_and_slip),
    Interaction("tel_activations", tuple[TelActivation, ...], "mobile", activate_tel_links),
    Interaction("orientation", Orientation, "mobile", compare_orientations),
)


def interaction_fields(plan: Plan) -> tuple[str, ...]:
    """Give the fields of Page that exercises fill under a plan, in their order."""
    return tuple(one.field for one in INTERACTIONS if one.field in plan.fields)


async def interact(page: OpenPage, found: dict[str, Any]) -> None:
    """Do what the plan asks for, and put what came of each into `found` by the field of Page it belongs to."""
    for one in INTERACTIONS:
        if one.field in page.plan.fields:
            found[one.field] = await gather_from_interaction(_do(one, page), one.record | NotGathered)


async def _do(one: Interaction, page: OpenPage) -> Any:  # noqa: ANN401  because records differ
    profile = one.profile if one.profile in page.plan.profiles else page.plan.profiles[0]
    await show_as_loaded(page, profile)
    async with noting_changes(page, profile):
        return await one.do(page)
