"""The report as a comment on a pull request: short, in GitHub's Markdown, with nothing from a page taken as markup."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from audits.reports.grouping import CauseGroup, Section, Urgency, sections
from audits.reports.wording import (
    ASKS,
    VERDICTS,
    criteria_line,
    criteria_told,
    found,
    one_line,
    page_name,
    places,
    remarks,
    scope,
    source_place,
    style_words,
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

_ESCAPES = str.maketrans({character: f"&#{ord(character)};" for character in "&<>|*_`[]\\#~!$"})
"""An entity is never taken for structure."""

_AUTOMATIC = {"@": "@\u2060", "://": ":\u2060//", "www.": "www\u2060."}
"""A joiner that takes no room keeps `@name` from calling somebody, and an address from being made a link."""


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
        notes = [f"- {_escaped(note, _LONGEST_NOTE)}" for note in remarks(report)]
        shown = _fitting(notes, _LONGEST_NOTES)
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
    shown = min(_fitting(rows, _LONGEST_SECTION), _CAUSES_SHOWN)
    yield from rows[:shown]
    if len(rows) > shown:
        yield ""
        yield f"and {len(rows) - shown:,} more, which the whole report has."
    if folded:
        yield ""
        yield "</details>"


def _fitting(lines: Sequence[str], longest: int) -> int:
    """Give how many of the first lines have together no more than so many characters."""
    return sum(length <= longest for length in accumulate(len(line) for line in lines))


def _row(rule: str, cause: CauseGroup) -> str:
    seen = " ".join(filter(None, (_escaped(cause.message, _LONGEST_MESSAGE), _escaped(style_words(cause.cause)))))
    return f"| {_escaped(rule)} | {seen} | {_where(cause)} |"


def _where(cause: CauseGroup) -> str:
    places = list(dict.fromkeys(source_place(finding) or page_name(finding) for finding in cause.findings))
    shown = [_escaped(place, _LONGEST_PLACE) for place in places[:_PLACES_SHOWN]]
    more = [f"and {len(places) - _PLACES_SHOWN:,} more"] if len(places) > _PLACES_SHOWN else []
    return "<br>".join([*shown, *more])


def _escaped(text: str, longest: int | None = None) -> str:
    escaped = one_line(text, longest).translate(_ESCAPES)
    for written, harmless in _AUTOMATIC.items():
        escaped = escaped.replace(written, harmless)
    return escaped
