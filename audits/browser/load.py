"""Opening a page in a tab of its own, held in place so that nothing leads its visitor away."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import BrowserContext, Response
from playwright.async_api import Page as Tab

from audits.browser.interception import Interception
from audits.browser.isolated_context import IsolatedContext
from audits.browser.keyboard import ESCAPE, press
from audits.browser.open_page import DocumentState, OpenPage, emulate
from audits.browser.page_log import PageLog
from audits.browser.remote_call import ProbeError
from audits.config.profiles import PROFILES
from audits.evidence import ORIGIN, RedirectBy
from audits.reuse.known import Known
from audits.static.plan import Plan


async def load(  # noqa: PLR0913  because each is a different thing to say of the same page
    tab: Tab, context: BrowserContext, plan: Plan, url: str, *, log: PageLog, known: Known, stamped: str = ""
) -> tuple[OpenPage, Response | None]:
    """Load a page in the first profile of the plan, and wait until it stands still.

    A page whose script leads away is loaded a second time, as if its reader came back: one that stays then can be read.
    Where it leads away again, before the browser has read on to the body, nothing is painted, and input is kept waiting
    for seconds: it is loaded without its scripts, as it shows where the next page is slow to come. `stamped` is its
    HTML with the stamps in it, if there are any.

    Raises:
        TimeoutError: the page did not finish loading in the time of the plan.
    """
    session = await context.new_cdp_session(tab)
    log.listen(tab)
    interception = Interception(session, url, log, whole_search_index=known.tries_search)
    await interception.start()
    profile = plan.profiles[0]
    await emulate(session, PROFILES[profile])
    isolated = IsolatedContext(session, stamped, plan.excluded)
    async with asyncio.timeout(plan.load_timeout_ms / 1000):
        answer = await _open(tab, isolated, interception, url)
        if log.redirect.by in {RedirectBy.SCRIPT, RedirectBy.FORM}:
            log.begin_second_visit()
            answer = await _open(tab, isolated, interception, url)
        if not await isolated.call("has_body"):
            interception.forbid_scripts()
            answer = await _open(tab, isolated, interception, url)
    document = DocumentState(profile, shown_in=PROFILES[profile], is_second_visit=not log.redirect.is_repeated)
    return OpenPage(tab, context, session, isolated, plan, url, interception, document, known, profile), answer


async def _open(tab: Tab, isolated: IsolatedContext, interception: Interception, url: str) -> Response | None:
    interception.allow_reload()
    answer = await tab.goto(url, wait_until="commit", timeout=0)
    isolated.forget()
    await until_ready(tab, isolated)
    await isolated.learn_places()
    return answer


MAX_CHECKS, CHECK_INTERVAL_S = 20, 0.1
"""How often to look whether a worker has got ready, and how long apart (seconds)."""


async def until_ready(tab: Tab, isolated: IsolatedContext) -> None:
    """Wait until the page has loaded and stands still, and until its workers, if it waits for some, have got ready.

    Raises:
        ProbeError: a script failed in the page.
    """
    await isolated.call("loaded")
    await isolated.call("stable")
    for _ in range(MAX_CHECKS):
        if not tab.workers or not await isolated.call("busy"):
            break
        await asyncio.sleep(CHECK_INTERVAL_S)


FRAMES = 2
"""Frames after which scripts have dealt with a page's being scrolled."""


async def until_scroll_settled(page: OpenPage) -> None:
    """Wait until the page's scripts have dealt with its being scrolled.

    Raises:
        ProbeError: a script failed in the page.
    """
    for _ in range(FRAMES):
        await page.isolated.call("stable")


async def load_again(page: OpenPage, profile: str = "") -> None:
    """Load a page anew, as if nobody had worked it, in a profile: the first of the plan unless another is named.

    Raises:
        ProbeError: the page did not load again.
    """
    name = profile or page.plan.profiles[0]
    if not page.document.is_second_visit:
        await _forget_what_is_stored(page)
    await emulate(page.session, PROFILES[name])
    try:
        async with asyncio.timeout(page.plan.load_timeout_ms / 1000):
            await _open(page.tab, page.isolated, page.interception, page.url)
    except TimeoutError as error:
        message = "the page did not finish loading again"
        raise ProbeError(message) from error
    document = page.document
    was_remembered = document.remembered_in == PROFILES[name]
    document.loaded_in, document.shown_in = name, PROFILES[name]
    document.is_changed, document.remembered_in = False, None
    document.controls_seen.clear()
    if document.prepare is not None:
        await document.prepare(page)
    if was_remembered:  # what is worked on from here need not have the page loaded once more for that alone
        await _remember(page, name)


NOWHERE = {"x": -1, "y": -1}
"""Where the pointer points at nothing of the page, in CSS pixels of the viewport."""


async def _forget_what_is_stored(page: OpenPage) -> None:
    """Empty the site's cookies and stores: what a page kept when it was worked would make it another."""
    await page.isolated.call("clear_session_storage")
    await page.session.send("Storage.clearDataForOrigin", {"origin": ORIGIN, "storageTypes": "all"})


async def show_as_loaded(page: OpenPage, profile: str) -> None:
    """Show a page in a profile as if nobody had worked it: load it again only where that makes a difference.

    Raises:
        ProbeError: the page did not load again, or could not be asked whether it stands still.
    """
    loaded_in = profile_of_load(profile, page.plan)
    if page.document.is_changed or page.document.loaded_in != loaded_in:
        await load_again(page, loaded_in)
    await page.emulate(PROFILES[profile])
    await page.session.send("Input.dispatchMouseEvent", {"type": "mouseMoved", **NOWHERE})


def profile_of_load(profile: str, plan: Plan) -> str:
    """Give the profile in which a page is loaded to be worked in another: the same, one like it, or the run's first."""
    like = PROFILES[profile].loads_as
    if like in plan.profiles:
        return like
    return profile if like else plan.profiles[0]


async def _remember(page: OpenPage, profile: str) -> None:
    await page.isolated.call("page_state", "rewind")
    await page.isolated.call("page_state", "remember")
    page.document.remembered_in = PROFILES[profile]


@asynccontextmanager
async def noting_changes(page: OpenPage, profile: str) -> AsyncIterator[None]:
    """Note whether the page, shown in a profile, is another there after the block, in which it is worked.

    Raises:
        ProbeError: the page could not be asked.
    """
    document = page.document
    if document.remembered_in != PROFILES[profile]:
        await _remember(page, profile)
    document.is_changed = True  # unless the page can still be asked, and says that it is as it was
    yield
    document.is_changed = not await _try_to_restore(page, profile)


async def restore(page: OpenPage) -> bool:
    """Bring a page that is worked in its profile to how it was remembered; tell whether it had to be loaded again.

    Raises:
        ProbeError: the page did not load again, or could not be asked.
    """
    if await _try_to_restore(page, page.profile):
        return False
    await load_again(page, page.document.loaded_in)
    await page.emulate(PROFILES[page.profile])
    if page.document.remembered_in != PROFILES[page.profile]:
        await _remember(page, page.profile)
    page.document.is_changed = True  # it is still being worked
    return True


async def _try_to_restore(page: OpenPage, profile: str) -> bool:
    """Undo interactions by Escape, setting fields back and scrolling; return whether the page is as remembered."""
    await page.isolated.call("page_state", "rewind")
    await page.emulate(PROFILES[profile])
    await page.isolated.call("stable")
    if await page.isolated.call("page_state", "is_as_remembered"):
        return True
    await press(page.session, [ESCAPE])
    await page.isolated.call("page_state", "undo")
    await page.isolated.call("stable")
    await page.isolated.call("page_state", "rewind")
    return bool(await page.isolated.call("page_state", "is_as_remembered"))
