"""Working a page's controls with Enter, Space and arrows, and, where no key helps, with the mouse."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec

from audits.browser.effects import Effects, effects_of
from audits.browser.isolated_context import Handle
from audits.browser.keyboard import ARROW_DOWN, ARROW_LEFT, ARROW_RIGHT, ARROW_UP, ENTER, ESCAPE, SPACE, Key, press
from audits.browser.load import put_back
from audits.browser.open_page import OpenPage
from audits.evidence import Change, Control, NotGathered, Place

KIND = "control"

MAX_LOOKS = 16
"""Looks of controls: how many new ones are worked on a page in a profile."""

TOO_MANY = NotGathered(f"Only {MAX_LOOKS} different controls of a page are worked; this one was not.")
GONE = NotGathered("The control was no longer there when the page was loaded again.")
COVERED = NotGathered("Something lay over the control, so no mouse could work it.")

QUIET_MS, MAX_UNQUIET_MS = 100, 1000
"""Milliseconds: how long nothing changes once all has that a control changes, and how long to wait for that."""

CLICKS = frozenset({"click", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart", "touchend"})
BY_ARROWS = frozenset({
    "combobox", "gridcell", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "radio", "slider", "spinbutton",
    "tab", "treeitem",
})  # fmt: skip
WAYS: tuple[tuple[Key, ...], ...] = ((ENTER,), (SPACE,))
ARROWS: tuple[tuple[Key, ...], ...] = ((ARROW_DOWN,), (ARROW_RIGHT,), (ARROW_UP,), (ARROW_LEFT,))

NOTHING = Change("")
SOMETHING, UNSEEN = "changes something", "changes what cannot be seen"
"""What came of it where no more can be said; the second where only a field changed that is not displayed."""

CAME = {
    "address": "changes the address of the page",
    "appeared": "shows something",
    "vanished": "hides something",
    "scrolled": "scrolls the page",
    "is_seen": SOMETHING,
    "changed": UNSEEN,
}
"""What is said of a control, by what was different on the page afterwards; the first that holds is said."""


class Worked(NamedTuple):
    """What came of working a control, as the fields of Control that it fills; None where it was not worked so."""

    keys: Change | NotGathered | None = None
    click: Change | NotGathered | None = None
    lost_focus: bool | None = None


@dataclass(slots=True)
class _Hand:
    """The page that is worked, what it asks the browser for, and its controls, as kept in its document."""

    page: OpenPage
    effects: Effects
    controls: Handle


async def work_controls(page: OpenPage) -> tuple[Control, ...]:
    """Find what can be worked on the page in a profile, and work what may be out of reach.

    Raises:
        ProbeError: a script failed in the page.
    """
    async with effects_of(page) as effects:
        hand = _Hand(page, effects, await _find(page))
        found = await _work_all(hand, page.profile)
        await hand.controls.call("leave")
    return tuple(dict.fromkeys(found))


async def _work_all(hand: _Hand, profile: str) -> list[Control]:
    """Work one control of each look in a profile: what came of it holds for the others, here and on other pages."""
    controls = await hand.controls.call("found")
    known = hand.page.known
    found: list[Control] = []
    worked = 0
    for number, one in enumerate(controls):
        outcome: dict[str, Any] = {}
        if _needs_working(one):
            key = (KIND, one["look"])
            if key not in known and worked < MAX_LOOKS:
                worked += 1
                known[key] = msgspec.to_builtins(Worked(**await _work(hand, number, one)))
            found_out = msgspec.convert(known[key], Worked)._asdict() if key in known else _skipped(one)
            outcome = {name: value for name, value in found_out.items() if value is not None}
        kept = {name: one[name] for name in ("name", "tag", "role", "sign", "is_reached")}
        found.append(Control(profile, **kept, place=msgspec.convert(one["place"], Place), **outcome))
    return found


def _needs_working(control: dict[str, Any]) -> bool:
    """Tell whether there is a doubt: out of reach, or made by hand, or with a state to tell."""
    if not control["is_reached"]:
        return True
    if control["sign"] in {"listener", "look"} and not control["is_own"]:
        return False
    if control["sign"] == "element":
        return control["is_for_mouse"] or (bool(control["states"]) and control["tag"] not in {"summary", "input"})
    return True


def _skipped(control: dict[str, Any]) -> dict[str, Any]:
    return {"keys": TOO_MANY} if control["is_reached"] else {"click": TOO_MANY}


async def _find(page: OpenPage) -> Handle:
    """Find the controls, by what listens to clicks among other signs (DOMDebugger.getEventListeners)."""
    document = await page.session.send("Runtime.evaluate", {"expression": "document"})
    told = await page.session.send(
        "DOMDebugger.getEventListeners", {"objectId": document["result"]["objectId"], "depth": -1, "pierce": True}
    )
    heard: dict[int, set[str]] = {}
    handlers: dict[int, list[str]] = {}
    for one in told["listeners"]:
        if one["type"] in CLICKS and "backendNodeId" in one:
            heard.setdefault(one["backendNodeId"], set()).add(one["type"])
            where = f"{one['type']} {one['lineNumber']}:{one['columnNumber']}"
            handlers.setdefault(one["backendNodeId"], []).append(where)
    for_mouse = [node for node, types in heard.items() if "click" not in types]
    others = [node for node, types in heard.items() if "click" in types]
    nodes = (*for_mouse, *others)
    told = {"mouse_only": len(for_mouse), "handlers": [",".join(sorted(handlers[node])) for node in nodes]}
    return await page.isolated.open("controls", told, nodes=nodes)


async def _work(hand: _Hand, number: int, control: dict[str, Any]) -> dict[str, Any]:
    """Work one control by keyboard where the focus comes to it, and by mouse where no key does anything."""
    outcome: dict[str, Any] = {}
    if control["is_own"]:
        ways = (*WAYS, *ARROWS) if control["role"] in BY_ARROWS else WAYS
        for way in ways:
            outcome["keys"] = _told(await _by_keys(hand, number, way))
            if outcome["keys"].what:
                outcome["lost_focus"] = await _loses_focus(hand, number, way)
                await _is_there_again(hand, number, control)
                return outcome
    click = await _by_click(hand, number)
    if not isinstance(click, Change) or not click.what:
        return {**outcome, "click": click}
    if await _is_undone_by_click(hand, number):
        if click.what == UNSEEN and not await _looks_different(hand, number):
            click = NOTHING
    else:
        # What came by itself the first time does not come again.
        click = await _by_click(hand, number) if await _is_there_again(hand, number, control) else GONE
        await _is_there_again(hand, number, control)
    return {**outcome, "click": _told(click)}


def _told(change: Change | NotGathered) -> Change | NotGathered:
    is_unseen = isinstance(change, Change) and change.what == UNSEEN
    return msgspec.structs.replace(change, what=SOMETHING) if is_unseen else change


async def _is_there_again(hand: _Hand, number: int, control: dict[str, Any]) -> bool:
    """Bring the page to how it was before it was worked, and tell whether it holds the same control."""
    if not await put_back(hand.page):
        return True
    hand.controls = await _find(hand.page)
    controls = await hand.controls.call("found")
    return number < len(controls) and controls[number]["place"] == control["place"]


async def _by_keys(hand: _Hand, number: int, keys: tuple[Key, ...]) -> Change:
    if not await hand.controls.call("focus", number):
        return NOTHING
    before = await _ready(hand, number)
    await press(hand.page.session, keys)
    return await _came(hand, number, before)


async def _by_click(hand: _Hand, number: int) -> Change | NotGathered:
    point = await hand.controls.call("point", number)
    if point == "away":
        return NOTHING  # what lies off the screen, as in a menu that is closed, no mouse can work either
    if point == "covered":
        return COVERED
    await hand.controls.call("release")
    before = await _ready(hand, number)
    await _click(hand, point)
    return await _came(hand, number, before)


async def _click(hand: _Hand, point: dict[str, float]) -> None:
    where = {"x": point["x"], "y": point["y"], "button": "left", "clickCount": 1}
    for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
        await hand.page.session.send("Input.dispatchMouseEvent", {"type": kind, **where})
    await hand.page.session.send("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": 0, "y": 0})


async def _is_undone_by_click(hand: _Hand, number: int) -> bool:
    """Click once more; tell whether the page is as it was before the first click, which then did what came of it."""
    point = await hand.controls.call("point", number)
    if isinstance(point, str):
        return False
    await _click(hand, point)
    return not await _is_different(hand)


async def _looks_different(hand: _Hand, number: int) -> bool:
    """Click, and click again to undo it; tell whether the eye can see anything of the first click.

    A tick box that is not displayed may be drawn by its label, or do nothing where there is room for what it shows.
    """
    point = await hand.controls.call("point", number)
    if isinstance(point, str):
        return True
    before = await _picture(hand)
    await _click(hand, point)
    after = await _picture(hand)
    await _click(hand, point)
    return before != after


async def _picture(hand: _Hand) -> str:
    await hand.page.isolated.call("stable")
    answer = await hand.page.session.send("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True})
    return str(answer["data"])


async def _ready(hand: _Hand, number: int) -> str:
    """Remember how the page stands, and what moves on it by itself."""
    await hand.page.isolated.call("stable")
    await hand.page.isolated.call("page_state", "keep")
    await hand.page.isolated.call("stable")
    await hand.page.isolated.call("page_state", "idle")
    hand.effects.take()
    return str(await hand.controls.call("states", number))


async def _came(hand: _Hand, number: int, before: str) -> Change:
    await hand.page.isolated.call("stable")
    state = await hand.page.isolated.call("page_state", "compare")
    if state["changed"]:  # and more may follow from that, in the next frames
        await hand.page.isolated.call("quiet", QUIET_MS, MAX_UNQUIET_MS)
        await hand.page.isolated.call("stable")
        state = await hand.page.isolated.call("page_state", "compare")
    asked = hand.effects.take()
    after = str(await hand.controls.call("states", number))
    return Change(_said(state, asked), before, after, state["appeared"], state["vanished"])


def _said(state: dict[str, Any], asked: tuple[str, ...]) -> str:
    return asked[0] if asked else next((words for sign, words in CAME.items() if state[sign]), "")


async def _is_different(hand: _Hand) -> bool:
    await hand.controls.call("release")
    await hand.page.isolated.call("stable")
    state = await hand.page.isolated.call("page_state", "compare")
    return bool(state["changed"] or state["address"] or hand.effects.take())


async def _loses_focus(hand: _Hand, number: int, way: tuple[Key, ...]) -> bool:
    """Undo what a key did: by the same key, or by Escape where the focus went into what it opened.

    Tell whether the focus is nowhere after Escape.
    """
    holds = await hand.controls.call("holds", number)
    if holds["is_here"] or holds["is_nowhere"]:
        await press(hand.page.session, way)
        return False
    await press(hand.page.session, [ESCAPE])
    await hand.page.isolated.call("stable")
    return bool((await hand.controls.call("holds", number))["is_nowhere"])
