import re
from collections.abc import Callable
from pathlib import Path

import pytest

from audits.reports import as_github
from audits.reports.wording import verdict_line
from audits.rules.outcomes import Result
from audits.standards import Level
from audits.verdict.report import Finding, Report, Source, Status

COMMAND = re.compile(r"::(error|warning|notice) (?:\w+=[^,:\r\n]*,)*title=[^,:\r\n]*::[^\r\n]*")


def test_snapshot(everything: Report, same_as_file: Callable[[str, Path], None], snapshots: Path) -> None:
    same_as_file(as_github(everything), snapshots / "report.github.txt")


def test_every_line_is_one_command_of_ours_a_note_or_the_verdict(awkward: Report) -> None:
    *lines, last, end = as_github(awkward).split("\n")
    assert (last, end) == (verdict_line(awkward), "")
    assert [line for line in lines if not COMMAND.fullmatch(line) and not line.startswith("Note: ")] == []


def test_escaping(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    finding = make_finding(message="50 %\n::error::x", help="", page="p", source=Source("a,b:c%.md", 7))
    assert as_github(make_report(finding)).split("\n")[0] == (
        "::error file=a%2Cb%3Ac%25.md,line=7,title=tel-link-global (must be mended)::50 %25%0A: :error::x (p)"
    )


@pytest.mark.parametrize(
    ("facts", "command"),
    [
        ({}, "::error "),
        ({"result": Result.UNTESTED}, "::error "),
        ({"result": Result.UNSURE}, "::warning "),
        ({"level": Level.SHOULD}, "::notice "),
        ({"status": Status.WAIVED}, "FAILING: "),
    ],
)
def test_command(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report], facts: dict[str, object], command: str
) -> None:
    assert as_github(make_report(make_finding(**facts))).startswith(command)


def test_one_annotation_per_cause(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    theme = [make_finding(page=f"{index}.html", source=None) for index in range(4)]
    lines = as_github(make_report(*theme, make_finding())).split("\n")
    assert [line.startswith("::error") for line in lines] == [True, False, False]
    assert lines[0].startswith("::error file=docs/guides/headache.md,line=42,")
    assert "(on 5 pages, the first of them 0.html)" in lines[0]


def test_a_built_page_is_no_file_that_github_shows(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    text = as_github(make_report(make_finding(source=None)))
    assert text.startswith("::error title=tel-link-global (must be mended)::")
    assert "(guides/headache/index.html)" in text


def test_no_more_than_github_shows_of_a_kind_and_those_on_most_pages_first(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    findings = [
        *(make_finding(message=f"One {number}", page="a.html") for number in range(12)),
        *(make_finding(message="Everywhere", page=f"{number}.html") for number in range(9)),
        make_finding(message="Unread", result=Result.UNTESTED),
        *(make_finding(message=f"Advice {number}", level=Level.SHOULD) for number in range(11)),
    ]
    lines = as_github(make_report(*findings)).split("\n")
    assert [sum(line.startswith(f"::{kind} ") for line in lines) for kind in ("error", "warning", "notice")] == [
        10,
        0,
        10,
    ]
    assert "::Everywhere (on 9 pages" in lines[0]
    assert lines[-3] == "Note: GitHub shows 10 annotations of a kind. The reports tell of 5 causes more."
