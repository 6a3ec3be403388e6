"""The `audits` command: what can be typed, and what each of it starts."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from playwright.async_api import async_playwright

from audits import __version__
from audits.attest import hashes_of, record
from audits.browser.chromium import find_browser
from audits.config.profiles import PROFILES
from audits.config.project import find_project
from audits.config.settings import Settings, has_settings, read_settings
from audits.errors import WrongUseError
from audits.explain import explain_criterion, explain_rule
from audits.pipeline import EXTERNAL, GATHER, JUDGE, RUN
from audits.reports import FORMATS
from audits.rules.catalogue import BY_ID, EXTERNAL_RULES, no_such_rule
from audits.standards.wcag import BY_NUMBER
from audits.start import start, today
from audits.verdict.attestations import Attestation


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
    return start(RUN, **given)


@command.command("gather")
@_options(*_of_gathering, *_of_profiles, *_of_any)
def gather_command(**given: Any) -> int:  # noqa: ANN401  because click hands on what was typed
    """Only the browser half: put evidence into the --out folder."""
    return start(GATHER, **given)


@command.command("judge")
@_options(click.argument("evidence", type=click.Path(path_type=Path, exists=True)), *_of_any, *_of_reporting)
def judge_command(evidence: Path, **given: Any) -> int:  # noqa: ANN401  because click hands on what was typed
    """Only the other half: judge saved evidence, without a browser."""
    return start(JUDGE, evidence_folder=evidence, **given)


@command.command("external")
@_options(*_of_gathering, *_of_any, *_of_reporting)
def external_command(out: Path, **given: Any) -> int:  # noqa: ANN401  because click hands on what was typed
    """Only the links to other hosts: ask for each. Its reports go into `external` below the --out folder."""
    return start(EXTERNAL, out=out / "external", rule_set=EXTERNAL_RULES, profiles=("desktop",), **given)


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
    entry = Attestation(criterion, today(), role, did, hashes_of(project, globs), rule)
    file = record(entry, project, today())
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


def _settings_here() -> Settings:
    file = Path("pyproject.toml")
    return read_settings(file) if has_settings(file) else Settings()
