"""Working a page's controls with Enter, Space and arrows, and, where no key helps, with the mouse."""

from typing import Any, NamedTuple

import msgspec

from audits.browser.effects import ASKS_FOR_FILE, effects_of
from audits.browser.keyboard import ARROW_DOWN, ARROW_LEFT, ARROW_RIGHT, ARROW_UP, ENTER, ESCAPE, SPACE, Key, press
from audits.browser.open_page import OpenPage
from audits.evidence import Change, Control, NotGathered, Place
from audits.gatherers.interactions.control_session import (
    LOOKS,
    NOTHING,
    SOMETHING,
    UNSEEN,
    ControlSession,
    find_controls,
)
from audits.gatherers.interactions.points import settled_point

KIND = "control"

MAX_LOOKS = 16
"""Looks of controls: how many new ones are worked on a page in a profile."""

MAX_LOOKS_AT_PIXELS = 3
"""How often a click is tried until the page is at rest before and after."""

TOO_MANY = NotGathered(f"Only {MAX_LOOKS} different controls of a page are worked; this one was not.")
GONE = NotGathered("The control was no longer there when the page was loaded again.")
COVERED = NotGathered("Something lay over the control, so no mouse could work it.")

BY_ARROWS = frozenset({
    "combobox", "gridcell", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "radio", "slider", "spinbutton",
    "tab", "treeitem",
})  # fmt: skip
BY_ARROWS_ALONE = frozenset({"tab", "radio"})
"""Roles of which one of a group is a stop for Tab, and from which arrows have to lead to the others (ARIA 1.2)."""

WAYS: tuple[tuple[Key, ...], ...] = ((ENTER,), (SPACE,))
ARROWS: tuple[tuple[Key, ...], ...] = ((ARROW_DOWN,), (ARROW_RIGHT,), (ARROW_UP,), (ARROW_LEFT,))


class Worked(NamedTuple):
    """What came of working a control, as the fields of Control that it fills; None where it was not worked so."""

    keys: Change | NotGathered | None = None
    click: Change | NotGathered | None = None
    is_reached: bool | None = None


async def work_controls(page: OpenPage) -> tuple[Control, ...]:
    """Find what can be worked on the page in a profile, and work what may be out of reach.

    Raises:
        ProbeError: a script failed in the page.
    """
    async with effects_of(page) as effects:
        session = ControlSession(page, effects, await find_controls(page))
        found = await _work_all(session, page.profile)
        await session.controls.call("leave")
    return tuple(dict.fromkeys(found))


async def _work_all(session: ControlSession, profile: str) -> list[Control]:
    """Work one control of each look in a profile: what came of it holds for the others, here and on other pages."""
    controls = await session.controls.call("found")
    known = session.page.known
    found: list[Control] = []
    worked = 0
    for number, one in enumerate(controls):
        outcome: dict[str, Any] = {}
        if _needs_working(one):
            key = (f"{KIND} {profile}", one["look"])
            if key not in known and worked < MAX_LOOKS:
                worked += 1
                known[key] = msgspec.to_builtins(Worked(**await _work(session, number, one)))
            found_out = msgspec.convert(known[key], Worked)._asdict() if key in known else _skipped(one)
            outcome = {name: value for name, value in found_out.items() if value is not None}
        kept = {name: one[name] for name in ("name", "tag", "role", "is_reached")}
        found.append(Control(profile, place=msgspec.convert(one["place"], Place), **{**kept, **outcome}))
    return found


def _needs_working(control: dict[str, Any]) -> bool:
    """Tell whether there is a doubt: out of reach of the keyboard, built from generic elements, or with a state."""
    if not control["is_reached"]:
        return True
    if control["sign"] in {"listener", "look"} and not control["is_own"]:
        return False
    if control["sign"] == "element":
        return control["is_for_mouse"] or (bool(control["states"]) and control["tag"] not in {"summary", "input"})
    return True


def _skipped(control: dict[str, Any]) -> dict[str, Any]:
    return {"keys": TOO_MANY} if control["is_reached"] else {"click": TOO_MANY}


async def _work(session: ControlSession, number: int, control: dict[str, Any]) -> dict[str, Any]:
    """Work one control by keyboard where the focus comes to it, and by mouse where no key does anything."""
    outcome: dict[str, Any] = {}
    if control["is_own"]:
        outcome["keys"] = await _by_any_keys(session, number, control)
        if outcome["keys"].what:
            await session.restore(number, control["place"])
            return outcome
    elif control["is_reached"] and control["role"] in BY_ARROWS_ALONE:
        outcome["is_reached"] = await _arrows_lead_on(session, number)
        await session.restore(number, control["place"])
    click = await _by_click(session, number)
    if not isinstance(click, Change) or not click.what:
        return {**outcome, "click": click}
    click = await _click_confirmed(session, number, control, click)
    is_label = control["sign"] == "label"
    if is_label and isinstance(click, Change) and click.what and await _field_does_the_same(session, number, click):
        await session.restore(number, control["place"])
        return outcome
    return {**outcome, "click": _as_told(click) if isinstance(click, Change) else click}


async def _by_any_keys(session: ControlSession, number: int, control: dict[str, Any]) -> Change:
    """Say what comes of the first key that does anything, and undo it; what none undoes is no work of a look alone."""
    ways = (*WAYS, *ARROWS) if control["role"] in BY_ARROWS else WAYS
    for way in ways:
        change = _as_told(await _by_keys(session, number, way))
        if change.what:
            await _undo(session, number, way)
            if change.what != LOOKS or not await session.has_other_shape(number):
                return change
    return NOTHING


async def _click_confirmed(
    session: ControlSession, number: int, control: dict[str, Any], click: Change
) -> Change | NotGathered:
    """Say what came of a click once a second one has undone it, or else of a click on the page as it was before."""
    if click.what == ASKS_FOR_FILE:  # where files are dropped, a click does what the field for them does
        return NOTHING if await session.controls.call("has_file_field") else click
    if not await _second_click_undoes(session, number):
        # What came by itself the first time does not come again.
        again = await _by_click(session, number) if await session.restore(number, control["place"]) else GONE
        await session.restore(number, control["place"])
        return again
    is_left = click.what == LOOKS and await session.has_other_shape(number)
    is_unseen = click.what == UNSEEN and not await _click_changes_pixels(session, number)
    return NOTHING if is_left or is_unseen else click


def _as_told(change: Change) -> Change:
    return msgspec.structs.replace(change, what=SOMETHING) if change.what == UNSEEN else change


async def _by_keys(session: ControlSession, number: int, keys: tuple[Key, ...]) -> Change:
    if not await session.controls.call("focus", number):
        return NOTHING
    before = await session.take_baseline(number)
    await press(session.page.session, keys)
    return await session.change_since(number, before)


async def _arrows_lead_on(session: ControlSession, number: int) -> bool:
    """Tell whether an arrow brings the focus from the stop of a control's group to another of that group."""
    for way in ARROWS:
        if not await session.controls.call("focus_group", number):
            return True  # it is reached in another way
        await press(session.page.session, way)
        await session.page.isolated.call("stable")
        if await session.controls.call("has_moved_in_group", number):
            return True
    return False


async def _by_click(session: ControlSession, number: int) -> Change | NotGathered:
    point = await settled_point(session.page, session.controls, number)
    if point == "away":
        return NOTHING  # what lies off the screen, as in a menu that is closed, no mouse can work either
    if point == "covered":
        return COVERED
    await session.controls.call("release")
    before = await session.take_baseline(number)
    await session.click(point)
    return await session.change_since(number, before)


async def _field_does_the_same(session: ControlSession, number: int, click: Change) -> bool:
    """Tell whether a field beside a label does, when it gets the focus, what a click on the label does, at least.

    So a search opens in many themes. WCAG 2.1.1 asks for the function by keyboard, not for each element that has it.
    """
    if not await session.controls.call("has_field_beside", number):
        return False
    before = await session.take_baseline(number)
    if not await session.controls.call("focus_field_beside", number):
        return False
    done = await session.change_since(number, before)
    await session.controls.call("release")
    return done.what == click.what and done.shows >= click.shows


async def _second_click_undoes(session: ControlSession, number: int) -> bool:
    """Click once more; tell whether the page is as it was before the first click, which then did what came of it."""
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


async def _undo(session: ControlSession, number: int, way: tuple[Key, ...]) -> None:
    """Undo what a key did: by the same key, or by Escape where the focus went into what it opened."""
    holds = await session.controls.call("holds", number)
    is_still_there = holds["is_here"] or holds["is_nowhere"]
    await press(session.page.session, way if is_still_there else [ESCAPE])
    await session.page.isolated.call("stable")
