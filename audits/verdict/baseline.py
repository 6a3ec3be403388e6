"""The baseline: causes that a project knew when it adopted the gate, as a TOML file that a review can read.

Known causes do not block. `verdict/recognise.py` says how they are known again after an edit.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct, structs

from audits.config.toml_tables import read_table
from audits.lib.words import counted
from audits.rules.outcomes import Result
from audits.standards import Level
from audits.verdict.causes import element_of
from audits.verdict.report import Cause, CauseKind, Finding, Report, Status

LONGEST_MESSAGE = 200


class KnownPlace(Struct, frozen=True, forbid_unknown_fields=True):
    """One finding of a known cause: its page, and the element's selector and what it says."""

    page: str
    selector: str = ""
    label: str = ""


class KnownCause(Struct, frozen=True, forbid_unknown_fields=True):
    """One known cause. `places` hold those of a page's own content: there, another place is another fault."""

    cause: Annotated[str, Meta(pattern=r"^[0-9a-f]{16}$")]
    rule: str
    result: Result
    kind: CauseKind
    since: date
    message: str
    element: str = ""
    places: tuple[KnownPlace, ...] = ()


class Baseline(Struct, frozen=True, forbid_unknown_fields=True):
    """All known causes, in the order of the report they were taken from."""

    known: tuple[KnownCause, ...] = ()


NO_BASELINE = Baseline()


def read_baseline(file: Path) -> Baseline:
    """Read a baseline.

    Raises:
        SettingsError: with every mistake found, each with its line.
    """
    return read_table(file, Baseline, (), "key")


def updated(before: Baseline, report: Report, today: date, *, adds: bool, is_partial: bool) -> Baseline:
    """Make a baseline of a report: without what is mended, and with what is new only if it `adds`, or is the first.

    What is known already keeps the day since when it is. What the report did not look at stays: rules that were not
    asked, and of a partial run all that it did not meet.
    """
    new = _blocking(report, Status.NEW, today) if adds or not before.known else ()
    if is_partial:
        return united((*before.known, *new))
    asked = {entry.rule for entry in report.ledger}
    unseen = [entry for entry in before.known if entry.rule not in asked]
    return united((*_blocking(report, Status.KNOWN, today), *unseen, *new))


def united(entries: Iterable[KnownCause]) -> Baseline:
    """Make one entry of those with the same cause, of which some places were known and others are new."""
    by_cause: dict[str, KnownCause] = {}
    for entry in entries:
        known = by_cause.get(entry.cause)
        places = (*known.places, *(one for one in entry.places if one not in known.places)) if known else entry.places
        by_cause[entry.cause] = structs.replace(known or entry, places=places)
    return Baseline(tuple(by_cause.values()))


def summary(before: Baseline, after: Baseline, report: Report, file: Path) -> str:
    """Say what became of a baseline."""
    known = {(entry.cause, place) for entry in after.known for place in entry.places or (None,)}
    left_out = [
        entry
        for entry in _blocking(report, Status.NEW, date.min)
        if any((entry.cause, place) not in known for place in entry.places or (None,))
    ]
    lines = [f"{file} holds {counted(len(after.known), 'cause')}; before, it held {len(before.known):,}."]
    if left_out:
        amount = counted(len(left_out), "cause")
        lines.append(f"New, and not taken in: {amount}. Mend what is new, or type `audits baseline --add`.")
    return " ".join(lines)


def _blocking(report: Report, status: Status, today: date) -> tuple[KnownCause, ...]:
    """Give an entry for each cause of a status that blocks a release, or may, or would without a baseline."""
    return tuple(
        entry_for(cause, report.findings, today)
        for cause in report.causes
        if cause.status is status
        and (cause.result is Result.UNSURE or (cause.result is Result.FAILED and cause.level is Level.MUST))
    )


def entry_for(cause: Cause, findings: Sequence[Finding], today: date) -> KnownCause:
    """Give the entry by which a cause of a report is known again; `findings` are all of the report."""
    return KnownCause(
        cause=cause.id,
        rule=cause.rule,
        result=cause.result,
        kind=cause.kind,
        since=cause.since or today,
        message=cause.message[:LONGEST_MESSAGE],
        element=cause.element,
        places=_places([findings[at] for at in cause.findings]) if cause.kind.is_of_a_place else (),
    )


def _places(findings: Iterable[Finding]) -> tuple[KnownPlace, ...]:
    return tuple(KnownPlace(one.page, one.selector, element_of(one.html).label) for one in findings)


HEADER = """\
# Causes that were known when they were recorded: they do not block a release, and are to become fewer.
# Written by `audits baseline`, which takes out what is mended. Entries may be taken out by hand, too.
"""


def as_toml(baseline: Baseline) -> str:
    """Write a baseline as its file holds it. Text in JSON's quotes is text in TOML's, too."""
    return "\n".join([HEADER, *(line for entry in baseline.known for line in _entry(entry))])


def _entry(entry: KnownCause) -> Iterator[str]:
    yield "[[known]]"
    yield f"rule = {_text(entry.rule)}"
    yield f"message = {_text(entry.message)}"
    if entry.element:
        yield f"element = {_text(entry.element)}"
    if entry.places:
        yield "places = ["
        for place in entry.places:
            page, selector, label = _text(place.page), _text(place.selector), _text(place.label)
            yield f"  {{ page = {page}, selector = {selector}, label = {label} }},"
        yield "]"
    yield f"result = {_text(entry.result)}"
    yield f"kind = {_text(entry.kind)}"
    yield f"cause = {_text(entry.cause)}"
    yield f"since = {entry.since.isoformat()}"
    yield ""


def _text(value: str) -> str:
    """Quote a text; what is no character, such as half an emoji, becomes a sign that stands for one."""
    return json.dumps(value.encode("utf-8", "replace").decode(), ensure_ascii=False).replace("\x7f", "\\u007f")
