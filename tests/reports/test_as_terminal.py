import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from audits.reports import as_terminal
from audits.reports.wording import verdict_line
from audits.rules.outcomes import Result
from audits.standards import Level
from audits.verdict.report import Finding, Report

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def test_snapshot(everything: Report, same_as_file: Callable[[str, Path], None], snapshots: Path) -> None:
    same_as_file(as_terminal(everything), snapshots / "terminal.txt")


def test_verdict_comes_first_and_last(awkward: Report) -> None:
    lines = as_terminal(awkward).rstrip("\n").split("\n")
    assert lines[0].startswith(f"{awkward.verdict.upper()}  ")
    assert lines[-1] == verdict_line(awkward)


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_console(awkward: Report, width: int) -> None:
    *lines, _verdict, _end = as_terminal(awkward, console_width=width).split("\n")
    assert max(map(cell_len, lines)) <= width


def test_only_our_own_colours_steer_the_terminal(hostile: Report) -> None:
    plain, coloured = as_terminal(hostile), as_terminal(hostile, colour=True)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", plain)
    assert COLOUR.search(coloured)
    assert [line.rstrip() for line in COLOUR.sub("", coloured).split("\n")] == plain.split("\n")


@pytest.mark.parametrize("colour", [False, True])
def test_the_terminal_it_is_made_in_does_not_matter(
    everything: Report, monkeypatch: pytest.MonkeyPatch, *, colour: bool
) -> None:
    expected = as_terminal(everything, colour=colour)
    for name, value in {"COLUMNS": "30", "NO_COLOR": "1", "FORCE_COLOR": "1", "TERM": "dumb"}.items():
        monkeypatch.setenv(name, value)
    assert as_terminal(everything, colour=colour) == expected


def test_text_of_pages_is_no_markup(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    text = "[red]not red[/red] :smile: [/]"
    written = as_terminal(make_report(make_finding(message=text, selector=text, help=text)))
    assert written.count(text) == 3


def test_places_past_ten_are_counted(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    written = as_terminal(make_report(*(make_finding(page=f"{index}.html") for index in range(25))))
    assert written.count(".html") == 10
    assert "    and 15 more\n" in written
    assert written.count('<a href="tel:01632960001">') == 1


def test_different_elements_are_shown_each(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    written = as_terminal(make_report(make_finding(html="<b>1</b>"), make_finding(html="<b>2</b>")))
    assert written.index("<b>1</b>") < written.index("on guides", written.index("on guides") + 1)
    assert "<b>2</b>" in written


def test_code_is_cut_and_never_wrapped(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    written = as_terminal(make_report(make_finding(selector="main > " * 100)), console_width=60)
    (line,) = [line for line in written.split("\n") if "main > " in line]
    assert line.endswith("…")


def test_advice_is_brief(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    advice = [make_finding(level=Level.SHOULD, page=f"{index}.html") for index in range(5)]
    written = as_terminal(make_report(*advice))
    assert "and 2 more" in written
    assert "What to do:" not in written
    assert advice[0].html not in written
    assert "audits explain" in written


def test_help_comes_once_per_rule(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    findings = (make_finding(), make_finding(message="Another."), make_finding(result=Result.UNSURE))
    assert as_terminal(make_report(*findings)).count("What to do:") == 1
