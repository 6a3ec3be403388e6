"""The `audits` command: what can be typed, and what each of it starts."""

from pathlib import Path
from typing import Any

import click

from audits import __version__
from audits.attest import file_to_record_in, hashes_of, record
from audits.completion import SHELLS, complete_criterion, complete_explained, complete_rule, complete_rules, script
from audits.config.project import find_project
from audits.config.settings import Settings, has_settings, read_settings
from audits.errors import ExitCode
from audits.evidence.shard import WHOLE, shard_typed
from audits.evidence.store import open_kept
from audits.explain import explain_criterion, explain_rule, rules_as_json, rules_table
from audits.names import rule_named, rules_listed
from audits.options import (
    COMMON_OPTIONS,
    GATHERING_OPTIONS,
    PROFILE_OPTIONS,
    REPORTING_OPTIONS,
    read_options,
    with_options,
)
from audits.request import today
from audits.rules.catalogue import BY_ID, EXTERNAL_RULES, RULES
from audits.standards.wcag import BY_NUMBER
from audits.start import gather_site, judge_evidence, merge_evidence, record_file, run_external, run_site
from audits.usage import Group
from audits.verdict.attestations import Attestation


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", package_name="page-audits", prog_name="audits")
def command() -> None:
    """Open every page of a built site in a real browser, and say whether it is fit to publish.

    `audits COMMAND --help` shows what can be typed after a command.
    """


@command.command("run", short_help="Audit a site: gather, judge, decide and report.")
@with_options(*GATHERING_OPTIONS, *PROFILE_OPTIONS, *COMMON_OPTIONS, *REPORTING_OPTIONS)
def run_command(**given: Any) -> ExitCode:
    """Gather, judge, decide and report. SITE defaults to mkdocs.yml's site_dir."""
    project, request, output = read_options(RULES, **given)
    return run_site(project.site, request, output)


@command.command("gather", short_help="Only the browser half: keep evidence.")
@with_options(
    *GATHERING_OPTIONS, *PROFILE_OPTIONS, *COMMON_OPTIONS,
    click.option(
        "--shard", default=str(WHOLE), callback=lambda _context, _option, typed: shard_typed(typed), metavar="I/N",
        help="Only the I-th of N shares of the pages, for N machines: `audits merge` puts them together.",
    ),
)  # fmt: skip
def gather_command(**given: Any) -> ExitCode:
    """Only the browser half: put evidence into the --out folder."""
    project, request, output = read_options(RULES, **given)
    return gather_site(project.site, request, output)


@command.command("merge", short_help="Put the evidence of all shards together.")
@with_options(
    click.argument("folders", metavar="DIR...", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True)),
    click.option("--offline", is_flag=True, help="Ask nothing of the booking service."),
    *COMMON_OPTIONS,
)
def merge_command(folders: tuple[Path, ...], **given: Any) -> ExitCode:
    """Put the evidence of all shards together, and follow the booking links found."""
    shards = {str(folder): open_kept(folder) for folder in folders}
    _, request, output = read_options(RULES, evidence=next(iter(shards.values())).rest, **given)
    return merge_evidence(shards, request, output)


@command.command("judge", short_help="Only the other half: judge kept evidence.")
@with_options(
    click.argument("evidence", type=click.Path(path_type=Path, exists=True)), *COMMON_OPTIONS, *REPORTING_OPTIONS
)
def judge_command(evidence: Path, **given: Any) -> ExitCode:
    """Only the other half: judge saved evidence, without a browser."""
    kept = open_kept(evidence)
    _, request, output = read_options(RULES, evidence=kept.rest, **given)
    return judge_evidence(kept, request, output)


@command.command("external", short_help="Ask other hosts for what pages link to.")
@with_options(*GATHERING_OPTIONS, *COMMON_OPTIONS, *REPORTING_OPTIONS)
def external_command(out: Path, **given: Any) -> ExitCode:
    """Only the links to other hosts: ask for each. Its reports go into `external` below the --out folder."""
    project, request, output = read_options(EXTERNAL_RULES, out=out / "external", profiles=("desktop",), **given)
    return run_external(project.site, request, record_file(project, output.folder), output)


@command.command("attest", short_help="Record that a person has checked something.")
@click.argument("criterion", shell_complete=complete_criterion)
@click.argument("globs", metavar="PAGE...", nargs=-1, required=True)
@click.option("--role", required=True, help="Who checked: a role such as `editor`, never a name.")
@click.option("--did", required=True, help="What was done, in a sentence.")
@click.option("--rule", shell_complete=complete_rule, help="The rule whose doubts this settles.")
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
    """Record that a person has checked a criterion of WCAG on these pages, today. PAGE is as for --pages of `run`."""
    project = find_project(site, settings_file, Path.cwd(), BY_ID)
    file = file_to_record_in(project)
    entry = Attestation(criterion, today(), role, did, hashes_of(project, globs), rule)
    record(entry, file, today())
    click.echo(f"Recorded for {len(entry.pages)} page{'' if len(entry.pages) == 1 else 's'} in {file}.")
    return 0


@command.command("explain", short_help="Say what a rule asks, or how a criterion is settled.")
@click.argument("rule", metavar="RULE", shell_complete=complete_explained)
def explain_command(rule: str) -> int:
    """Say what a rule asks, why, how to mend a fault; or, of a number such as 1.4.3, how that criterion is settled."""
    if rule in BY_NUMBER:
        click.echo(explain_criterion(BY_NUMBER[rule]))
        return 0
    click.echo(explain_rule(rule_named(rule)))
    return 0


@command.command("rules", short_help="List rules with family, level and standard.")
@click.argument("names", metavar="[NAME]...", nargs=-1, shell_complete=complete_rules)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Without it, text.")
def rules_command(names: tuple[str, ...], form: str) -> int:
    """List rules with their family, level and standard: all, or those of the families named."""
    rules = rules_listed(names, tuple(BY_ID.values()))
    click.echo(rules_as_json(rules) if form == "json" else rules_table(rules))
    return 0


@command.command("completion", short_help="Give the script by which a shell completes names.")
@click.argument("shell", metavar="bash|zsh|fish", type=click.Choice([*SHELLS]))
def completion_command(shell: str) -> int:
    """Print the script by which a shell completes commands, options and names when Tab is pressed."""
    click.echo(script(command, shell))
    return 0


@command.command("browser", short_help="Say which Chromium would be started.")
def browser_command() -> int:
    """Say which Chromium would be started, and with exit code 4 that there is none."""
    from audits.gathering.pictures import browser_found  # noqa: PLC0415  because judging must not import Playwright

    click.echo(browser_found(_settings_here().browser))
    return 0


def _settings_here() -> Settings:
    file = Path("pyproject.toml")
    return read_settings(file, BY_ID) if has_settings(file) else Settings()
