"""The exercises: what is done to an open page, with real input, once it has been looked at.

Nobody knows what a page makes of being pressed, so each leaves the page as it found it as far as it can, and the
one that can undo least comes last.
"""

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from audits.evidence import (
    Activation,
    Control,
    Hovering,
    Media,
    Motion,
    NotGathered,
    Pointing,
    Reaction,
    Shortcuts,
    SkipLink,
    StatusChange,
    Turned,
    Walk,
)
from audits.gather.ask import gather_from_exercise
from audits.gather.calls import press_calls
from audits.gather.hovering import hover_and_focus
from audits.gather.motion import watch_unattended
from audits.gather.open_page import OpenPage
from audits.gather.operation import work_controls
from audits.gather.plan import Plan
from audits.gather.pointing import press_and_slip
from audits.gather.profiles import PROFILES
from audits.gather.reactions import change_fields
from audits.gather.shortcuts import press_every_key
from audits.gather.skip_links import follow_skip_links
from audits.gather.statuses import status_changes
from audits.gather.turned import turn_phone
from audits.gather.walks import walk


class Exercise(NamedTuple):
    """One exercise: the field of Page it fills, what its answer is read as, and the profile it is done in.

    Where the run has not asked for that profile, the run's first is used.
    """

    field: str
    record: Any
    profile: str
    do: Callable[[OpenPage], Awaitable[Any]]


async def _media(page: OpenPage) -> Any:  # noqa: ANN401  because it is JSON
    return await page.world.call("media")


EXERCISES = (
    Exercise("turned", Turned, "mobile", turn_phone),
    Exercise("walks", tuple[Walk, ...], "desktop", walk),
    Exercise("motion", Motion, "desktop", watch_unattended),
    Exercise("media", Media, "desktop", _media),
    Exercise("status_changes", tuple[StatusChange, ...], "desktop", status_changes),
    Exercise("skip_links", tuple[SkipLink, ...], "desktop", follow_skip_links),
    Exercise("reactions", tuple[Reaction, ...], "desktop", change_fields),
    Exercise("controls", tuple[Control, ...], "desktop", work_controls),
    Exercise("hovering", Hovering, "desktop", hover_and_focus),
    Exercise("shortcuts", Shortcuts, "desktop", press_every_key),
    Exercise("pointing", Pointing, "desktop", press_and_slip),
    Exercise("activations", tuple[Activation, ...], "mobile", press_calls),
)


def exercised(plan: Plan) -> tuple[str, ...]:
    """Give the fields of Page that exercises fill under a plan, in their order."""
    return tuple(one.field for one in EXERCISES if one.field in plan.fields)


async def exercise(page: OpenPage, found: dict[str, Any]) -> None:
    """Do what the plan asks for, and put what came of each into `found` by the field of Page it belongs to."""
    for one in EXERCISES:
        if one.field in page.plan.fields:
            found[one.field] = await gather_from_exercise(_do(one, page), one.record | NotGathered)


async def _do(one: Exercise, page: OpenPage) -> Any:  # noqa: ANN401  because records differ
    name = one.profile if one.profile in page.plan.profiles else page.plan.profiles[0]
    await page.put_on(PROFILES[name])
    return await one.do(page)
