"""Changing every field of a page by keyboard, and noting whether that alone leads its reader elsewhere."""

from dataclasses import dataclass
from typing import Any

import msgspec

from audits.browser.effects import Effects, effects_of
from audits.browser.isolated_context import Handle
from audits.browser.keyboard import ARROW_DOWN, ARROW_RIGHT, SPACE, Key, press, typing
from audits.browser.load import put_back
from audits.browser.open_page import OpenPage
from audits.evidence import Place, Reaction

MAX_FIELDS = 30
"""Fields: how many of a page are changed. A longer form is rare on a site of pages, and its fields are alike."""

KIND = "field-change"

WAYS: dict[str, Key] = {
    "select": ARROW_DOWN,
    "tick": SPACE,
    "arrow": ARROW_RIGHT,
    "digit": typing("1"),
    "text": typing("a"),
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
                place = msgspec.convert(field["place"], Place)
                found.append(Reaction(field["name"], field["tag"], does, field["told"], place))
        await session.fields.call("restore")
    return tuple(found)


async def _change_alone(session: _FieldSession, number: int, field: dict[str, Any]) -> str | None:
    """Say what comes of changing one field, and of that alone; None where it cannot have the focus."""
    does = await _change(session, number, WAYS[field["kind"]])
    if not does:
        return does
    # A field before this one may have opened something that does so: it has to do it alone as well.
    await _put_back(session)
    does = await _change(session, number, WAYS[field["kind"]]) or ""
    await _put_back(session)
    return does


async def _put_back(session: _FieldSession) -> None:
    await session.fields.call("restore")
    if await put_back(session.page):
        session.fields = await session.page.isolated.open("field_changes")


async def _change(session: _FieldSession, number: int, key: Key) -> str | None:
    """Change one field and say what comes of it besides; None where it cannot have the focus."""
    if not await session.fields.call("focus", number):
        return None
    await session.page.isolated.call("stable")
    session.effects.take()
    await press(session.page.session, [key])
    await session.page.isolated.call("stable")
    after = await session.fields.call("after", number)
    does = next(iter(session.effects.take()), "")
    if after["moved_to"]:
        does = does or f"moves the focus to “{after['moved_to']}”"
    if after["address"]:
        does = does or "changes the address of the page"
    return does
