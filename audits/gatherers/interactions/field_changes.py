"""Changing every field of a page by keyboard, and noting whether that alone leads its reader elsewhere."""

import msgspec

from audits.browser.effects import Effects, effects_of
from audits.browser.keyboard import ARROW_DOWN, ARROW_RIGHT, SPACE, Key, press, typing
from audits.browser.open_page import OpenPage
from audits.browser.page_clone import clone_of, load_again
from audits.evidence import Place, Reaction

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
    if not await page.isolated.call("has_fields"):
        return ()
    found: list[Reaction] = []
    async with clone_of(page, page.plan.profiles[0]) as copy, effects_of(copy) as effects:
        fields = await copy.isolated.call("field_changes", "find", 0)
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
    await copy.isolated.call("field_changes", "find", 0)


async def _change(copy: OpenPage, effects: Effects, number: int, key: Key) -> str | None:
    """Change one field and say what comes of it besides; None where it cannot have the focus."""
    if not await copy.isolated.call("field_changes", "focus", number):
        return None
    await copy.isolated.call("stable")
    effects.take()
    await press(copy.session, [key])
    await copy.isolated.call("stable")
    after = await copy.isolated.call("field_changes", "after", number)
    does = next(iter(effects.take()), "")
    if after["moved_to"]:
        does = does or f"moves the focus to “{after['moved_to']}”"
    if after["address"]:
        does = does or "changes the address of the page"
    return does
