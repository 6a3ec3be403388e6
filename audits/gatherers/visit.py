"""One visit: a page is opened once, looked at in every profile and state, worked, and left."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from http import HTTPStatus
from itertools import chain
from typing import Any, TypeVar

from msgspec import structs
from playwright.async_api import Browser, BrowserContext, Error
from playwright.async_api import Page as Tab

from audits.browser.load import load
from audits.browser.open_page import OpenPage
from audits.browser.page_log import PageLog
from audits.browser.remote_call import ProbeError
from audits.browser.tabs import new_tab
from audits.evidence import NO_REDIRECT, ORIGIN, Asset, Head, NotGathered, Page, Place, Redirect, RedirectBy
from audits.gatherers.declaration import Phase
from audits.gatherers.interactions.modal_dialog import close_initial_dialog
from audits.gatherers.refresh import refreshes_to
from audits.gatherers.registry import gatherers_for, interactions_for
from audits.gatherers.run_gatherer import run_gatherer
from audits.gatherers.views import look_in_views
from audits.gatherers.with_opened import with_opened
from audits.reuse.known import Known
from audits.static.pages import BuiltPage
from audits.static.plan import Plan

CLOSES_S = 10
"""Seconds that a context is given to close."""


class BrowserDiedError(Exception):
    """The browser, or the page's own process in it, ended during a visit."""


class LoadTimeoutError(Exception):
    """A page did not finish loading in the time of the plan; the message says so."""


DIED = re.compile(r"has been closed|(page|target|browser) (crashed|closed)|connection closed", re.IGNORECASE)
"""How Playwright says that the browser, or the page's process in it, has ended."""


async def visit(browser: Browser, page: BuiltPage, plan: Plan, known: Known | None = None) -> Page:
    """Open one page in a context of its own and bring back the evidence the plan asks for.

    `known` is what need not be found out again, and takes what this visit finds out; without it all is worked in full.

    A page that cannot be looked at in the time that the plan allows comes back as unread with the reason. Where the
    time ends later, while the page is being worked, only what was not yet tried is missing.

    Raises:
        BrowserDiedError: the browser ended; nothing can be said of the page.
        LoadTimeoutError: the page did not finish loading.
    """
    try:
        context = await browser.new_context(locale="en-GB", timezone_id="Europe/London", service_workers="block")
    except Error as error:
        raise BrowserDiedError(error.message) from error
    known = known or Known()
    asked_for: set[str] = set()
    context.on("request", lambda request: asked_for.add(request.url))
    try:
        return await _visit_in_context(context, page, plan, known)
    except ProbeError as error:
        return unread(page, plan.base, f"The page could not be looked at: {error}")
    except Error as error:
        if not browser.is_connected() or DIED.search(error.message):
            raise BrowserDiedError(error.message) from error
        return unread(page, plan.base, f"The browser could not look at the page: {error.message.splitlines()[0]}")
    except (BrowserDiedError, LoadTimeoutError):
        raise
    except Exception as error:  # noqa: BLE001  because a fault of the gate's own must cost this page, and no other
        return unread(page, plan.base, f"The gate itself broke on this page: {type(error).__name__}: {error}")
    finally:
        known.asked_for = tuple(sorted(asked_for))
        with contextlib.suppress(TimeoutError, Error):  # what stays open tells the worker that the browser is stuck
            await asyncio.wait_for(context.close(), timeout=CLOSES_S)


async def _visit_in_context(context: BrowserContext, page: BuiltPage, plan: Plan, known: Known) -> Page:
    """Look at a page, then work it; what was seen is kept, whatever becomes of the page when it is worked."""
    tab = await new_tab(context)
    loop = asyncio.get_running_loop()
    crashed: asyncio.Future[None] = loop.create_future()

    def on_crash(_: Tab) -> None:
        if not crashed.done():
            crashed.set_result(None)

    tab.on("crash", on_crash)
    log = PageLog()
    deadline = loop.time() + plan.page_timeout_ms / 1000
    too_long = f"The page took longer than {plan.page_timeout_ms / 1000:g} seconds to look at."
    async with _result_before(
        crashed, deadline, _load_and_look(tab, context, page, plan.of(page), known=known, log=log)
    ) as looking:
        if looking is None:
            if crashed.done():
                message = "The page's process crashed."
                raise BrowserDiedError(message)
            return unread(page, plan.base, too_long)
        seen, opened = looking
    if opened is None:
        return seen
    worked: dict[str, Any] = {one.field: NotGathered(too_long) for one in gatherers_for(plan, Phase.INTERACTION)}
    async with _result_before(crashed, deadline, _interact(opened, worked)):
        if crashed.done():
            reason = NotGathered("The page's process crashed while it was worked.")
            worked = {name: reason if value == NotGathered(too_long) else value for name, value in worked.items()}
    return with_opened(structs.replace(seen, **worked))


Returned = TypeVar("Returned")


@asynccontextmanager
async def _result_before(
    crashed: asyncio.Future[None], deadline: float, work: Coroutine[Any, Any, Returned]
) -> AsyncIterator[Returned | None]:
    """Give the result of some work, or None where the page crashes before it is done, or the deadline comes first.

    This is not asyncio.timeout, which waits for what it ends to tidy up: a page that hangs never does.
    """
    working = asyncio.ensure_future(work)
    try:
        timeout = deadline - asyncio.get_running_loop().time()
        either: set[asyncio.Future[Any]] = {working, crashed}
        await asyncio.wait(either, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
        yield working.result() if working.done() else None
    finally:
        working.cancel()


async def _load_and_look(  # noqa: PLR0913  because each is a different thing to say of the same visit
    tab: Tab, context: BrowserContext, page: BuiltPage, plan: Plan, *, known: Known, log: PageLog
) -> tuple[Page, OpenPage | None]:
    """Load a page and look at it; give what was seen, and the page as it stands open unless it could not be read.

    Raises:
        LoadTimeoutError: the page did not finish loading.
    """
    url = ORIGIN + plan.base + page.address
    try:
        opened, answer = await load(tab, context, plan, url, log=log, known=known, stamped=page.stamped)
    except TimeoutError as error:
        message = f"The page did not finish loading in {plan.load_timeout_ms / 1000:g} seconds."
        raise LoadTimeoutError(message) from error
    if answer is None or (answer.status >= HTTPStatus.BAD_REQUEST and page.path != "404.html"):
        return unread(page, plan.base, "The page could not be served."), None
    opened.document.has_modal = await opened.isolated.call("has_modal")
    sends_on_to, redirect = log.sends_on_to, log.redirect
    fields: dict[str, Any] = {one.field: await run_gatherer(one, opened) for one in gatherers_for(plan, Phase.PAGE)}
    head = fields.get("head")
    if redirect is NO_REDIRECT and isinstance(head, Head) and (sends_on_to := refreshes_to(head, url)):
        is_reload = sends_on_to == url and not head.waits_to_refresh
        redirect = Redirect(RedirectBy.REFRESH, is_reload=is_reload)
    if sends_on_to and isinstance(fields.get("assets"), tuple):
        fields["assets"] += (Asset("next page", sends_on_to, sends_on_to, Place()),)
    fields["requests"] = log.as_requests()
    if gatherers_for(plan, Phase.VIEW):
        fields["views"] = await look_in_views(opened)
    fields |= {"sends_on_to": sends_on_to, "redirect": redirect}
    return Page(path=page.path, url=url, source=page.source, written=page.written, loaded=True, **fields), opened


async def _interact(page: OpenPage, found: dict[str, Any]) -> None:
    """Do the interactions of the plan, and put what came of each into `found` as soon as it is known."""
    answers: dict[str, list[Any]] = {}
    document = page.document
    for one, profile in interactions_for(page.plan):
        given = answers.setdefault(one.field, [])
        ways = one.with_modal if document.has_modal else (True,)
        for keeps_modal in ways:
            prepare = None if keeps_modal else close_initial_dialog
            if document.prepare is not prepare:
                document.prepare, document.is_changed = prepare, True
            given.append(await run_gatherer(one, page.seen_in(profile)))
        if len(given) == len(ways) * len(one.profiles_in(page.plan)):
            found[one.field] = _joined(given)


def _joined(answers: list[Any]) -> Any:
    """Give the answers of one interaction in several profiles as one; what is missing in one profile is missing."""
    missing = next((one for one in answers if isinstance(one, NotGathered)), None)
    if missing is not None or len(answers) == 1:
        return missing or answers[0]
    return tuple(chain.from_iterable(answers))


KNOWN_UNREAD = frozenset({"path", "url", "source", "sends_on_to", "redirect", "written"})
"""What is known of a page that nobody could look at."""


def unread(page: BuiltPage, base: str, reason: str) -> Page:
    """Give the record of a page that could not be looked at."""
    missing = NotGathered(reason)
    fields: dict[str, Any] = {one.name: missing for one in structs.fields(Page) if one.name not in KNOWN_UNREAD}
    url = ORIGIN + base + page.address
    return Page(path=page.path, url=url, source=page.source, written=page.written, **fields)
