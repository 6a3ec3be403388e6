"""Nothing is gathered that nobody reads, and no module stands there that nobody imports."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_type_hints

import msgspec
from test_layers import PACKAGE, file_of, imports_of, modules

from audits.evidence import Page, Site, View
from audits.rules.catalogue import EXTERNAL_RULES, RULES
from audits.verdict.applicability import SEARCHES

FILLS_EVIDENCE = {"gatherers", "browser", "booking", "external", "static"}
"""The packages that make evidence: that they name a field shows nobody who reads it."""

LATER_IN_PAGE = "put among the records of the page when its visit ends (gatherers/with_opened.py)"

READ_BY_NOBODY: Mapping[str, str] = {
    "BookingVisit.refused": "told in `because`, and held by tests of the driver",
    "StateEvidence.sequences": LATER_IN_PAGE,
    "StateEvidence.appeared": LATER_IN_PAGE,
    "Opened.state_evidence": LATER_IN_PAGE,
    "Revealed.state_evidence": LATER_IN_PAGE,
}
"""Fields that are gathered and that nobody reads: a rule is to read each, or its gatherer to leave it out."""

ENTRY_POINTS = {
    "audits/__main__.py", "audits/editor/plugin.py", "audits/editor/preview/worker.py", "audits/publish/__main__.py",
    "audits/standards/schema_org_from.py",
}  # fmt: skip
"""What is started by its name: as a program, or by MkDocs."""


@cache
def records() -> frozenset[type[msgspec.Struct]]:
    """Find every type of record that can be reached from a site."""
    found: set[type[msgspec.Struct]] = set()
    waiting: list[Any] = [Site, Page, View]
    while waiting:
        one = waiting.pop()
        waiting.extend(get_args(one))
        if isinstance(one, type) and issubclass(one, msgspec.Struct) and one not in found:
            found.add(one)
            waiting.extend(get_type_hints(one).values())
    return frozenset(found)


@cache
def attributes_read() -> frozenset[str]:
    """Find every name that is read off something, by those who do not make evidence."""
    readers = [
        path for path in modules() if path.relative_to(PACKAGE).parts[0].removesuffix(".py") not in FILLS_EVIDENCE
    ]
    return frozenset(name for path in readers for name in _read_in(ast.parse(path.read_text("utf-8"))))


def _read_in(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr=name, ctx=ast.Load()):
                yield name
            case ast.MatchClass(cls=ast.Name(id=record), patterns=positional, kwd_attrs=names):
                yield from (*_first_fields(record, len(positional)), *names)
            case _:
                pass


def _first_fields(name: str, count: int) -> tuple[str, ...]:
    """Give the fields that positional patterns of a record stand for."""
    return next((record.__match_args__[:count] for record in records() if record.__name__ == name), ())


def test_every_field_of_the_evidence_has_a_reader() -> None:
    named = {name for rule in (*RULES, *EXTERNAL_RULES) for name in rule.evidence}
    named |= {name for search in SEARCHES.values() for name in search.fields}
    idle = {
        f"{record.__name__}.{name}"
        for record in records()
        for name in get_type_hints(record)
        if name not in attributes_read() and name not in named
    }
    assert idle == set(READ_BY_NOBODY), "let a rule read it, do not gather it, or say why it is kept"


def test_every_module_is_imported_or_started() -> None:
    imported = {file for path in modules() for name in imports_of(path) if (file := file_of(name)) is not None}
    started = {PACKAGE.parent / name for name in ENTRY_POINTS}
    packages = {parent / "__init__.py" for path in imported | started for parent in path.parents}
    idle = {path.relative_to(PACKAGE.parent).as_posix() for path in modules() if path not in imported | packages}
    assert idle == ENTRY_POINTS
