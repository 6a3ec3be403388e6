"""What a command prints: one line where it is to be quiet, and colour only where it is wanted and can be shown."""

import re
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from audits.lib.terminal import Colour
from audits.output import Output, Verbosity, print_report, say, telling
from audits.reports import FORMATS
from audits.reports.wording import verdict_line
from audits.verdict.report import Report

COLOURS = re.compile(r"\x1b\[[0-9;]*m")
VARIABLES = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM")


class Stream(StringIO):
    """A standard stream that goes to a terminal, or into a pipe."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        return self.is_terminal


Streams = Callable[..., tuple[Stream, Stream]]


@pytest.fixture
def streams(monkeypatch: pytest.MonkeyPatch) -> Streams:
    """Put other standard streams in place, with these variables set; give output and errors."""

    def put(*, is_terminal: bool, **environment: str) -> tuple[Stream, Stream]:
        for name in VARIABLES:
            monkeypatch.delenv(name, raising=False)
        for name, value in ({"TERM": "xterm-256color"} | environment).items():
            monkeypatch.setenv(name, value)
        out, errors = Stream(is_terminal=is_terminal), Stream(is_terminal=is_terminal)
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", errors)
        return out, errors

    return put


@pytest.mark.parametrize(
    ("environment", "wanted", "on_terminal", "in_pipe"),
    [
        ({}, Colour.AUTO, True, False),
        ({"NO_COLOR": "1"}, Colour.AUTO, False, False),
        ({"TERM": "dumb"}, Colour.AUTO, False, False),
        ({"FORCE_COLOR": "1"}, Colour.AUTO, True, True),
        ({"CLICOLOR_FORCE": "1"}, Colour.AUTO, True, True),
        ({"NO_COLOR": "1"}, Colour.ALWAYS, True, True),
        ({"FORCE_COLOR": "1"}, Colour.NEVER, False, False),
    ],
)
def test_colour_of_the_report_and_of_the_bar(  # noqa: PLR0913  because the table has that many columns
    everything: Report,
    streams: Streams,
    environment: dict[str, str],
    wanted: Colour,
    *,
    on_terminal: bool,
    in_pipe: bool,
) -> None:
    output = Output(Path("reports"), colour=wanted)
    for is_terminal, coloured in ((True, on_terminal), (False, in_pipe)):
        out, errors = streams(is_terminal=is_terminal, **environment)
        print_report(everything, output)
        with telling(output, "pages") as tell:
            tell(1, "a.html")
        assert bool(COLOURS.search(out.getvalue())) is coloured
        if is_terminal and environment.get("TERM") != "dumb":
            assert bool(COLOURS.search(errors.getvalue())) is coloured
            assert "\x1b[" in errors.getvalue(), "the bar is drawn anew"
        else:
            assert "\x1b" not in errors.getvalue(), "nothing moves where nothing can"
            assert errors.getvalue().startswith("1/1 a.html")


@pytest.mark.parametrize("formats", [(name,) for name in FORMATS] + [tuple(FORMATS)])
def test_a_quiet_command_prints_the_verdict_in_one_line_and_nothing_else(
    everything: Report, streams: Streams, formats: tuple[str, ...]
) -> None:
    out, errors = streams(is_terminal=True)
    output = Output(Path("reports"), formats, Verbosity.QUIET)
    print_report(everything, output)
    say("Reports are in reports.", output)
    with telling(output, "pages") as tell:
        tell(1, "a.html")
    assert out.getvalue() == verdict_line(everything) + "\n"
    assert errors.getvalue() == ""


def test_what_is_said_of_a_long_path_stays_on_one_line(streams: Streams) -> None:
    _, errors = streams(is_terminal=False)
    say(f"Reports are in {'folder/' * 40}.", Output(Path("reports")))
    assert errors.getvalue().count("\n") == 1


def test_each_page_is_told_of_where_more_is_asked_for(streams: Streams) -> None:
    for verbosity, lines in ((Verbosity.NORMAL, 11), (Verbosity.VERBOSE, 40)):
        _, errors = streams(is_terminal=False)
        with telling(Output(Path("reports"), verbosity=verbosity), "pages") as tell:
            for _ in range(40):
                tell(40, "a.html")
        assert errors.getvalue().count("\n") == lines
