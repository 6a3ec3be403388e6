"""A world of the gate's own in every page: scripts run beside the page's own and cannot be broken by them."""

import asyncio
from collections.abc import Sequence
from typing import Any

from playwright.async_api import CDPSession, Error

from audits.browser.scripts import axe_source, script

PATIENCE = 25.0
"""Seconds: how long one script may take in a page. A page that paints no frame would keep some of them for ever."""


class ProbeError(Exception):
    """A script failed in the page; the message is what it said, or that it gave no answer."""


class IsolatedContext:
    """An isolated world of one page (https://chromedevtools.github.io/devtools-protocol/tot/Page/).

    It shares the document with the page but no variable: a page that overwrites `fetch` or `Array.prototype` changes
    nothing here, and nothing here shows to the page.
    """

    def __init__(self, session: CDPSession) -> None:
        self._session = session
        self._main: int | None = None
        self._has_axe = False

    def forget(self) -> None:
        """Begin anew: the document this world was made in is gone."""
        self._main = None
        self._has_axe = False

    async def call(self, name: str, *arguments: Any) -> Any:  # noqa: ANN401  because scripts return any JSON
        """Run a script by name, with JSON arguments, and give its JSON answer.

        Raises:
            ProbeError: the script threw.
        """
        return await self._call(await self._context(), script(name), *arguments)

    async def call_on(
        self,
        name: str,
        nodes: Sequence[int],
        *arguments: Any,  # noqa: ANN401  because it is JSON
    ) -> Any:  # noqa: ANN401  because scripts return any JSON
        """Run a script by name with JSON arguments, then nodes, by the debugger's numbers for them (`backendNodeId`).

        A node that is gone, or stands in a frame, cannot be handed over: the script gets `null` in its place.

        Raises:
            ProbeError: the script threw.
        """
        context = await self._context()
        answers = await asyncio.gather(*(self._object_of(node, context) for node in nodes))
        return await self._call_with(context, script(name), [*({"value": one} for one in arguments), *answers])

    async def _object_of(self, node: int, context: int) -> dict[str, Any]:
        try:
            answer = await self._session.send("DOM.resolveNode", {"backendNodeId": node, "executionContextId": context})
        except Error:
            return {"value": None}
        return {"objectId": answer["object"]["objectId"]}

    async def call_axe(self, rules: Sequence[str], elsewhere: Sequence[str]) -> Any:  # noqa: ANN401  because it is JSON
        """Run these rules of axe over the page and all its frames; `elsewhere` names those left to other views.

        Raises:
            ProbeError: axe threw.
        """
        main = await self._context()
        if not self._has_axe:
            await self._evaluate(main, axe_source())
            self._has_axe = True
        for frame in await self._child_frames():
            context = await self._create(frame)
            await self._evaluate(context, axe_source())
        return await self._call(main, script("axe"), list(rules), list(elsewhere))

    async def _context(self) -> int:
        if self._main is None:
            tree = await self._session.send("Page.getFrameTree")
            self._main = await self._create(tree["frameTree"]["frame"]["id"])
            for library in ("common", "sight", "looks"):
                await self._call(self._main, script(library))
        return self._main

    async def _child_frames(self) -> list[str]:
        tree = await self._session.send("Page.getFrameTree")
        found: list[str] = []
        waiting = list(tree["frameTree"].get("childFrames", []))
        while waiting:
            node = waiting.pop()
            waiting.extend(node.get("childFrames", []))
            if not node["frame"].get("unreachableUrl"):
                found.append(node["frame"]["id"])
        return found

    async def _create(self, frame: str) -> int:
        answer = await self._session.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "audits"})
        return int(answer["executionContextId"])

    async def _evaluate(self, context: int, source: str) -> None:
        answer = await self._session.send(
            "Runtime.evaluate", {"expression": source, "contextId": context, "returnByValue": False}
        )
        _raise_if_thrown(answer)

    async def _call(self, context: int, source: str, *arguments: Any) -> Any:  # noqa: ANN401  because it is JSON
        return await self._call_with(context, source, [{"value": argument} for argument in arguments])

    async def _call_with(self, context: int, source: str, arguments: Sequence[Any]) -> Any:  # noqa: ANN401  because it is JSON
        asked = {
            "functionDeclaration": source,
            "executionContextId": context,
            "arguments": arguments,
            "awaitPromise": True,
            "returnByValue": True,
        }
        try:
            answer = await asyncio.wait_for(self._session.send("Runtime.callFunctionOn", asked), PATIENCE)
        except TimeoutError as error:
            message = f"it gave a script no answer within {PATIENCE:g} seconds"
            raise ProbeError(message) from error
        _raise_if_thrown(answer)
        return _well_formed(answer["result"].get("value"))


def _well_formed(value: Any) -> Any:  # noqa: ANN401  because it is JSON
    """Put a question mark for each half of a character: pages can hold them, files and reports cannot."""
    match value:
        case str():
            return value if _is_whole(value) else value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case list():
            return [_well_formed(one) for one in value]
        case dict():
            return {_well_formed(key): _well_formed(one) for key, one in value.items()}
        case _:
            return value


def _is_whole(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in text)


def _raise_if_thrown(answer: dict[str, Any]) -> None:
    thrown = answer.get("exceptionDetails")
    if thrown:
        description = thrown.get("exception", {}).get("description") or thrown.get("text", "")
        raise ProbeError(description.splitlines()[0] if description else "a script threw nothing in particular")
