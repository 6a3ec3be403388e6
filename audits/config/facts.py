"""The facts a project states about itself in its mkdocs.yml: its address, its folders, its clinics, its booking."""

from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec
import yaml
import yaml_env_tag
from msgspec import Struct, field

from audits.config.fact_check import (
    EXTRA,
    Keys,
    Mistake,
    address_mistakes,
    country_of,
    host_mistakes,
    lines_of,
    misspelt,
    number_of,
)
from audits.errors import FactsError
from audits.lib.urls import NO_ADDRESS, host_of, split


class Clinic(Struct, frozen=True):
    """One clinic. `phone` is in E.164 form; `page` its own page: the file below SITE, or its Markdown below docs."""

    name: str
    town: str = ""
    phone: str = ""
    page: str = ""
    booking_value: str = ""


class Booking(Struct, frozen=True):
    """Where readers book. `hosts` are the hosts a booking link may end on.

    `clinic_parameter` is the query parameter with which a link asks for one clinic, empty where there is none.
    """

    url: str
    hosts: tuple[str, ...] = ()
    clinic_parameter: str | None = None

    @property
    def is_stand_in(self) -> bool:
        """Whether the address is a reserved `.example` one, for which the gate's own booking server answers."""
        return is_reserved(self.url)

    @property
    def all_hosts(self) -> frozenset[str]:
        """The hosts of booking links: the address's own and those allowed besides."""
        return frozenset({urlsplit(self.url).hostname or "", *self.hosts} - {""})


class Facts(Struct, frozen=True):
    """What the rules may know of the site they judge. Everything is empty for a site that states nothing.

    `root` is the folder of mkdocs.yml, `site_dir` and `docs_dir` those it names; all are absolute. `other_numbers` are
    telephone numbers of others that pages may give, such as a helpline's, in E.164 form. `gaps` names the facts that
    are stated as null, because only the clinic knows them. `kinds` says what kind pages are of, by patterns of their
    files below SITE. `day` is that on which the evidence was gathered, by which
    things have run out or not.
    """

    name: str = ""
    country: str | None = None
    site_url: str = ""
    root: str = ""
    site_dir: str = ""
    docs_dir: str = ""
    clinics: dict[str, Clinic] = field(default_factory=dict)
    booking: Booking | None = None
    other_numbers: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    kinds: dict[str, str] = field(default_factory=dict)
    day: date | None = None

    @property
    def base(self) -> str:
        """The path under which the site is published, with both slashes."""
        path = urlsplit(self.site_url).path.strip("/")
        return f"/{path}/" if path else "/"

    def leads_to_booking(self, url: str) -> bool:
        """Tell whether an address is the booking service's: its host, and where that is the site's own, its path."""
        if self.booking is None or host_of(url) not in self.booking.all_hosts:
            return False
        start = (split(self.booking.url) or NO_ADDRESS).path.rstrip("/")
        return host_of(url) != host_of(self.site_url) or (split(url) or NO_ADDRESS).path.startswith(start or "/")


def is_reserved(address: str) -> bool:
    """Tell whether an address is one of those that RFC 2606 keeps for examples (`.example`)."""
    return (urlsplit(address).hostname or "").endswith(".example")


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml without running anything: `!ENV` is honoured, any other tag (`!!python/name:`) reads as null."""


def _nothing(_loader: yaml.SafeLoader, _suffix: str, _node: yaml.Node) -> None:
    return None


_Loader.add_constructor("!ENV", yaml_env_tag.construct_env_tag)
_Loader.add_multi_constructor("!", _nothing)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _nothing)


def read_facts(mkdocs_yml: Path) -> Facts:
    """Read the facts from a project's mkdocs.yml. Folders come out as absolute paths.

    Raises:
        FactsError: the file cannot be read, or what it says of the site, its clinics or booking is mistaken: with every
            mistake found.
    """
    try:
        text = mkdocs_yml.read_text(encoding="utf-8")
        config = yaml.load(text, _Loader) or {}  # noqa: S506  because _Loader is safe
        lines = lines_of(text, _Loader)
    except (OSError, ValueError, yaml.YAMLError) as error:
        message = f"{mkdocs_yml} cannot be read: {error}"
        raise FactsError(message) from error
    if not isinstance(config, dict):
        message = f"{mkdocs_yml} is not a MkDocs configuration: its top level must be `name: value` lines."
        raise FactsError(message)
    extra = config.get("extra") or {}
    if not isinstance(extra, dict):
        message = f"{mkdocs_yml}: `extra:` must hold `name: value` lines."
        raise FactsError(message)
    extra, mistakes = _checked(extra)
    mistakes += address_mistakes(config.get("site_url"), ("site_url",))
    if mistakes:
        raise FactsError("\n".join(f"{mkdocs_yml}:{lines.get(path, 1)}: {told}" for path, told in mistakes))
    folder = mkdocs_yml.parent.resolve()
    stated = {
        "name": str(config.get("site_name") or ""),
        "country": extra.get("country"),
        "site_url": config.get("site_url") or "",
        "root": str(folder),
        "site_dir": str(folder / (config.get("site_dir") or "site")),
        "docs_dir": str(folder / (config.get("docs_dir") or "docs")),
        "clinics": extra.get("clinics") or {},
        "booking": extra.get("booking"),
        "other_numbers": extra.get("other_numbers") or (),
        "gaps": _gaps(extra),
    }
    try:
        return msgspec.convert(stated, Facts)
    except msgspec.ValidationError as error:
        message = f"{mkdocs_yml}, under `extra:`: {error}"
        raise FactsError(message) from error


def _checked(extra: dict[str, Any]) -> tuple[dict[str, Any], list[Mistake]]:
    """Give what `extra:` states in the form that rules rely on, and every mistake in it."""
    country, mistakes = country_of(extra.get("country"), (*EXTRA, "country"))
    mistakes += misspelt(extra, ("country", "clinics", "booking", "other_numbers"), EXTRA)
    known: dict[str, Any] = {"country": country} if country else {}
    if isinstance(clinics := extra.get("clinics"), dict):
        known["clinics"] = dict(clinics)
        for key, clinic in clinics.items():
            where: Keys = (*EXTRA, "clinics", str(key))
            mistakes += misspelt(clinic, Clinic.__struct_fields__, where)
            if isinstance(clinic, dict) and "phone" in clinic:
                phone, wrong = number_of(clinic["phone"], country, (*where, "phone"))
                known["clinics"][key] = {**clinic, "phone": phone}
                mistakes += wrong
    if isinstance(booking := extra.get("booking"), dict):
        where = (*EXTRA, "booking")
        mistakes += misspelt(booking, Booking.__struct_fields__, where)
        mistakes += address_mistakes(booking.get("url"), (*where, "url"))
        mistakes += host_mistakes(booking.get("hosts"), (*where, "hosts"))
    if isinstance(numbers := extra.get("other_numbers"), list):
        others = [number_of(one, country, (*EXTRA, "other_numbers"), may_be_short=True) for one in numbers]
        known["other_numbers"] = [number for number, _ in others]
        mistakes += [one for _, wrong in others for one in wrong]
    return {**extra, **known}, mistakes


def _gaps(extra: dict[str, Any], prefix: str = "extra") -> tuple[str, ...]:
    """Name every fact that is stated as null: what only the clinic knows and has not said yet."""
    found: list[str] = []
    for key, value in extra.items():
        name = f"{prefix}.{key}"
        if value is None:
            found.append(name)
        elif isinstance(value, dict):
            found.extend(_gaps(value, name))
    return tuple(found)
