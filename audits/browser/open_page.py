"""A page that is open in a tab, and how it is shown: what every gatherer needs to look at it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from playwright.async_api import BrowserContext, CDPSession
from playwright.async_api import Page as Tab

from audits.browser.interception import Interception
from audits.browser.isolated_context import IsolatedContext
from audits.browser.page_log import PageLog
from audits.browser.remote_call import ProbeError
from audits.browser.tabs import new_tab
from audits.config.profiles import LOADED, PROFILES, Profile
from audits.reuse.known import Known
from audits.static.plan import Plan


class LateChange(NamedTuple):
    """What comes into sight by itself: how long after the page has loaded, in ms, and what it is known by."""

    after_ms: int
    look: str


@dataclass(slots=True)
class DocumentState:
    """The document in a tab, from load to load.

    `loaded_in` is the profile it was loaded in; `shown_in` how it is shown now, None where nobody knows; `is_changed`
    says whether it is another since it was worked; `remembered_in` how it was shown when its state was last kept.
    `is_second_visit` says that the page is shown as to a reader who has been there before: others are led away from it.
    `late` is the last that comes into sight by itself, if the page has been left to itself to find out. `has_modal`
    says that a modal dialog is open as soon as it has loaded; `prepare` is what is done to it each time it has loaded,
    before it is worked, such as closing that. `controls_seen` holds the controls that were told of since it has loaded,
    with what can be seen of them, by the debugger's numbers (`backendNodeId`). `opened_on_phones` holds the selectors
    of openers that were pressed on a desktop, whose content was looked at as a phone shows it, too; `entered` the
    profiles with the states in them that the page was brought into.
    """

    loaded_in: str
    shown_in: Profile | None = None
    is_changed: bool = False
    remembered_in: Profile | None = None
    is_second_visit: bool = False
    late: LateChange | None = None
    has_modal: bool = False
    prepare: "Callable[[OpenPage], Awaitable[None]] | None" = None
    controls_seen: set[int] = field(default_factory=set)
    opened_on_phones: set[str] = field(default_factory=set)
    entered: set[tuple[str, str]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A page that is open in a tab.

    `url` is its address as asked for; `known` what need not be found out again; `profile` and `state` are what it is
    looked at in; `scripted` is the same page with its scripts running, where this one runs none.
    """

    tab: Tab
    context: BrowserContext
    session: CDPSession
    isolated: IsolatedContext
    plan: Plan
    url: str
    interception: Interception
    document: DocumentState
    known: Known
    profile: str
    state: str = LOADED
    scripted: "OpenPage | None" = None

    def seen_in(self, profile: str, state: str = LOADED) -> "OpenPage":
        """Give the same page as one that is looked at in another profile or state, in which it is or will be shown."""
        return replace(self, profile=profile, state=state)

    async def emulate(self, profile: Profile) -> None:
        """Show the page as a profile would see it, and wait until it stands still.

        Raises:
            ProbeError: the page could not be asked whether it stands still.
        """
        if self.document.shown_in == profile:
            return
        self.document.shown_in = None
        await emulate(self.session, profile)
        await self.isolated.call("styles", profile.styles)
        await self.isolated.call("stable")
        self.document.shown_in = profile


ORDINARY = {"forced-colors": "none", "prefers-reduced-motion": "no-preference"}
"""The media features of a reader who asked for nothing."""


async def emulate(session: CDPSession, profile: Profile) -> None:
    """Show whatever the tab holds, and whatever it will load, as a profile would see it, but for its styles."""
    features = {**ORDINARY, "prefers-color-scheme": profile.scheme, **dict(profile.features)}
    asked: dict[str, dict[str, Any]] = {
        "Emulation.setDeviceMetricsOverride": {
            "width": profile.width,
            "height": profile.height,
            "deviceScaleFactor": profile.pixels,
            "mobile": profile.phone,
        },
        "Emulation.setTouchEmulationEnabled": {"enabled": profile.phone},
        "Emulation.setEmulatedMedia": {
            "media": profile.media,
            "features": [{"name": name, "value": value} for name, value in features.items()],
        },
    }
    await asyncio.gather(
        *(session.send(command, values) for command, values in asked.items()),
        session.send("Emulation.resetPageScaleFactor"),  # else a phone keeps the zoom of what was too wide before
    )


@asynccontextmanager
async def opened_in_new_tab(page: OpenPage, *, scripts: bool) -> AsyncIterator[OpenPage]:
    """Open a page once more, in its profile, in a tab of its own that is closed afterwards.

    `scripts` says whether its scripts run there. Where they lead away while the page is still read, it stays as far as
    it has been read (`interception.log` says so).

    Raises:
        ProbeError: the page did not finish loading in the time of the plan.
    """
    tab = await new_tab(page.context)
    try:
        session = await page.context.new_cdp_session(tab)
        await session.send("Emulation.setScriptExecutionDisabled", {"value": not scripts})
        interception = Interception(session, page.url, PageLog(), whole_search_index=False)
        await interception.start()
        await emulate(session, PROFILES[page.profile])
        isolated = IsolatedContext(session, page.isolated.stamped, page.isolated.excluded)
        await _load(tab, isolated, page, scripts=scripts)
        yield replace(
            page,
            tab=tab,
            session=session,
            isolated=isolated,
            interception=interception,
            document=DocumentState(page.plan.profiles[0]),
            scripted=None if scripts else page,
        )
    finally:
        await tab.close()


async def _load(tab: Tab, isolated: IsolatedContext, page: OpenPage, *, scripts: bool) -> None:
    """Open a page in a tab and wait until it has loaded.

    Where scripts lead away while the page is read, Chromium fires no `load`, and the page itself is asked; without
    scripts, it could not answer.
    """
    limit_ms = page.plan.load_timeout_ms
    try:
        async with asyncio.timeout(limit_ms / 1000):
            await tab.goto(page.url, wait_until="commit" if scripts else "load", timeout=0)
            await isolated.call("loaded" if scripts else "finish_animations")
            await isolated.learn_places()
    except TimeoutError as error:
        message = f"the page, opened once more, did not finish loading within {limit_ms / 1000:g} seconds"
        raise ProbeError(message) from error
