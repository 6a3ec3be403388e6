"""The vocabulary of schema.org, release 30.0, as look-ups.

The data in `schema_org.json` is made by `python -m audits.standards.schema_org_from` of the vocabulary published at
https://schema.org/ under the licence CC BY-SA 3.0 (https://creativecommons.org/licenses/by-sa/3.0/), which it keeps.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Vocabulary(NamedTuple):
    """Every term of schema.org by its name: what is above a type, and what a property stands on and holds."""

    types: Mapping[str, tuple[str, ...]]
    data_types: frozenset[str]
    properties: Mapping[str, tuple[frozenset[str], frozenset[str]]]
    members: Mapping[str, tuple[str, ...]]
    superseded: Mapping[str, tuple[str, ...]]


@cache
def vocabulary() -> Vocabulary:
    """Read the vocabulary, once, when it is first asked for."""
    data = json.loads(Path(__file__).with_name("schema_org.json").read_text(encoding="utf-8"))
    return Vocabulary(
        types={name: tuple(parents) for name, parents in data["types"].items()},
        data_types=frozenset(data["data_types"]),
        properties={
            name: (frozenset(domains), frozenset(ranges)) for name, (domains, ranges) in data["properties"].items()
        },
        members={name: tuple(enumerations) for name, enumerations in data["members"].items()},
        superseded={name: tuple(successors) for name, successors in data["superseded"].items()},
    )


def is_type(name: str) -> bool:
    """Tell whether this is a type: `MedicalClinic`."""
    return name in vocabulary().types


def is_property(name: str) -> bool:
    """Tell whether this is a property: `telephone`."""
    return name in vocabulary().properties


@cache
def ancestors(name: str) -> frozenset[str]:
    """Give a type and every type above it; nothing where there is no such type."""
    found: set[str] = set()
    waiting = [name] if is_type(name) else []
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(vocabulary().types.get(one, ()))
    return frozenset(found)


def is_a(name: str, *types: str) -> bool:
    """Tell whether a type is one of these or stands below one."""
    return not ancestors(name).isdisjoint(types)


def domains(name: str) -> frozenset[str]:
    """Give the types that a property is made for."""
    return vocabulary().properties[name][0] if is_property(name) else frozenset()


def ranges(name: str) -> frozenset[str]:
    """Give the types that a property's value may have."""
    return vocabulary().properties[name][1] if is_property(name) else frozenset()


def is_allowed(name: str, types: Iterable[str]) -> bool:
    """Tell whether a property is made for one of these types or for a type above one."""
    return any(is_a(one, *domains(name)) for one in types)


def superseded_by(name: str) -> tuple[str, ...]:
    """Give the terms that took a term's place; none where it is current."""
    return vocabulary().superseded.get(name, ())


def is_enumeration(name: str) -> bool:
    """Tell whether a type is a list of named values: `DayOfWeek`."""
    return name != "Enumeration" and is_a(name, "Enumeration")


@cache
def members_of(enumeration: str) -> frozenset[str]:
    """Give the named values of an enumeration and of those below it: `Monday` of `DayOfWeek`."""
    return frozenset(name for name, own in vocabulary().members.items() if any(is_a(one, enumeration) for one in own))
