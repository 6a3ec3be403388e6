"""The states of a page that a reader brings about: its menu open, its search open with results."""

import asyncio

from playwright.async_api import Page as Tab

from audits.gather.world import World

SEARCH_WORD = "a"
"""What is typed into a search: a letter that every index of English text has words for."""


async def enter(tab: Tab, world: World, state: str) -> bool:
    """Bring the page into a state by the same press a reader would make; tell whether anything came of it."""
    before = await world.call("fingerprint")
    control = await world.call("controls", state.removesuffix("-open"), False)  # noqa: FBT003  because it is the script's
    if control is None:
        return False
    await tab.mouse.click(control["x"], control["y"])
    if state == "search-open":
        await tab.keyboard.type(SEARCH_WORD)
    # Results come in batches: two looks alike may fall between them.
    after = await _until_still(world, alike=3 if state == "search-open" else 1)
    return bool(before != after)


async def _until_still(world: World, alike: int) -> str:
    """Wait until so many looks, 100 ms apart, have seen the same as the one before; 2 seconds at most."""
    last = ""
    same = 0
    for _ in range(20):
        await world.call("settle")
        now: str = await world.call("fingerprint")
        same = same + 1 if now == last else 0
        if same == alike:
            break
        last = now
        await asyncio.sleep(0.1)
    return last


async def leave(tab: Tab, world: World, state: str) -> None:
    """Close what was opened, as a reader would: by Escape, or where that does nothing, by its button."""
    await tab.keyboard.press("Escape")
    await world.call("settle")
    control = await world.call("controls", state.removesuffix("-open"), True)  # noqa: FBT003  because it is the script's
    if control is not None:
        await tab.mouse.click(control["x"], control["y"])
        await world.call("settle")
