"""A comparison as text for a terminal, as Markdown for a pull request, and as JSON for machines."""

import json
from collections.abc import Callable, Iterator, Mapping

import msgspec

from audits.diff.records import SCHEMA, ReportDiff, SiteDiff
from audits.diff.told import Part, Told
from audits.diff.told_reports import tell_reports
from audits.diff.told_sites import tell_sites
from audits.reports.markdown_text import escaped, fitting

Diff = ReportDiff | SiteDiff

SENTENCES_SHOWN = 50
LONGEST_SENTENCE, LONGEST_PART = 600, 4_000
"""Characters in Markdown: GitHub takes comments of 65,536, and a comparison has no more than 15 parts."""


def told(diff: Diff) -> Told:
    """Put a comparison into sentences."""
    match diff:
        case ReportDiff():
            return tell_reports(diff)
        case SiteDiff():
            return tell_sites(diff)


def as_terminal(diff: Diff) -> str:
    """Give a comparison as lines of text."""
    return "\n".join(_terminal_lines(told(diff))) + "\n"


def _terminal_lines(comparison: Told) -> Iterator[str]:
    yield comparison.headline
    yield from comparison.summary
    for part in comparison.parts:
        yield ""
        yield f"{part.title}: {part.count:,}"
        shown = part.sentences[:SENTENCES_SHOWN]
        yield from (f"  - {sentence}" for sentence in shown)
        if len(part.sentences) > len(shown):
            yield f"  and {len(part.sentences) - len(shown):,} more, which --format json has."
        if part.advice:
            yield f"  What to do: {part.advice}"


def as_markdown(diff: Diff) -> str:
    """Give a comparison as Markdown of the size of a comment."""
    return "\n".join(_markdown_lines(told(diff), is_worse=diff.worse)) + "\n"


def _markdown_lines(comparison: Told, *, is_worse: bool) -> Iterator[str]:
    yield f"## {'❌' if is_worse else '✅'} {escaped(comparison.headline)}"
    yield ""
    yield " ".join(escaped(sentence) for sentence in comparison.summary)
    for part in comparison.parts:
        yield ""
        yield from _markdown_part(part)


def _markdown_part(part: Part) -> Iterator[str]:
    title = f"{escaped(part.title)}: {part.count:,}"
    yield f"### {title}" if part.is_worse else f"<details><summary>{title}</summary>"
    yield ""
    lines = [f"- {escaped(sentence, LONGEST_SENTENCE)}" for sentence in part.sentences]
    shown = fitting(lines, LONGEST_PART)
    yield from lines[:shown]
    if len(lines) > shown:
        yield f"- and {len(lines) - shown:,} more, which `--format json` has."
    if part.advice:
        yield ""
        yield part.advice
    if not part.is_worse:
        yield ""
        yield "</details>"


def as_json(diff: Diff) -> str:
    """Give a comparison as JSON in ASCII, so that no character of a page can steer a terminal or a CI system.

    `audits/diff/records.py` describes its keys.
    """
    data = {"schema": SCHEMA, "worse": diff.worse, **msgspec.to_builtins(diff)}
    return json.dumps(data, indent=2).replace("##", r"#\u0023") + "\n"


FORMATS: Mapping[str, Callable[[Diff], str]] = {
    "terminal": as_terminal,
    "markdown": as_markdown,
    "json": as_json,
}
