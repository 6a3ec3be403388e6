"""Opening a page in a tab of its own, held in place so that nothing leads its visitor away."""

import asyncio

from playwright.async_api import BrowserContext, Response
from playwright.async_api import Page as Tab

from audits.gather.log import Log, hold_in_place
from audits.gather.open_page import OpenPage, put_on
from audits.gather.plan import Plan
from audits.gather.profiles import PROFILES
from audits.gather.world import World


async def load(  # noqa: PLR0913  because each is a different thing to say of the same page
    tab: Tab, context: BrowserContext, plan: Plan, url: str, *, profile: str, log: Log
) -> tuple[OpenPage, Response | None]:
    """Load a page in a profile, and wait until it stands still.

    Raises:
        TimeoutError: the page did not finish loading in the time of the plan.
    """
    session = await context.new_cdp_session(tab)
    log.listen(tab)
    await hold_in_place(session, url, log)
    await put_on(session, PROFILES[profile])
    world = World(session)
    async with asyncio.timeout(plan.load_timeout_ms / 1000):
        answer = await tab.goto(url, wait_until="commit", timeout=0)
        await until_ready(tab, world)
    return OpenPage(tab, context, session, world, plan, url), answer


LOOKS, APART = 20, 0.1
"""How often to look whether a worker has got ready, and how long apart (seconds)."""


async def until_ready(tab: Tab, world: World) -> None:
    """Wait until the page has loaded and stands still, and until its workers, if it waits for some, have got ready.

    Raises:
        ProbeError: a script failed in the page.
    """
    await world.call("loaded")
    await world.call("settle")
    for _ in range(LOOKS):
        if not tab.workers or not await world.call("unfinished"):
            break
        await asyncio.sleep(APART)
