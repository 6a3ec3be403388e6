"""A browser is started anew after many pages, and the pages are visited all the same."""

import asyncio
from types import SimpleNamespace

import pytest

from audits.evidence import Page
from audits.gatherers import worker as module
from audits.gatherers.worker import Worker
from audits.reuse.known import Known
from audits.static.pages import BuiltPage
from audits.static.plan import Plan

PLAN = Plan("/", ("desktop",), frozenset(), (), 5_000, 20_000)


def test_a_browser_that_has_visited_many_pages_gives_way_to_another(monkeypatch: pytest.MonkeyPatch) -> None:
    events: list[str] = []

    async def launch(*_: object) -> object:
        async def close() -> None:
            events.append("close")

        events.append("launch")
        return SimpleNamespace(version="1", is_connected=lambda: True, close=close)

    async def visit(_browser: object, page: BuiltPage, *_: object) -> Page:
        events.append(page.path)
        return Page(path=page.path, url="", source=None, loaded=True)

    monkeypatch.setattr(module, "launch", launch)
    monkeypatch.setattr(module, "visit", visit)
    monkeypatch.setattr(module, "MAX_VISITS", 2)

    async def visit_three() -> None:
        worker = Worker(None, "", ())  # type: ignore[arg-type]  # because what launches is made up
        for name in ("a", "b", "c"):
            await worker.visit(BuiltPage(name, name, None), PLAN, Known())
        await worker.close()

    asyncio.run(visit_three())
    assert events == ["launch", "a", "b", "close", "launch", "c", "close"]
