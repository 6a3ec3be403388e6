"""The `audits` command: what can be typed, and what each of it starts."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from audits import __version__
from audits.attest import file_to_record_in, hashes_of, record
from audits.config.profiles import PROFILES
from audits.config.project import Project, find_project, project_of_evidence
from audits.config.settings import Settings, has_settings, read_settings
from audits.errors import ExitCode
from audits.evidence.shard import WHOLE, shard_typed
from audits.evidence.store import Evidence, open_kept
from audits.explain import explain_criterion, explain_rule
from audits.names import rule_named, told_together, unknown_formats, unknown_profiles, unknown_rules
from audits.reports import FORMATS
from audits.request import Request, request_for, today
from audits.rules.catalogue import BY_ID, EXTERNAL_RULES, RULES
from audits.rules.engine import Rule
from audits.standards.wcag import BY_NUMBER
from audits.start import (
    FORMATS_WRITTEN,
    Output,
    Verbosity,
    gather_site,
    judge_evidence,
    merge_evidence,
    record_file,
    run_external,
    run_site,
)
from audits.verdict.attestations import Attestation


def _split(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Give the names of an option that takes several, with commas between them or as often as it is typed."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def _options(*options: Decorator) -> Decorator:
    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return add


_of_any = (
    click.option("--settings", "settings_file", type=click.Path(path_type=Path), help="A file with [tool.audits]."),
    click.option(
        "--rules", "rules", multiple=True, callback=_split, metavar="NAME,…",
        help="Only these rules or families. Repeatable.",
    ),
    click.option(
        "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("reports"), show_default=True,
        help="The folder for everything that is written.",
    ),
    click.option("-q", "--quiet", is_flag=True, help="Say the verdict in one line, and errors."),
    click.option("-v", "--verbose", is_flag=True, help="Say how long each stage took."),
)  # fmt: skip
_of_gathering = (
    click.argument("site", required=False, type=click.Path(path_type=Path)),
    click.option("--pages", "pages", multiple=True, metavar="GLOB", help="Only pages whose file matches. Repeatable."),
    click.option("--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, help="Browsers at once."),
    click.option(
        "--cache",
        type=click.Path(path_type=Path, file_okay=False),
        help="A folder that keeps evidence: pages of which nothing has changed since are not visited again.",
    ),
    click.option(
        "--no-reuse",
        "reuse",
        is_flag=True,
        flag_value=False,
        default=True,
        help="Work every page in full, though what its template shows is known from another.",
    ),
    click.option(
        "--dask", is_flag=False, flag_value="local", metavar="ADDRESS",
        help="Visit the pages on the workers of a Dask cluster; without ADDRESS, of one on this machine.",
    ),
)  # fmt: skip
_of_profiles = (
    click.option(
        "--profiles", multiple=True, callback=_split, metavar="NAME,…", help=f"Of {', '.join(PROFILES)}. Repeatable."
    ),
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
def run_command(**given: Any) -> ExitCode:  # noqa: ANN401  because click hands on what was typed
    """Gather, judge, decide and report. SITE defaults to mkdocs.yml's site_dir."""
    project, request, output = _asked(RULES, **given)
    return run_site(project.site, request, output)


@command.command("gather")
@_options(
    *_of_gathering, *_of_profiles, *_of_any,
    click.option(
        "--shard", default=str(WHOLE), callback=lambda _context, _option, typed: shard_typed(typed), metavar="I/N",
        help="Only the I-th of N shares of the pages, for N machines: `audits merge` puts them together.",
    ),
)  # fmt: skip
def gather_command(**given: Any) -> ExitCode:  # noqa: ANN401  because click hands on what was typed
    """Only the browser half: put evidence into the --out folder."""
    project, request, output = _asked(RULES, **given)
    return gather_site(project.site, request, output)


@command.command("merge")
@_options(
    click.argument("folders", metavar="DIR...", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True)),
    click.option("--offline", is_flag=True, help="Ask nothing of the booking service."),
    *_of_any,
)
def merge_command(folders: tuple[Path, ...], **given: Any) -> ExitCode:  # noqa: ANN401  because click hands on what was typed
    """Put the evidence of all shards together, and follow the booking links found."""
    shards = {str(folder): open_kept(folder) for folder in folders}
    _, request, output = _asked(RULES, evidence=next(iter(shards.values())).rest, **given)
    return merge_evidence(shards, request, output)


@command.command("judge")
@_options(click.argument("evidence", type=click.Path(path_type=Path, exists=True)), *_of_any, *_of_reporting)
def judge_command(evidence: Path, **given: Any) -> ExitCode:  # noqa: ANN401  because click hands on what was typed
    """Only the other half: judge saved evidence, without a browser."""
    kept = open_kept(evidence)
    _, request, output = _asked(RULES, evidence=kept.rest, **given)
    return judge_evidence(kept, request, output)


@command.command("external")
@_options(*_of_gathering, *_of_any, *_of_reporting)
def external_command(out: Path, **given: Any) -> ExitCode:  # noqa: ANN401  because click hands on what was typed
    """Only the links to other hosts: ask for each. Its reports go into `external` below the --out folder."""
    project, request, output = _asked(EXTERNAL_RULES, out=out / "external", profiles=("desktop",), **given)
    return run_external(project.site, request, record_file(project, output.folder), output)


def _asked(  # noqa: PLR0913  because the commands have that many options
    rule_set: tuple[Rule, ...],
    *,
    out: Path,
    settings_file: Path | None,
    rules: tuple[str, ...],
    quiet: bool,
    verbose: bool,
    site: Path | None = None,
    evidence: Evidence | None = None,
    formats: tuple[str, ...] = (),
    profiles: tuple[str, ...] = (),
    **options: Any,  # noqa: ANN401  because click hands on what was typed
) -> tuple[Project, Request, Output]:
    """Turn options into whose site it is, what is asked of it, and where the results go.

    Raises:
        WrongUseError: with every mistake in options, settings and attestations.
    """
    mistakes = [*unknown_rules(rules, rule_set), *unknown_profiles(profiles), *unknown_formats(formats)]
    if quiet and verbose:
        mistakes.append("Choose --quiet or --verbose: both at once ask for less and for more.")
    with told_together(mistakes):
        if evidence is None:
            project = find_project(site, settings_file, Path.cwd(), BY_ID)
        else:
            project = project_of_evidence(evidence.facts, settings_file, Path.cwd(), BY_ID)
        request = request_for(project, rules=rules, rule_set=rule_set, profiles=profiles, **options)
    verbosity = Verbosity.QUIET if quiet else Verbosity.VERBOSE if verbose else Verbosity.NORMAL
    return project, request, Output(out, formats or FORMATS_WRITTEN, verbosity)


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
    project = find_project(site, settings_file, Path.cwd(), BY_ID)
    file = file_to_record_in(project)
    entry = Attestation(criterion, today(), role, did, hashes_of(project, globs), rule)
    record(entry, file, today())
    click.echo(f"Recorded for {len(entry.pages)} page{'' if len(entry.pages) == 1 else 's'} in {file}.")
    return 0


@command.command("explain")
@click.argument("rule", metavar="RULE")
def explain_command(rule: str) -> int:
    """Say what a rule asks, why, how to mend a fault; or, of a number such as 1.4.3, how that criterion is settled."""
    if rule in BY_NUMBER:
        click.echo(explain_criterion(BY_NUMBER[rule]))
        return 0
    click.echo(explain_rule(rule_named(rule)))
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
    from audits.gathering.pictures import browser_found  # noqa: PLC0415  because judging must not import Playwright

    click.echo(browser_found(_settings_here().browser))
    return 0


def _settings_here() -> Settings:
    file = Path("pyproject.toml")
    return read_settings(file, BY_ID) if has_settings(file) else Settings()
