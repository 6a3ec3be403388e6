"""The report as a comment on a pull request, or a job's summary: short, in GitHub's Markdown.

Nothing from a page is taken as markup.
"""

from collections.abc import Iterator, Mapping, Sequence

from audits.reports.grouping import CauseGroup, Section, Urgency, sections
from audits.reports.markdown_text import escaped, fitting
from audits.reports.places import FilePlace, places_of
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
    status_words,
    style_words,
    theme_line,
)
from audits.verdict.report import Finding, MendedBy, Report, Status, Verdict

MARKER = "<!-- audits -->"
"""The first line, which nobody sees: by it, a bot finds its own comment, to put the new report in its place."""

_MARKS: Mapping[Verdict, str] = {Verdict.CLEAN: "✅", Verdict.FAILING: "❌", Verdict.INCOMPLETE: "⚠️"}
_WHO: Mapping[MendedBy, str] = {
    MendedBy.EDITOR: "whoever writes the page",
    MendedBy.TEMPLATE: "whoever keeps the template",
    MendedBy.CLINIC: "the clinic",
}
"""Who can mend a cause, in the order in which they are told."""

_ORDER = {who: at for at, who in enumerate(_WHO)}
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
    yield MARKER
    yield f"## {_MARKS[report.verdict]} {report.verdict.upper()}"
    yield ""
    yield f"{VERDICTS[report.verdict]} {scope(report)}: {found(report)}."
    if line := theme_line(report):
        yield ""
        yield line
    for section in sections(report):
        yield ""
        yield from _section(section, report)
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


def _section(section: Section, report: Report) -> Iterator[str]:
    causes = [cause for group in section.rules for cause in group.causes]
    causes.sort(key=lambda one: (_ORDER[one.cause.mended_by], -one.cause.pages))
    title = f"{ASKS[section.urgency].capitalize()}: {section.causes:,}{places(section.causes, section.findings)}"
    folded = section.urgency in _FOLDED
    yield f"<details><summary>{title}{_by_status(causes)}</summary>" if folded else f"### {title}"
    yield ""
    yield "| Rule | What was seen | Where | Who can mend it |"
    yield "| --- | --- | --- | --- |"
    rows = [_row(cause, report) for cause in causes]
    shown = min(fitting(rows, _LONGEST_SECTION), _CAUSES_SHOWN)
    yield from rows[:shown]
    if len(rows) > shown:
        yield ""
        yield f"and {len(rows) - shown:,} more, which the whole report has."
    if folded:
        yield ""
        yield "</details>"


def _by_status(causes: Sequence[CauseGroup]) -> str:
    """Say how many of the causes that block nothing are known, and how many waived."""
    counts = {status: sum(one.cause.status is status for one in causes) for status in (Status.KNOWN, Status.WAIVED)}
    told = ", ".join(f"{count:,} {status}" for status, count in counts.items() if count)
    return f" – {told}" if told else ""


def _row(group: CauseGroup, report: Report) -> str:
    status = f"({words})" if (words := status_words(group.cause)) else ""
    parts = (escaped(group.message, _LONGEST_MESSAGE), escaped(style_words(group.cause)), escaped(status))
    seen = " ".join(filter(None, parts))
    cells = (escaped(group.cause.rule), seen, _where(group, report), _WHO[group.cause.mended_by])
    return f"| {' | '.join(cells)} |"


def _where(group: CauseGroup, report: Report) -> str:
    found = list(dict.fromkeys(_place(place, finding) for place, finding in places_of(group, report).items()))
    shown = [escaped(place, _LONGEST_PLACE) for place in found[:_PLACES_SHOWN]]
    more = [f"and {len(found) - _PLACES_SHOWN:,} more"] if len(found) > _PLACES_SHOWN else []
    return "<br>".join([*shown, *more])


def _place(place: FilePlace, finding: Finding) -> str:
    """Name a place as people do: a file that they write with its line, else the page."""
    return source_place(finding) if place.is_source else page_name(finding)
