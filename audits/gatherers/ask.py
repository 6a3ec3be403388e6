"""Putting a question to a page so that what goes wrong is told as missing evidence, never as none."""

from collections.abc import Awaitable
from typing import Any

import msgspec
from playwright.async_api import Error

from audits.browser.isolated_context import ProbeError
from audits.evidence import NotGathered


async def gather(answer: Awaitable[Any], record: Any) -> Any:  # noqa: ANN401  because records differ
    """Read an answer as a record. A probe that throws, or answers nonsense, gathers nothing.

    Raises:
        Error: the browser itself failed; the visit says what that means.
    """
    try:
        return msgspec.convert(await answer, record)
    except (ProbeError, msgspec.ValidationError) as error:
        return NotGathered(f"A probe broke on this page: {error}")


async def gather_from_interaction(answer: Awaitable[Any], record: Any) -> Any:  # noqa: ANN401  because records differ
    """Do the same for an interaction, which may end the very page: all else is already known of it."""
    try:
        return await gather(answer, record)
    except Error as error:
        return NotGathered(f"An interaction broke this page: {error.message.splitlines()[0]}")
