"""Pressing Tab through what was opened on a page, and noting what shows the focus at each stop."""

from typing import Any

import msgspec

from audits.browser.effects import effects_of
from audits.browser.keyboard import TAB, press
from audits.browser.open_page import OpenPage
from audits.evidence import FocusStop, TabSequence
from audits.gatherers.interactions.focus_screenshots import with_screenshots
from audits.gatherers.interactions.second_look import settle
from audits.gatherers.interactions.tab_sequence import opened_script, press_through_runs, reactions_at

TAB_SEQUENCES = "tab_sequences"
"""The field of Page that holds the sequences of the page as loaded."""


async def stops_of_opened(page: OpenPage) -> tuple[TabSequence, ...]:
    """Record the focus stops that have come into sight on a page in a state, as far as each can be seen.

    Things stand open beside each other that a reader might never open together, and some close as soon as the focus
    leaves them: what is out of sight or covered then is passed over.

    Raises:
        ProbeError: a script failed in the page.
    """
    async with effects_of(page) as effects, opened_script(page) as sequence:
        runs = await sequence.call("find_runs_of_opened")
        await press(page.session, [TAB])  # browsers show the focus as to somebody who uses the keyboard from then on
        if not runs or not await press_through_runs(page, sequence, TAB, runs):
            return ()
        await settle(page, sequence)
        found = await sequence.call("end")
        reactions = await reactions_at(page, sequence, found["stops"], effects) if effects.take() else ()
        is_there = await page.isolated.call("in_appeared", [one["place"]["selector"] for one in found["stops"]])
        fresh: list[dict[str, Any]] = [
            stop
            for stop, came in zip(found["stops"], is_there, strict=True)
            if came and stop["is_seen"] and not stop["covered_by"]
        ]
        stops = msgspec.convert(await with_screenshots(page, sequence, fresh), tuple[FocusStop, ...])
        return (TabSequence(page.profile, backward=False, stops=stops, reactions=reactions),)
