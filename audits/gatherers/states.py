"""The states of a page that a reader brings about: its menu open, its search open with results."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.async_api import Page as Tab
from playwright.async_api import Request

from audits.browser.isolated_context import IsolatedContext

SEARCH_WORD = "a"
"""What is typed into a search: a letter that every index of English text has words for."""


async def enter(tab: Tab, isolated: IsolatedContext, state: str) -> bool:
    """Bring the page into a state by the same press a reader would make; tell whether anything came of it."""
    before = await isolated.call("visible_summary")
    control = await isolated.call("openers", state.removesuffix("-open"), False)  # noqa: FBT003  because it is the script's
    if control is None:
        return False
    await tab.mouse.click(control["x"], control["y"])
    if state == "menu-open":
        after = await _until_still(isolated, alike=1)
    else:
        with _requests_of(tab) as waiting:
            opened = await isolated.call("visible_summary")
            await tab.keyboard.type(SEARCH_WORD)
            # Results come in batches: two looks alike may fall between them. A worker that searches does so unseen.
            after = await _until_still(
                isolated, alike=3, busy=lambda now: bool(waiting) or (bool(tab.workers) and now == opened)
            )
    return bool(before != after)


@contextmanager
def _requests_of(tab: Tab) -> Iterator[set[Request]]:
    """Keep a set of what the page has asked for and not yet been given."""
    waiting: set[Request] = set()

    def on_request(request: Request) -> None:
        waiting.add(request)

    def on_answer(request: Request) -> None:
        waiting.discard(request)

    tab.on("request", on_request)
    tab.on("requestfinished", on_answer)
    tab.on("requestfailed", on_answer)
    try:
        yield waiting
    finally:
        tab.remove_listener("request", on_request)
        tab.remove_listener("requestfinished", on_answer)
        tab.remove_listener("requestfailed", on_answer)


async def _until_still(isolated: IsolatedContext, alike: int, busy: Callable[[str], bool] = lambda _: False) -> str:
    """Wait until so many looks, 100 ms apart, have seen the same as the one before; 3 seconds at most."""
    last = ""
    same = 0
    for _ in range(30):
        await isolated.call("stable")
        now: str = await isolated.call("visible_summary")
        same = same + 1 if now == last and not busy(now) else 0
        if same == alike:
            break
        last = now
        await asyncio.sleep(0.1)
    return last


async def leave(tab: Tab, isolated: IsolatedContext, state: str) -> None:
    """Close what was opened, as a reader would: by Escape, or where that does nothing, by its button."""
    await tab.keyboard.press("Escape")
    await isolated.call("stable")
    control = await isolated.call("openers", state.removesuffix("-open"), True)  # noqa: FBT003  because it is the script's
    if control is not None:
        await tab.mouse.click(control["x"], control["y"])
        await isolated.call("stable")
