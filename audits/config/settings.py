"""What a project asks of the gate: `[tool.audits]` in its pyproject.toml, read into one frozen record."""

import re
import tomllib
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct, field

from audits.config.booking_providers import Provider
from audits.config.profiles import PROFILES
from audits.config.toml_tables import Mistake, read_table
from audits.lib.nearest import no_such
from audits.standards import Level

Positive = Annotated[int, Meta(ge=1)]
NotNegative = Annotated[int, Meta(ge=0)]


class BookingSettings(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """How far and how patiently a booking link is followed. Times are milliseconds."""

    max_redirects: NotNegative = 3
    timeout_ms: Positive = 15_000
    horizon_days: Positive = 28
    methods_allowed: tuple[str, ...] = ()
    """Requests that may leave the browser though they are no GET or HEAD: `POST /path`, with `*` for any run."""
    providers: tuple[Provider, ...] = (Provider("any"),)


class Lifetimes(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """For how many hours an answer of another host is believed without asking again, by its kind.

    An answer that settles nothing (too busy, unreachable) is never believed.
    """

    works: NotNegative = 168
    refuses: NotNegative = 168
    broken: NotNegative = 1


class ExternalSettings(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """How patiently and how politely other hosts are asked for the addresses that pages link to.

    `record` is the file, below the settings file, that remembers answers from one run to the next. `per_host` addresses
    of a host are asked for at once, `interval_ms` after each other. A host that asks for more than `longest_wait_ms` of
    patience is not waited for. A link that worked before is given up when `rot_visits` visits over `rot_days` days have
    failed.
    """

    record: str = "external-links.json"
    at_once: Positive = 32
    per_host: Positive = 2
    interval_ms: NotNegative = 250
    timeout_ms: Positive = 20_000
    tries: Positive = 3
    backoff_ms: NotNegative = 1_000
    longest_wait_ms: NotNegative = 60_000
    rot_visits: Positive = 3
    rot_days: NotNegative = 7
    lifetime_hours: Lifetimes = Lifetimes()


class Waiver(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A finding that a person has settled: by which rule, where, why it may stay, who answers for that, until when.

    `pages` and `selector` are patterns (`guides/*`) that the finding's page and selector fit, or one of these itself.
    `until` is the last day on which it holds. A waiver that has ended, or settles nothing, fails the run.
    """

    rule: str
    reason: Annotated[str, Meta(min_length=10)]
    owner: Annotated[str, Meta(min_length=2)]
    until: date
    pages: str = "*"
    selector: str = "*"

    def holds_on(self, day: date) -> bool:
        """Tell whether it has not ended."""
        return day <= self.until


class Settings(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Everything a project can set. Without settings, these defaults serve for any folder of HTML."""

    mkdocs: str | None = None
    """The project's mkdocs.yml, below the settings file: the source of its facts."""
    browser: str | None = None
    """The Chromium to start, where it is not the one found by itself."""
    profiles: tuple[str, ...] = tuple(PROFILES)
    page_timeout_ms: Positive = 120_000
    """How long one page may take in all its profiles before it counts as untested."""
    load_timeout_ms: Positive = 15_000
    """How long one page may take to load."""
    late_changes_ms: NotNegative = 10_000
    """Until when what comes into sight by itself, such as a banner, is waited for and looked at; 0 for never."""
    must_apply: tuple[str, ...] = ()
    """Rules that have to find something to judge somewhere on the site."""
    levels: dict[str, Level] = field(default_factory=dict)
    advice: dict[str, str] = field(default_factory=dict)
    """What the project adds to a rule's help: how its own templates and macros do what the rule asks."""
    unsure_allowed: NotNegative | None = None
    """How many unsure outcomes a clean verdict may hold; any number where it is not set."""
    waivers: tuple[Waiver, ...] = ()
    attestations: str | None = None
    """The file, below the settings file, in which people record what they have checked."""
    booking: BookingSettings = BookingSettings()
    external: ExternalSettings = ExternalSettings()


def read_settings(file: Path, rules: Collection[str]) -> Settings:
    """Read `[tool.audits]` of a TOML file; `rules` are the ids of the rules that it may name.

    Raises:
        SettingsError: with every mistake found, each with its file and line.
    """
    return read_table(file, Settings, ("tool", "audits"), "setting", lambda found: _unknown_names(found, rules))


def _unknown_names(found: Struct, rules: Collection[str]) -> Iterator[Mistake]:
    """Say of each profile and rule that is named and nobody knows: it would be asked nothing."""
    match found:
        case Settings():
            for name in found.profiles:
                if name not in PROFILES:
                    yield ("profiles",), no_such("profile", name, PROFILES)
            named: list[tuple[tuple[str, ...], str]] = [
                *((("must-apply",), name) for name in found.must_apply),
                *((("levels", name), name) for name in found.levels),
                *((("advice", name), name) for name in found.advice),
            ]
        case Waiver():
            named = [(("rule",), found.rule)]
        case _:
            named = []
    for keys, name in named:
        if name not in rules:
            yield keys, no_such("rule", name, rules, "`audits rules` lists all rules.")


def has_settings(file: Path) -> bool:
    """Tell whether a file has settings of the gate, or looks so where it is no TOML: it fails when it is read."""
    if not file.is_file():
        return False
    text = file.read_text("utf-8", "replace")
    try:
        tool = tomllib.loads(text).get("tool")
    except tomllib.TOMLDecodeError:
        return re.search(r"^\s*\[+\s*tool\.audits\b", text, re.MULTILINE) is not None
    return isinstance(tool, dict) and "audits" in tool
