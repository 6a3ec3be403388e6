"""Searching, copying, sending, choosing: noting what a page shows of that, and what it tells assistive technology."""

import asyncio
from typing import Any

from audits.browser.isolated_context import Handle
from audits.browser.keyboard import press
from audits.browser.load import restore, until_scroll_settled
from audits.browser.mouse import click
from audits.browser.open_page import OpenPage
from audits.config.profiles import SEARCH_OPEN
from audits.gatherers.interactions.field_changes import WAYS
from audits.gatherers.listeners import CHANGES, listens
from audits.gatherers.points import stable_point_of
from audits.gatherers.states import clear_field, control_of, search_for

MAX_CHECKS, CHECK_INTERVAL_S, UNCHANGED_CHECKS = 60, 0.05, 4
"""How often to look what has come of it, how long apart (seconds), and how many looks must see the same."""

MAX_FORMS, MAX_BUTTONS, MAX_FIELDS = 3, 3, 4
"""Forms of a page that are sent empty, buttons in its content that are pressed, fields in it that are changed."""

TYPED = frozenset({"text", "digit"})
"""Kinds of fields that are typed into: they are changed after those in which something is chosen."""

UNFINISHED = ("initiali", "loading", "searching", "please wait")
"""How a message begins that another will follow."""


async def status_changes(page: OpenPage) -> list[dict[str, Any]]:
    """Type into the page's search, press buttons that copy or do something else at once, send forms, change fields.

    On pages of one template, a search, a button, a form or a field of the same look is tried once.

    Raises:
        ProbeError: a script failed in the page.
    """
    found: list[dict[str, Any]] = []
    if (control := await control_of(page, SEARCH_OPEN)) is not None:
        key = ("search", await page.isolated.call("opener_look"))
        if key not in page.known:
            page.known[key] = await _search(page, control)
        found.append({"action": "search", **page.known[key]})
    found += await _press_each(page, "copy_button", "copy", 1)
    found += await _press_each(page, "send_buttons", "send", MAX_FORMS)
    found += await _press_each(page, "action_buttons", "press", MAX_BUTTONS)
    return found + await _change_each(page)


async def _change_each(page: OpenPage) -> list[dict[str, Any]]:
    """Change the first fields in the content, which may filter what the page shows, where scripts listen to that."""
    found: list[dict[str, Any]] = []
    fields = await page.isolated.open("field_changes")
    about = [(number, one) for number, one in enumerate(await fields.call("found")) if one["filters"]]
    if not about or not await listens(page, CHANGES):
        return []
    for number, one in sorted(about, key=lambda one: one[1]["kind"] in TYPED)[:MAX_FIELDS]:
        key = ("change", f"{one['look']} {one['room']}")
        if key not in page.known:
            messages = await page.isolated.open("status_messages")
            if not await fields.call("focus", number):
                continue
            await press(page.session, [WAYS[one["kind"]]] * one["presses"])
            outcome = await _outcome(messages)
            page.known[key] = {**outcome, "name": one["name"]}
            await fields.call("restore")
            if await restore(page):
                fields = await page.isolated.open("field_changes")
        found.append({"action": "change", **page.known[key]})
    return found


async def _press_each(page: OpenPage, script: str, action: str, most: int) -> list[dict[str, Any]]:
    """Press the buttons that a script finds, up to so many; where that moves the focus, it is told by that."""
    found: list[dict[str, Any]] = []
    buttons = await page.isolated.open(script)
    for number, look in enumerate((await buttons.call("looks"))[:most]):
        key = (action, look)
        if key not in page.known:
            if (point := await stable_point_of(page, buttons, number)) is None:
                continue
            await until_scroll_settled(page)
            about = await buttons.call("about", number)
            messages = await page.isolated.open("status_messages")
            await click(page.session, point)
            outcome = await _outcome(messages)
            is_left = await buttons.call("is_left", number)
            is_lost = await buttons.call("is_lost", number)
            for one in outcome["shown"]:
                one["is_live"] |= is_left
            # What the button itself says changes under the focus.
            own = about["place"]["selector"]
            shown = [one for one in outcome["shown"] if not one["place"]["selector"].startswith(own)]
            about_it = {"name": about["name"], "place": about["place"], "loses_focus": is_lost}
            page.known[key] = {**outcome, "shown": shown, **about_it}
            if await restore(page):
                buttons = await page.isolated.open(script)
        found.append({"action": action, **page.known[key]})
    return found


async def _search(page: OpenPage, control: dict[str, float]) -> dict[str, Any]:
    messages = await page.isolated.open("status_messages")
    word = await messages.call("word")
    await page.tab.mouse.click(control["x"], control["y"])
    await page.isolated.call("stable")
    await search_for(page, word)
    outcome = await _outcome(messages)
    await clear_field(page)
    await page.tab.keyboard.press("Escape")
    await page.isolated.call("stable")
    return outcome


async def _outcome(messages: Handle) -> dict[str, Any]:
    """Wait until the page has said its last, and give what it shows and tells then."""
    last: dict[str, Any] = {}
    same = 0
    for _ in range(MAX_CHECKS):
        now: dict[str, Any] = await messages.call("after")
        same = same + 1 if now == last else 0
        last = now
        is_unfinished = any(one["text"].lower().startswith(UNFINISHED) for one in now["shown"])
        if same >= UNCHANGED_CHECKS and not is_unfinished:
            break
        await asyncio.sleep(CHECK_INTERVAL_S)
    return last
