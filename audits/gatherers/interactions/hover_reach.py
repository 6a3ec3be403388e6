"""Whether the keyboard comes to what appears under a pointer."""

from collections.abc import Awaitable, Callable

from audits.browser.keyboard import ENTER, ESCAPE, press
from audits.gatherers.interactions.hover_trigger import OPENS_S, Trigger, look_until, point_away, wait_for_content


async def out_of_reach(trigger: Trigger) -> tuple[str, ...]:
    """Give the addresses of links that appeared and that the keyboard comes to in no way, by focus or by Enter.

    Raises:
        ProbeError: a script failed in the page.
    """
    return () if await _by_keyboard(trigger, _are_reached) else tuple(await trigger.script.call("out_of_reach"))


async def is_only_for_pointers(trigger: Trigger) -> bool:
    """Tell whether words that appeared are shown neither when something in the trigger has the focus, nor by Enter.

    Raises:
        ProbeError: a script failed in the page.
    """
    return not await _by_keyboard(trigger, _are_shown)


async def _by_keyboard(trigger: Trigger, holds: Callable[[Trigger], Awaitable[bool]]) -> bool:
    """Tell whether something holds once anything in the trigger has the focus, or Enter is pressed there."""
    await point_away(trigger)
    for at in range(await trigger.script.call("holders", trigger.number)):
        await trigger.script.call("focus_holder", trigger.number, at)
        try:
            if await holds(trigger):
                return True
            await press(trigger.page.session, [ENTER])
            if await holds(trigger):
                return True
        finally:
            await press(trigger.page.session, [ESCAPE])
            await trigger.script.call("blur")
    return False


async def _are_reached(trigger: Trigger) -> bool:
    """Tell whether the keyboard comes to all of these links; a script gets a moment to show them."""
    missing = await look_until(trigger, "out_of_reach", holds=lambda links: not links, seconds=OPENS_S)
    return not missing


async def _are_shown(trigger: Trigger) -> bool:
    return await wait_for_content(trigger) is not None
