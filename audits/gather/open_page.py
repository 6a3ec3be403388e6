"""A page that is open in a tab, and how it is shown: what every probe needs to look at it."""

from dataclasses import dataclass

from playwright.async_api import BrowserContext, CDPSession
from playwright.async_api import Page as Tab

from audits.gather.plan import Plan
from audits.gather.profiles import Profile
from audits.gather.world import World


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A page that is open in a tab. `url` is its address as asked for."""

    tab: Tab
    context: BrowserContext
    session: CDPSession
    world: World
    plan: Plan
    url: str

    async def put_on(self, profile: Profile) -> None:
        """Show the page as a profile would see it, and wait until it stands still.

        Raises:
            ProbeError: the page could not be asked whether it stands still.
        """
        await put_on(self.session, profile)
        await self.world.call("settle")


async def put_on(session: CDPSession, profile: Profile) -> None:
    """Show whatever the tab holds as a profile would see it."""
    await session.send(
        "Emulation.setDeviceMetricsOverride",
        {"width": profile.width, "height": profile.height, "deviceScaleFactor": 1, "mobile": profile.phone},
    )
    await session.send("Emulation.resetPageScaleFactor")  # else a phone keeps the zoom of what was too wide before
    await session.send("Emulation.setTouchEmulationEnabled", {"enabled": profile.phone})
    await session.send(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": profile.scheme}]}
    )
