"""An isolated context in every page: the gate's scripts run beside the page's own and cannot be broken by them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import CDPSession, Error

from audits.browser.remote_call import ProbeError, as_arguments, call_function, raise_if_thrown, well_formed
from audits.browser.scripts import axe_source, bundle, script

CALL_METHOD = "function (method, ...given) { return this[method](...given); }"


@dataclass(slots=True)
class _World:
    """One document's isolated world; `modules` is the object id under which evaluated modules are kept."""

    context: int
    modules: str
    evaluated: set[str] = field(default_factory=set)
    has_axe: bool = False
    is_gone: bool = False


class IsolatedContext:
    """An isolated world of one page (https://chromedevtools.github.io/devtools-protocol/tot/Page/).

    It shares the document with the page but no variable: a page that overwrites `fetch` or `Array.prototype` changes
    nothing here, and nothing here shows to the page. `stamped` is the page's HTML with the stamps in it, if there are
    any: the page itself is served without them. `excluded` are CSS selectors of what the settings exclude.
    """

    def __init__(self, session: CDPSession, stamped: str = "", excluded: tuple[str, ...] = ()) -> None:
        self._session = session
        self.stamped = stamped
        self.excluded = excluded
        self._world: _World | None = None
        self._entering = asyncio.Lock()

    def forget(self) -> None:
        """Begin anew: the document this world was made in is gone, and with it every handle."""
        if self._world is not None:
            self._world.is_gone = True
        self._world = None

    async def call(self, name: str, *arguments: Any) -> Any:
        """Run a script by name, with JSON arguments, and give its JSON answer.

        Raises:
            ProbeError: the script threw.
        """
        return well_formed((await self._run(await self._enter(), name, as_arguments(arguments))).get("value"))

    async def learn_places(self) -> None:
        """Have elements of the page known by where they came from and what excludes them, once the page has loaded.

        Raises:
            ProbeError: the script threw.
        """
        if self.stamped:
            await self.call("learn_sources", self.stamped)
        if self.excluded:
            await self.call("exclude", self.excluded)

    async def call_on(
        self,
        name: str,
        nodes: Sequence[int],
        *arguments: Any,
    ) -> Any:
        """Run a script by name with JSON arguments, then nodes, by the debugger's numbers for them (`backendNodeId`).

        A node that is gone, or stands in a frame, cannot be handed over: the script gets `null` in its place.

        Raises:
            ProbeError: the script threw.
        """
        world = await self._enter()
        given = [*as_arguments(arguments), *await self._objects_of(nodes, world)]
        return well_formed((await self._run(world, name, given)).get("value"))

    async def open(
        self,
        name: str,
        *arguments: Any,
        nodes: Sequence[int] = (),
    ) -> "Handle":
        """Run a script that gives an object with methods, and give a handle to call them by; see `call_on` for nodes.

        Raises:
            ProbeError: the script threw, or gave no object.
        """
        world = await self._enter()
        opened = await self._run(
            world, name, [*as_arguments(arguments), *await self._objects_of(nodes, world)], by_value=False
        )
        if "objectId" not in opened:
            message = f"{name} gave no object to keep"
            raise ProbeError(message)
        return Handle(self._session, world, opened["objectId"])

    async def call_axe(self, rules: Sequence[str], elsewhere: Sequence[str]) -> Any:
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
        return well_formed((await self._run(world, "axe", as_arguments((list(rules), list(elsewhere))))).get("value"))

    async def _run(
        self, world: _World, name: str, arguments: Sequence[dict[str, Any]], *, by_value: bool = True
    ) -> dict[str, Any]:
        """Call a script, sending its not yet evaluated modules in the same round trip."""
        modules = script(name)
        new = [one for one in modules if one.path not in world.evaluated]
        function = bundle(new, modules[-1].path)
        answer = await call_function(self._session, world.modules, function, arguments, by_value=by_value)
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
        raise_if_thrown(answer)
        result: dict[str, Any] = answer["result"]
        return result


class Handle:
    """An object that a script keeps in the page, with what it remembers between two calls."""

    def __init__(self, session: CDPSession, world: _World, on: str) -> None:
        self._session = session
        self._world = world
        self._on = on

    async def call(self, method: str, *arguments: Any) -> Any:
        """Call one of its methods, with JSON arguments, and give its JSON answer.

        Raises:
            ProbeError: the method threw, or the document that the object was kept in is gone.
        """
        if self._world.is_gone:
            message = f"the document in which “{method}” was to be called is gone"
            raise ProbeError(message)
        answer = await call_function(self._session, self._on, CALL_METHOD, as_arguments((method, *arguments)))
        return well_formed(answer.get("value"))

    async def release(self) -> None:
        """Let the page forget it."""
        if not self._world.is_gone:
            await self._session.send("Runtime.releaseObject", {"objectId": self._on})
