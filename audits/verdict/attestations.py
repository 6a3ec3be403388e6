"""What people have checked by hand, as a TOML file records it: one entry a check, each page with its content's hash."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from audits.config.toml_tables import Mistake, read_table
from audits.evidence import Content, NotGathered, Site
from audits.lib.nearest import no_such
from audits.rules.catalogue import BY_ID
from audits.standards.wcag import CRITERIA
from audits.verdict.report import Attested

NUMBERS = tuple(criterion.number for criterion in CRITERIA)

Role = Annotated[str, Meta(pattern=r"^[a-z][a-z -]+$")]
"""In small letters throughout, so that no name gets in: who a person is, is nobody's business here."""

Digest = Annotated[str, Meta(pattern=r"^[0-9a-f]{16}$")]


class Attestation(Struct, frozen=True, forbid_unknown_fields=True):
    """One check of one criterion: the pages it was made on, each with the hash of its content on that day.

    `rule` names a rule whose doubts on these pages the check settles.
    """

    criterion: str
    on: date
    role: Role
    did: Annotated[str, Meta(min_length=20)]
    pages: Annotated[Mapping[str, Digest], Meta(min_length=1)]
    rule: str | None = None

    def on_site(self, site: Site) -> Attested:
        """Say on which pages of a site the check still holds, and on which no longer; of some that cannot be told."""
        content = {page.path: page.content for page in site.pages}
        held = {path for path, digest in self.pages.items() if content.get(path) == Content(digest)}
        unknown = {path for path in self.pages if isinstance(content.get(path), NotGathered)}
        return Attested(
            role=self.role,
            did=self.did,
            on=self.on,
            pages=tuple(path for path in self.pages if path in held),
            lapsed=tuple(path for path in self.pages if path not in held | unknown),
        )


def as_toml(entry: Attestation) -> str:
    """Write an entry as the file holds it. Text in JSON's quotes is text in TOML's, too."""
    lines = [
        "[[attestation]]",
        f"criterion = {_quoted(entry.criterion)}",
        f"on = {entry.on.isoformat()}",
        f"role = {_quoted(entry.role)}",
        f"did = {_quoted(entry.did)}",
        *([f"rule = {_quoted(entry.rule)}"] if entry.rule else []),
        "",
        "[attestation.pages]",
        *(f"{_quoted(path)} = {_quoted(digest)}" for path, digest in entry.pages.items()),
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    attestation: tuple[Attestation, ...] = ()


def read_attestations(file: Path, today: date) -> tuple[Attestation, ...]:
    """Read what people have checked.

    Raises:
        SettingsError: with every mistake found, each with its file and line.
    """

    def also(entry: Struct) -> Iterator[Mistake]:
        return _mistakes(entry, today) if isinstance(entry, Attestation) else iter(())

    return read_table(file, _File, (), "key", also).attestation


def _mistakes(entry: Attestation, today: date) -> Iterator[Mistake]:
    if entry.criterion not in NUMBERS:
        yield ("criterion",), f"`{entry.criterion}` is no criterion of WCAG 2.2 at level A or AA, such as `1.1.1`."
    if entry.on > today:
        yield ("on",), f"{entry.on} lies in the future; write the day on which the check was made."
    if entry.rule is not None and entry.rule not in BY_ID:
        yield ("rule",), no_such("rule", entry.rule, BY_ID, "`audits rules` lists all rules.")
