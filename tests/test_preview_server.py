"""What is added to the answers of `mkdocs serve`, and which page is looked at next; no browser."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from audits.editor.preview.build_fault import BuildFault, Fault
from audits.editor.preview.checker import Checker
from audits.editor.preview.records import Job, PageReport, Stage
from audits.editor.preview.server import PreviewState, page_at, with_panel
from audits.editor.preview.snapshot import Snapshots
from audits.static.stamps import PageStamps, read_stamps

HTML = b"<!doctype html><body><p>Neck</p></body>"


class MadeUpProcess:
    """Takes jobs, as the process that looks at pages does, and answers when it is told to."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []


@pytest.fixture
def process() -> MadeUpProcess:
    return MadeUpProcess()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for name in ("a", "b", "c"):
        (folder / name).mkdir(parents=True)
        (folder / name / "index.html").write_bytes(HTML)
    return folder


@pytest.fixture
def checker(process: MadeUpProcess) -> Checker:
    return Checker(process.jobs.append)


def report(checker: Checker, page: str, stage: Stage, build: int = 0) -> None:
    checker.keep(PageReport(build, page, stage))


def pages_of(process: MadeUpProcess) -> list[str]:
    return [job.page.removesuffix("/index.html") for job in process.jobs]


def known(checker: Checker, page: str, build: int = -1, stage: Stage = Stage.NOTHING) -> tuple[int, Stage]:
    found = checker.ask(page, build, stage, 0)
    return found.build, found.stage


def test_a_page_that_is_asked_for_is_looked_at_and_what_is_found_is_told(
    checker: Checker, process: MadeUpProcess, site: Path
) -> None:
    checker.end_build(site, ())
    assert process.jobs == []
    assert known(checker, "a/index.html") == (0, Stage.NOTHING)
    assert process.jobs == [Job(0, str(site), "a/index.html")]
    report(checker, "a/index.html", Stage.FIRST)
    assert known(checker, "a/index.html") == (0, Stage.FIRST)


def test_another_page_that_is_asked_for_comes_first_and_the_one_at_work_again_after_it(
    checker: Checker, process: MadeUpProcess, site: Path
) -> None:
    checker.end_build(site, ())
    known(checker, "a/index.html")
    report(checker, "a/index.html", Stage.FIRST)
    known(checker, "b/index.html")
    assert pages_of(process) == ["a", "b"]
    known(checker, "a/index.html")
    assert pages_of(process) == ["a", "b"]
    report(checker, "b/index.html", Stage.ALL)
    assert pages_of(process) == ["a", "b", "a"]


def test_after_a_build_the_page_on_show_comes_before_others_that_were_edited(
    checker: Checker, process: MadeUpProcess, site: Path
) -> None:
    checker.end_build(site, ())
    known(checker, "b/index.html")
    checker.begin_build()
    checker.end_build(site, ["a/index.html"])
    assert pages_of(process) == ["b", "b"]
    report(checker, "b/index.html", Stage.ALL, build=1)
    assert pages_of(process) == ["b", "b", "a"]


def test_what_was_found_in_an_older_build_is_not_told(checker: Checker, site: Path) -> None:
    checker.end_build(site, ())
    known(checker, "a/index.html")
    checker.begin_build()
    checker.end_build(site, ())
    report(checker, "a/index.html", Stage.ALL, build=0)
    assert known(checker, "a/index.html") == (1, Stage.NOTHING)


def test_a_page_that_there_is_not_is_not_looked_at(checker: Checker, process: MadeUpProcess, site: Path) -> None:
    checker.end_build(site, ())
    assert known(checker, "../a/index.html") == (0, Stage.NOTHING)
    assert known(checker, "d/index.html") == (0, Stage.NOTHING)
    assert process.jobs == []


Answer = Callable[..., tuple[str, dict[str, str], bytes]]


@pytest.fixture
def state(checker: Checker, site: Path) -> PreviewState:
    checker.end_build(site, ())
    return PreviewState(checker, "/base/")


@pytest.fixture
def answer(state: PreviewState) -> Answer:
    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        kind = "text/html" if environ["PATH_INFO"].endswith("/") else "image/png"
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(HTML)))])
        return [HTML]

    def ask(path: str, query: str = "", accept: str = "text/html") -> tuple[str, dict[str, str], bytes]:
        started: list[Any] = []
        environ = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_ACCEPT": accept}
        body = b"".join(with_panel(app, state)(environ, lambda *how: started.extend(how)))
        return started[0], dict(started[1]), body

    return ask


def test_a_page_gets_the_panel_and_nothing_else_does(answer: Answer) -> None:
    status, headers, body = answer("/base/a/")
    assert status == "200 OK"
    assert body.replace(b'<script type="module" src="/.audits/panel.js"></script>', b"") == HTML != body
    assert headers["Content-Length"] == str(len(body))
    assert answer("/base/a.png")[2] == HTML


def test_a_page_gets_no_panel_where_pages_are_not_looked_at(answer: Answer, state: PreviewState) -> None:
    state.checker.is_off = True
    assert answer("/base/a/")[2] == HTML


def test_while_a_build_is_failing_each_page_tells_why(answer: Answer, state: PreviewState) -> None:
    state.fault = BuildFault((Fault("no such clinic", "docs/a.md", 3),), "")
    status, _, body = answer("/base/a/")
    assert status.startswith("500")
    assert b"docs/a.md, line 3" in body
    assert answer("/base/a.png", accept="image/*")[2] == HTML


def test_the_panel_finds_its_own_files_and_what_was_found(answer: Answer) -> None:
    assert answer("/.audits/panel.js")[1]["Content-Type"].startswith("text/javascript")
    assert answer("/.audits/plugin.py")[0].startswith("404")
    found = json.loads(answer("/.audits/findings.json", "path=/base/a/&build=x&stage=y")[2])
    assert found["page"] == "a/index.html"
    assert found["stage"] == "nothing"


@pytest.mark.parametrize(
    ("path", "page"),
    [("/base/", "index.html"), ("/base/a/", "a/index.html"), ("/base/a.html", "a.html"), ("/base/é/", "é/index.html")],
)
def test_an_address_leads_to_a_file(path: str, page: str) -> None:
    assert page_at(path, "/base/") == page


def test_a_copy_stays_as_it_is_while_the_site_is_built_anew(site: Path) -> None:
    (site / "a.css").write_text("p {}", encoding="utf-8")
    snapshots = Snapshots()
    stamps = {"a/index.html": PageStamps("0", "docs/a.md", {}, None, ())}
    copy = snapshots.take(site, stamps)
    (site / "a" / "index.html").write_bytes(b"other")
    (site / "a.css").unlink()
    (site / "a.css").write_text("b {}", encoding="utf-8")
    assert (copy / "a" / "index.html").read_bytes() == HTML
    assert (copy / "a.css").read_text(encoding="utf-8") == "p {}"
    assert read_stamps(copy) == stamps
    snapshots.close()
    assert not copy.exists()
