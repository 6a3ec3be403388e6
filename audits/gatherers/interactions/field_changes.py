"""Changing every field of a page by keyboard, and noting whether that alone leads its reader elsewhere."""

import asyncio
from dataclasses import dataclass
from typing import Any

import msgspec

from audits.browser.effects import Effects, effects_of
from audits.browser.isolated_context import Handle
from audits.browser.keyboard import ARROW_DOWN, ARROW_RIGHT, SPACE, Key, key_for, press
from audits.browser.load import restore
from audits.browser.open_page import OpenPage
from audits.evidence import Place, Reaction
from audits.gatherers.listeners import CHANGES, listens

MAX_FIELDS = 30
"""Fields: how many of a page are changed. A longer form is rare on a site of pages, and its fields are alike."""

KIND, LATE_KIND = "field-change", "late-field-change"

LATE_S = 1.0
"""Seconds after which a page has done what it does once nobody types any more."""

WAYS: dict[str, Key] = {
    "select": ARROW_DOWN,
    "tick": SPACE,
    "arrow": ARROW_RIGHT,
    "digit": key_for("1"),
    "text": key_for("a"),
}
"""How each kind of field is changed."""


@dataclass(slots=True)
class _FieldSession:
    """The page that is worked, what it asks the browser for, and its fields, as kept in the page from load to load."""

    page: OpenPage
    effects: Effects
    fields: Handle


async def change_fields(page: OpenPage) -> tuple[Reaction, ...]:
    """Change the fields of the page one by one, without sending anything off.

    A field of a look at which nothing came of a change is not changed again.

    Raises:
        ProbeError: a script failed in the page.
    """
    found: list[Reaction] = []
    async with effects_of(page) as effects:
        session = _FieldSession(page, effects, await page.isolated.open("field_changes"))
        fields = await session.fields.call("found")
        for number, field in enumerate(fields[:MAX_FIELDS]):
            key = (KIND, field["look"])
            does = page.known[key] if key in page.known else await _change_alone(session, number, field)
            if not does:
                page.known[key] = does
            if does is not None:
                found.append(_reaction(field, does))
        await _add_late(session, fields, found)
        found += await _pasted(session)
        await session.fields.call("restore")
    return tuple(found)


def _reaction(field: dict[str, Any], does: str) -> Reaction:
    place = msgspec.convert(field["place"], Place)
    return Reaction(field["name"], field["tag"], does, field["told"], place)


async def _add_late(session: _FieldSession, fields: list[dict[str, Any]], found: list[Reaction]) -> None:
    """Add what comes a while after a change: many scripts wait until nobody types any more.

    The page is waited for once, and only where something comes is it found out of which field. Fields of a look at
    which nothing came are not tried again.
    """
    known = session.page.known
    typed = [
        number
        for number, field in enumerate(fields[:MAX_FIELDS])
        if field["kind"] in {"text", "digit"} and (LATE_KIND, field["look"]) not in known
    ]
    if not typed or not await listens(session.page, CHANGES):
        return
    await _restore(session)
    for number in typed:
        await _change(session, number, fields[number])
    if not await _comes_late(session):
        for number in typed:
            known[LATE_KIND, fields[number]["look"]] = ""
        return
    for number in typed:
        await _restore(session)
        if await _change(session, number, fields[number]) == "" and (does := await _comes_late(session)):
            place = msgspec.convert(fields[number]["place"], Place)
            found[:] = [one for one in found if one.place != place] + [_reaction(fields[number], does)]
    await _restore(session)


async def _comes_late(session: _FieldSession) -> str:
    """Say what the page asks for a while after a change: to go elsewhere, for one."""
    await asyncio.sleep(LATE_S)
    return next(iter(session.effects.take()), "")


async def _pasted(session: _FieldSession) -> list[Reaction]:
    """Paste into the fields for what people cannot keep in mind, and tell of each whether it lets them."""
    pasted = await session.fields.call("paste")
    return [msgspec.convert({**one, "does": "", "told": "", "is_secret": True}, Reaction) for one in pasted]


async def _change_alone(session: _FieldSession, number: int, field: dict[str, Any]) -> str | None:
    """Say what comes of changing one field, and of that alone; None where it cannot have the focus."""
    does = await _change(session, number, field)
    if not does:
        return does
    # A field before this one may have opened something that does so: it has to do it alone as well.
    await _restore(session)
    does = await _change(session, number, field) or ""
    await _restore(session)
    return does


async def _restore(session: _FieldSession) -> None:
    await session.fields.call("restore")
    if await restore(session.page):
        session.fields = await session.page.isolated.open("field_changes")


async def _change(session: _FieldSession, number: int, field: dict[str, Any]) -> str | None:
    """Change one field and say what comes of it besides; None where it cannot have the focus."""
    if not await session.fields.call("focus", number):
        return None
    await session.page.isolated.call("stable")
    session.effects.take()
    await press(session.page.session, [WAYS[field["kind"]]] * field["presses"])
    await session.page.isolated.call("stable")
    after = await session.fields.call("after", number)
    does = next(iter(session.effects.take()), "")
    if after["moved_to"]:
        does = does or f"moves the focus to “{after['moved_to']}”"
    if after["address"]:
        does = does or "changes the address of the page"
    return does
