"""What a command writes: the timings beside its results, what it prints, and what it says on standard error."""

import os
import shutil
import sys
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TextIO

import click
import msgspec
from rich.console import Console

from audits.lib.progress_report import Progress
from audits.lib.terminal import Colour, can_redraw, is_coloured
from audits.progress import Shown, progress
from audits.reports import as_github, as_terminal
from audits.reports.wording import verdict_line
from audits.verdict.report import Report

WIDEST = 140
"""Columns: longer lines are hard to read however wide the terminal."""

FORMATS_WRITTEN = ("terminal", "json", "html")
"""The formats of a report where nobody asks for others."""

Seconds = dict[str, float]
"""How long each stage took, by its name, in the order in which they ended."""


class Verbosity(StrEnum):
    """How much is said: the verdict alone; the report and how far the audit is; each page and stage as well."""

    QUIET = "quiet"
    NORMAL = "normal"
    VERBOSE = "verbose"


@dataclass(frozen=True, slots=True)
class Output:
    """Where the results of a command go: the folder, the report's formats, how much is said, and whether in colour."""

    folder: Path
    formats: tuple[str, ...] = FORMATS_WRITTEN
    verbosity: Verbosity = Verbosity.NORMAL
    colour: Colour = Colour.AUTO


def print_report(report: Report, output: Output) -> None:
    """Print what of a report is to be read at once: of a quiet command, the verdict in one line and nothing else."""
    if output.verbosity is Verbosity.QUIET:
        click.echo(verdict_line(report))
        return
    colour = _is_coloured(sys.stdout, output)
    if "terminal" in output.formats:
        width = min(shutil.get_terminal_size().columns, WIDEST)
        click.echo(as_terminal(report, console_width=width, colour=colour), nl=False, color=colour)
    if "github" in output.formats:
        click.echo(as_github(report), nl=False)


def write_timings(seconds: Seconds, output: Output) -> None:
    """Write how long each stage took beside the results."""
    output.folder.mkdir(parents=True, exist_ok=True)
    text = msgspec.json.format(msgspec.json.encode(seconds), indent=2) + b"\n"
    (output.folder / "timings.json").write_bytes(text)


def say(text: str, output: Output) -> None:
    """Say something on standard error, unless the command is to be quiet."""
    if output.verbosity is not Verbosity.QUIET:
        click.echo(text, err=True)


def say_where(what_is: str, seconds: Seconds, output: Output) -> None:
    """Say where the results are and, to who wants to know, how long each stage took."""
    if output.verbosity is Verbosity.VERBOSE:
        for stage, taken in seconds.items():
            say(f"{stage}: {taken:.3f} s", output)
    say(f"{what_is} in {output.folder}.", output)


def telling(output: Output, unit: str) -> AbstractContextManager[Progress]:
    """Show on standard error how many of the `unit`, such as pages, are done."""
    redraws = can_redraw(os.environ, is_terminal=sys.stderr.isatty())
    colour = _is_coloured(sys.stderr, output)
    console = Console(
        file=sys.stderr,
        highlight=False,
        force_terminal=redraws,
        force_interactive=redraws,
        color_system="standard" if colour else None,
        no_color=not colour,
    )
    return progress(console, unit, _shown(output.verbosity, redraws=redraws))


def _shown(verbosity: Verbosity, *, redraws: bool) -> Shown:
    match verbosity:
        case Verbosity.QUIET:
            return Shown.NOTHING
        case _ if redraws:
            return Shown.BAR
        case Verbosity.NORMAL:
            return Shown.STEPS
        case Verbosity.VERBOSE:
            return Shown.EACH


def _is_coloured(stream: TextIO, output: Output) -> bool:
    return is_coloured(os.environ, is_terminal=stream.isatty(), wanted=output.colour)
