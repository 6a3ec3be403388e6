"""Opening a page in a tab of its own, held in place so that nothing leads its visitor away."""

import asyncio

from playwright.async_api import BrowserContext, Response
from playwright.async_api import Page as Tab

from audits.browser.isolated_context import IsolatedContext
from audits.browser.open_page import OpenPage, emulate
from audits.browser.page_log import Log, hold_in_place
from audits.config.profiles import PROFILES
from audits.static.plan import Plan


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
    await emulate(session, PROFILES[profile])
    isolated = IsolatedContext(session)
    async with asyncio.timeout(plan.load_timeout_ms / 1000):
        answer = await tab.goto(url, wait_until="commit", timeout=0)
        await until_ready(tab, isolated)
    return OpenPage(tab, context, session, isolated, plan, url), answer


LOOKS, APART = 20, 0.1
"""How often to look whether a worker has got ready, and how long apart (seconds)."""


async def until_ready(tab: Tab, isolated: IsolatedContext) -> None:
    """Wait until the page has loaded and stands still, and until its workers, if it waits for some, have got ready.

    Raises:
        ProbeError: a script failed in the page.
    """
    await isolated.call("loaded")
    await isolated.call("stable")
    for _ in range(LOOKS):
        if not tab.workers or not await isolated.call("busy"):
            break
        await asyncio.sleep(APART)
