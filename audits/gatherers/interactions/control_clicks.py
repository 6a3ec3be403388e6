"""Working one control with the mouse, and making sure of what came of it."""

from typing import Any

from audits.browser.effects import ASKS_FOR_FILE
from audits.browser.keyboard import ARROW_DOWN, ARROW_UP, press
from audits.evidence import Change, NotGathered
from audits.gatherers.interactions.control_session import (
    CHANGES_LOOK,
    CHANGES_UNSEEN,
    MAX_UNQUIET_MS,
    NO_CHANGE,
    QUIET_MS,
    ControlSession,
    as_recorded,
)
from audits.gatherers.points import stable_point_of

MAX_LOOKS_AT_PIXELS = 3
"""How often a click is tried until the page is at rest before and after."""

GONE = NotGathered("The control was no longer there when the page was loaded again.")
COVERED = NotGathered("Something lay over the control, so no mouse could work it.")


async def work_by_click(session: ControlSession, number: int) -> Change | NotGathered:
    """Say what comes of a click on a control, once the page no longer moves it.

    Raises:
        ProbeError: a script failed in the page.
    """
    point = await stable_point_of(session.page, session.controls, number)
    if point == "covered":  # perhaps only until what lies over it has faded away
        await session.page.isolated.call("quiet", QUIET_MS, MAX_UNQUIET_MS)
        point = await stable_point_of(session.page, session.controls, number)
    if point == "away":
        return NO_CHANGE  # what lies off the screen, as in a menu that is closed, no mouse can work either
    if point == "covered":
        return COVERED
    await session.controls.call("release")
    before = await session.take_baseline(number)
    await session.click(point)
    return await session.change_since(number, before)


async def confirm_click(
    session: ControlSession, number: int, control: dict[str, Any], click: Change
) -> Change | NotGathered:
    """Return the click's change if a second click undoes it, else the change of a click on the restored page.

    Raises:
        ProbeError: a script failed in the page.
    """
    if click.what == ASKS_FOR_FILE:  # where files are dropped, a click does what the field for them does
        return NO_CHANGE if await session.controls.call("has_file_field") else click
    if not await _second_click_undoes(session, number):
        # What came by itself the first time does not come again.
        again = await work_by_click(session, number) if await session.restore(number, control["place"]) else GONE
        await session.restore(number, control["place"])
        return again
    is_left = click.what == CHANGES_LOOK and await session.has_other_shape(number)
    is_unseen = click.what == CHANGES_UNSEEN and not await _click_changes_pixels(session, number)
    return NO_CHANGE if is_left or is_unseen else click


async def _second_click_undoes(session: ControlSession, number: int) -> bool:
    """Click again; return whether the page is as before the first click."""
    point = await session.controls.call("point", number)
    if isinstance(point, str):
        return False
    await session.click(point)
    return not await session.has_changed()


async def _click_changes_pixels(session: ControlSession, number: int) -> bool:
    """Click, and click again to undo it; tell whether the eye can see anything of the first click.

    A tick box that is not displayed may be drawn by its label, or do nothing where there is room for what it shows. A
    transition that is still under way is no work of the click: the second click would not undo it.
    """
    for _ in range(MAX_LOOKS_AT_PIXELS):
        point = await session.controls.call("point", number)
        if isinstance(point, str):
            return True
        before = await session.screenshot()
        await session.click(point)
        after = await session.screenshot()
        await session.click(point)
        if before == await session.screenshot():
            return before != after
    return True


async def arrows_do_the_same(session: ControlSession, number: int, click: Change) -> bool:
    """Tell whether an arrow key in the field beside a button does what a click on the button does, at least.

    So buttons work that open the list of a combobox, or count a number up and down, and that Tab passes over.
    WCAG 2.1.1 asks for the function by keyboard, not for each element that has it.

    Raises:
        ProbeError: a script failed in the page.
    """
    for arrow in (ARROW_DOWN, ARROW_UP):
        if not await session.controls.call("focus_arrow_field", number):
            return False
        before = await session.take_baseline(number)
        await press(session.page.session, [arrow])
        done = as_recorded(await session.change_since(number, before))
        await session.controls.call("release")
        if done.what == as_recorded(click).what and done.shows >= click.shows:
            return True
    return False


async def field_does_the_same(session: ControlSession, number: int, click: Change) -> bool:
    """Tell whether a field beside a label does, when it gets the focus, what a click on the label does, at least.

    So a search opens in many themes. WCAG 2.1.1 asks for the function by keyboard, not for each element that has it.

    Raises:
        ProbeError: a script failed in the page.
    """
    if not await session.controls.call("has_field_beside", number):
        return False
    before = await session.take_baseline(number)
    if not await session.controls.call("focus_field_beside", number):
        return False
    done = await session.change_since(number, before)
    await session.controls.call("release")
    return done.what == click.what and done.shows >= click.shows
