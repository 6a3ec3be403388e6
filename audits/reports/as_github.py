"""The report for GitHub Actions: a workflow command for each of the foremost new causes, the verdict as last line."""

from collections import Counter
from collections.abc import Mapping

from audits.lib.words import counted
from audits.reports.grouping import CauseGroup, Urgency
from audits.reports.places import by_urgency, page_count, places_of
from audits.reports.wording import ASKS, one_line, page_name, printable, remarks, verdict_line
from audits.verdict.report import Report

_COMMANDS: Mapping[Urgency, str] = {
    Urgency.MUST: "error",
    Urgency.UNTESTED: "error",
    Urgency.UNSURE: "warning",
    Urgency.SHOULD: "notice",
}
"""What is known or waived is left to the last line's count: GitHub shows few annotations, and those should be new."""

SHOWN = 10
"""GitHub shows as many annotations of each command for a step, and passes over all others without a word."""

_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = {**_IN_DATA, **str.maketrans({":": "%3A", ",": "%2C"})}


def as_github(report: Report) -> str:
    """Give a report as workflow commands, one per new cause: the most serious first, then those on most pages."""
    lines: list[str] = []
    told: Counter[str] = Counter()
    for urgency, cause in by_urgency(report):
        if urgency in _COMMANDS:
            told[_COMMANDS[urgency]] += 1
            if told[_COMMANDS[urgency]] <= SHOWN:
                lines.append(_command(urgency, cause, report))
    more = sum(count - SHOWN for count in told.values() if count > SHOWN)
    if more:
        lines.append(
            f"Note: GitHub shows {SHOWN} annotations of a kind. The reports tell of {counted(more, 'cause')} more."
        )
    notes = [f"Note: {one_line(note)}" for note in remarks(report)]
    return "\n".join([*lines, *notes, verdict_line(report)]) + "\n"


def _command(urgency: Urgency, group: CauseGroup, report: Report) -> str:
    place = next(iter(places_of(group, report)))
    # A built page is not among the files that GitHub shows; the message names it.
    properties = {
        "file": place.file if place.is_source else "",
        "line": str(place.line) if place.is_source and place.line else "",
        "title": f"{group.cause.rule} ({ASKS[urgency]})",
    }
    written = ",".join(f"{name}={_escaped(value, _IN_PROPERTY)}" for name, value in properties.items() if value)
    where = page_count(group) or page_name(group.findings[0])
    text = "\n".join(part for part in (f"{group.message} ({where})", group.findings[0].help) if part)
    return f"::{_COMMANDS[urgency]} {written}::{_escaped(text, _IN_DATA)}"


def _escaped(text: str, table: Mapping[int, str]) -> str:
    return printable(text).translate(table)
