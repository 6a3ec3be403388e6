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
class _Hand:
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
        hand = _Hand(page, effects, await page.isolated.open("field_changes"))
        fields = await hand.fields.call("found")
        for number, field in enumerate(fields[:MAX_FIELDS]):
            key = (KIND, field["look"])
            does = page.known[key] if key in page.known else await _change_alone(hand, number, field)
            if not does:
                page.known[key] = does
            if does is not None:
                place = msgspec.convert(field["place"], Place)
                found.append(Reaction(field["name"], field["tag"], does, field["told"], place))
        await hand.fields.call("restore")
    return tuple(found)


async def _change_alone(hand: _Hand, number: int, field: dict[str, Any]) -> str | None:
    """Say what comes of changing one field, and of that alone; None where it cannot have the focus."""
    does = await _change(hand, number, WAYS[field["kind"]])
    if not does:
        return does
    # A field before this one may have opened something that does so: it has to do it alone as well.
    await _put_back(hand)
    does = await _change(hand, number, WAYS[field["kind"]]) or ""
    await _put_back(hand)
    return does


async def _put_back(hand: _Hand) -> None:
    await hand.fields.call("restore")
    if await put_back(hand.page):
        hand.fields = await hand.page.isolated.open("field_changes")


async def _change(hand: _Hand, number: int, key: Key) -> str | None:
    """Change one field and say what comes of it besides; None where it cannot have the focus."""
    if not await hand.fields.call("focus", number):
        return None
    await hand.page.isolated.call("stable")
    hand.effects.take()
    await press(hand.page.session, [key])
    await hand.page.isolated.call("stable")
    after = await hand.fields.call("after", number)
    does = next(iter(hand.effects.take()), "")
    if after["moved_to"]:
        does = does or f"moves the focus to “{after['moved_to']}”"
    if after["address"]:
        does = does or "changes the address of the page"
    return does
