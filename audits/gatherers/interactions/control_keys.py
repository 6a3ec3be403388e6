"""Working one control by keyboard."""

from typing import Any

from audits.browser.keyboard import ARROW_DOWN, ARROW_LEFT, ARROW_RIGHT, ARROW_UP, ENTER, ESCAPE, SPACE, Key, press
from audits.evidence import Change
from audits.gatherers.interactions.control_session import CHANGES_LOOK, NO_CHANGE, ControlSession, as_recorded

BY_ARROWS = frozenset({
    "combobox", "gridcell", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "radio", "slider", "spinbutton",
    "tab", "treeitem",
})  # fmt: skip

WAYS: tuple[tuple[Key, ...], ...] = ((ENTER,), (SPACE,))
ARROWS: tuple[tuple[Key, ...], ...] = ((ARROW_DOWN,), (ARROW_RIGHT,), (ARROW_UP,), (ARROW_LEFT,))


async def work_by_keys(session: ControlSession, number: int, control: dict[str, Any]) -> Change:
    """Press keys until one changes something; undo it and return the change.

    A change of style alone that cannot be undone counts as none.

    Raises:
        ProbeError: a script failed in the page.
    """
    ways = (*WAYS, *ARROWS) if control["role"] in BY_ARROWS else WAYS
    for way in ways:
        change = as_recorded(await _by_keys(session, number, way))
        if change.what:
            await _undo(session, number, way)
            if change.what != CHANGES_LOOK or not await session.has_other_shape(number):
                return change
    return NO_CHANGE


async def _by_keys(session: ControlSession, number: int, keys: tuple[Key, ...]) -> Change:
    if not await session.controls.call("focus", number):
        return NO_CHANGE
    before = await session.take_baseline(number)
    await press(session.page.session, keys)
    return await session.change_since(number, before)


async def _undo(session: ControlSession, number: int, way: tuple[Key, ...]) -> None:
    """Undo what a key did: by the same key, or by Escape where the focus went into what it opened."""
    holds = await session.controls.call("holds", number)
    is_still_there = holds["is_here"] or holds["is_nowhere"]
    await press(session.page.session, way if is_still_there else [ESCAPE])
    await session.page.isolated.call("stable")


async def arrows_lead_on(session: ControlSession, number: int) -> bool:
    """Tell whether an arrow brings the focus from the stop of a control's group to another of that group.

    Raises:
        ProbeError: a script failed in the page.
    """
    for way in ARROWS:
        if not await session.controls.call("focus_group", number):
            return True  # it is reached in another way
        await press(session.page.session, way)
        await session.page.isolated.call("stable")
        if await session.controls.call("has_moved_in_group", number):
            return True
    return False
