"""Opening, by real clicks, what a reader can open on a page, and looking at it as at any other view."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

import msgspec

from audits.browser.isolated_context import Handle
from audits.browser.load import load_again, put_back
from audits.browser.mouse import click
from audits.browser.open_page import OpenPage
from audits.config.profiles import ANSWERED, DISMISSED, LATER, PROFILES
from audits.evidence import FocusAfter, Look, Opened, Opener, OpeningOutcome, Place
from audits.gatherers.interactions.modal_dialog import dismiss
from audits.gatherers.interactions.opened_views import look_at_opened
from audits.gatherers.interactions.opener_focus import focus_after_opening, is_focus_dropped
from audits.gatherers.interactions.points import settled_point

KIND = "opened"

STATE = "opened-{}"
"""What the states are called, in the order in which they are brought about."""

MAX_PRESSES = 60
"""How often openers of a page are pressed in a profile."""

MAX_ROUNDS = 12
"""How many states of a page are looked at in a profile, and so how deep one opener may stand in what another opens."""

QUIET_MS, MAX_UNQUIET_MS = 100, 1_500
"""Milliseconds: how long nothing changes once what was pressed has opened, and how long to wait for that."""

LATE_SPARE_MS = 500
"""Milliseconds by which a page may be later than it was in virtual time."""


async def open_all(page: OpenPage) -> tuple[Opened, ...]:
    """Open what can be opened on a page in its profile, in as few states as possible, and look at each.

    In one state, all is open that can be at the same time: a modal dialog has a state of its own, and so has each of
    several tabs. What pages of a template share is opened on one of them.

    Raises:
        ProbeError: a script failed in the page.
    """
    session = _Opening(page, await page.isolated.open("opened", []))
    await session.look_later()
    await session.dismiss_first()
    await session.open_shared()
    await session.open_part("content")
    await session.handle.call("leave")
    return (session.found(),)


@dataclass(slots=True)
class _Opening:
    """A page on which things are being opened: what was pressed, by selector, and what it looked like."""

    page: OpenPage
    handle: Handle
    openers: dict[str, Opener] = field(default_factory=dict)
    looks: list[Look] = field(default_factory=list)
    rounds: int = 0
    presses: int = 0
    pressed_last: str = ""
    """The selector of the opener pressed last."""
    is_behind_modal: bool = False
    """Whether the page is covered by a modal dialog whenever it is loaded."""

    def found(self) -> Opened:
        """Give what was opened, and what it looked like."""
        return Opened(self.page.profile, tuple(self.openers.values()), tuple(self.looks))

    async def look_later(self) -> None:
        """Look at what comes into sight by itself, once it is there; what pages share is waited for on one of them."""
        late = self.page.document.late
        if late is None:
            return
        key = (f"{LATER} {self.page.profile}", late.look)
        known = self.page.known
        if key not in known:
            await self._load_again()
            await asyncio.sleep((late.after_ms + LATE_SPARE_MS) / 1000)
            await self._settle()
            if await self.handle.call("look"):
                await self._look_at(LATER)
            known[key] = msgspec.to_builtins(self.found())
            return
        self.looks += msgspec.convert(known[key], Opened).looks

    async def dismiss_first(self) -> None:
        """Close the modal dialog that is open at first, and look at the page behind it as if it were just loaded."""
        if (modal := await self.handle.call("modal")) is None:
            return
        answers = await self.handle.call("answers")
        self.is_behind_modal = True
        is_dismissed = await dismiss(self.page, self.handle)
        self._note(modal, OpeningOutcome.OPENED if is_dismissed else OpeningOutcome.OUT_OF_REACH)
        if is_dismissed:
            self.handle = await self.page.isolated.open("opened", [])
            await self._look_at(DISMISSED)
        if answers > 1:
            await self._give_each_answer(answers)

    async def _give_each_answer(self, answers: int) -> None:
        """Answer what a modal dialog asks at first in each of its ways, and look at what that brings."""
        for number in range(answers):
            await self._load_again(dismisses=False)
            point = await self.handle.call("answer_point", number)
            if point is None:
                continue
            await click(self.page.session, point)
            await self._settle()
            if await self.handle.call("look"):
                await self._look_at(ANSWERED)
        await self._load_again()

    async def open_shared(self) -> None:
        """Open what stands outside of the page's own content, unless a page of the same template has shown it."""
        if not await self.handle.call("waiting", "shell"):
            return
        key = (f"{KIND} {self.page.profile}", await self.handle.call("shell_look"))
        known = self.page.known
        if key not in known:
            openers, looks = set(self.openers), len(self.looks)
            await self.open_part("shell")
            found = tuple(one for selector, one in self.openers.items() if selector not in openers)
            known[key] = msgspec.to_builtins(Opened(self.page.profile, found, tuple(self.looks[looks:])))
            return
        shown = msgspec.convert(known[key], Opened)
        self.openers |= {one.place.selector: one for one in shown.openers}
        self.looks += shown.looks
        self.rounds = len(shown.looks)

    async def open_part(self, part: str) -> None:
        """Open the page's shell or its content, state by state, and look at each.

        What something that was opened lies over is pressed once all is closed again.
        """
        is_closed = True
        end = self.rounds + MAX_ROUNDS
        while self.rounds < end:
            is_any_pressed, is_modal = await self._press_waiting(part)
            if not is_any_pressed:
                if is_closed:
                    break
                await self._close_all()
                is_closed = True
                continue
            is_closed = False
            self.rounds += 1
            if await self.handle.call("look"):
                await self._look_at(STATE.format(self.rounds))
            if is_modal and await dismiss(self.page, self.handle):
                await self._note_focus_dropped()
            elif is_modal:
                await self._load_again()
                is_closed = True
        await self._note_missed(part, is_over=self.rounds >= end or self.presses >= MAX_PRESSES)
        if not is_closed:
            await self._close_all()

    async def _press_waiting(self, part: str) -> tuple[bool, bool]:
        """Press each opener that waits, one of a group; tell if there was one, and whether a modal dialog is open."""
        groups: set[str] = set()
        is_any_pressed = False
        for one in await self.handle.call("waiting", part):
            if self.presses >= MAX_PRESSES:
                break
            if one["group"] in groups or (point := await self._point(one["number"])) is None:
                continue
            self.presses += 1
            await click(self.page.session, point)
            await self.page.isolated.call("stable")
            came = await self.handle.call("pressed", one["number"])
            if came["is_modal"] and is_any_pressed:  # what was opened before is looked at first
                if await dismiss(self.page, self.handle):
                    await self.handle.call("again", one["number"])
                else:
                    await self._load_again()
                break
            groups |= {one["group"]} - {""}
            is_any_pressed = True
            if came["is_modal"]:
                await self._settle()
            if came["shows"]:
                focus = await focus_after_opening(self.page, self.handle, one["number"], is_modal=came["is_modal"])
                self._note(one, OpeningOutcome.OPENED, focus)
            else:
                is_toggled = came["looks_otherwise"] and await self._second_press_undoes(one["number"])
                self._note(one, OpeningOutcome.TOGGLED if is_toggled else OpeningOutcome.NOTHING)
            if came["is_modal"]:
                return True, True
        if is_any_pressed:
            await self._settle()
        return is_any_pressed, False

    async def _second_press_undoes(self, number: int) -> bool:
        """Press a button once more; tell whether it looks as it did at first: then the first press switched it on."""
        point = await self.handle.call("point_again", number)
        if point is None:
            return False
        await click(self.page.session, point)
        await self.page.isolated.call("stable")
        return bool(await self.handle.call("looks_as_before", number))

    async def _point(self, number: int) -> dict[str, float] | None:
        point: dict[str, float] | None = await settled_point(self.page, self.handle, number)
        return point

    async def _look_at(self, state: str) -> None:
        """Look at what has come into sight, from the top of the page: what a bar lies over depends on that."""
        await self.page.isolated.call("page_state", "rewind")
        await self.page.isolated.call("stable")
        self.looks.append(await look_at_opened(self.page, state))

    async def _note_focus_dropped(self) -> None:
        """Note of the opener pressed last, whose modal dialog has been closed, that the focus is nowhere now, if so."""
        opener = self.openers[self.pressed_last]
        if opener.focus is FocusAfter.FOLLOWED and await is_focus_dropped(self.handle):
            self.openers[self.pressed_last] = msgspec.structs.replace(opener, focus=FocusAfter.DROPPED)

    async def _settle(self) -> None:
        await self.page.isolated.call("quiet", QUIET_MS, MAX_UNQUIET_MS)
        await self.page.isolated.call("stable")

    def _note(self, one: dict[str, Any], outcome: OpeningOutcome, focus: FocusAfter = FocusAfter.FOLLOWED) -> None:
        """Keep what came of an opener; that it has once opened something is not forgotten."""
        place = msgspec.convert(one["place"], Place)
        self.pressed_last = place.selector
        known = self.openers.get(place.selector)
        if known is None or known.outcome is not OpeningOutcome.OPENED:
            self.openers[place.selector] = Opener(one["name"], one["sign"], outcome, place, focus)

    async def _close_all(self) -> None:
        """Bring the page to how it was before anything was opened on it."""
        if await put_back(self.page):
            await self._begin_anew()
        else:
            await self.handle.call("closed")

    async def _load_again(self, *, dismisses: bool = True) -> None:
        """Load the page anew, for a dialog stays open; one that is open at first is dismissed, unless it is wanted."""
        await load_again(self.page, self.page.document.loaded_in)
        await self.page.emulate(PROFILES[self.page.profile])
        self.page.document.is_changed = True  # it is still being worked
        await self._begin_anew(dismisses=dismisses)

    async def _begin_anew(self, *, dismisses: bool = True) -> None:
        """Go on in a new document; what was pressed in the one before need not be pressed again."""
        self.handle = await self.page.isolated.open("opened", list(self.openers))
        if self.is_behind_modal and dismisses:
            await dismiss(self.page, self.handle)
            await self.handle.call("closed")

    async def _note_missed(self, part: str, *, is_over: bool) -> None:
        """Note what waits still: it was left out, or could not be pressed."""
        for one in await self.handle.call("waiting", part):
            if one["place"]["selector"] not in self.openers:
                self._note(one, OpeningOutcome.LEFT_OUT if is_over else OpeningOutcome.OUT_OF_REACH)
