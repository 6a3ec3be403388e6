"""How far a command has come, on standard error: how much is done of how much, how fast, and the time left."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from audits.lib.progress_report import Progress as Tell
from audits.lib.progress_report import no_progress
from audits.reports.wording import one_line

MINUTE = 60
HOUR = 60 * MINUTE
WIDEST_NAME = 60
"""Characters of a name that are shown beside a bar."""

STEPS = 10
"""Into how many parts the way is cut, of which each is told of."""

LONGEST_SILENCE = 30
"""Seconds after which the next thing done is told of, wherever on the way it is: a CI log shall show life."""


class Shown(StrEnum):
    """In what form progress is shown: not at all, a line now and then, a line for each thing done, or a bar."""

    NOTHING = "nothing"
    STEPS = "steps"
    EACH = "each"
    BAR = "bar"


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast `done` of `total` things were done within so many seconds; `unit` names them in the plural."""

    done: int
    total: int
    seconds: float
    unit: str

    def __str__(self) -> str:
        """Say how many a minute, and how long the rest will take at that."""
        if self.seconds <= 0 or self.done <= 0:
            return ""
        left = self.seconds / self.done * max(self.total - self.done, 0)
        return f"{self.done / self.seconds * MINUTE:.0f} {self.unit} a minute, {in_words(left)} left"


def in_words(seconds: float) -> str:
    """Write a time as people say it: `40 s`, `3 min`, `1 h 20 min`."""
    whole = round(seconds)
    if whole < MINUTE:
        return f"{whole} s"
    if whole < HOUR:
        return f"{round(whole / MINUTE)} min"
    return f"{whole // HOUR} h {whole % HOUR // MINUTE} min"


@contextmanager
def progress(
    console: Console, unit: str, shown: Shown, *, clock: Callable[[], float] = time.monotonic
) -> Iterator[Tell]:
    """Show how many of the `unit` (such as `pages`) are done, in one of the forms."""
    match shown:
        case Shown.NOTHING:
            yield no_progress
        case Shown.STEPS | Shown.EACH:
            yield _lines(console, unit, clock, is_each=shown is Shown.EACH)
        case Shown.BAR:
            columns = (
                TextColumn("{task.description}", markup=False),
                BarColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
                TextColumn("{task.fields[pace]}"),
            )
            with Progress(*columns, console=console, transient=True) as bar:
                yield _bar(bar, unit, clock)


def _lines(console: Console, unit: str, clock: Callable[[], float], *, is_each: bool) -> Tell:
    started = told_at = clock()
    done = told_step = 0

    def tell(total: int, name: str) -> None:
        nonlocal done, told_at, told_step
        done += 1
        now, step = clock(), done * STEPS // max(total, 1)
        if is_each or done == 1 or step > told_step or now - told_at >= LONGEST_SILENCE:
            told_at, told_step = now, step
            pace = Pace(done, total, now - started, unit)
            console.print(f"{done}/{total} {one_line(name)} ({pace})", markup=False, soft_wrap=True)

    return tell


def _bar(bar: Progress, unit: str, clock: Callable[[], float]) -> Tell:
    started, done = clock(), 0
    task = bar.add_task(f"Visiting {unit}", total=None, pace="")

    def tell(total: int, name: str) -> None:
        nonlocal done
        done += 1
        shown = name[-WIDEST_NAME:].rjust(min(len(name), WIDEST_NAME))
        pace = Pace(done, total, clock() - started, unit)
        bar.update(task, total=total, advance=1, description=one_line(shown), pace=str(pace))

    return tell
