"""A Dask cluster gives what one machine gives, though one of its workers dies on the way."""

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from distributed import LocalCluster

from audits import Request, audit
from audits.errors import WrongUseError
from audits.evidence.shard import Shard
from audits.gatherers.cluster import visit_shard
from audits.gathering.asked import plan_of
from audits.reports import as_json
from audits.rules.catalogue import BY_ID

pytestmark = pytest.mark.browser

PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page {number}</title></head>'
    '<body><header><nav><a href="1.html">One</a></nav></header><main><h1>Page {number}</h1>{more}</main></body></html>'
)
REQUEST = Request(
    rules=tuple(BY_ID[name] for name in ("page-loads", "focus-visible", "axe-image-alt")),
    profiles=("desktop",),
    jobs=1,
)
PAGES = 6


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    for number in range(PAGES):
        more = '<img src="a.png">' if number % 5 == 0 else ""
        (folder / f"{number}.html").write_text(PAGE.format(number=number, more=more), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def expected(site: Path) -> str:
    """Give the report of one machine."""
    return as_json(audit(site, REQUEST))


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(  # type: ignore[no-untyped-call]  # because Dask has no types
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as started:
        yield started


def test_a_cluster_gives_what_one_machine_gives(site: Path, cluster: LocalCluster, expected: str) -> None:
    told: list[tuple[int, str]] = []
    request = replace(REQUEST, dask=cluster.scheduler_address, progress=lambda total, page: told.append((total, page)))
    report = audit(site, request)
    assert as_json(report) == expected
    assert {finding.page for finding in report.findings} == {"0.html", "5.html"}
    assert sorted(told) == sorted((PAGES, f"{number}.html") for number in range(PAGES))


def test_what_a_worker_that_dies_was_to_visit_is_visited_by_another(
    site: Path, cluster: LocalCluster, expected: str
) -> None:
    killed: list[int] = []

    def kill_one(_total: int, _page: str) -> None:
        if not killed:
            killed.append(cluster.workers[0].pid)
            os.kill(killed[0], signal.SIGKILL)

    report = audit(site, replace(REQUEST, dask=cluster.scheduler_address, progress=kill_one))
    assert len(killed) == 1
    assert as_json(report) == expected


def test_a_worker_that_has_no_such_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match="need the site at the same path"):
        visit_shard(tmp_path / "nowhere", (), plan_of(REQUEST), None, None, None, Shard())


def test_where_no_scheduler_answers_it_is_said_so(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audits.gatherers.cluster.CONNECTS_MS", 500)
    with pytest.raises(WrongUseError, match="no scheduler answers at tcp:"):
        audit(site, replace(REQUEST, dask="tcp://127.0.0.1:1"))


def test_a_shard_is_not_visited_on_a_cluster() -> None:
    with pytest.raises(WrongUseError, match="choose one of them"):
        replace(REQUEST, dask="local", shard=Shard(1, 2))
