"""A tool is believed only if what it writes tells of every page it was put to."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from axe_source import version_in
from cpu import Ended, Usage
from gate import not_looked_at
from npm import Package, installed, version_of
from others import AXE_CLI, BARE, HTML_VALIDATE, LIGHTHOUSE, LINKINATOR, PA11Y
from sample import faulty
from tool import NotLookedAtError, Setting, Task, Tool, doubt

URL = "http://127.0.0.1:8000/"
FILE = Path("/site/index.html")
SETTING = Setting(Path("made"), Path("programs"), "chromium", ("--disable-quic", "--no-sandbox"), Path("axe.min.js"))
TASK = Task(SETTING, (URL,), (FILE,), "program")

ALT = {"id": "image-alt"}
FOUND: list[tuple[Tool, Any]] = [
    (BARE, [{"url": URL, "violations": ["image-alt"], "passes": ["list"]}]),
    (PA11Y, {"results": {URL: [{"code": "image-alt", "runner": "axe"}]}}),
    (AXE_CLI, [{"url": URL, "violations": [ALT], "passes": [{"id": "list"}]}]),
    (LIGHTHOUSE, {"requestedUrl": URL, "audits": {"image-alt": {"score": 0}, "list": {"score": 1}}}),
    (
        LINKINATOR,
        {
            "links": [
                {"url": URL, "state": "OK"},
                {"url": f"{URL}missing.html", "state": "BROKEN", "parent": URL},
                {"url": f"{URL}a.html", "state": "OK", "parent": URL},
            ]
        },
    ),
    (HTML_VALIDATE, [{"filePath": str(FILE), "messages": [{"ruleId": "wcag/h37"}]}]),
]
NOT_LOADED: list[tuple[Tool, Any]] = [
    (BARE, [{"url": URL, "violations": [], "passes": []}]),
    (PA11Y, {"results": {URL: [{"message": "net::ERR_CONNECTION_REFUSED"}]}}),
    (AXE_CLI, [{"url": URL, "violations": [], "passes": []}]),
    (LIGHTHOUSE, {"requestedUrl": URL, "runtimeError": {"message": "Unable to load"}, "audits": {}}),
]


def ended(written: str, stderr: str = "", exit_code: int | None = 0) -> list[Ended]:
    return [Ended(Usage(1, 1), exit_code, written, stderr)]


def named(cases: list[tuple[Tool, Any]]) -> list[Any]:
    return [pytest.param(*case, id=case[0].name) for case in cases]


@pytest.mark.parametrize(("tool", "written"), named(FOUND))
def test_what_a_tool_finds_is_read_page_by_page(tool: Tool, written: object) -> None:
    faults = tool.read(TASK, ended(json.dumps(written)))
    page = URL if tool.fetches else str(FILE)
    assert faults[page] == {tool.fault}


@pytest.mark.parametrize(("tool", "written"), named(NOT_LOADED))
def test_a_page_that_was_not_loaded_is_no_page_looked_at(tool: Tool, written: object) -> None:
    with pytest.raises(NotLookedAtError):
        tool.read(TASK, ended(json.dumps(written)))


def test_a_link_to_a_page_is_no_look_at_it() -> None:
    links = [{"url": URL, "state": "OK", "parent": f"{URL}other/"}]
    assert LINKINATOR.read(TASK, ended(json.dumps({"links": links}))) == {}


@pytest.mark.parametrize("tool", [tool for tool, _ in FOUND], ids=lambda tool: tool.name)
def test_what_a_tool_wrote_instead_is_said(tool: Tool) -> None:
    with pytest.raises(NotLookedAtError, match="session not created"):
        tool.read(TASK, ended("", "at line 1\nError: session not created\nat line 2", 1))


@pytest.mark.parametrize("tool", [BARE, AXE_CLI, LIGHTHOUSE], ids=lambda tool: tool.name)
def test_every_browser_is_started_with_the_same_switches(tool: Tool) -> None:
    words = " ".join(tool.commands(TASK)[0])
    assert all(switch.removeprefix("--") in words for switch in SETTING.switches)


def test_pa11y_starts_the_same_browser_and_looks_at_one_page_at_a_time(tmp_path: Path) -> None:
    PA11Y.commands(TASK._replace(setting=SETTING._replace(work=tmp_path)))
    written = json.loads((tmp_path / "pa11y-ci.json").read_bytes())
    defaults = written["defaults"]
    assert written["urls"] == [URL]
    assert (defaults["runners"], defaults["concurrency"]) == (["axe"], 1)
    assert defaults["chromeLaunchConfig"] == {"executablePath": SETTING.browser, "args": [*SETTING.switches]}


def test_a_tool_without_what_it_needs_says_so(tmp_path: Path) -> None:
    tool = AXE_CLI._replace(needs=("no-such-program",))
    assert "no-such-program" in doubt(tool, SETTING._replace(work=tmp_path))


def test_a_tool_that_finds_nothing_on_the_faulty_page_is_not_believed(tmp_path: Path) -> None:
    blind = HTML_VALIDATE._replace(package=None, commands=lambda task: [[task.program, "-c", "print('[]')"]])
    assert "does not find wcag/h37" in doubt(blind, SETTING._replace(work=tmp_path))


def test_a_tool_that_fetches_nothing_is_not_believed(tmp_path: Path) -> None:
    def commands(task: Task) -> list[list[str]]:
        said = [{"url": url, "violations": ["image-alt"], "passes": ["list"]} for url in task.urls]
        return [[task.program, "-c", f"print({json.dumps(said)!r})"]]

    assert "did not fetch 1 of 1" in doubt(BARE._replace(commands=commands), SETTING._replace(work=tmp_path))


def test_without_npm_nothing_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "PATH", str(tmp_path))
    assert installed(Package("@axe-core/cli", "4.13.0", "axe"), tmp_path) == "npm is not here"


def test_what_is_installed_is_not_installed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "PATH", str(tmp_path))
    package = Package("@axe-core/cli", "4.13.0", "axe")
    file = package.folder(tmp_path) / "node_modules/@axe-core/cli/package.json"
    file.parent.mkdir(parents=True)
    file.write_text('{"version": "4.13.0"}')
    assert version_of(package.name, package.folder(tmp_path)) == "4.13.0"
    assert installed(package, tmp_path) == ""


@pytest.mark.parametrize(("text", "version"), [("/*! axe v4.12.1\n * Copyright", "4.12.1"), ("// something else", "")])
def test_axe_says_its_version(text: str, version: str, tmp_path: Path) -> None:
    (tmp_path / "axe.min.js").write_text(text)
    assert version_in(tmp_path / "axe.min.js") == version


def report(pages: int = 3, verdict: str = "failing", results: tuple[str, ...] = ("failed",)) -> dict[str, Any]:
    findings = [{"rule": f"rule-{result}", "result": result} for result in results]
    return {"site": {"pages": pages}, "verdict": verdict, "findings": findings}


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (report(), ""),
        (report(pages=2), "it looked at 2 of 3 pages"),
        (report(results=("failed", "untested")), "its report is incomplete; untested: rule-untested"),
        (report(verdict="incomplete"), "its report is incomplete"),
    ],
)
def test_a_report_of_the_gate_counts_only_if_it_is_complete(one: dict[str, Any], said: str) -> None:
    assert not_looked_at(one, 3).startswith(said)
    assert bool(not_looked_at(one, 3)) == bool(said)


def test_the_faulty_page_has_faults(tmp_path: Path) -> None:
    sample = faulty(tmp_path)
    text = (sample.site / sample.paths[0]).read_text("utf-8")
    assert "<img src=" in text
    assert " alt=" not in text
