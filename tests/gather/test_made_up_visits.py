"""What becomes of pages once they were visited: each goes into its file at once. The visits themselves are made up."""

import asyncio
import os
import signal
import tracemalloc
from collections.abc import Callable
from contextlib import nullcontext
from itertools import count
from pathlib import Path
from typing import ClassVar

import pytest
from msgspec import structs

from audits.config.facts import Facts
from audits.evidence import NOT_ASKED, ORIGIN, Anchors, NotGathered, Page, Reused, Site, Tools, View
from audits.evidence.shard import WHOLE, Shard
from audits.evidence.store import Evidence, KeptEvidence
from audits.evidence.writing import EvidenceWriter
from audits.gatherers import site as gatherers
from audits.gatherers import worker as workers
from audits.gatherers.page_visit import Compare
from audits.gatherers.site import Gathered, gather_pages
from audits.lib.progress_report import Progress, no_progress
from audits.reuse.known import FindingKey, Known
from audits.reuse.templates import MIN_CHECKED, SUPPLEMENTS
from audits.static.pages import BuiltPage, find_files, find_pages
from audits.static.plan import Plan

PLAN = Plan("/", ("desktop",), frozenset({"anchors"}), (), 5_000, 20_000)

PAGES, WARM = 120, 40
"""Pages of a site, and pages after which all is in memory that a run needs once."""

SIZE = 200_000
"""Bytes of evidence of a page, and as many of what it has shown of its template."""

ALLOWED = 5_000
"""Bytes by which memory may grow with each page: that it is done, and where it stands."""


SEARCH_INDEX = "search_index.json"

REPRESENTATIVE = "000.html"
"""The page that stands for the others: on it the search is tried."""


class MadeUpWorker:
    """What stands in for a browser: it gives a large page, whose anchors say whether it was worked in full.

    Its view of the search names the page on which the search was tried.
    """

    version = "1"
    visits: ClassVar[list[str]] = []
    """The pages visited, in turn."""
    answer: ClassVar[str] = ""
    """What the search answers."""

    def __init__(self, *_given: object) -> None:
        pass

    async def visit(self, page: BuiltPage, plan: Plan, known: Known) -> Page:
        """Give what was seen of a page."""
        await asyncio.sleep(0)
        self.visits.append(page.path)
        known["control", page.path] = page.path.ljust(SIZE)
        known.asked_for = (f"{ORIGIN}/{SEARCH_INDEX}",) if known.tries_search else ()
        anchors = Anchors(("in full" if known.is_worked_in_full else "with reuse", page.path.ljust(SIZE)))
        searched_on = page.path if known.is_worked_in_full else REPRESENTATIVE
        views = (View("desktop", "search-open", text=NotGathered(f"{searched_on}{self.answer}")),)
        seen = Page(page.path, f"http://site.localhost/{page.path}", None, loaded=True, views=views)
        return seen if plan.only_search else structs.replace(seen, anchors=anchors)

    async def close(self) -> None:
        """Close nothing."""


@pytest.fixture(autouse=True)
def _no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "Worker", MadeUpWorker)
    monkeypatch.setattr(workers, "async_playwright", nullcontext)
    monkeypatch.setattr(workers, "find_browser", lambda _playwright, _setting: "")
    monkeypatch.setattr(gatherers, "browser_key", lambda _setting: "1")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Write a site of pages of one template."""
    folder = tmp_path / "site"
    folder.mkdir()
    for number in range(PAGES):
        (folder / f"{number:03}.html").write_text("<!doctype html><title>Page</title><main></main>", encoding="utf-8")
    return folder


def gathered(  # noqa: PLR0913  because each is a different thing to say of the same visits
    site: Path,
    *,
    pages: int = PAGES,
    progress: Progress = no_progress,
    cache: Path | None = None,
    shard: Shard = WHOLE,
    compare: Compare | None = None,
) -> tuple[Gathered, KeptEvidence]:
    built = find_pages(site, find_files(site))[:pages]
    with EvidenceWriter(site.parent / "out", [page.path for page in shard.of(built)]) as writer:
        visits = gather_pages(
            site, built, PLAN, writer,
            browser=None, jobs=2, progress=progress, cache=cache, shard=shard, compare=compare,
        )  # fmt: skip
        how = asyncio.run(visits)
        rest = Site("/", PLAN.profiles, (), (), NOT_ASKED, Tools("", "", ""))
        return how, writer.finish(Evidence(rest, Facts()))


def worked(kept: KeptEvidence) -> dict[str, str]:
    """Give for each page that could be visited whether it was worked in full."""
    return {page.path: page.anchors.names[0] for page in kept.pages() if isinstance(page.anchors, Anchors)}


def growth(run: Callable[[Progress], object]) -> float:
    """Give the bytes by which memory grows with each page after the first."""
    held: list[int] = []
    tracemalloc.start()
    try:
        run(lambda _total, _page: held.append(tracemalloc.get_traced_memory()[0]))
    finally:
        tracemalloc.stop()
    assert len(held) == PAGES
    return (held[-1] - held[WARM]) / (PAGES - 1 - WARM)


def test_no_page_stays_in_memory(site: Path) -> None:
    assert growth(lambda progress: gathered(site, progress=progress)) < ALLOWED


def test_no_page_of_the_cache_stays_in_memory(site: Path) -> None:
    cache = site.parent / "cache"
    gathered(site, cache=cache)
    assert growth(lambda progress: gathered(site, progress=progress, cache=cache)) < ALLOWED
    how, kept = gathered(site, cache=cache)
    assert how.reused.pages == len(list(kept.pages())) == PAGES


def test_what_could_not_be_gathered_is_tried_again_the_next_time(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = "001.html"
    visit = MadeUpWorker.visit

    async def in_short_time(self: MadeUpWorker, page: BuiltPage, plan: Plan, known: Known) -> Page:
        seen = await visit(self, page, plan, known)
        return structs.replace(seen, anchors=NotGathered("It took too long.")) if page.path == slow else seen

    monkeypatch.setattr(MadeUpWorker, "visit", in_short_time)
    gathered(site, pages=4, cache=site.parent / "cache")
    monkeypatch.setattr(MadeUpWorker, "visit", visit)
    how, kept = gathered(site, pages=4, cache=site.parent / "cache")
    assert how.reused.pages == 3
    assert slow in worked(kept)


def test_the_cache_gives_back_what_a_page_that_was_checked_has_shown_of_the_search(site: Path) -> None:
    def pages() -> tuple[int, tuple[Page, ...]]:
        how, kept = gathered(site, pages=MIN_CHECKED, cache=site.parent / "cache", compare=lambda _reused, _full: ())
        return how.reused.pages, tuple(kept.pages())

    (from_cache, cold), (from_cache_again, unchanged) = pages(), pages()
    assert (from_cache, from_cache_again) == (0, MIN_CHECKED)
    assert [page.anchors.names[0] for page in cold if isinstance(page.anchors, Anchors)].count("in full") == 2
    assert unchanged == cold


def test_a_search_index_that_changes_again_and_again_is_tried_each_time_and_only_where_it_was(site: Path) -> None:
    """On the representative, which is worked in full, and on the page that is checked, each once."""

    def visits() -> list[str]:
        MadeUpWorker.visits.clear()
        (site / SEARCH_INDEX).write_text("{}" + " " * next(edits))
        how, _ = gathered(site, pages=MIN_CHECKED, cache=site.parent / "cache", compare=lambda _reused, _full: ())
        reused.append(how.reused)
        return sorted(MadeUpWorker.visits)

    edits, reused = count(), list[Reused]()
    cold = visits()
    (checked,) = {page for page in cold if cold.count(page) == 2}
    assert visits() == visits() == [REPRESENTATIVE, checked]
    assert reused[1:] == [Reused(pages=MIN_CHECKED - 2, regions=0)] * 2


def test_pages_of_the_cache_show_what_the_search_answers_now(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def answers(edit: str) -> tuple[int, set[str]]:
        (site / SEARCH_INDEX).write_text(edit)
        monkeypatch.setattr(MadeUpWorker, "answer", edit)
        how, kept = gathered(site, pages=SUPPLEMENTS + 3, cache=site.parent / "cache")
        views = [view for page in kept.pages() if isinstance(page.views, tuple) for view in page.views]
        return how.reused.pages, {view.text.reason for view in views if isinstance(view.text, NotGathered)}

    assert answers(" one") == (0, {f"{REPRESENTATIVE} one"})
    assert answers(" two") == (SUPPLEMENTS + 2, {f"{REPRESENTATIVE} two"})
    assert answers(" two") == (SUPPLEMENTS + 3, {f"{REPRESENTATIVE} two"})


def test_pages_are_kept_in_the_order_of_the_site(site: Path) -> None:
    _, kept = gathered(site, pages=8)
    assert [page.path for page in kept.pages()] == list(kept.paths) == [f"{number:03}.html" for number in range(8)]
    assert worked(kept) == dict.fromkeys(kept.paths, "with reuse") | {"000.html": "in full"}


def test_what_only_stands_for_pages_of_a_shard_is_not_kept(site: Path) -> None:
    seen: list[str] = []
    _, kept = gathered(site, pages=8, shard=Shard(4, 4), progress=lambda _total, page: seen.append(page))
    assert kept.paths == ("003.html", "007.html")
    assert sorted(seen) == [f"{number:03}.html" for number in (*range(1 + SUPPLEMENTS), 7)]


def test_a_page_that_is_visited_again_is_kept_as_it_was_seen_last(site: Path) -> None:
    how, kept = gathered(site, pages=MIN_CHECKED, compare=lambda _reused, _full: ("links",))
    assert set(worked(kept).values()) == {"in full"}
    assert len(how.differing) == 1
    assert how.reused.regions == 0


def test_an_interrupt_keeps_what_was_seen(site: Path) -> None:
    def interrupt(_total: int, page: str) -> None:
        if page == "005.html":
            os.kill(os.getpid(), signal.SIGINT)

    how, kept = gathered(site, pages=40, progress=interrupt)
    assert how.interrupted
    unread = [
        page for page in kept.pages() if page.loaded == NotGathered("The audit was interrupted before this page.")
    ]
    assert {page.path for page in unread} | set(worked(kept)) == set(kept.paths)
    assert "005.html" in worked(kept)
    assert "039.html" not in worked(kept)


def test_where_gathering_fails_nothing_is_left_that_looks_like_evidence(site: Path) -> None:
    def fail(_total: int, _page: str) -> None:
        message = "no space left"
        raise OSError(message)

    with pytest.raises(OSError, match="no space left"):
        gathered(site, pages=4, progress=fail)
    assert list((site.parent / "out").iterdir()) == []


def test_a_page_that_is_to_be_checked_is_though_it_came_from_the_cache(site: Path) -> None:
    cache = site.parent / "cache"
    gathered(site, cache=cache)
    MadeUpWorker.visits.clear()
    how, kept = gathered(site, cache=cache, compare=lambda _seen, _full: ("focus-order",))
    (checked,) = {one.partition(":")[0] for one in how.differing}
    assert MadeUpWorker.visits[:2] == [checked, checked]
    assert set(worked(kept).values()) == {"in full"}, "what relied on the template is visited again"


@pytest.mark.parametrize(
    ("key", "is_own"),
    [
        (("search", "another field"), True),
        (("region of mobile search-open", "another button"), True),
        (("mobile search-open", "the button, with results that an earlier search has left"), False),
        (("region of mobile menu-open", "another menu"), False),
    ],
)
def test_a_page_with_a_search_of_its_own_is_worked_in_full(
    site: Path, monkeypatch: pytest.MonkeyPatch, key: FindingKey, *, is_own: bool
) -> None:
    """Its search index was short; what it shows of its search is not what its representative shows."""
    own = "100.html"
    visit = MadeUpWorker.visit

    async def visit_with_search(self: MadeUpWorker, page: BuiltPage, plan: Plan, known: Known) -> Page:
        if page.path == own:
            known[key] = "no results"
        return await visit(self, page, plan, known)

    monkeypatch.setattr(MadeUpWorker, "visit", visit_with_search)
    _, kept = gathered(site)
    assert {path for path, how in worked(kept).items() if how == "in full"} == {REPRESENTATIVE} | (
        {own} if is_own else set()
    )


def test_a_page_whose_search_shows_nothing_any_more_is_visited_as_a_whole(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = site.parent / "cache"
    (site / SEARCH_INDEX).write_text("[]", encoding="utf-8")
    gathered(site, pages=4, cache=cache)
    (site / SEARCH_INDEX).write_text("[1]", encoding="utf-8")
    visit = MadeUpWorker.visit

    async def visit_without_search(self: MadeUpWorker, page: BuiltPage, plan: Plan, known: Known) -> Page:
        return structs.replace(await visit(self, page, plan, known), views=())

    monkeypatch.setattr(MadeUpWorker, "visit", visit_without_search)
    MadeUpWorker.visits.clear()
    _, kept = gathered(site, pages=4, cache=cache)
    assert MadeUpWorker.visits == [REPRESENTATIVE, REPRESENTATIVE], "its search alone, then all of it"
    assert [page.views for page in kept.pages()] == [()] * 4
