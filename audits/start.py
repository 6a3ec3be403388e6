"""From the options of a command to a run, and from the run to what is printed."""

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from audits.attest import attestations_file
from audits.browser.chromium import runs_as_root
from audits.config.profiles import PROFILES
from audits.config.project import Project, find_project, settings_for
from audits.config.settings import read_settings
from audits.errors import WrongUseError
from audits.evidence.store import Evidence, load
from audits.pipeline import Run, Stage, go
from audits.reports import FORMATS, as_github, as_terminal
from audits.rules.catalogue import BY_ID, EXTERNAL_RULES, FAMILIES, GROUPS, RULES, misnamed_in, no_such_rule
from audits.rules.engine import Rule
from audits.rules.links.page_loads import page_loads
from audits.verdict.attestations import Attestation, read_attestations

WIDEST = 140
"""Columns: longer lines are hard to read however wide the terminal."""

NO_SANDBOX = "Chromium runs without its sandbox, because you are root."


def start(  # noqa: PLR0913  because the command has that many options
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
    rule_set: tuple[Rule, ...] = RULES,
) -> int:
    """Put a run through its stages, print what it came to, and give its exit code.

    Raises:
        WrongUseError: options or settings name what there is not; every mistake is listed.
    """
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
        *(_of_other_rule_set(name) for name in rules if name in BY_ID and BY_ID[name] not in (page_loads, *rule_set)),
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
                rules=_chosen(rules, rule_set),
                profiles=profiles or project.settings.profiles,
                unsampled_profiles=frozenset(profiles),
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
    return () if file is None else read_attestations(file, today())


def today() -> date:
    """Give the date by which checks are recorded and grow old."""
    return datetime.now(UTC).date()


def _of_other_rule_set(name: str) -> str:
    rule_set = "external" if BY_ID[name] in EXTERNAL_RULES else "run"
    return f"The rule `{name}` is asked by `audits {rule_set}`."


def _chosen(names: Iterable[str], rule_set: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Pick a rule_set's rules by id, family or group; whether a page opens is asked whatever else is."""
    wanted = set(names)
    if not wanted:
        return rule_set if page_loads in rule_set else (page_loads, *rule_set)
    wanted |= {id for name in names for id in GROUPS.get(name, ())}  # noqa: A001  because it is a rule's id
    chosen = (rule for rule in rule_set if rule.id in wanted or rule.family in wanted)
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
