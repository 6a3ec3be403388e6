"""What a project asks of the gate: audits.toml, or `[tool.audits]` in pyproject.toml, read into one frozen record.

The descriptions and examples below are the settings reference and the JSON Schema, too.
"""

import re
import tomllib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct, field

from audits.config.booking_settings import BookingSettings
from audits.config.bounds import NotNegative, Positive
from audits.config.exemptions import Exclusion, Waiver
from audits.config.external_settings import ExternalSettings
from audits.config.fact_check import site_mistakes
from audits.config.profiles import PROFILES
from audits.config.site_settings import SiteSettings
from audits.config.toml_tables import Mistake, read_table
from audits.errors import SettingsError
from audits.lib.nearest import no_such
from audits.standards import Level

OWN_FILE = "audits.toml"
"""The file that holds nothing but settings of the gate, at its top level."""

SHARED_FILE = "pyproject.toml"
SHARED_TABLE = ("tool", "audits")
"""The table of a file that other tools read as well."""


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
