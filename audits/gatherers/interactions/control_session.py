"""A page whose controls are worked: finding them, pressing them, and telling what has come of it."""

from dataclasses import dataclass
from typing import Any

import msgspec

from audits.browser.effects import Effects
from audits.browser.isolated_context import Handle
from audits.browser.load import restore
from audits.browser.mouse import click
from audits.browser.open_page import OpenPage
from audits.evidence import Change
from audits.gatherers.listeners import CLICKS, listeners_of

QUIET_MS, MAX_UNQUIET_MS = 100, 1000
"""Milliseconds: how long nothing changes once all has that a control changes, and how long to wait for that."""

NO_CHANGE = Change("")
CHANGES_SOMETHING, CHANGES_UNSEEN = "changes something", "changes what cannot be seen"
"""What came of it where no more can be said; the second where only a field changed that is not displayed."""

CHANGES_LOOK = "changes how it looks"
"""What came of it where nothing but the classes and styles of the control itself, and of what it holds, are others."""

EFFECTS = {
    "address": "changes the address of the page",
    "appeared": "shows something",
    "vanished": "hides something",
    "scrolled": "scrolls the page",
    "is_seen": CHANGES_SOMETHING,
    "changed": CHANGES_UNSEEN,
}
"""What is said of a control, by what was different on the page afterwards; the first that holds is said."""


async def find_controls(page: OpenPage) -> Handle:
    """Find the controls, by what listens to clicks among other signs (DOMDebugger.getEventListeners)."""
    heard: dict[int, set[str]] = {}
    handlers: dict[int, list[str]] = {}
    for one in await listeners_of(page.session, "document"):
        if one["type"] in CLICKS and "backendNodeId" in one:
            heard.setdefault(one["backendNodeId"], set()).add(one["type"])
            where = f"{one['type']} {one['lineNumber']}:{one['columnNumber']}"
            handlers.setdefault(one["backendNodeId"], []).append(where)
    for_mouse = [node for node, types in heard.items() if "click" not in types]
    others = [node for node, types in heard.items() if "click" in types]
    nodes = (*for_mouse, *others)
    listening = {"mouse_only": len(for_mouse), "handlers": [",".join(sorted(handlers[node])) for node in nodes]}
    return await page.isolated.open("controls", listening, nodes=nodes)


@dataclass(slots=True)
class ControlSession:
    """A page whose controls are worked, what it asks the browser for, and the controls, as kept in its document."""

    page: OpenPage
    effects: Effects
    controls: Handle
    shape: str = ""
    """The attributes of the control that is worked, and of what it holds, at the baseline."""

    async def restore(self, number: int, place: dict[str, Any]) -> bool:
        """Bring the page to how it was before it was worked; tell whether a control is still the one at this place."""
        if not await restore(self.page):
            return True
        self.controls = await find_controls(self.page)
        controls = await self.controls.call("found")
        return number < len(controls) and controls[number]["place"]["selector"] == place["selector"]

    async def click(self, point: dict[str, float]) -> None:
        """Click at a point of the viewport, in pixels, and take the pointer away to its corner."""
        await click(self.page.session, point)

    async def screenshot(self) -> str:
        """Give a PNG of the viewport, in Base64."""
        await self.page.isolated.call("stable")
        answer = await self.page.session.send("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True})
        return str(answer["data"])

    async def take_baseline(self, number: int) -> str:
        """Remember how the page stands, and what moves on it by itself; give the states of a control."""
        isolated = self.page.isolated
        await isolated.call("stable")
        await isolated.call("page_state", "keep")
        await isolated.call("stable")
        await isolated.call("page_state", "idle")
        self.effects.take()
        self.shape = await self.controls.call("shape", number)
        return str(await self.controls.call("states", number))

    async def change_since(self, number: int, states: str) -> Change:
        """Tell what has changed since the baseline, at which a control had these states."""
        isolated = self.page.isolated
        await isolated.call("stable")
        state = await isolated.call("page_state", "compare")
        if state["changed"]:  # and more may follow from that, in the next frames
            await isolated.call("quiet", QUIET_MS, MAX_UNQUIET_MS)
            await isolated.call("stable")
            state = await isolated.call("page_state", "compare")
        asked = self.effects.take()
        what = asked[0] if asked else next((words for sign, words in EFFECTS.items() if state[sign]), "")
        if not what and await self.has_other_shape(number):
            what = CHANGES_LOOK
        after = str(await self.controls.call("states", number))
        return Change(what, states, after, state["appeared"], state["vanished"])

    async def has_other_shape(self, number: int) -> bool:
        """Tell whether classes or styles of a control, or of what it holds, are others than at the baseline."""
        return bool(await self.controls.call("shape", number) != self.shape)

    async def has_changed(self) -> bool:
        """Tell whether anything is different from the baseline, the focus left aside."""
        await self.controls.call("release")
        await self.page.isolated.call("stable")
        state = await self.page.isolated.call("page_state", "compare")
        return bool(state["changed"] or state["address"] or self.effects.take())


def as_recorded(change: Change) -> Change:
    """Give a change as evidence has it, which does not tell apart what can be seen of it."""
    return msgspec.structs.replace(change, what=CHANGES_SOMETHING) if change.what == CHANGES_UNSEEN else change
