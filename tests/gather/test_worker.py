"""A browser that has died, hangs or has visited many pages gives way to another, and no page is passed over."""

import asyncio
from collections.abc import Sequence
from types import SimpleNamespace

import pytest

from audits.errors import BrowserMissingError
from audits.evidence import NotGathered, Page
from audits.gatherers import worker as module
from audits.gatherers.visit import BrowserDiedError, LoadTimeoutError
from audits.gatherers.worker import Worker
from audits.reuse.known import Known
from audits.static.pages import BuiltPage
from audits.static.plan import Plan

PLAN = Plan("/", ("desktop",), frozenset(), (), 5_000, 20_000)


class MadeUp:
    """A browser and what becomes of it.

    `stuck` are pages whose context stays open, `deadly` those on which it dies, `slow` those that do not finish loading
    the first time, `endless` those that never do.
    """

    def __init__(
        self, *, stuck: str = "", deadly: str = "", slow: str = "", endless: str = "", launches: int = 9
    ) -> None:
        self.events: list[str] = []
        self.contexts: list[str] = []
        self.stuck, self.deadly, self.slow, self.endless, self.launches = stuck, deadly, slow, endless, launches

    async def launch(self, *_: object) -> object:
        if not self.launches:
            message = "it does not start"
            raise BrowserMissingError(message)
        self.launches -= 1
        self.events.append("launch")
        return SimpleNamespace(version="1", is_connected=lambda: True, close=self.close, contexts=self.contexts)

    async def close(self) -> None:
        self.contexts.clear()
        self.events.append("close")

    async def visit(self, _browser: object, page: BuiltPage, *_: object) -> Page:
        self.events.append(page.path)
        if page.path in self.deadly:
            raise BrowserDiedError
        if page.path in self.endless or (page.path in self.slow and self.events.count(page.path) == 1):
            message = "The page did not finish loading."
            raise LoadTimeoutError(message)
        self.contexts += [one for one in page.path if one in self.stuck]
        return Page(path=page.path, url="", source=None, loaded=True)


def visits(made_up: MadeUp, monkeypatch: pytest.MonkeyPatch) -> list[Page]:
    monkeypatch.setattr(module, "launch", made_up.launch)
    monkeypatch.setattr(module, "visit", made_up.visit)

    async def visit_three() -> list[Page]:
        worker = Worker(None, "", ())  # type: ignore[arg-type]  # because what launches is made up
        seen = [await worker.visit(BuiltPage(name, name, None), PLAN, Known()) for name in "abc"]
        await worker.close()
        return seen

    return asyncio.run(visit_three())


def reasons(pages: Sequence[Page]) -> dict[str, str]:
    return {page.path: page.loaded.reason for page in pages if isinstance(page.loaded, NotGathered)}


def test_a_browser_that_has_visited_many_pages_gives_way_to_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_VISITS", 2)
    made_up = MadeUp()
    assert reasons(visits(made_up, monkeypatch)) == {}
    assert made_up.events == ["launch", "a", "b", "close", "launch", "c", "close"]


def test_what_was_seen_of_a_page_that_will_not_close_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    made_up = MadeUp(stuck="b")
    assert reasons(visits(made_up, monkeypatch)) == {}
    assert made_up.events == ["launch", "a", "b", "close", "launch", "c", "close"]


def test_a_browser_that_dies_without_a_word_costs_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = visits(MadeUp(deadly="b"), monkeypatch)
    assert reasons(seen) == {"b": "The browser died on this page 2 times: it gave no reason"}


def test_a_page_that_does_not_finish_loading_is_tried_again_in_another_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    made_up = MadeUp(slow="b", endless="c")
    assert reasons(visits(made_up, monkeypatch)) == {"c": "The page did not finish loading."}
    tried_twice = ["b", "close", "launch", "b", "c", "close", "launch", "c", "close"]
    assert made_up.events == ["launch", "a", *tried_twice]


def test_a_browser_that_does_not_start_again_costs_the_pages_that_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = visits(MadeUp(deadly="b", launches=1), monkeypatch)
    assert list(reasons(seen)) == ["b", "c"]
    assert all(reason.endswith("it does not start") for reason in reasons(seen).values())


def test_a_browser_that_never_starts_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BrowserMissingError):
        visits(MadeUp(launches=0), monkeypatch)
