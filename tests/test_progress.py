"""Progress: how much is done of how much, how fast, and how long the rest will take."""

from collections.abc import Sequence
from io import StringIO
from itertools import count

import pytest
from rich.console import Console

from audits.progress import Pace, Shown, in_words, progress


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


def told(shown: Shown, *, names: Sequence[str] = ("a.html", "[b].html"), seconds: float = 2) -> str:
    """Give what is written where so many seconds pass before each of these, of three, is done."""
    written = StringIO()
    is_terminal = shown is Shown.BAR
    console = Console(file=written, width=200, force_terminal=is_terminal, color_system=None)
    clock = count(0, seconds)
    with progress(console, "pages", shown, clock=lambda: float(next(clock))) as tell:
        for name in names:
            tell(max(3, len(names)), name)
    return written.getvalue()


def test_a_line_for_each_page() -> None:
    assert told(Shown.EACH) == "1/3 a.html (30 pages a minute, 4 s left)\n2/3 [b].html (30 pages a minute, 2 s left)\n"


def test_a_line_for_each_tenth_of_the_way_and_the_first_page() -> None:
    lines = told(Shown.STEPS, names=["a.html"] * 200, seconds=0.1).splitlines()
    assert [line.split("/")[0] for line in lines] == ["1", *map(str, range(20, 201, 20))]
    assert lines[1] == "20/200 a.html (600 pages a minute, 18 s left)"


def test_a_line_after_half_a_minute_however_little_was_done() -> None:
    lines = told(Shown.STEPS, names=["a.html"] * 100, seconds=11).splitlines()
    assert [line.split("/")[0] for line in lines][:5] == ["1", "4", "7", "10", "13"]


def test_no_name_of_a_file_is_a_command_to_a_ci_system() -> None:
    name = "a long name that is wrapped ::error file=x::pwned\n::error file=x::pwned\n\x1b[31m ##[error]x.html"
    for shown in (Shown.STEPS, Shown.EACH):
        (line,) = told(shown, names=[name]).splitlines()
        assert "::error" not in line
        assert "##[" not in line
        assert "\x1b" not in line


def test_a_bar() -> None:
    shown = told(Shown.BAR)
    assert "[b].html" in shown
    assert "2/3" in shown
    assert "30 pages a minute, 2 s left" in shown


def test_nothing() -> None:
    assert told(Shown.NOTHING) == ""
