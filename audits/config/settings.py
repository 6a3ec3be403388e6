"""What a project asks of the gate: audits.toml, or `[tool.audits]` in pyproject.toml, read into one frozen record.

The descriptions and examples below are the settings reference and the JSON Schema, too.
"""

import re
import tomllib
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct, field

from audits.config.booking_providers import Provider
from audits.config.fact_check import site_mistakes
from audits.config.profiles import PROFILES
from audits.config.site_settings import SiteSettings
from audits.config.toml_tables import Mistake, read_table
from audits.errors import SettingsError
from audits.lib.nearest import no_such
from audits.standards import Level

Positive = Annotated[int, Meta(ge=1)]
NotNegative = Annotated[int, Meta(ge=0)]
Reason = Annotated[
    str,
    Meta(
        min_length=10, description="Why, in a sentence that every report shows.", examples=["A map is two-dimensional."]
    ),
]

OWN_FILE = "audits.toml"
"""The file that holds nothing but settings of the gate, at its top level."""

SHARED_FILE = "pyproject.toml"
SHARED_TABLE = ("tool", "audits")
"""The table of a file that other tools read as well."""


class BookingSettings(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """How far and how patiently a booking link is followed, and how the booking service shows its steps."""

    max_redirects: Annotated[NotNegative, Meta(description="Redirects that are followed.")] = 3
    timeout_ms: Annotated[
        Positive, Meta(description="How long a page of the booking service may take to load, in ms.")
    ] = 15_000
    horizon_days: Annotated[Positive, Meta(description="Within how many days a free time is looked for.")] = 28
    methods_allowed: Annotated[
        tuple[str, ...],
        Meta(
            description="Requests that may leave the browser though they are no GET or HEAD; `*` stands for any run.",
            examples=[["POST /api/availability*"]],
        ),
    ] = ()
    providers: Annotated[
        tuple[Provider, ...],
        Meta(
            description="How booking services show their steps; the first whose `hosts` fit a link's host is used.",
            examples=[[{"name": "cliniko", "hosts": ["*.cliniko.com"]}]],
        ),
    ] = (Provider("any"),)


class Lifetimes(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """For how many hours an answer of another host is believed without asking again, by its kind.

    An answer that settles nothing (too busy, unreachable) is never believed.
    """

    works: Annotated[NotNegative, Meta(description="The address works.")] = 168
    refuses: Annotated[NotNegative, Meta(description="The host turns programs away.")] = 168
    broken: Annotated[NotNegative, Meta(description="The address does not work.")] = 1


class ExternalSettings(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """How patiently and how politely `audits external` asks other hosts for the addresses that pages link to."""

    record: Annotated[
        str, Meta(description="The file, below the settings file, that remembers answers from one run to the next.")
    ] = "external-links.json"
    at_once: Annotated[Positive, Meta(description="Addresses asked for at the same time, over all hosts.")] = 32
    per_host: Annotated[Positive, Meta(description="Addresses of one host asked for at the same time.")] = 2
    interval_ms: Annotated[NotNegative, Meta(description="The time between two requests to a host, in ms.")] = 250
    timeout_ms: Annotated[Positive, Meta(description="How long a host may take to answer, in ms.")] = 20_000
    tries: Annotated[Positive, Meta(description="How often an address that may yet work is asked for in one run.")] = 3
    backoff_ms: Annotated[
        NotNegative, Meta(description="The time before the second try, in ms; each later one waits twice as long.")
    ] = 1_000
    longest_wait_ms: Annotated[
        NotNegative, Meta(description="A host that asks for more patience than this, in ms, is not waited for.")
    ] = 60_000
    rot_visits: Annotated[
        Positive, Meta(description="A link that worked before is given up after so many failed runs …")
    ] = 3
    rot_days: Annotated[NotNegative, Meta(description="… over at least so many days.")] = 7
    lifetime_hours: Lifetimes = Lifetimes()


class Waiver(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Findings that a person has settled. A waiver that has ended, or settles nothing, fails the run."""

    rule: Annotated[str, Meta(description="The id of the rule.", examples=["reflow"])]
    reason: Reason
    owner: Annotated[
        str, Meta(min_length=2, description="Who answers for it: a role or a team.", examples=["web team"])
    ]
    until: Annotated[date, Meta(description="The last day on which it holds.", examples=["2027-01-31"])]
    pages: Annotated[str, Meta(description="The pages, by their file below the site.", examples=["guides/*"])] = "*"
    selector: Annotated[
        str,
        Meta(description="The elements, by the selector that the report shows, or a pattern.", examples=["#map*"]),
    ] = "*"

    def holds_on(self, day: date) -> bool:
        """Tell whether it has not ended."""
        return day <= self.until


class Exclusion(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What is left out of the audit, and why; every report says so.

    `rules` alone are asked nowhere, `pages` alone are not opened; both together leave those rules out on those pages.
    `links` are judged by no rule and not followed.
    """

    reason: Reason
    rules: Annotated[
        tuple[str, ...], Meta(description="Ids of rules, or names of families.", examples=[["line-length"]])
    ] = ()
    pages: Annotated[
        tuple[str, ...], Meta(description="Pages, by their file below the site.", examples=[["archive/*"]])
    ] = ()
    links: Annotated[
        tuple[str, ...],
        Meta(description="Addresses of links, as patterns.", examples=[["https://intranet.example/*", "/old/*"]]),
    ] = ()

    def __post_init__(self) -> None:
        """Refuse an exclusion of nothing, and one of links that names something else as well.

        Raises:
            ValueError: it leaves out nothing that could be named.
        """
        if not (self.rules or self.pages or self.links):
            message = "say what is left out: `rules`, `pages` or `links`"
            raise ValueError(message)
        if self.links and (self.rules or self.pages):
            message = "`links` stand alone: a link that is left out is left out for every rule and page"
            raise ValueError(message)


class Settings(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Everything a project can set. Without settings, these defaults serve for any folder of HTML."""

    mkdocs: Annotated[
        str | None,
        Meta(
            description="The project's mkdocs.yml, below the settings file, whose facts are used; without it, the one "
            "beside the settings file, if there is one. What `site` says goes first.",
            examples=["handbook/mkdocs.yml"],
        ),
    ] = None
    site: SiteSettings = SiteSettings()
    exclude: tuple[Exclusion, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    levels: Annotated[
        dict[str, Level],
        Meta(
            description="By rule, `must` or `should`, where the level of the standard that it cites does not suit. "
            "`must` blocks a release, `should` advises.",
            examples=[{"heading-order": "must"}],
        ),
    ] = field(default_factory=dict)
    must_apply: Annotated[
        tuple[str, ...],
        Meta(
            description="Rules that have to find something to judge somewhere on the site, or the run fails.",
            examples=[["tel-link-global", "booking-link-works"]],
        ),
    ] = ()
    unsure_allowed: Annotated[
        NotNegative | None,
        Meta(
            description="How many unsure outcomes a clean verdict may hold; any number where it is not set.",
            examples=[0],
        ),
    ] = None
    advice: Annotated[
        dict[str, str],
        Meta(
            description="By rule, what is added to its help: how your own templates and macros do what the rule asks.",
            examples=[{"tel-link-known": 'Write `{{ call("leeds") }}`.'}],
        ),
    ] = field(default_factory=dict)
    attestations: Annotated[
        str | None,
        Meta(
            description="The file, below the settings file, in which `audits attest` records what people have checked.",
            examples=["attestations.toml"],
        ),
    ] = None
    baseline: Annotated[
        str,
        Meta(
            description="The file, below the settings file, in which `audits baseline` keeps causes that do not block."
        ),
    ] = "audits-baseline.toml"
    profiles: Annotated[
        tuple[str, ...],
        Meta(
            description=f"The ways of visiting a page: {', '.join(f'`{name}`' for name in PROFILES)}. "
            "Those that change little are put on for a sample of the pages.",
            examples=[["desktop", "mobile"]],
        ),
    ] = tuple(PROFILES)
    browser: Annotated[
        str | None,
        Meta(
            description="The Chromium to start, where it is not the one found by itself.",
            examples=["/usr/bin/chromium"],
        ),
    ] = None
    load_timeout_ms: Annotated[Positive, Meta(description="How long one page may take to load, in ms.")] = 15_000
    page_timeout_ms: Annotated[
        Positive, Meta(description="How long one page may take in all its profiles, in ms; then it is untested.")
    ] = 120_000
    late_changes_ms: Annotated[
        NotNegative,
        Meta(
            description="Until when what comes into sight by itself, such as a banner, is waited for and looked at, in "
            "ms; 0 for never."
        ),
    ] = 10_000
    booking: BookingSettings = BookingSettings()
    external: ExternalSettings = ExternalSettings()


def read_settings(file: Path, rules: Collection[str], families: Collection[str] = ()) -> Settings:
    """Read the settings in a TOML file; `rules` are the ids of the rules that it may name, `families` their families.

    audits.toml holds them at its top level, any other file in its table `[tool.audits]`.

    Raises:
        SettingsError: with every mistake found, each with its file and line.
    """
    table = () if file.name == OWN_FILE else SHARED_TABLE
    return read_table(file, Settings, table, "setting", lambda found: _mistakes_in(found, rules, families))


def _mistakes_in(found: Struct, rules: Collection[str], families: Collection[str]) -> Iterator[Mistake]:
    """Say of each profile and rule that is named and nobody knows: it would be asked nothing; and of wrong facts."""
    known, named = rules, list[tuple[tuple[str, ...], str]]()
    match found:
        case Settings():
            for name in found.profiles:
                if name not in PROFILES:
                    yield ("profiles",), no_such("profile", name, PROFILES)
            named = [
                *((("must-apply",), name) for name in found.must_apply),
                *((("levels", name), name) for name in found.levels),
                *((("advice", name), name) for name in found.advice),
            ]
        case Waiver():
            named = [(("rule",), found.rule)]
        case Exclusion():
            known = {*rules, *families}
            named = [(("rules",), name) for name in found.rules]
        case SiteSettings():
            yield from site_mistakes(found)
        case _:
            pass
    for keys, name in named:
        if name not in known:
            yield keys, no_such("rule", name, known, "`audits rules` lists all rules.")


def settings_file_in(folder: Path) -> Path | None:
    """Find the file in a folder that holds settings of the gate, or looks so where it is no TOML.

    Raises:
        SettingsError: both files do, so that one of them would be passed over.
    """
    own, shared = folder / OWN_FILE, folder / SHARED_FILE
    found = [file for file in (own, shared) if has_settings(file)]
    if len(found) > 1:
        message = f"{own}:1: {shared} has settings in `[tool.audits]`, too. Keep one of them."
        raise SettingsError([message])
    return found[0] if found else None


def has_settings(file: Path) -> bool:
    """Tell whether a file has settings of the gate, or looks so where it is no TOML: it fails when it is read."""
    if not file.is_file():
        return False
    if file.name == OWN_FILE:
        return True
    text = file.read_text("utf-8", "replace")
    try:
        tool = tomllib.loads(text).get("tool")
    except tomllib.TOMLDecodeError:
        return re.search(r"^\s*\[+\s*tool\.audits\b", text, re.MULTILINE) is not None
    return isinstance(tool, dict) and "audits" in tool
