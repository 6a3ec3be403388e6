"""Progress: how much is done of how much, how fast, and how long the rest will take."""

from io import StringIO

import pytest
from rich.console import Console

from audits.progress import Pace, in_words, progress


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (59.4, "59 s"), (59.6, "1 min"), (150, "2 min"), (3_599, "60 min"), (4_800, "1 h 20 min")],
)
def test_times_in_words(seconds: float, words: str) -> None:
    assert in_words(seconds) == words


def test_pace() -> None:
    assert str(Pace(30, 120, 60, "pages")) == "30 pages a minute, 3 min left"
    assert str(Pace(3, 3, 1, "pages")) == "180 pages a minute, 0 s left"
    assert str(Pace(1, 3, 0, "pages")) == "", "nothing can be said before any time has passed"


def told(*, quiet: bool = False, terminal: bool = False) -> str:
    written = StringIO()
    console = Console(file=written, width=200, force_terminal=terminal, color_system=None)
    clock = iter((0.0, 2.0, 4.0))
    with progress(console, "pages", quiet=quiet, clock=lambda: next(clock)) as tell:
        tell(3, "a.html")
        tell(3, "[b].html")
    return written.getvalue()


def test_a_line_for_each_page_where_there_is_no_terminal() -> None:
    assert told() == "1/3 a.html (30 pages a minute, 4 s left)\n2/3 [b].html (30 pages a minute, 2 s left)\n"


def test_no_name_of_a_file_is_a_command_to_a_ci_system() -> None:
    written = StringIO()
    with progress(Console(file=written, width=20), "pages", quiet=False, clock=lambda: 0.0) as tell:
        tell(1, "a long name that is wrapped ::error file=x::pwned\n::error file=x::pwned\n\x1b[31m ##[error]x.html")
    (line,) = written.getvalue().splitlines()
    assert "::error" not in line
    assert "##[" not in line
    assert "\x1b" not in line


def test_a_bar_on_a_terminal() -> None:
    shown = told(terminal=True)
    assert "[b].html" in shown
    assert "2/3" in shown
    assert "30 pages a minute, 2 s left" in shown


def test_nothing_where_quiet_is_wanted() -> None:
    assert told(quiet=True) == ""
