"""The words that all reports share, and text from pages made safe to show."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date

from audits.evidence import StyleKind, StylePlace
from audits.lib.words import counted
from audits.reports.grouping import Urgency, cause_counts, counts
from audits.verdict.report import Cause, CriterionOutcome, CriterionResult, Finding, Report, Status, Verdict

VERDICTS: Mapping[Verdict, str] = {
    Verdict.CLEAN: "Nothing was found that stands in the way of publishing.",
    Verdict.FAILING: "The site has something to mend before it may be published.",
    Verdict.INCOMPLETE: "Not everything could be checked, so the site may not be published yet.",
}

ASKS: Mapping[Urgency, str] = {
    Urgency.MUST: "must be mended",
    Urgency.UNTESTED: "could not be checked",
    Urgency.UNSURE: "for a person to judge",
    Urgency.SHOULD: "should be mended",
    Urgency.SETTLED: "known or waived",
}
"""What a finding asks for, as it stands after its number: `3 must be mended`."""

CRITERIA: Mapping[CriterionOutcome, str] = {
    CriterionOutcome.FAILED: "failed",
    CriterionOutcome.UNTESTED: "not tested",
    CriterionOutcome.UNSURE: "in doubt",
    CriterionOutcome.NEEDS_PERSON: "for a person to check",
    CriterionOutcome.PASSED: "passed",
    CriterionOutcome.INAPPLICABLE: "not applicable",
}
"""What came of a criterion, as it stands after its number."""

WHOLE_SITE = "the whole site"

_REPLACEMENT = "\ufffd"
_UNPRINTABLE: Mapping[int, str] = {
    **dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT),
    **dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT),  # half of a pair, where a text was cut in an emoji
    **dict.fromkeys((0xFFFE, 0xFFFF), _REPLACEMENT),  # no characters, and forbidden in XML
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), _REPLACEMENT),  # turn text around them
    **{code: chr(0x2400 + code) for code in range(0x20)},  # ␀ to ␟ stand for what they show
    0x7F: "␡",
    ord("\t"): "\t",
    ord("\n"): "\n",
}


COMMAND = re.compile(r"(?<![^\s]):(?=:\w)|##(?=\w*\[)")
"""Where what CI systems take for a command begins: `::error` at the start of a line, indented or wrapped as it may be,
and `##[error]` or `##vso[` anywhere (https://docs.github.com/actions/reference/workflow-commands-for-github-actions)."""


def printable(text: str) -> str:
    """Make a page's text harmless: no character can steer a terminal or break XML, no line be a command to a CI system.

    Every character can be seen, and a space parts the signs with which a command would begin.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return COMMAND.sub(lambda found: f"{found[0]} ", lines.translate(_UNPRINTABLE))


def one_line(text: str, longest: int | None = None) -> str:
    """Put a text on one line, with an ellipsis in place of what is longer than `longest`."""
    line = " ".join(printable(text).split())
    return line if longest is None or len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def scope(report: Report) -> str:
    """Say how much was looked at."""
    return f"{counted(report.site.pages, 'page')} in {counted(len(report.site.profiles), 'profile')}"


def found(report: Report) -> str:
    """Say how many causes ask for what: `2 causes must be mended (840 findings), 1 could not be checked`."""
    findings = counts(report.findings)
    parts = [
        f"{counted(causes, 'cause') if index == 0 else f'{causes:,}'} {ASKS[kind]}{places(causes, findings[kind])}"
        for index, (kind, causes) in enumerate(cause_counts(report).items())
    ]
    return ", ".join(parts) or "no findings"


def theme_line(report: Report) -> str:
    """Say how many of the causes that nobody has settled the theme makes and an option mends, or nothing."""
    new = [cause for cause in report.causes if cause.status is Status.NEW]
    of_theme = sum(cause.mended_by_theme_option for cause in new)
    if not of_theme:
        return ""
    are, them = ("is", "it") if of_theme == 1 else ("are", "them")
    amount = "This cause" if len(new) == 1 else f"At least {of_theme:,} of these {len(new):,} causes"
    return (
        f"{amount} {are} the theme's (Material for MkDocs); "
        f"the option `mend_theme: true` of the MkDocs plugin `audits` mends {them}: "
        "see “The faults of the theme” in its README."
    )


def places(causes: int, findings: int) -> str:
    """Say in brackets how many findings causes have, where these are more than the causes."""
    return f" ({counted(findings, 'finding')})" if findings > causes else ""


def remarks(report: Report) -> tuple[str, ...]:
    """Give what reports say besides their findings: what was left out, and what was not part of the run."""
    return (*report.site.left_out, *report.notes)


def criteria_told(report: Report) -> tuple[CriterionResult, ...]:
    """Give the criteria worth telling of: none where no rule of the run is about any, as with links to other hosts."""
    return report.criteria if any(one.rules for one in report.criteria) else ()


def criteria_line(report: Report) -> str:
    """Say what came of the criteria, as in “WCAG 2.2, levels A and AA: 1 failed, 40 for a person to check.”."""
    results = Counter(one.result for one in criteria_told(report))
    parts = [f"{results[result]:,} {words}" for result, words in CRITERIA.items() if results[result]]
    return f"WCAG 2.2, levels A and AA: {', '.join(parts)}." if parts else ""


def age(day: date, today: date) -> str:
    """Say how long ago a day was."""
    days = (today - day).days
    return {0: "today", 1: "yesterday"}.get(days, f"{days:,} days ago")


def verdict_line(report: Report) -> str:
    """Give the whole report in one line, the verdict first."""
    return f"{report.verdict.upper()}: {VERDICTS[report.verdict]} {scope(report)}: {found(report)}."


def page_name(finding: Finding) -> str:
    """Name the page of a finding, which has none where it concerns the whole site."""
    return one_line(finding.page) or WHOLE_SITE


def source_place(finding: Finding) -> str:
    """Give file and line to mend as editors write them, `docs/a.md:42`, or nothing where the file is not known."""
    if finding.source is None:
        return ""
    file = one_line(finding.source.file)
    return file if finding.source.line is None else f"{file}:{finding.source.line}"


def status_words(cause: Cause) -> str:
    """Say why a cause does not block and since when, as in “known since 2026-11-30”; nothing of one that does."""
    if cause.status is Status.NEW:
        return ""
    return f"{cause.status} since {cause.since.isoformat()}" if cause.since else str(cause.status)


MINIFIED = 200
"""Columns: in a longer line the column is needed to find anything."""


def style_words(cause: Cause) -> str:
    """Say which declaration makes a cause, as in “Set in a.css, line 12: `.tab { color: #999 }`.”, or nothing."""
    if cause.style is None:
        return ""
    declared, variable = cause.style, cause.style.variable
    told = f"Set in {_style_place(declared.place, declared.property, declared.value)}."
    if variable is None:
        return told
    return f"{told} `{variable.name}` is set in {_style_place(variable.place, variable.name, variable.value)}."


def _style_place(place: StylePlace, name: str, value: str) -> str:
    declared = f"{name}: {value}"
    if place.kind is StyleKind.ATTRIBUTE:
        return one_line(f"the `style` of `{place.selector}`: `{declared}`")
    column = f", column {place.column}" if place.column is not None and place.column > MINIFIED else ""
    rule = f"{place.selector} {{ {declared} }}"
    rule = f"{place.condition} {{ {rule} }}" if place.condition else rule
    where = f"{place.source or place.file}, line {place.line}{column}"
    return one_line(f"{where}{', in a `<style>`' if place.kind is StyleKind.BLOCK else ''}: `{rule}`")


def profile_names(finding: Finding, report: Report) -> str:
    """Name the profiles in which a finding shows; one without any does not depend on how a page is visited."""
    if len(finding.profiles) > 1 and set(finding.profiles) >= set(report.site.profiles):
        return "every profile"
    return ", ".join(one_line(profile) for profile in finding.profiles)
