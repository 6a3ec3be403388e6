"""The `audits` command: what can be typed, and what each of it starts."""

import json
from pathlib import Path
from typing import Any

import click

from audits import __version__
from audits.attest import file_to_record_in, hashes_of, record
from audits.completion import SHELLS, complete_criterion, complete_explained, complete_rule, complete_rules, script
from audits.config.project import find_project
from audits.config.reference import reference, schema
from audits.config.settings import Settings, read_settings, settings_file_in
from audits.diff.compare import compare, write
from audits.diff.formats import FORMATS as DIFF_FORMATS
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
from audits.request import baseline_file, today
from audits.rules.catalogue import BY_ID, EXTERNAL_RULES, FAMILIES, RULES
from audits.standards.wcag import BY_NUMBER
from audits.start import (
    gather_site,
    judge_evidence,
    merge_evidence,
    record_file,
    run_external,
    run_for_baseline,
    run_site,
)
from audits.starter.generators import find_generator
from audits.starter.guesses import Guesses, guess
from audits.starter.starter import starter, summary, write_starter
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


@command.command("baseline", short_help="Record the causes that are known, so that new ones block.")
@with_options(
    *GATHERING_OPTIONS, *PROFILE_OPTIONS, *COMMON_OPTIONS,
    click.option("--add", "adds", is_flag=True, help="Take in causes that are new, too."),
)  # fmt: skip
def baseline_command(*, adds: bool, **given: Any) -> ExitCode:
    """Record today's causes, so that only new ones block. Again later, take out what is mended."""
    project, request, output = read_options(RULES, formats=("json",), **given)
    return run_for_baseline(project.site, request, output, baseline_file(project), adds=adds)


@command.command("external", short_help="Ask other hosts for what pages link to.")
@with_options(*GATHERING_OPTIONS, *COMMON_OPTIONS, *REPORTING_OPTIONS)
def external_command(out: Path, **given: Any) -> ExitCode:
    """Only the links to other hosts: ask for each. Its reports go into `external` below the --out folder."""
    project, request, output = read_options(EXTERNAL_RULES, out=out / "external", profiles=("desktop",), **given)
    return run_external(project.site, request, record_file(project, output.folder), output)


@command.command("diff", short_help="Say what two reports or two built sites differ in.")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option(
    "--format", "format_name", type=click.Choice(list(DIFF_FORMATS)), default="terminal", show_default=True,
    help="How the comparison is written.",
)  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write, instead of printing.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if something got worse.")
def diff_command(old: Path, new: Path, *, format_name: str, out: Path | None, exit_zero: bool) -> ExitCode:
    """Say what two reports, or two built sites, differ in.

    OLD and NEW are each a report.json or the folder it is in, or each the folder of a site's HTML. Exit code 1 says
    that something got worse. Worse are, of reports, causes that block or may block and did not before; of sites, pages
    gone or redirects lost with nothing at their address, places on pages gone that are linked to, and pages that are
    newly `noindex`.
    """
    diff = compare(old, new)
    if out is None:
        click.echo(DIFF_FORMATS[format_name](diff), nl=False)
    else:
        write(diff, format_name, out)
    return ExitCode.FAILING if diff.worse and not exit_zero else ExitCode.CLEAN


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
    project = find_project(site, settings_file, Path.cwd(), BY_ID, FAMILIES)
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


@command.command("init", short_help="Write settings to begin with.")
@click.argument("folder", required=False, default=Path(), type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--print", "only_print", is_flag=True, help="Print the file instead of writing it.")
def init_command(folder: Path, *, only_print: bool) -> int:
    """Write an audits.toml to begin with, made of what is in FOLDER and on its built pages."""
    found = find_generator(folder)
    guesses = guess(folder / found.built) if found.built else Guesses()
    text = starter(found, guesses)
    if only_print:
        click.echo(text, nl=False)
        return 0
    file = write_starter(folder, text)
    click.echo(f"{summary(found, guesses)}\nWritten: {file}. Look it through, and type `audits run`.")
    return 0


@command.command("settings", short_help="Describe every setting.")
@click.option("--schema", "as_schema", is_flag=True, help="The JSON Schema of audits.toml, for editors.")
def settings_command(*, as_schema: bool) -> int:
    """Describe every setting, with its default and an example."""
    click.echo(json.dumps(schema(), indent=2, ensure_ascii=False) if as_schema else reference(), nl=as_schema)
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
    file = settings_file_in(Path.cwd())
    return read_settings(file, BY_ID, FAMILIES) if file else Settings()
