"""An isolated context in every page: the gate's scripts run beside the page's own and cannot be broken by them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import CDPSession, Error

from audits.browser.scripts import axe_source, bundle, script

SCRIPT_TIMEOUT_S = 25.0
"""Seconds: how long one script may take in a page. A page that paints no frame would keep some of them for ever."""

CALL_METHOD = "function (method, ...given) { return this[method](...given); }"


class ProbeError(Exception):
    """A script failed in the page; the message is what it said, or that it gave no answer."""


@dataclass(slots=True)
class _World:
    """What one document's isolated world holds: `modules`, by the debugger's name, keeps what each module exports."""

    context: int
    modules: str
    evaluated: set[str] = field(default_factory=set)
    has_axe: bool = False
    is_gone: bool = False


class IsolatedContext:
    """An isolated world of one page (https://chromedevtools.github.io/devtools-protocol/tot/Page/).

    It shares the document with the page but no variable: a page that overwrites `fetch` or `Array.prototype` changes
    nothing here, and nothing here shows to the page.
    """

    def __init__(self, session: CDPSession) -> None:
        self._session = session
        self._world: _World | None = None
        self._entering = asyncio.Lock()

    def forget(self) -> None:
        """Begin anew: the document this world was made in is gone, and with it every handle."""
        if self._world is not None:
            self._world.is_gone = True
        self._world = None

    async def call(self, name: str, *arguments: Any) -> Any:  # noqa: ANN401  because scripts return any JSON
        """Run a script by name, with JSON arguments, and give its JSON answer.

        Raises:
            ProbeError: the script threw.
        """
        return _well_formed((await self._run(await self._enter(), name, _values(arguments))).get("value"))

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
        world = await self._enter()
        given = [*_values(arguments), *await self._objects_of(nodes, world)]
        return _well_formed((await self._run(world, name, given)).get("value"))

    async def open(
        self,
        name: str,
        *arguments: Any,  # noqa: ANN401  because scripts take any JSON
        nodes: Sequence[int] = (),
    ) -> "Handle":
        """Run a script that gives an object with methods, and give a handle to call them by; see `call_on` for nodes.

        Raises:
            ProbeError: the script threw, or gave no object.
        """
        world = await self._enter()
        opened = await self._run(
            world, name, [*_values(arguments), *await self._objects_of(nodes, world)], by_value=False
        )
        if "objectId" not in opened:
            message = f"{name} gave no object to keep"
            raise ProbeError(message)
        return Handle(self._session, world, opened["objectId"])

    async def call_axe(self, rules: Sequence[str], elsewhere: Sequence[str]) -> Any:  # noqa: ANN401  because it is JSON
        """Run these rules of axe over the page and all its frames; `elsewhere` names those left to other views.

        Raises:
            ProbeError: axe threw.
        """
        world = await self._enter()
        if not world.has_axe:
            await self._evaluate(world.context, axe_source())
            world.has_axe = True
        for frame in await self._child_frames():
            await self._evaluate(await self._create(frame), axe_source())
        return _well_formed((await self._run(world, "axe", _values((list(rules), list(elsewhere))))).get("value"))

    async def _run(
        self, world: _World, name: str, arguments: Sequence[dict[str, Any]], *, by_value: bool = True
    ) -> dict[str, Any]:
        """Call a script; the first time, evaluate what it is made of on the way: no round trip is spent on that."""
        modules = script(name)
        new = [one for one in modules if one.path not in world.evaluated]
        function = bundle(new, modules[-1].path)
        answer = await _call_function(self._session, world.modules, function, arguments, by_value=by_value)
        world.evaluated.update(one.path for one in new)
        return answer

    async def _enter(self) -> _World:
        async with self._entering:
            if self._world is None:
                tree = await self._session.send("Page.getFrameTree")
                context = await self._create(tree["frameTree"]["frame"]["id"])
                self._world = _World(context, (await self._evaluate(context, "({})"))["objectId"])
            return self._world

    async def _objects_of(self, nodes: Sequence[int], world: _World) -> list[dict[str, Any]]:
        return list(await asyncio.gather(*(self._object_of(node, world.context) for node in nodes)))

    async def _object_of(self, node: int, context: int) -> dict[str, Any]:
        try:
            answer = await self._session.send("DOM.resolveNode", {"backendNodeId": node, "executionContextId": context})
        except Error:
            return {"value": None}
        return {"objectId": answer["object"]["objectId"]}

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

    async def _evaluate(self, context: int, source: str) -> dict[str, Any]:
        answer = await self._session.send(
            "Runtime.evaluate", {"expression": source, "contextId": context, "returnByValue": False}
        )
        _raise_if_thrown(answer)
        result: dict[str, Any] = answer["result"]
        return result


class Handle:
    """An object that a script keeps in the page, with what it remembers between two calls."""

    def __init__(self, session: CDPSession, world: _World, on: str) -> None:
        self._session = session
        self._world = world
        self._on = on

    async def call(self, method: str, *arguments: Any) -> Any:  # noqa: ANN401  because scripts return any JSON
        """Call one of its methods, with JSON arguments, and give its JSON answer.

        Raises:
            ProbeError: the method threw, or the document that the object was kept in is gone.
        """
        if self._world.is_gone:
            message = f"the document in which “{method}” was to be called is gone"
            raise ProbeError(message)
        answer = await _call_function(self._session, self._on, CALL_METHOD, _values((method, *arguments)))
        return _well_formed(answer.get("value"))

    async def release(self) -> None:
        """Let the page forget it."""
        if not self._world.is_gone:
            await self._session.send("Runtime.releaseObject", {"objectId": self._on})


async def _call_function(
    session: CDPSession, on: str, function: str, arguments: Sequence[dict[str, Any]], *, by_value: bool = True
) -> dict[str, Any]:
    """Call a function on an object of the page, by the debugger's name for it, and give the debugger's answer."""
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
    _raise_if_thrown(answer)
    result: dict[str, Any] = answer["result"]
    return result


def _values(arguments: Sequence[Any]) -> list[dict[str, Any]]:
    return [{"value": one} for one in arguments]


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
