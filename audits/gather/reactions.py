"""Changing every field of a page by keyboard, and noting whether that alone leads its reader elsewhere."""

import msgspec

from audits.evidence import Place, Reaction
from audits.gather.copies import copy_of, load_again
from audits.gather.effects import Effects, effects_of
from audits.gather.keys import ARROW_DOWN, ARROW_RIGHT, SPACE, Key, press, typing
from audits.gather.open_page import OpenPage

MOST = 30
"""Fields: how many of a page are changed. A longer form is rare on a site of pages, and its fields are alike."""

WAYS: dict[str, Key] = {
    "select": ARROW_DOWN,
    "tick": SPACE,
    "arrow": ARROW_RIGHT,
    "digit": typing("1"),
    "text": typing("a"),
}
"""How each kind of field is changed."""


async def change_fields(page: OpenPage) -> tuple[Reaction, ...]:
    """Change the fields of a copy of the page one by one, without sending anything off.

    Raises:
        ProbeError: a script failed in the page.
    """
    if not await page.world.call("has_fields"):
        return ()
    found: list[Reaction] = []
    async with copy_of(page, page.plan.profiles[0]) as copy, effects_of(copy) as effects:
        fields = await copy.world.call("inputs", "find", 0)
        for number, field in enumerate(fields[:MOST]):
            does = await _change(copy, effects, number, WAYS[field["kind"]])
            if does is None:
                continue
            if does:
                # A field before this one may have opened something that does so: it has to do it alone as well.
                await _fresh(copy)
                does = await _change(copy, effects, number, WAYS[field["kind"]]) or ""
                await _fresh(copy)
            place = msgspec.convert(field["place"], Place)
            found.append(Reaction(field["name"], field["tag"], does, field["told"], place))
    return tuple(found)


async def _fresh(copy: OpenPage) -> None:
    await load_again(copy)
    await copy.world.call("inputs", "find", 0)


async def _change(copy: OpenPage, effects: Effects, number: int, key: Key) -> str | None:
    """Change one field and say what comes of it besides; None where it cannot have the focus."""
    if not await copy.world.call("inputs", "focus", number):
        return None
    await copy.world.call("settle")
    effects.take()
    await press(copy.session, [key])
    await copy.world.call("settle")
    after = await copy.world.call("inputs", "after", number)
    does = next(iter(effects.take()), "")
    if after["moved_to"]:
        does = does or f"moves the focus to “{after['moved_to']}”"
    if after["address"]:
        does = does or "changes the address of the page"
    return does
