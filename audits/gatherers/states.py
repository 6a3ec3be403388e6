"""The states of a page that a reader brings about: its menu open, its search open with results."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from playwright.async_api import Page as Tab
from playwright.async_api import Request

from audits.browser.open_page import OpenPage
from audits.config.profiles import SEARCH_OPEN
from audits.gatherers.points import stable_point

SEARCH_WORD = "a"
"""What is typed into a search: a letter that every index of English text has words for."""

QUIET_MS = 120
"""How long nothing must change before a state is taken to be reached."""

SEARCH_QUIET_MS = 500
"""The same for a search, whose results come in batches: on a busy machine the next is long in coming."""

TIMEOUT_MS = 3_000
"""How long a state may take to be reached."""


async def opener_look(page: OpenPage, state: str) -> str | None:
    """Give the look of the control that brings a state about; None where the page has none.

    Raises:
        ProbeError: a script failed in the page.
    """
    if await page.isolated.call("openers", kind_of(state), False) is None:  # noqa: FBT003  because it is the script's
        return None
    look: str = await page.isolated.call("opener_look")
    return look


NOTHING_OPENED = ""
"""Stands for the look of a region where the control opens nothing."""


class Region(NamedTuple):
    """What comes into sight in a state: the selectors of it, and what it is known by on the page as loaded."""

    selectors: tuple[str, ...]
    look: str


async def enter(page: OpenPage, state: str) -> Region | None:
    """Bring the page into a state by the same press a reader would make; None where nothing came of it.

    What has come into sight is kept in the page (`appeared.js`) until it is left again.

    Raises:
        ProbeError: a script failed in the page.
    """
    isolated, tab = page.isolated, page.tab
    await isolated.call("appeared", "before")
    before = await isolated.call("visible_summary")
    control = await control_of(page, state)
    if control is None:
        return None
    await tab.mouse.click(control["x"], control["y"])
    await isolated.call("quiet", QUIET_MS, TIMEOUT_MS)
    if state == SEARCH_OPEN:
        await search_for(page, SEARCH_WORD)
    await isolated.call("stable")
    came = await isolated.call("appeared", "after")
    if not came["count"] and before == await isolated.call("visible_summary"):
        await leave(page, state)  # though nothing came into sight, a box may be ticked
        return None
    return Region(tuple(came["regions"]), came["look"])


async def region_look(page: OpenPage, selectors: Sequence[str]) -> str | None:
    """Give what a page's regions are known by; None where it has not all of them, and "" where there are none to have.

    Raises:
        ProbeError: a script failed in the page.
    """
    if not selectors:
        return NOTHING_OPENED
    look: str | None = await page.isolated.call("region_look", list(selectors))
    return look


def kind_of(state: str) -> str:
    """Name what is opened in a state: the menu or the search."""
    return state.removesuffix("-open")


async def control_of(page: OpenPage, state: str, *, is_open: bool = False) -> Any:
    """Return where to press to open a state, or with `is_open` to close it; None if there is no control.

    Raises:
        ProbeError: a script failed in the page.
    """
    return await stable_point(page, lambda: page.isolated.call("openers", kind_of(state), is_open))


async def search_for(page: OpenPage, word: str) -> None:
    """Type a word where the focus is, and wait for the answer: a worker or a request may be long about it.

    Raises:
        ProbeError: a script failed in the page.
    """
    isolated, tab = page.isolated, page.tab
    await clear_field(page)
    await isolated.call("quiet", QUIET_MS, TIMEOUT_MS)
    empty = await isolated.call("visible_summary")
    deadline = time.monotonic() + TIMEOUT_MS / 1000
    with _requests_of(tab) as waiting:
        await tab.keyboard.type(word)
        while True:
            await isolated.call("quiet", SEARCH_QUIET_MS, TIMEOUT_MS)
            is_answered = not tab.workers or await isolated.call("visible_summary") != empty
            if (is_answered and not waiting) or time.monotonic() > deadline:
                return


async def clear_field(page: OpenPage) -> None:
    """Empty the field that has the focus."""
    await page.tab.keyboard.press("ControlOrMeta+A")
    await page.tab.keyboard.press("Backspace")


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


async def leave(page: OpenPage, state: str) -> None:
    """Close what was opened, as a reader would: by Escape, or where that does nothing, by its button or its tick box.

    Raises:
        ProbeError: a script failed in the page.
    """
    isolated, tab = page.isolated, page.tab
    await isolated.call("appeared", "forget")
    if state == SEARCH_OPEN:
        await clear_field(
            page
        )  # else the same word, typed into it again, would bring the same results, and seem unanswered
    await tab.keyboard.press("Escape")
    await isolated.call("stable")
    await isolated.call("untick_opener")
    await isolated.call("stable")
    control = await control_of(page, state, is_open=True)
    if control is not None:
        await tab.mouse.click(control["x"], control["y"])
        await isolated.call("stable")
