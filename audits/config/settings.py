"""What a project asks of the gate: `[tool.audits]` in its pyproject.toml, read into one frozen record."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct, field

from audits.config.profiles import PROFILES
from audits.config.toml_tables import Mistake, read_table
from audits.lib.nearest import no_such
from audits.standards import Level

Positive = Annotated[int, Meta(ge=1)]
NotNegative = Annotated[int, Meta(ge=0)]

ControlRole = Literal[
    "button", "cell", "checkbox", "gridcell", "link", "listitem", "menuitem", "menuitemradio", "option", "radio", "tab"
]
"""The ARIA roles that a control of a booking page may have."""


def _check_pattern(pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        message = f"`{pattern}` is no regular expression: {error}"
        raise ValueError(message) from error


class Control(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """How a control is found on a booking page: its ARIA role and a regular expression for its accessible name.

    Several roles are separated by `|`. The expression is read by Python and by the browser, so it keeps to what both
    understand, and is searched for whatever the case. `{clinic}` in it stands for the names of a clinic.
    """

    role: str
    name: str

    def __post_init__(self) -> None:
        """Refuse a role that no control has, and a pattern that is no regular expression."""
        unknown = [role for role in self.role.split("|") if role not in get_args(ControlRole)]
        if unknown:
            message = f"no control has the role `{'|'.join(unknown)}`; the roles are {', '.join(get_args(ControlRole))}"
            raise ValueError(message)
        _check_pattern(self.name)

    @property
    def roles(self) -> tuple[ControlRole, ...]:
        """The roles, one by one."""
        return tuple(role for role in get_args(ControlRole) if role in self.role.split("|"))


_MONTH = (
    r"(Jan(uary)?|Feb(ruary)?|Mar(ch)?|Apr(il)?|May|June?|July?|Aug(ust)?|Sept?(ember)?|Oct(ober)?|Nov(ember)?"
    r"|Dec(ember)?)"
)
_NUMBER = r"\b\d{1,2}(st|nd|rd|th)?\b"
_WEEKDAY = r"\b(Mon|Tue(s)?|Wed(nes)?|Thu(r|rs)?|Fri|Sat(ur)?|Sun)(day)?\b"
# Between hours and minutes stands a colon or a full stop; a price (`£45.00`) is no time, nor is a date (`01.12.`).
_TIME = r"(?<![£$€\d.:])([01]?\d|2[0-3])[:.][0-5]\d(?![\d.])|(?<![\d:.])\d{1,2} ?[ap]\.?m\b|\bmidday\b|\bnoon\b"
_ONWARD = (
    r"^(next|continue(?! with)|choose (a )?(day|date|time)|see (days|times)|(find|pick|select) (a )?(day|date|time)"
    r"|book (now|online|an? (new )?appointment)|make an? (new )?(booking|appointment)"
    r"|any (available )?(practitioner|osteopath|time)|no preference|(i am )?(a )?new (patient|client))"
    r"|\b(initial|first|new patient)\b.*\b(appointment|consultation|assessment|visit)\b"
)


class Provider(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """How one booking service shows its steps: data, so that a new service needs no code.

    `hosts` are patterns (`*.cliniko.com`) of the hosts it serves; the first provider that fits a link's host is used.
    `onward` are the controls that lead to the days without being a choice that matters: `Next`, `Any practitioner`.
    The patterns `no_slots`, `not_found`, `login` and `details` are searched for in the page's text, whatever the case.
    """

    name: str
    hosts: tuple[str, ...] = ("*",)
    clinic: Control = Control("radio|link|button|option", "{clinic}")
    day: Control = Control(
        "button|link|gridcell|radio|option|tab", rf"{_NUMBER}.*\b{_MONTH}\b|\b{_MONTH}\b.*{_NUMBER}|{_WEEKDAY}"
    )
    time: Control = Control("button|link|radio|option", _TIME)
    onward: Control = Control("button|link|radio", _ONWARD)
    no_slots: str = (
        r"no (more |free |available )?(appointments|availability|times|slots)( are| is)?( currently)? (available|free)"
        r"|no (free|available) (appointments|times|slots)|fully booked|no availability"
    )
    not_found: str = (
        r"\b404\b|not found|no longer (available|exists)|does(n.t| not) exist|deactivated|trial (has )?expired"
        r"|account (is )?suspended|under maintenance"
    )
    login: str = (
        r"(log|sign) ?in to (continue|book|your account)|please (log|sign) ?in|you (must|need to) (log|sign) ?in"
    )
    details: str = r"your (details|name)|(first|full) name|e-?mail address"

    def __post_init__(self) -> None:
        """Refuse a pattern that is no regular expression."""
        for pattern in (self.no_slots, self.not_found, self.login, self.details):
            _check_pattern(pattern)


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


class Accepted(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """An unsure outcome that a person has settled: which rule, on which pages, where, and why it is fine."""

    rule: str
    reason: Annotated[str, Meta(min_length=10)]
    pages: str = "*"
    selector: str = "*"


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
    must_apply: tuple[str, ...] = ()
    """Rules that have to find something to judge somewhere on the site."""
    levels: dict[str, Level] = field(default_factory=dict)
    unsure_allowed: NotNegative | None = None
    """How many unsure outcomes a clean verdict may hold; any number where it is not set."""
    accepted: tuple[Accepted, ...] = ()
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
            ]
        case Accepted():
            named = [(("rule",), found.rule)]
        case _:
            named = []
    for keys, name in named:
        if name not in rules:
            yield keys, no_such("rule", name, rules, "`audits rules` lists all rules.")


def has_settings(file: Path) -> bool:
    """Tell whether a file has a `[tool.audits]` table. A file that is no TOML is told of when it is used."""
    table = re.compile(r"^\s*\[+\s*tool\.audits\b", re.MULTILINE)
    return file.is_file() and table.search(file.read_text("utf-8", "replace")) is not None
