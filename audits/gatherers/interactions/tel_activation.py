"""Pressing a page's telephone links for real, and noting what the browser is asked for; nobody is called."""

import asyncio
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from playwright.async_api import CDPSession

from audits.browser.isolated_context import Handle
from audits.browser.keyboard import ENTER, events_of
from audits.browser.open_page import OpenPage
from audits.evidence import NotGathered, Place, Pressed, TelActivation

MAX_LINKS = 20
"""Links: how many of a page are pressed."""

ACTIVATION_TIMEOUT_S = 0.5
"""Seconds: how long a script may take to ask for the address itself, as those that count clicks do."""

TRIES = 2
"""How often a link is pressed at most, where the page moved it away from under the first press."""

GONE = NotGathered("The link was no longer there, or could not be seen, when it was to be pressed.")
MISSED = NotGathered("The page kept the link from being pressed: it moves, or it takes all input for itself.")
TOO_MANY = NotGathered(f"Only the first {MAX_LINKS} telephone links of a page are pressed; this one was not.")

KEYS = tuple(events_of(ENTER))


class _LinkSession(NamedTuple):
    """What presses, the links of the page that the script keeps, and what the browser was asked for since."""

    session: CDPSession
    links: Handle
    asked: asyncio.Queue[str]


async def activate_tel_links(page: OpenPage) -> tuple[TelActivation, ...]:
    """Press every visible telephone link of a page by click and by Enter.

    The page stays where it is: what leads out of it is refused (`Interception`), and Chromium without a window calls
    nobody. It is scrolled back at the end; what its scripts made of the presses cannot be undone.

    Raises:
        ProbeError: a script failed in the page.
    """
    session = page.session
    pressing = _LinkSession(session, await page.isolated.open("tel_activation"), asyncio.Queue())
    found: list[dict[str, Any]] = await pressing.links.call("found")

    def note(event: dict[str, Any]) -> None:
        pressing.asked.put_nowait(event["url"])

    session.on("Page.frameRequestedNavigation", note)
    session.on("Page.windowOpen", note)
    try:
        await session.send("Page.enable")
        return tuple([await _press(pressing, number, link) for number, link in enumerate(found)])
    finally:
        await pressing.links.call("leave")
        session.remove_listener("Page.frameRequestedNavigation", note)
        session.remove_listener("Page.windowOpen", note)


async def _press(pressing: _LinkSession, number: int, link: dict[str, Any]) -> TelActivation:
    is_tried = number < MAX_LINKS
    return TelActivation(
        href=link["href"],
        url=link["url"],
        text=link["text"],
        click=await _click(pressing, number, link["url"]) if is_tried else TOO_MANY,
        enter=await _enter(pressing, number, link["url"]) if is_tried else TOO_MANY,
        place=msgspec.convert(link["place"], Place),
    )


async def _click(pressing: _LinkSession, number: int, url: str) -> Pressed | NotGathered:
    for _ in range(TRIES):
        point = await pressing.links.call("reach", number)
        if point is None:
            return GONE
        if point["over"]:
            return Pressed("", point["over"], point["dismissable"])
        where = {"x": point["x"], "y": point["y"], "button": "left", "clickCount": 1}
        events = [{"type": kind, **where} for kind in ("mousePressed", "mouseReleased")]
        if (asked_for := await _asked_by(pressing, "Input.dispatchMouseEvent", events, number, url)) is not None:
            return Pressed(asked_for)
    return MISSED


async def _enter(pressing: _LinkSession, number: int, url: str) -> Pressed | NotGathered:
    for _ in range(TRIES):
        await pressing.links.call("focus", number)
        if (asked_for := await _asked_by(pressing, "Input.dispatchKeyEvent", KEYS, number, url)) is not None:
            return Pressed(asked_for)
    return MISSED


async def _asked_by(
    pressing: _LinkSession, kind: str, events: Sequence[dict[str, Any]], number: int, url: str
) -> str | None:
    """Give the link's own address if a press asks for it in time, else the first that it asks for; empty where none.

    It is None where the press never reached the link.
    """
    while not pressing.asked.empty():
        pressing.asked.get_nowait()
    first = ""
    await asyncio.gather(*(pressing.session.send(kind, event) for event in events))
    try:
        async with asyncio.timeout(ACTIVATION_TIMEOUT_S):
            while (one := await pressing.asked.get()) != url:
                first = first or one
            return url
    except TimeoutError:
        return first if await pressing.links.call("arrived", number, kind) else None
