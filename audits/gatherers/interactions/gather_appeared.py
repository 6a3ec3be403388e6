"""Asking a page again for what came into sight when something was opened on it."""

from collections.abc import Sequence
from typing import Any

from msgspec import structs

from audits.browser.open_page import OpenPage
from audits.evidence import Appeared, Markup, NotGathered
from audits.evidence.basics import place_of
from audits.gatherers.page_registry import PAGE_GATHERERS
from audits.gatherers.run_gatherer import run_gatherer

DIALOGS = "dialog, [role=dialog], [role=alertdialog]"
"""A heading in one opens the dialog, and is no part of the page's outline."""

ASKED_AGAIN = tuple(one for one in PAGE_GATHERERS if one.when_opened)


async def gather_appeared(page: OpenPage) -> Appeared:
    """Ask for what has come into sight in the state that a page is in.

    Raises:
        ProbeError: a script failed in the page.
    """
    found: dict[str, Any] = {}
    for one in ASKED_AGAIN:
        if one.field in page.plan.fields:
            records = await run_gatherer(one, page)
            found[one.field] = await _fresh(page, records, DIALOGS if one.field == "headings" else "")
            if one.field == "headings":
                found["after"] = _after(found["headings"], records)
    return Appeared(**found)


async def _fresh(page: OpenPage, records: Any, but: str) -> Any:
    """Give the records of what has come into sight, and does not stand in what matches `but`."""
    if isinstance(records, NotGathered):
        return records
    if isinstance(records, Markup):
        lists = structs.asdict(records) | {"duplicates": ()}  # whether an id is there twice is known already
        return Markup(**{name: await _fresh(page, some, but) for name, some in lists.items()})
    is_there = await page.isolated.call("in_appeared", [place_of(one).selector for one in records], but)
    return tuple(one for one, came in zip(records, is_there, strict=True) if came)


def _after(fresh: Sequence[Any] | NotGathered, records: Sequence[Any] | NotGathered) -> dict[str, str]:
    """Give by the selector of each fresh record that of the one before it, "" where it is the first."""
    if isinstance(fresh, NotGathered) or isinstance(records, NotGathered):
        return {}
    selectors = [place_of(one).selector for one in records]
    before = dict(zip(selectors, ["", *selectors], strict=False))
    return {one.place.selector: before[one.place.selector] for one in fresh}
