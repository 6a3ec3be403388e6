"""How far a command has come, on standard error: how much is done of how much, how fast, and the time left."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from audits.lib.progress_report import Progress as Tell
from audits.lib.progress_report import no_progress
from audits.reports.wording import one_line

MINUTE = 60
HOUR = 60 * MINUTE
WIDEST_NAME = 60
"""Characters of a name that are shown beside a bar."""


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
    console: Console, unit: str, *, quiet: bool, clock: Callable[[], float] = time.monotonic
) -> Iterator[Tell]:
    """Show how many of the `unit` (such as `pages`) are done: a bar on a terminal, a line for each otherwise."""
    started, done = clock(), 0
    if quiet:
        yield no_progress
        return
    if not console.is_terminal:

        def line(total: int, name: str) -> None:
            nonlocal done
            done += 1
            console.print(
                f"{done}/{total} {one_line(name)} ({Pace(done, total, clock() - started, unit)})",
                markup=False,
                soft_wrap=True,
            )

        yield line
        return
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pace]}"),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(f"Visiting {unit}", total=None, pace="")

        def advance(total: int, name: str) -> None:
            nonlocal done
            done += 1
            shown = name[-WIDEST_NAME:].rjust(min(len(name), WIDEST_NAME))
            pace = Pace(done, total, clock() - started, unit)
            bar.update(task, total=total, advance=1, description=one_line(shown), pace=str(pace))

        yield advance
