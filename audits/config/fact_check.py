"""What a project states of its site, checked, and brought into the one form that rules rely on."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlsplit

import phonenumbers
import yaml

from audits.config.site_settings import SiteSettings
from audits.lib.phones import LONGEST_SHORT_CODE

Keys = tuple[str, ...]
"""Where a fact stands: the keys that lead to it from the top of mkdocs.yml."""

Mistake = tuple[Keys, str]
"""Where a mistake is, and what is wrong there, in a sentence."""

EXTRA = ("extra",)
"""Under which key mkdocs.yml holds what is no setting of MkDocs."""

NEAR = 0.8
"""How much two names must have in common for one to be taken for the other, mistyped: 1 is the same."""

OTHER_NAMES = {"UK": "GB"}
"""What people write for the codes of ISO 3166."""


def misspelt(stated: Any, known: tuple[str, ...], where: Keys) -> Iterator[Mistake]:
    """Give the keys that nobody knows and that are much like one that is not stated; others belong to somebody else."""
    if not isinstance(stated, Mapping):
        return
    free = [name for name in known if name not in stated]
    for key in stated:
        if key not in known and (near := get_close_matches(str(key), free, 1, NEAR)):
            yield (*where, str(key)), f"there is no fact `{key}`. Did you mean `{near[0]}`?"


def country_of(stated: Any, where: Keys) -> tuple[Any, list[Mistake]]:
    """Give the code of a country as ISO 3166 writes it, and what is wrong with it."""
    if not isinstance(stated, str):
        return stated, []
    code = OTHER_NAMES.get(stated.strip().upper(), stated.strip().upper())
    if code in phonenumbers.SUPPORTED_REGIONS:
        return code, []
    return stated, [(where, f"“{stated}” is no country's code of two letters, such as GB.")]


def number_of(stated: Any, country: Any, where: Keys, *, may_be_short: bool = False) -> tuple[Any, list[Mistake]]:
    """Give a telephone number as ITU-T E.164 writes it, however it was stated, and what is wrong with it.

    A short code stays as it is, where one may stand: its country alone knows it.
    """
    if not isinstance(stated, str):
        return stated, []
    digits = "".join(stated.split())
    if may_be_short and digits.isdigit() and len(digits) <= LONGEST_SHORT_CODE:
        return digits, []
    try:
        number = phonenumbers.parse(stated, country if isinstance(country, str) else None)
    except phonenumbers.NumberParseException:
        return stated, [(where, f"“{stated}” is no telephone number; write it with its country code, as +44….")]
    if phonenumbers.is_possible_number(number):
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), []
    return stated, [(where, f"“{stated}” has more digits than a number of its country, or fewer.")]


def address_mistakes(stated: Any, where: Keys) -> Iterator[Mistake]:
    """Say what is wrong with the address of a site or a service, if one is stated."""
    if not isinstance(stated, str) or not stated:
        return
    parts = urlsplit(stated)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        yield where, f"“{stated}” is no whole address; begin it with https://."


def host_mistakes(stated: Any, where: Keys) -> Iterator[Mistake]:
    """Say what is wrong with the hosts on which booking links may end: each is one host's whole name."""
    for host in stated if isinstance(stated, list) else ():
        if isinstance(host, str) and any(sign in host for sign in "*/:? "):
            yield where, f"“{host}” is no host's name, such as booking.example.com; a pattern fits none."


def site_mistakes(site: SiteSettings) -> Iterator[Mistake]:
    """Say what is wrong with the facts that settings state, each at its keys below `site`."""
    country, mistakes = country_of(site.country, ("country",))
    yield from mistakes
    yield from address_mistakes(site.url, ("url",))
    for key, clinic in site.clinics.items():
        yield from number_of(clinic.phone, country, ("clinics", key, "phone"))[1]
    if site.booking is not None:
        yield from address_mistakes(site.booking.url, ("booking", "url"))
        yield from host_mistakes(list(site.booking.hosts), ("booking", "hosts"))
    for number in site.other_numbers:
        yield from number_of(number, country, ("other-numbers",), may_be_short=True)[1]


def lines_of(text: str, loader: type[yaml.SafeLoader]) -> Mapping[Keys, int]:
    """Give the line, from 1, of each key of a YAML file, by the keys that lead to it."""
    found: dict[Keys, int] = {}
    waiting: list[tuple[Keys, yaml.Node | None]] = [((), yaml.compose(text, loader))]
    while waiting:
        path, node = waiting.pop()
        if not isinstance(node, yaml.MappingNode):
            continue
        for key, value in node.value:
            below = (*path, str(key.value))
            found[below] = key.start_mark.line + 1
            waiting.append((below, value))
    return found
