"""One visit: a page is opened once, looked at in every profile and state, and left."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from functools import partial
from http import HTTPStatus
from typing import Any
from urllib.parse import urljoin

import msgspec
from playwright.async_api import Browser, BrowserContext, CDPSession, Error
from playwright.async_api import Page as Tab

from audits.evidence import ORIGIN, Asset, Axe, Head, Layout, NotGathered, Page, Place, Stored, TouchTargets, View
from audits.gather.calls import press_calls
from audits.gather.log import Log, hold_in_place
from audits.gather.numbers import find_numbers
from audits.gather.plan import NOT_ASKED, Plan, unread
from audits.gather.probes import PAGE_PROBES
from audits.gather.profiles import PROFILES, Profile
from audits.gather.states import enter, leave
from audits.gather.world import ProbeError, World
from audits.pages import BuiltPage
from audits.phone_numbers import region_of

IN_VIEWS = frozenset({"axe", "layout", "targets"})
"""What is looked at in every profile anew."""


class BrowserDiedError(Exception):
    """The browser, or the page's own process in it, ended during a visit."""


async def visit(browser: Browser, page: BuiltPage, plan: Plan) -> Page:
    """Open one page and bring back the evidence the plan asks for.

    A page that cannot be loaded, or takes longer than the plan allows, comes back as unread with the reason.

    Raises:
        BrowserDiedError: the browser ended; nothing can be said of the page.
    """
    try:
        context = await browser.new_context(locale="en-GB", timezone_id="Europe/London", service_workers="block")
    except Error as error:
        raise BrowserDiedError(error.message) from error
    try:
        async with asyncio.timeout(plan.page_timeout_ms / 1000):
            return await _look(context, page, plan)
    except TimeoutError:
        seconds = plan.page_timeout_ms / 1000
        return unread(page, plan.base, f"The page took longer than {seconds:g} seconds to look at.")
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
    url = ORIGIN + plan.base + page.address
    session = await context.new_cdp_session(tab)
    log = Log()
    log.listen(tab)
    await hold_in_place(session, url, log)
    first = PROFILES[plan.profiles[0]]
    await _put_on(session, first)
    world = World(session)
    try:
        async with asyncio.timeout(plan.load_timeout_ms / 1000):
            answer = await tab.goto(url, wait_until="commit", timeout=0)
            await world.call("loaded")
            await world.call("settle")
    except TimeoutError:
        return unread(page, plan.base, f"The page did not finish loading in {plan.load_timeout_ms / 1000:g} seconds.")
    if answer is None or (answer.status >= HTTPStatus.BAD_REQUEST and page.path != "404.html"):
        return unread(page, plan.base, "The page could not be served.")
    sends_on_to = log.sends_on_to
    fields: dict[str, Any] = {}
    for probe in PAGE_PROBES:
        fields[probe.field] = (
            await _gather(partial(world.call, probe.field), probe.record) if probe.field in plan.fields else NOT_ASKED
        )
    language = await world.call("language") if "numbers" in plan.fields else None
    fields["numbers"] = (
        await _numbers(world, region_of(plan.country, language)) if "numbers" in plan.fields else NOT_ASKED
    )
    fields["stored"] = await _stored(world, context) if "stored" in plan.fields else NOT_ASKED
    sends_on_to = sends_on_to or _refreshes_to(fields["head"], url)
    if sends_on_to and isinstance(fields["assets"], tuple):
        fields["assets"] += (Asset("next page", sends_on_to, sends_on_to, Place()),)
    fields["requests"] = log.as_requests()
    fields["console"] = log.as_messages()
    fields["views"] = await _views(tab, session, world, plan) if plan.fields & IN_VIEWS else NOT_ASKED
    if "activations" in plan.fields:  # comes last, because nobody knows what a page does when it is pressed
        fields["activations"] = await _pressed(session, world, plan)
    else:
        fields["activations"] = NOT_ASKED
    return Page(path=page.path, url=url, source=page.source, loaded=True, sends_on_to=sends_on_to, **fields)


def _refreshes_to(head: Head | NotGathered, url: str) -> str:
    """Give the address to which a page's `meta` refresh leads, whenever it does; empty where there is none."""
    refresh = None if isinstance(head, NotGathered) else head.content("refresh")
    target = re.search(r"url\s*=\s*['\"]?([^'\"]+)", refresh or "", re.IGNORECASE)
    return urljoin(url, target[1].strip()) if target else ""


async def _gather(ask: Callable[[], Awaitable[Any]], record: Any) -> Any:  # noqa: ANN401  because records differ
    """Ask the page and read its answer as a record; a script that throws, or answers nonsense, gathers nothing."""
    try:
        return msgspec.convert(await ask(), record)
    except (ProbeError, msgspec.ValidationError) as error:
        return NotGathered(f"A probe broke on this page: {error}")


async def _numbers(world: World, region: str | None) -> Any:  # noqa: ANN401  because it is numbers or NotGathered
    try:
        return find_numbers(await world.call("digits"), region)
    except ProbeError as error:
        return NotGathered(f"A probe broke on this page: {error}")


async def _stored(world: World, context: BrowserContext) -> tuple[Stored, ...] | NotGathered:
    found = await _gather(lambda: world.call("stored"), tuple[Stored, ...])
    if isinstance(found, NotGathered):
        return found
    cookies = tuple(Stored("cookie", one.get("name", ""), one.get("domain", "")) for one in await context.cookies())
    return tuple(sorted({*found, *cookies}, key=lambda one: (one.kind, one.name)))


async def _put_on(session: CDPSession, profile: Profile) -> None:
    """Show the page as a profile would see it."""
    await session.send(
        "Emulation.setDeviceMetricsOverride",
        {"width": profile.width, "height": profile.height, "deviceScaleFactor": 1, "mobile": profile.phone},
    )
    await session.send("Emulation.setTouchEmulationEnabled", {"enabled": profile.phone})
    await session.send(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": profile.scheme}]}
    )


async def _views(tab: Tab, session: CDPSession, world: World, plan: Plan) -> tuple[View, ...]:
    views: list[View] = []
    for name in plan.profiles:
        profile = PROFILES[name]
        await _put_on(session, profile)
        await world.call("settle")
        views.append(await _view(world, name, "loaded", plan))
        for state in profile.states if "axe" in plan.fields else ():
            if await enter(tab, world, state):
                views.append(await _view(world, name, state, plan))
                await leave(tab, world)
    return tuple(views)


async def _pressed(session: CDPSession, world: World, plan: Plan) -> Any:  # noqa: ANN401  because it may be NotGathered
    """Press the telephone links as shown on a phone, where the run has one: there a press is a call."""
    phones = [name for name in plan.profiles if PROFILES[name].phone]
    await _put_on(session, PROFILES[(*phones, *plan.profiles)[0]])
    await world.call("settle")
    try:
        return await press_calls(session, world)
    except (ProbeError, Error) as error:  # a press may end the very page; all else is already known of it
        return NotGathered(f"Pressing the telephone links broke on this page: {str(error).splitlines()[0]}")


async def _targets(world: World, profile: str) -> dict[str, Any]:
    return {"type": "touch-targets", "is_phone": PROFILES[profile].phone, "links": await world.call("targets")}


async def _view(world: World, profile: str, state: str, plan: Plan) -> View:
    axe = await _gather(lambda: world.call_axe(*_axe_rules(profile, plan)), Axe) if "axe" in plan.fields else NOT_ASKED
    layout = await _gather(lambda: world.call("layout"), Layout) if "layout" in plan.fields else NOT_ASKED
    targets = await _gather(lambda: _targets(world, profile), TouchTargets) if "targets" in plan.fields else NOT_ASKED
    return View(profile, state, axe, layout, targets)


def _axe_rules(profile: str, plan: Plan) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the rules axe is to run in a profile, and those it leaves to the profiles before."""
    only = PROFILES[profile].axe_only
    if not only or profile == plan.profiles[0]:
        return plan.axe_rules, ()
    return (
        tuple(rule for rule in plan.axe_rules if rule in only),
        tuple(rule for rule in plan.axe_rules if rule not in only),
    )
