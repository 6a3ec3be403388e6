"""Working a page's controls with Enter, Space and arrows, and, where no key helps, with the mouse."""

from typing import Any, NamedTuple

import msgspec

from audits.browser.effects import effects_of
from audits.browser.open_page import OpenPage
from audits.evidence import Change, Control, NotGathered, Place
from audits.gatherers.interactions.control_clicks import (
    arrows_do_the_same,
    confirm_click,
    field_does_the_same,
    work_by_click,
)
from audits.gatherers.interactions.control_keys import arrows_lead_on, work_by_keys
from audits.gatherers.interactions.control_session import ControlSession, as_recorded, find_controls

KIND = "control"
"""First half of this gatherer's keys in `Known`."""

MAX_LOOKS = 16
"""Looks of controls: how many new ones are worked on a page in a profile."""

TOO_MANY = NotGathered(f"Only {MAX_LOOKS} different controls of a page are worked; this one was not.")

BY_ARROWS_ALONE = frozenset({"tab", "radio"})
"""Roles of which one of a group is a stop for Tab, and from which arrows have to lead to the others (ARIA 1.2)."""


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
        outcome["keys"] = await work_by_keys(session, number, control)
        if outcome["keys"].what:
            await session.restore(number, control["place"])
            return outcome
    elif control["is_reached"] and control["role"] in BY_ARROWS_ALONE:
        outcome["is_reached"] = await arrows_lead_on(session, number)
        await session.restore(number, control["place"])
    click = await work_by_click(session, number)
    if not isinstance(click, Change) or not click.what:
        return {**outcome, "click": click}
    click = await confirm_click(session, number, control, click)
    is_label = control["sign"] == "label"
    does_the_same = field_does_the_same if is_label else arrows_do_the_same
    if (is_label or not control["is_reached"]) and isinstance(click, Change) and click.what:
        is_done = await does_the_same(session, number, click)
        await session.restore(number, control["place"])
        if is_done:
            return outcome
    return {**outcome, "click": as_recorded(click) if isinstance(click, Change) else click}
