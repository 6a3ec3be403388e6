"""A page on which things are opened: what was pressed, what it looked like, and bringing the page back."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import msgspec

from audits.browser.isolated_context import Handle
from audits.browser.load import load_again, restore
from audits.browser.mouse import click
from audits.browser.open_page import OpenPage
from audits.config.profiles import PROFILES
from audits.evidence import FocusAfter, Opened, Opener, OpeningOutcome, Place, StateEvidence, View
from audits.gatherers.interactions.modal_dialog import dismiss
from audits.gatherers.interactions.opened_views import look_with, shown_as, views_of_opened
from audits.gatherers.interactions.opener_focus import is_focus_dropped
from audits.gatherers.listeners import CLICKS, find_listening
from audits.gatherers.states import kind_of

QUIET_MS, MAX_UNQUIET_MS = 100, 1_500
"""Milliseconds: how long nothing changes once what was pressed has opened, and how long to wait for that."""

PHONE = "mobile"
"""The profile of a phone."""

ON_PHONES = tuple(name for name, one in PROFILES.items() if one.loads_as == PHONE)
"""The profiles a page is loaded for as on a phone: what is opened on a desktop is looked at in these, too."""

SHOWN = frozenset({OpeningOutcome.OPENED, OpeningOutcome.UNANNOUNCED, OpeningOutcome.SELECTED_UNANNOUNCED})
"""What came of an opener that opened something."""


async def find_openers(page: OpenPage, pressed: Iterable[str] = ()) -> Handle:
    """Find what can be opened on a page as it is shown, but for what is known, by its selector, to have been pressed.

    The controls of the menu and the search are left out where those were opened as states of their own.

    Raises:
        ProbeError: a script failed in the page.
    """
    entered = sorted(kind_of(state) for profile, state in page.document.entered if profile == page.profile)
    return await page.isolated.open("opened", list(pressed), entered, nodes=await find_listening(page, CLICKS))


def opened_on_phones(page: OpenPage) -> frozenset[str]:
    """Give the selectors of the openers that need not be pressed in the page's profile.

    On a phone these are what was pressed on a desktop and looked at as a phone shows it; in other profiles, none.
    """
    return frozenset(page.document.opened_on_phones if page.profile in ON_PHONES else ())


@dataclass(slots=True)
class OpeningSession:
    """A page on which things are being opened: what was pressed, by selector, and what it looked like.

    `handle` is that of `opened.js`, in the document that the page holds now. `rounds` counts the states brought about,
    `presses` the openers pressed; `shapes` says what came of the first of the buttons of each shape. `is_behind_modal`
    says that a modal dialog covers the page whenever it is loaded. `is_of_this_page` says that what is being opened is
    no part of what pages share: then it is looked at on a phone as well, where it need not be pressed again.
    `has_shown_content` says that something that pages share has brought some of a page's own content into sight.
    """

    page: OpenPage
    handle: Handle
    openers: dict[str, Opener] = field(default_factory=dict)
    state_evidence: list[StateEvidence] = field(default_factory=list)
    rounds: int = 0
    presses: int = 0
    shapes: dict[str, OpeningOutcome] = field(default_factory=dict)
    is_behind_modal: bool = False
    is_of_this_page: bool = False
    has_shown_content: bool = False
    pressed_last: str = ""
    """The selector of the opener pressed last."""

    def found(self) -> Opened:
        """Give what was opened, and what it looked like."""
        return Opened(self.page.profile, tuple(self.openers.values()), tuple(self.state_evidence))

    def note(self, one: dict[str, Any], outcome: OpeningOutcome, focus: FocusAfter = FocusAfter.FOLLOWED) -> None:
        """Keep what came of an opener as `opened.js` has it; that it has once opened something is not forgotten."""
        place = msgspec.convert(one["place"], Place)
        self.pressed_last = place.selector
        if one.get("shape"):
            self.shapes.setdefault(one["shape"], outcome)
        known = self.openers.get(place.selector)
        if known is None or known.outcome not in SHOWN:
            self.openers[place.selector] = Opener(one["name"], one["sign"], outcome, place, focus)

    async def waiting(self, part: str) -> list[dict[str, Any]]:
        """Give the openers of the page's shell or content that wait to be pressed, as `opened.js` tells of them.

        Of buttons that do not say what they do, those of a shape wait for the first: if it opens nothing, nor do they.
        """
        found = await self.handle.call("waiting", part)
        return [
            {**one, "group": one["group"] if one["shape"] in self.shapes else one["group"] or one["shape"]}
            for one in found
            if self.shapes.get(one["shape"], OpeningOutcome.OPENED) in SHOWN
        ]

    async def press(self, point: dict[str, float]) -> None:
        """Click at a point of the viewport, in CSS pixels, and wait until the page stands still."""
        await click(self.page.session, point)
        await self.page.isolated.call("stable")

    async def settle(self) -> None:
        """Wait until nothing changes any more."""
        await self.page.isolated.call("quiet", QUIET_MS, MAX_UNQUIET_MS)
        await self.page.isolated.call("stable")

    async def look_if_new(self, state: str) -> None:
        """Look at what has come into sight, unless all of it has been looked at before.

        That is done from the top of the page: what a bar lies over depends on that.
        """
        came = await self.handle.call("look")
        self.has_shown_content |= came["is_of_this_page"]
        if came["is_new"]:
            await self.look_at(state)

    async def look_at(self, state: str) -> None:
        """Gather what appeared; the whole page if `opened.js` was reopened and nothing is marked as appeared."""
        await self.page.isolated.call("page_state", "rewind")
        await self.page.isolated.call("stable")
        here = shown_as(self.page.profile)
        on_phones = [name for name in ON_PHONES if self.is_of_this_page and name not in here]
        views: list[View] = []
        shown: list[set[str]] = []
        async for view in views_of_opened(self.page, state, (*here, *on_phones)):
            views.append(view)
            if view.profile in on_phones:
                shown.append({*await self.handle.call("openers_of_what_shows")})
        if shown:
            self.page.document.opened_on_phones |= set.intersection(*shown)
        self.state_evidence.append(await look_with(self.page, views))

    async def note_focus_dropped(self) -> None:
        """Note of the opener pressed last, whose modal dialog has been closed, that the focus is nowhere now, if so."""
        opener = self.openers[self.pressed_last]
        if opener.focus is FocusAfter.FOLLOWED and await is_focus_dropped(self.handle):
            self.openers[self.pressed_last] = msgspec.structs.replace(opener, focus=FocusAfter.DROPPED)

    async def close_all(self) -> None:
        """Bring the page to how it was before anything was opened on it."""
        if await restore(self.page):
            await self.begin_anew()
        else:
            await self.handle.call("closed")

    async def load_again(self, *, dismisses: bool = True) -> None:
        """Load the page anew, for a dialog stays open; one that is open at first is dismissed, unless it is wanted."""
        await load_again(self.page, self.page.document.loaded_in)
        await self.page.emulate(PROFILES[self.page.profile])
        self.page.document.is_changed = True  # it is still being worked
        await self.begin_anew(dismisses=dismisses)

    async def begin_anew(self, *, dismisses: bool = True) -> None:
        """Go on in a new document; what was pressed in the one before need not be pressed again."""
        self.handle = await find_openers(self.page, (*self.openers, *opened_on_phones(self.page)))
        if self.is_behind_modal and dismisses:
            await dismiss(self.page, self.handle)
            await self.handle.call("closed")
