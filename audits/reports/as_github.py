"""The report for GitHub Actions: one workflow command per cause and place, the verdict as the last line."""

from collections.abc import Mapping

from audits.lib.words import counted
from audits.reports.grouping import Section, Urgency, sections
from audits.reports.wording import ASKS, one_line, page_name, printable, remarks, verdict_line
from audits.verdict.report import Finding, Report

_COMMANDS: Mapping[Urgency, str] = {
    Urgency.MUST: "error",
    Urgency.UNTESTED: "error",
    Urgency.UNSURE: "warning",
    Urgency.SHOULD: "notice",
}
"""What is known or waived is left to the last line's count: GitHub shows few annotations, and those should be new."""

_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = {**_IN_DATA, **str.maketrans({":": "%3A", ",": "%2C"})}


def as_github(report: Report) -> str:
    """Give a report as workflow commands, most serious first."""
    shown = (section for section in sections(report) if section.urgency in _COMMANDS)
    lines = [line for section in shown for line in _section(section)]
    notes = [f"Note: {one_line(note)}" for note in remarks(report)]
    return "\n".join([*lines, *notes, verdict_line(report)]) + "\n"


def _section(section: Section) -> list[str]:
    lines: list[str] = []
    for group in section.rules:
        for cause in group.causes:
            at_one_place: dict[tuple[str, int | None], list[Finding]] = {}
            for finding in cause.findings:
                place = ("", None) if finding.source is None else (finding.source.file, finding.source.line)
                at_one_place.setdefault(place, []).append(finding)
            lines.extend(_command(section.urgency, findings) for findings in at_one_place.values())
    return lines


def _command(urgency: Urgency, findings: list[Finding]) -> str:
    first = findings[0]
    source = first.source
    properties = {
        "file": "" if source is None else source.file,
        "line": "" if source is None or source.line is None else str(source.line),
        "title": f"{first.rule} ({ASKS[urgency]})",
    }
    written = ",".join(f"{name}={_escaped(value, _IN_PROPERTY)}" for name, value in properties.items() if value)
    text = "\n".join(part for part in (_seen(findings), first.help) if part)
    return f"::{_COMMANDS[urgency]} {written}::{_escaped(text, _IN_DATA)}"


def _seen(findings: list[Finding]) -> str:
    pages = list(dict.fromkeys(page_name(finding) for finding in findings))
    others = f" and {counted(len(pages) - 1, 'other page')}" if len(pages) > 1 else ""
    return f"{findings[0].message} ({pages[0]}{others})"


def _escaped(text: str, table: Mapping[int, str]) -> str:
    return printable(text).translate(table)
