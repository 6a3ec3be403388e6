"""The options that several commands share, and what they come to: whose site, what is asked of it, where results go."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from audits.completion import complete_formats, complete_profiles, complete_rules, folders
from audits.config.profiles import PROFILES
from audits.config.project import Project, find_project, project_of_evidence
from audits.evidence.store import Evidence
from audits.lib.folders import why_not_writable
from audits.lib.terminal import Colour
from audits.names import told_together, unknown_formats, unknown_profiles, unknown_rules
from audits.output import FORMATS_WRITTEN, Output, Verbosity
from audits.reports import FORMATS
from audits.request import Request, request_for
from audits.rules.catalogue import BY_ID, FAMILIES
from audits.rules.engine import Rule


def _split(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Give the names of an option that takes several, with commas between them or as often as it is typed."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def with_options(*options: Decorator) -> Decorator:
    """Put options on a command, in the order in which its help shall list them."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return add


COMMON_OPTIONS = (
    click.option(
        "--settings", "settings_file", metavar="FILE", type=click.Path(path_type=Path),
        help="A file with [tool.audits].",
    ),
    click.option(
        "--rules", "rules", multiple=True, callback=_split, metavar="NAME,…", shell_complete=complete_rules,
        help="Only these rules or families. Repeatable.",
    ),
    click.option(
        "--out", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), default=Path("reports"),
        show_default=True,
        help="The folder for everything that is written.",
    ),
    click.option("-q", "--quiet", is_flag=True, help="Say the verdict in one line, and errors, whatever the format."),
    click.option("-v", "--verbose", is_flag=True, help="Say each page that is done, and how long each stage took."),
    click.option(
        "--color", "colour", type=click.Choice([*map(str, Colour)]), default="auto", show_default=True,
        callback=lambda _context, _option, typed: Colour(typed),
        help="When to colour text; auto: on a terminal, as NO_COLOR, FORCE_COLOR and TERM ask.",
    ),
)  # fmt: skip
GATHERING_OPTIONS = (
    click.argument("site", required=False, type=click.Path(path_type=Path), shell_complete=folders),
    click.option(
        "--pages", "pages", multiple=True, metavar="PATTERN",
        help="Only pages of this built file, address or Markdown file; 'guides/*' (in quotes) is all below guides, "
        "'!blog/*' leaves pages out. Repeatable.",
    ),
    click.option(
        "--since", metavar="REF",
        help="Only pages that may have changed since the branch left this commit, branch or tag of Git. What --cache "
        "knows of the others still counts; the report says which were not looked at.",
    ),
    click.option(
        "--jobs", metavar="N", type=click.IntRange(min=1),
        help="Browsers at once. Without it, as many as cores and memory allow.",
    ),
    click.option(
        "--cache",
        metavar="DIR",
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
PROFILE_OPTIONS = (
    click.option(
        "--profiles", multiple=True, callback=_split, metavar="NAME,…", shell_complete=complete_profiles,
        help=f"Of {', '.join(PROFILES)}. Repeatable.",
    ),
    click.option("--offline", is_flag=True, help="Ask nothing of the booking service."),
)  # fmt: skip
REPORTING_OPTIONS = (
    click.option(
        "--format", "formats", multiple=True, callback=_split, metavar="NAME,…", shell_complete=complete_formats,
        help=f"Of {', '.join(FORMATS)}. Repeatable. Without it: terminal, json and html.",
    ),
)  # fmt: skip


def read_options(  # noqa: PLR0913  because the commands have that many options
    rule_set: tuple[Rule, ...],
    *,
    out: Path,
    settings_file: Path | None,
    rules: tuple[str, ...],
    quiet: bool,
    verbose: bool,
    colour: Colour = Colour.AUTO,
    site: Path | None = None,
    evidence: Evidence | None = None,
    formats: tuple[str, ...] = (),
    profiles: tuple[str, ...] = (),
    **options: Any,
) -> tuple[Project, Request, Output]:
    """Turn options into whose site it is, what is asked of it, and where the results go.

    Raises:
        WrongUseError: with every mistake in options, settings and attestations.
    """
    mistakes = [*unknown_rules(rules, rule_set), *unknown_profiles(profiles), *unknown_formats(formats)]
    mistakes += [
        f"Nothing can be written to {folder}: {reason}. Name another folder with {option}."
        for option, folder in (("--out", out), ("--cache", options.get("cache")))
        if folder is not None and (reason := why_not_writable(folder))
    ]
    if quiet and verbose:
        mistakes.append("Choose --quiet or --verbose: both at once ask for less and for more.")
    with told_together(mistakes):
        if evidence is None:
            project = find_project(site, settings_file, Path.cwd(), BY_ID, FAMILIES)
        else:
            project = project_of_evidence(evidence.facts, settings_file, Path.cwd(), BY_ID, FAMILIES)
        request = request_for(project, rules=rules, rule_set=rule_set, profiles=profiles, **options)
    verbosity = Verbosity.QUIET if quiet else Verbosity.VERBOSE if verbose else Verbosity.NORMAL
    return project, request, Output(out, formats or FORMATS_WRITTEN, verbosity, colour)
