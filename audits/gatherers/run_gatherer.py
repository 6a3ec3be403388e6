"""Putting a question to a page so that what goes wrong is told as missing evidence, never as none."""

from typing import Any

import msgspec
from playwright.async_api import Error

from audits.browser.load import noting_changes, show_as_loaded
from audits.browser.open_page import OpenPage
from audits.browser.remote_call import ProbeError
from audits.evidence import NotGathered
from audits.gatherers.declaration import Gatherer, Phase


async def run_gatherer(gatherer: Gatherer, page: OpenPage) -> Any:
    """Give what a gatherer has found on a page, as its field of the evidence holds it.

    A gatherer that throws, or answers nonsense, gathers nothing. An interaction may end the very page: all else is
    already known of it then.

    Raises:
        Error: the browser itself failed, in another phase; the visit says what that means.
    """
    try:
        return msgspec.convert(await _run(gatherer, page), gatherer.record)
    except (ProbeError, msgspec.ValidationError) as error:
        return NotGathered(f"Gathering “{gatherer.field}” failed on this page: {error}")
    except Error as error:
        if gatherer.phase is not Phase.INTERACTION:
            raise
        return NotGathered(f"Gathering “{gatherer.field}” broke this page: {error.message.splitlines()[0]}")


async def _run(gatherer: Gatherer, page: OpenPage) -> Any:
    """Ask a page as it is shown; for an interaction, show it first as if nobody had worked it."""
    if gatherer.phase is not Phase.INTERACTION:
        return await gatherer.ask(page)
    await show_as_loaded(page, page.profile)
    async with noting_changes(page, page.profile):
        return await gatherer.ask(page)
