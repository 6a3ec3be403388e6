"""One visit: a page is opened once, looked at in every profile and state, interaction_fields, and left."""

import asyncio
import re
from http import HTTPStatus
from typing import Any
from urllib.parse import urljoin

from msgspec import structs
from playwright.async_api import Browser, BrowserContext, Error
from playwright.async_api import Page as Tab

from audits.browser.isolated_context import ProbeError
from audits.browser.load import load
from audits.browser.open_page import OpenPage
from audits.browser.page_log import Log
from audits.evidence import ORIGIN, Asset, Head, NotGathered, Page, Place
from audits.gatherers.ask import gather
from audits.gatherers.interactions import interact, interaction_fields
from audits.gatherers.page import PAGE_PROBES
from audits.gatherers.views import VIEW_PROBES, look_in_views
from audits.static.pages import BuiltPage
from audits.static.plan import Plan

IN_VIEWS = frozenset(probe.field for probe in VIEW_PROBES)
"""What is looked at in every profile anew."""


class BrowserDiedError(Exception):
    """The browser, or the page's own process in it, ended during a visit."""


async def visit(browser: Browser, page: BuiltPage, plan: Plan) -> Page:
    """Open one page and bring back the evidence the plan asks for.

    A page that cannot be loaded and looked at in the time that the plan allows comes back as unread with the reason.
    Where the time ends later, while the page is being worked, only what was not yet tried is missing.

    Raises:
        BrowserDiedError: the browser ended; nothing can be said of the page.
    """
    try:
        context = await browser.new_context(locale="en-GB", timezone_id="Europe/London", service_workers="block")
    except Error as error:
        raise BrowserDiedError(error.message) from error
    try:
        return await _look(context, page, plan)
    except ProbeError as error:
        return unread(page, plan.base, f"The page could not be looked at: {error}")
    except Error as error:
        if not browser.is_connected() or "crash" in error.message.lower() or "closed" in error.message.lower():
            raise BrowserDiedError(error.message) from error
        return unread(page, plan.base, f"The browser could not look at the page: {error.message.splitlines()[0]}")
    finally:
        await _leave(context)


async def _leave(context: BrowserContext) -> None:
    """Close what the visit opened; a page that hangs may not stop the next one from being visited."""
    try:
        await asyncio.wait_for(context.close(), timeout=10)
    except (TimeoutError, Error) as error:
        raise BrowserDiedError(str(error)) from error


async def _look(context: BrowserContext, page: BuiltPage, plan: Plan) -> Page:
    tab = await context.new_page()
    crashed = asyncio.get_running_loop().create_future()

    def on_crash(_: Tab) -> None:
        if not crashed.done():
            crashed.set_result(None)

    tab.on("crash", on_crash)
    looking = asyncio.ensure_future(_look_at(tab, context, page, plan))
    try:
        await asyncio.wait({looking, crashed}, return_when=asyncio.FIRST_COMPLETED)
        if not looking.done():
            message = "The page's process crashed."
            raise BrowserDiedError(message)
        return looking.result()
    finally:
        looking.cancel()


async def _look_at(tab: Tab, context: BrowserContext, page: BuiltPage, plan: Plan) -> Page:
    loop = asyncio.get_running_loop()
    deadline = loop.time() + plan.page_timeout_ms / 1000
    too_long = f"The page took longer than {plan.page_timeout_ms / 1000:g} seconds to look at."
    try:
        async with asyncio.timeout_at(deadline):
            seen, opened = await _seen(tab, context, page, plan.of(page))
    except TimeoutError:
        return unread(page, plan.base, too_long)
    if opened is None:
        return seen
    worked: dict[str, Any] = dict.fromkeys(interaction_fields(plan), NotGathered(too_long))
    working = asyncio.ensure_future(interact(opened, worked))
    try:
        # Not asyncio.timeout, which waits for what it ends to tidy up: a page that hangs never does.
        await asyncio.wait({working}, timeout=deadline - loop.time())
        if working.done():
            working.result()
        return structs.replace(seen, **worked)
    finally:
        working.cancel()


async def _seen(tab: Tab, context: BrowserContext, page: BuiltPage, plan: Plan) -> tuple[Page, OpenPage | None]:
    """Load a page and look at it; give what was seen, and the page as it stands open unless it could not be read."""
    url = ORIGIN + plan.base + page.address
    log = Log()
    try:
        opened, answer = await load(tab, context, plan, url, profile=plan.profiles[0], log=log)
    except TimeoutError:
        reason = f"The page did not finish loading in {plan.load_timeout_ms / 1000:g} seconds."
        return unread(page, plan.base, reason), None
    if answer is None or (answer.status >= HTTPStatus.BAD_REQUEST and page.path != "404.html"):
        return unread(page, plan.base, "The page could not be served."), None
    sends_on_to = log.sends_on_to
    fields: dict[str, Any] = {}
    for probe in PAGE_PROBES:
        if probe.field in plan.fields:
            fields[probe.field] = await gather(probe.ask(opened), probe.record)
    sends_on_to = sends_on_to or _refreshes_to(fields.get("head"), url)
    if sends_on_to and isinstance(fields.get("assets"), tuple):
        fields["assets"] += (Asset("next page", sends_on_to, sends_on_to, Place()),)
    fields["requests"] = log.as_requests()
    fields["console"] = log.as_messages()
    if plan.fields & IN_VIEWS:
        fields["views"] = await look_in_views(opened)
    seen = Page(path=page.path, url=url, source=page.source, loaded=True, sends_on_to=sends_on_to, **fields)
    return seen, opened


def _refreshes_to(head: Head | NotGathered | None, url: str) -> str:
    """Give the address to which a page's `meta` refresh leads, whenever it does; empty where there is none."""
    refresh = head.content("refresh") if isinstance(head, Head) else None
    target = re.search(r"url\s*=\s*['\"]?([^'\"]+)", refresh or "", re.IGNORECASE)
    return urljoin(url, target[1].strip()) if target else ""


KNOWN_UNREAD = frozenset({"path", "url", "source", "sends_on_to"})
"""What is known of a page that nobody could look at."""


def unread(page: BuiltPage, base: str, reason: str) -> Page:
    """Give the record of a page that could not be looked at."""
    missing = NotGathered(reason)
    fields: dict[str, Any] = {one.name: missing for one in structs.fields(Page) if one.name not in KNOWN_UNREAD}
    return Page(path=page.path, url=ORIGIN + base + page.address, source=page.source, **fields)
