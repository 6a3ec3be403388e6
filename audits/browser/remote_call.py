"""One call into a page over the debugger's protocol: how arguments, answers and failures are written there.

See https://chromedevtools.github.io/devtools-protocol/tot/Runtime/#method-callFunctionOn.
"""

import asyncio
from collections.abc import Sequence
from typing import Any

from playwright.async_api import CDPSession

SCRIPT_TIMEOUT_S = 25.0
"""Seconds: how long one script may take in a page. A page that paints no frame would keep some of them for ever."""


class ProbeError(Exception):
    """A script failed in the page; the message is what it said, or that it gave no answer."""


async def call_function(
    session: CDPSession, on: str, function: str, arguments: Sequence[dict[str, Any]], *, by_value: bool = True
) -> dict[str, Any]:
    """Call a function on an object of the page, by the debugger's name for it, and give the debugger's answer.

    Without `by_value`, the answer names the object that the function gave, for later calls.

    Raises:
        ProbeError: the function threw, or gave no answer within `SCRIPT_TIMEOUT_S`.
    """
    asked = {
        "functionDeclaration": function,
        "objectId": on,
        "arguments": arguments,
        "awaitPromise": True,
        "returnByValue": by_value,
    }
    try:
        answer = await asyncio.wait_for(session.send("Runtime.callFunctionOn", asked), SCRIPT_TIMEOUT_S)
    except TimeoutError as error:
        message = f"it gave a script no answer within {SCRIPT_TIMEOUT_S:g} seconds"
        raise ProbeError(message) from error
    raise_if_thrown(answer)
    result: dict[str, Any] = answer["result"]
    return result


def as_arguments(arguments: Sequence[Any]) -> list[dict[str, Any]]:
    """Give JSON values as the debugger takes them."""
    return [{"value": one} for one in arguments]


def well_formed(value: Any) -> Any:
    """Replace each lone surrogate in a JSON value by U+FFFD: pages can hold them, UTF-8 files cannot."""
    match value:
        case str():
            return value if _is_whole(value) else value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case list():
            return [well_formed(one) for one in value]
        case dict():
            return {well_formed(key): well_formed(one) for key, one in value.items()}
        case _:
            return value


def _is_whole(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in text)


def raise_if_thrown(answer: dict[str, Any]) -> None:
    """Raise what a script threw, if it did, from the debugger's answer.

    Raises:
        ProbeError: the script threw; the message is the first line of what it said.
    """
    thrown = answer.get("exceptionDetails")
    if thrown:
        description = thrown.get("exception", {}).get("description") or thrown.get("text", "")
        raise ProbeError(description.splitlines()[0] if description else "a script threw nothing in particular")
