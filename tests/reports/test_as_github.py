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


def test_one_annotation_per_cause_and_place(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    theme = [make_finding(page=f"{index}.html", source=None) for index in range(4)]
    lines = as_github(make_report(*theme, make_finding())).split("\n")
    assert [line.startswith("::error") for line in lines] == [True, True, False, False]
    assert "(0.html and 3 other pages)" in lines[0]
