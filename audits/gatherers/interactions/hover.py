"""Pointing at what shows more then, or bringing the focus there, and trying to read and dismiss what appears."""

import asyncio

import msgspec

from audits.browser.keyboard import ESCAPE, press
from audits.browser.open_page import OpenPage
from audits.config.profiles import POINTED_AT
from audits.evidence import Hovering, Place, Revealed, StateEvidence
from audits.gatherers.interactions.hover_reach import is_only_for_pointers, out_of_reach
from audits.gatherers.interactions.hover_trigger import (
    CORNER,
    Trigger,
    closing_s,
    has_vanished,
    move_pointer,
    path_between,
    point_at,
    point_away,
    wait_for_content,
    wait_until_stable,
)
from audits.gatherers.interactions.opened_views import look_at_opened
from audits.gatherers.listeners import COMES, find_listening

KIND = "hover"
"""First half of this gatherer's keys in `Known`."""

STAYS_S = 3.0
"""Seconds for which the pointer stays where it is, to see whether a script takes away what somebody still reads."""


async def hover_and_focus(page: OpenPage) -> Hovering:
    """Point at each kind of thing that may show more, and focus it where pointing shows nothing.

    Raises:
        ProbeError: a script failed in the page.
    """
    triggers = await page.isolated.call_on("hover_triggers", await find_listening(page, COMES))
    if not triggers:
        return Hovering(())
    script = await page.isolated.open("hover")
    found: list[Revealed] = []
    for number, about in enumerate(triggers):
        key = (KIND, about["look"])
        if key not in page.known:
            page.known[key] = msgspec.to_builtins(await _reveal(Trigger(page, script, number, about)))
        seen = msgspec.convert(page.known[key], Revealed | None)
        if seen is not None:
            place = msgspec.convert(about["place"], Place)
            found.append(msgspec.structs.replace(seen, name=about["name"], place=place))
    await move_pointer(page, [CORNER])
    await script.call("leave")
    return Hovering(tuple(found))


async def _reveal(trigger: Trigger) -> Revealed | None:
    """Point at it, then focus it where pointing shows nothing; what appeared is gone again afterwards."""
    await move_pointer(trigger.page, [CORNER])
    seen = await _point(trigger)
    if seen is None and trigger.about["can_hold_focus"]:
        seen = await _focus(trigger)
    if seen is None:
        return None
    await point_away(trigger)
    states = await _looks_at_it(trigger, on_focus=seen.on_focus)
    await point_away(trigger)
    return msgspec.structs.replace(seen, state_evidence=states)


async def _point(trigger: Trigger) -> Revealed | None:
    """Point at it, and try what appears, where it goes again with the pointer: else it came for another reason."""
    point = await trigger.script.call("reach", trigger.number)
    if point is None:
        return None
    await trigger.page.isolated.call("stable")  # a header, for one, may change once the page has scrolled
    await trigger.script.call("before")
    at = (point["x"], point["y"])
    if await point_at(trigger, at) is None or not await point_away(trigger):
        return None
    shown = await point_at(trigger, at)
    if shown is None:
        return None
    links = await trigger.script.call("links", trigger.number)
    stays = True
    if trigger.about["is_scripted"]:
        await asyncio.sleep(STAYS_S)
        stays = await trigger.script.call("still")
    goes_on_escape = stays and await _escapes(trigger)
    if goes_on_escape or not stays:
        await point_away(trigger)
        shown = await point_at(trigger, at) or shown
    await move_pointer(trigger.page, path_between(at, (shown["x"], shown["y"])))
    await wait_until_stable(trigger.page, closing_s(trigger))
    can_be_pointed_at = await trigger.script.call("still")
    return Revealed(
        shown["text"],
        trigger.about["name"],
        msgspec.convert(trigger.about["place"], Place),
        covers=shown["covers"],
        goes_on_escape=goes_on_escape,
        can_be_pointed_at=can_be_pointed_at,
        stays=stays,
        out_of_reach=await out_of_reach(trigger) if links["count"] else (),
        leads_to=links["leads_to"],
        is_only_for_pointers=not links["count"] and await is_only_for_pointers(trigger),
        is_tooltip=shown["is_tooltip"],
    )


async def _focus(trigger: Trigger) -> Revealed | None:
    """Bring the focus to it: what shows then need not be pointed at, but it must be possible to take it away."""
    await move_pointer(trigger.page, [CORNER])
    await trigger.page.isolated.call("stable")
    await trigger.script.call("before")
    try:
        if not await trigger.script.call("focus", trigger.number):
            return None
        shown = await wait_for_content(trigger)
        if shown is None:
            return None
        await trigger.script.call("blur")
        if not await point_away(trigger):
            return None
        await trigger.script.call("focus", trigger.number)
        await wait_for_content(trigger)
        return Revealed(
            shown["text"],
            trigger.about["name"],
            msgspec.convert(trigger.about["place"], Place),
            on_focus=True,
            covers=shown["covers"],
            goes_on_escape=await _escapes(trigger),
            stays=True,
        )
    finally:
        await trigger.script.call("blur")


async def _looks_at_it(trigger: Trigger, *, on_focus: bool) -> tuple[StateEvidence, ...]:
    """Have it appear once more, and look at it: last of all, for a look may take the pointer off what it is over."""
    point = await trigger.script.call("reach", trigger.number)
    if point is None:
        return ()
    await trigger.page.isolated.call("stable")
    await trigger.script.call("before")
    if on_focus:
        await trigger.script.call("focus", trigger.number)
    shown = await (wait_for_content(trigger) if on_focus else point_at(trigger, (point["x"], point["y"])))
    if shown is None:
        return ()
    await trigger.script.call("look_at_fresh")
    try:
        return (await look_at_opened(trigger.page, POINTED_AT),)
    finally:
        await trigger.script.call("look_at_all")
        await trigger.script.call("blur")


async def _escapes(trigger: Trigger) -> bool:
    await press(trigger.page.session, [ESCAPE])
    return await has_vanished(trigger, closing_s(trigger))
