"""How fast the gate is, alone and beside the tools people use today: `nox -s bench -- [ROWS…]`."""

import os
import platform
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import click
import gate
from axe_source import find_axe, version_in
from contest import Contest
from figures import Row, table
from rows import GROUPS
from sample import faulty
from tool import Setting

SWITCHES = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    *(("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()),
)
"""What every tool's Chromium is started with, as the gate's own is; root has to do without the sandbox."""

TOOLS = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "audits-bench"
"""Where programs from npm are kept from run to run."""

SPEED = Path(__file__).with_name("speed.md")

TEXT = """\
# How fast the gate is

`nox -s bench` writes this file. {machine}

All tools started the same browser, {browser}. The gate runs axe {axe}, bare Playwright
axe {bare_axe}. Each figure is the median of {rounds}, in each of which the contenders took turns; the gate opened
{jobs} at a time, the others one.

- **CPU seconds** are those of all processes that a command starts, renderers included, **wall seconds** those until it
  ends; both include the start of the tool and of its browser. The gate serves the pages to itself; the server that
  the other tools fetch them from is not counted. A ratio is the gate's figure by the one beside it.
- Before a tool is measured it has to find what is wrong with a faulty page. A run counts only if the tool tells of
  every page and, where it fetches pages from our server, the server has sent it every one.
- The gate wrote its JSON report alone. Its ten profiles are those of a run without `--profiles`, which keeps some of
  them for the first page of each template.
- Windows: gate, bare Playwright and pa11y-ci 1280 × 800 pixels, axe-cli 800 × 600, Lighthouse its own telephone.

{table}
"""


@click.command()
@click.argument("groups", metavar="[ROWS]...", nargs=-1, type=click.Choice([*GROUPS]))
@click.option("--rounds", type=click.IntRange(min=1), default=3, show_default=True, help="How often all is measured.")
@click.option("--pages", type=click.IntRange(min=1), default=30, show_default=True, help="Pages sampled of each site.")
@click.option(
    "--site-pages", type=click.IntRange(min=2), default=100, show_default=True, help="Pages of the Material site."
)
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Browsers of the gate at once.")
@click.option(
    "--axe",
    type=click.Path(path_type=Path, exists=True, dir_okay=False, resolve_path=True),
    help="The axe.min.js for bare Playwright. Without it: of the version that the gate reports.",
)
@click.option("--tools", type=click.Path(path_type=Path), default=TOOLS, show_default=True, help="Programs from npm.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False),
    help="The file for the table. Without it: benchmarks/speed.md if all rows are measured.",
)  # fmt: skip
def main(  # noqa: PLR0913  because the command has that many options
    groups: tuple[str, ...],
    *,
    rounds: int,
    pages: int,
    site_pages: int,
    jobs: int,
    axe: Path | None,
    tools: Path,
    out: Path | None,
) -> None:
    """Measure how fast the gate is, alone and beside other tools.

    ROWS are of material, ours, scale, axe, cache, judging, others; without any, all are measured.
    """
    if sys.platform != "linux":
        message = "CPU seconds of all processes can be measured on Linux only."
        raise click.ClickException(message)
    file = out or (None if groups else SPEED)
    machine = _machine()
    with tempfile.TemporaryDirectory(prefix="audits-bench-") as folder:
        work = Path(folder)
        trial = _trial(work)
        setting = Setting(work, tools.resolve(), gate.browser(), SWITCHES, axe or _axe(trial.axe, tools.resolve()))
        contest = Contest(rounds, pages, site_pages, jobs, setting, _say)
        rows: list[Row] = []
        for name in groups or GROUPS:
            _say(f"{name} …")
            rows += GROUPS[name](contest)
            if file is not None:
                file.write_text(_written(rows, machine, contest, trial), "utf-8")
    click.echo(_written(rows, machine, contest, trial))


def _trial(work: Path) -> gate.Audit:
    """Put the gate to the faulty page, whose fault it has to find; its report says which axe and browser it uses."""
    found = gate.audit(faulty(work), work / "reports", *gate.AXE_ALONE)
    if isinstance(found, str):
        message = f"The gate cannot be measured: {found}."
        raise click.ClickException(message)
    if "axe-image-alt" not in found.rules:
        message = "The gate cannot be measured: it does not find a picture without a text."
        raise click.ClickException(message)
    return found


def _axe(version: str, tools: Path) -> Path:
    found = find_axe(version, tools)
    if isinstance(found, str):
        message = f"There is no axe {version} here: {found}. Name its file with --axe."
        raise click.ClickException(message)
    return found


def _machine() -> str:
    """Say when and where this is, and how busy the machine already is."""
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    return f"{datetime.now(UTC):%Y-%m-%d}, {machine}; load average before the run {os.getloadavg()[0]:.1f}."


def _written(rows: list[Row], machine: str, contest: Contest, trial: gate.Audit) -> str:
    """Write the file: what was measured with, and the table."""
    return TEXT.format(
        machine=machine,
        browser=f"{trial.browser} ({Path(contest.setting.browser).name})",
        axe=trial.axe,
        bare_axe=version_in(contest.setting.axe),
        rounds=_counted(contest.rounds, "round"),
        jobs=_counted(contest.jobs, "page"),
        table=table(rows),
    )


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _say(line: str) -> None:
    click.echo(line, err=True)


if __name__ == "__main__":
    main()
