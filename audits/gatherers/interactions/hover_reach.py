"""Whether the keyboard comes to what appears under a pointer."""

from audits.browser.keyboard import ENTER, ESCAPE, press
from audits.gatherers.interactions.hover_trigger import OPENS_S, Trigger, goes, look_until, shown_now


async def out_of_reach(trigger: Trigger) -> tuple[str, ...]:
    """Give the addresses of links that appeared and that the keyboard comes to in no way, by focus or by Enter.

    Raises:
        ProbeError: a script failed in the page.
    """
    await goes(trigger)
    for at in range(await trigger.script.call("holders", trigger.number)):
        await trigger.script.call("focus_holder", trigger.number, at)
        try:
            if await _are_reached(trigger):
                return ()
            await press(trigger.page.session, [ENTER])
            if await _are_reached(trigger):
                return ()
        finally:
            await press(trigger.page.session, [ESCAPE])
            await trigger.script.call("blur")
    return tuple(await trigger.script.call("out_of_reach"))


async def is_only_for_pointers(trigger: Trigger) -> bool:
    """Tell whether words that appeared are shown neither when something in the trigger has the focus, nor by Enter.

    Raises:
        ProbeError: a script failed in the page.
    """
    await goes(trigger)
    for at in range(await trigger.script.call("holders", trigger.number)):
        await trigger.script.call("focus_holder", trigger.number, at)
        try:
            if await shown_now(trigger) is not None:
                return False
            await press(trigger.page.session, [ENTER])
            if await shown_now(trigger) is not None:
                return False
        finally:
            await press(trigger.page.session, [ESCAPE])
            await trigger.script.call("blur")
    return True


async def _are_reached(trigger: Trigger) -> bool:
    """Tell whether the keyboard comes to all of these links; a script gets a moment to show them."""
    missing = await look_until(trigger, "out_of_reach", holds=lambda links: not links, seconds=OPENS_S)
    return not missing
