"""The `audits` command: from the words typed to a run, and from a run to what is printed."""

import asyncio
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
from playwright.async_api import async_playwright
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from audits import __version__
from audits.attest import attestations_file, hashes_of, record
from audits.errors import WrongUseError
from audits.explain import explain_criterion, explain_rule
from audits.gather.browser import find_browser, runs_as_root
from audits.gather.profiles import PROFILES
from audits.gather.store import Evidence, load
from audits.pipeline import EXTERNAL, GATHER, JUDGE, RUN, Run, Stage, go
from audits.policy.attestations import Attestation, read_attestations
from audits.project import Project, find_project, settings_for
from audits.reports import FORMATS, as_github, as_terminal
from audits.rule import Rule
from audits.rules import BY_ID, EXTERNAL_RULES, FAMILIES, GROUPS, RULES, misnamed_in, no_such_rule
from audits.rules.links.page_loads import page_loads
from audits.settings import Settings, has_settings, read_settings
from audits.standards.wcag import BY_NUMBER

WIDEST = 140
"""Columns: longer lines are hard to read however wide the terminal."""

NO_SANDBOX = "Chromium runs without its sandbox, because you are root."


def _split(_context: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (value or "").split(",") if part.strip())


Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def _options(*options: Decorator) -> Decorator:
    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return add


_of_any = (
    click.option("--settings", "settings_file", type=click.Path(path_type=Path), help="A file with [tool.audits]."),
    click.option("--rules", "rules", callback=_split, metavar="NAME,…", help="Only these rules or families."),
    click.option(
        "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("reports"), show_default=True,
        help="The folder for everything that is written.",
    ),
)  # fmt: skip
_of_gathering = (
    click.argument("site", required=False, type=click.Path(path_type=Path)),
    click.option("--pages", "globs", multiple=True, metavar="GLOB", help="Only pages whose file matches. Repeatable."),
    click.option("--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, help="Browsers at once."),
)
_of_profiles = (
    click.option("--profiles", callback=_split, metavar="NAME,…", help=f"Of {', '.join(PROFILES)}."),
    click.option("--offline", is_flag=True, help="Ask nothing of the booking service."),
)
_of_reporting = (
    click.option(
        "--format", "formats", multiple=True, metavar="NAME",
        help=f"Of {', '.join(FORMATS)}. Repeatable. Without it: terminal, json and html.",
    ),
)  # fmt: skip


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="audits")
def command() -> None:
    """Open every page of a built site in a real browser, and say whether it is fit to publish.

    Exit codes: 0 clean, 1 something to mend, 2 wrong use or settings, 3 nothing to audit, 4 could not be completed,
    130 interrupted.
    """


@command.command("run")
@_options(*_of_gathering, *_of_profiles, *_of_any, *_of_reporting)
def run_command(**given: Any) -> int:  # noqa: ANN401  because click hands on what was typed
    """Gather, judge, decide and report. SITE defaults to mkdocs.yml's site_dir."""
    return _start(RUN, **given)


@command.command("gather")
@_options(*_of_gathering, *_of_profiles, *_of_any)
def gather_command(**given: Any) -> int:  # noqa: ANN401  because click hands on what was typed
    """Only the browser half: put evidence into the --out folder."""
    return _start(GATHER, **given)


@command.command("judge")
@_options(click.argument("evidence", type=click.Path(path_type=Path, exists=True)), *_of_any, *_of_reporting)
def judge_command(evidence: Path, **given: Any) -> int:  # noqa: ANN401  because click hands on what was typed
    """Only the other half: judge saved evidence, without a browser."""
    return _start(JUDGE, evidence_folder=evidence, **given)


@command.command("external")
@_options(*_of_gathering, *_of_any, *_of_reporting)
def external_command(out: Path, **given: Any) -> int:  # noqa: ANN401  because click hands on what was typed
    """Only the links to other hosts: ask for each. Its reports go into `external` below the --out folder."""
    return _start(EXTERNAL, out=out / "external", lane=EXTERNAL_RULES, profiles=("desktop",), **given)


@command.command("attest")
@click.argument("criterion")
@click.argument("globs", metavar="PAGE...", nargs=-1, required=True)
@click.option("--role", required=True, help="Who checked: a role such as `editor`, never a name.")
@click.option("--did", required=True, help="What was done, in a sentence.")
@click.option("--rule", help="The rule whose doubts this settles.")
@click.option("--site", type=click.Path(path_type=Path), help="The folder with the pages, if not mkdocs.yml's.")
@click.option("--settings", "settings_file", type=click.Path(path_type=Path), help="A file with [tool.audits].")
def attest_command(  # noqa: PLR0913  because an entry says that much
    criterion: str,
    globs: tuple[str, ...],
    *,
    role: str,
    did: str,
    rule: str | None,
    site: Path | None,
    settings_file: Path | None,
) -> int:
    """Record that a person has checked a criterion of WCAG on these pages, today."""
    project = find_project(site, settings_file, Path.cwd())
    entry = Attestation(criterion, _today(), role, did, hashes_of(project, globs), rule)
    file = record(entry, project, _today())
    click.echo(f"Recorded for {len(entry.pages)} page{'' if len(entry.pages) == 1 else 's'} in {file}.")
    return 0


@command.command("explain")
@click.argument("rule", metavar="RULE")
def explain_command(rule: str) -> int:
    """Say what a rule asks, why, how to mend a fault; or, of a number such as 1.4.3, how that criterion is settled."""
    if rule in BY_NUMBER:
        click.echo(explain_criterion(BY_NUMBER[rule]))
        return 0
    if rule not in BY_ID:
        raise WrongUseError(no_such_rule(rule))
    click.echo(explain_rule(BY_ID[rule]))
    return 0


@command.command("rules")
def rules_command() -> int:
    """List every rule with its family, level and standard."""
    widest = max(map(len, BY_ID))
    for rule in BY_ID.values():
        standards = "; ".join(standard.name for standard in rule.standards)
        click.echo(f"{rule.id:{widest}}  {rule.family:15}  {rule.level:6}  {standards}")
    return 0


@command.command("browser")
def browser_command() -> int:
    """Say which Chromium would be started, and with exit code 4 that there is none."""
    click.echo(asyncio.run(_browser_found(_settings_here().browser)))
    return 0


async def _browser_found(setting: str | None) -> str:
    async with async_playwright() as playwright:
        return find_browser(playwright, setting)


def _start(  # noqa: PLR0913  because the command has that many options
    stages: tuple[Stage, ...],
    *,
    out: Path,
    settings_file: Path | None,
    rules: tuple[str, ...],
    site: Path | None = None,
    evidence_folder: Path | None = None,
    profiles: tuple[str, ...] = (),
    globs: tuple[str, ...] = (),
    jobs: int = 1,
    offline: bool = False,
    formats: tuple[str, ...] = (),
    lane: tuple[Rule, ...] = RULES,
) -> int:
    errors = Console(stderr=True, highlight=False)
    evidence = None if evidence_folder is None else load(evidence_folder)
    project = (
        find_project(site, settings_file, Path.cwd())
        if evidence is None
        else _project_of_evidence(evidence, settings_file)
    )
    mistakes = [
        *_unknown("report format", formats, FORMATS),
        *_unknown("profile", (*profiles, *project.settings.profiles), PROFILES),
        *(no_such_rule(name) for name in rules if name not in BY_ID and name not in (*FAMILIES, *GROUPS)),
        *(_of_other_lane(name) for name in rules if name in BY_ID and BY_ID[name] not in (page_loads, *lane)),
        *misnamed_in(project.settings),
    ]
    if mistakes:
        raise WrongUseError("\n".join(mistakes))
    chosen = formats or ("terminal", "json", "html")
    if evidence is None and runs_as_root():
        errors.print(NO_SANDBOX)
    with _progress(errors) as progress:
        run = go(
            Run(
                site_folder=project.site,
                settings=project.settings,
                facts=project.facts,
                rules=_chosen(rules, lane),
                profiles=profiles or project.settings.profiles,
                everywhere=frozenset(profiles),
                out=out,
                formats=chosen,
                globs=globs,
                jobs=jobs,
                offline=offline,
                record=_record(project, out),
                attestations=_attestations(project),
                evidence=evidence,
                progress=progress,
            ),
            stages,
        )
    if run.report is not None:
        if "terminal" in chosen:
            width = min(shutil.get_terminal_size().columns, WIDEST)
            click.echo(as_terminal(run.report, console_width=width, colour=sys.stdout.isatty()), nl=False)
        if "github" in chosen:
            click.echo(as_github(run.report), nl=False)
        errors.print(f"Reports are in {out}.", markup=False)
    else:
        errors.print(f"Evidence is in {out}.", markup=False)
    return int(run.exit_code)


def _settings_here() -> Settings:
    file = Path("pyproject.toml")
    return read_settings(file) if has_settings(file) else Settings()


def _project_of_evidence(evidence: Evidence, settings_file: Path | None) -> Project:
    """Evidence brings its own facts; what is asked of the site comes from the settings named, or of its own project."""
    if settings_file is not None:
        return Project(Path(), read_settings(settings_file), evidence.facts, settings_file)
    return Project(Path(), settings_for(evidence.facts, Path.cwd()), evidence.facts)


def _record(project: Project, out: Path) -> Path:
    """Give the file that remembers other hosts' answers: beside the settings, or among the reports without them."""
    folder = out if project.settings_file is None else project.settings_file.parent
    return folder / project.settings.external.record


def _attestations(project: Project) -> tuple[Attestation, ...]:
    file = attestations_file(project)
    return () if file is None else read_attestations(file, _today())


def _today() -> date:
    return datetime.now(UTC).date()


def _of_other_lane(name: str) -> str:
    lane = "external" if BY_ID[name] in EXTERNAL_RULES else "run"
    return f"The rule `{name}` is asked by `audits {lane}`."


def _chosen(names: Iterable[str], lane: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Pick a lane's rules by id, family or group; whether a page opens is asked whatever else is."""
    wanted = set(names)
    if not wanted:
        return lane if page_loads in lane else (page_loads, *lane)
    wanted |= {id for name in names for id in GROUPS.get(name, ())}  # noqa: A001  because it is a rule's id
    chosen = (rule for rule in lane if rule.id in wanted or rule.family in wanted)
    return (page_loads, *(rule for rule in chosen if rule is not page_loads))


def _unknown(what: str, names: Iterable[str], known: Iterable[str]) -> list[str]:
    return [f"There is no {what} `{name}`; there are {', '.join(known)}." for name in names if name not in known]


@contextmanager
def _progress(console: Console) -> Iterator[Callable[[int, str], None]]:
    """Show how far the visits are: a bar on a terminal, plain lines otherwise."""
    if not console.is_terminal:
        met: list[str] = []

        def line(total: int, page: str) -> None:
            met.append(page)
            console.print(f"{len(met)}/{total} {page}", markup=False)

        yield line
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Visiting pages", total=None)

        def advance(total: int, page: str) -> None:
            bar.update(task, total=total, advance=1, description=page[-60:].rjust(min(len(page), 60)))

        yield advance
