"""The report as a comment on a pull request: short, in GitHub's Markdown, with nothing from a page taken as markup."""

from collections.abc import Iterator, Mapping

from audits.reports.grouping import CauseGroup, Section, Urgency, sections
from audits.reports.markdown_text import escaped, fitting
from audits.reports.wording import (
    ASKS,
    VERDICTS,
    criteria_line,
    criteria_told,
    found,
    page_name,
    places,
    remarks,
    scope,
    source_place,
)
from audits.verdict.report import Report, Verdict

_MARKS: Mapping[Verdict, str] = {Verdict.CLEAN: "✅", Verdict.FAILING: "❌", Verdict.INCOMPLETE: "⚠️"}
_FOLDED = (Urgency.SHOULD, Urgency.SETTLED)
_CAUSES_SHOWN = 15
_PLACES_SHOWN = 3
_LONGEST_MESSAGE = 300
_LONGEST_PLACE = 120
_LONGEST_NOTE = 600

_LONGEST_SECTION, _LONGEST_NOTES = 10_000, 8_000
"""Characters. GitHub takes comments of 65,536, and there are five sections."""


def as_markdown(report: Report) -> str:
    """Give a report as Markdown of the size of a comment."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"## {_MARKS[report.verdict]} {report.verdict.upper()}"
    yield ""
    yield f"{VERDICTS[report.verdict]} {scope(report)}: {found(report)}."
    for section in sections(report):
        yield ""
        yield from _section(section)
    if criteria_told(report):
        yield ""
        yield criteria_line(report)
    if remarks(report):
        yield ""
        notes = [f"- {escaped(note, _LONGEST_NOTE)}" for note in remarks(report)]
        shown = fitting(notes, _LONGEST_NOTES)
        yield from notes[:shown]
        if len(notes) > shown:
            yield f"- and {len(notes) - shown:,} more, which the whole report has."


def _section(section: Section) -> Iterator[str]:
    title = f"{ASKS[section.urgency].capitalize()}: {section.causes:,}{places(section.causes, section.findings)}"
    folded = section.urgency in _FOLDED
    yield f"<details><summary>{title}</summary>" if folded else f"### {title}"
    yield ""
    yield "| Rule | What was seen | Where |"
    yield "| --- | --- | --- |"
    rows = [_row(group.rule, cause) for group in section.rules for cause in group.causes]
    shown = min(fitting(rows, _LONGEST_SECTION), _CAUSES_SHOWN)
    yield from rows[:shown]
    if len(rows) > shown:
        yield ""
        yield f"and {len(rows) - shown:,} more, which the whole report has."
    if folded:
        yield ""
        yield "</details>"


def _row(rule: str, cause: CauseGroup) -> str:
    return f"| {escaped(rule)} | {escaped(cause.message, _LONGEST_MESSAGE)} | {_where(cause)} |"


def _where(cause: CauseGroup) -> str:
    places = list(dict.fromkeys(source_place(finding) or page_name(finding) for finding in cause.findings))
    shown = [escaped(place, _LONGEST_PLACE) for place in places[:_PLACES_SHOWN]]
    more = [f"and {len(places) - _PLACES_SHOWN:,} more"] if len(places) > _PLACES_SHOWN else []
    return "<br>".join([*shown, *more])
