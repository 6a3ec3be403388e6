"""The report for GitLab's merge requests: its code quality format.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from audits.reports.grouping import CauseGroup, Urgency
from audits.reports.places import by_urgency, page_count, places_of
from audits.reports.wording import ASKS, one_line
from audits.verdict.report import Report

_SEVERITIES: Mapping[Urgency, str] = {
    Urgency.MUST: "critical",
    Urgency.UNTESTED: "critical",
    Urgency.UNSURE: "major",
    Urgency.SHOULD: "minor",
    Urgency.SETTLED: "info",
}
_LONGEST_DESCRIPTION = 1000


def as_gitlab(report: Report) -> str:
    """Give a report as a list of code quality violations, one per cause, most serious first.

    GitLab tells by the fingerprint what a merge request adds and what it mends, and passes over a second violation with
    the same one: a cause that is both new and known is told as new.
    """
    by_cause: dict[str, dict[str, Any]] = {}
    for urgency, group in by_urgency(report):
        by_cause.setdefault(group.cause.id, _violation(urgency, group, report))
    return msgspec.json.format(msgspec.json.encode(list(by_cause.values())), indent=2).decode() + "\n"


def _violation(urgency: Urgency, group: CauseGroup, report: Report) -> dict[str, Any]:
    place = next(iter(places_of(group, report)))
    pages = page_count(group)
    text = f"{ASKS[urgency].capitalize()}: {one_line(group.message)}" + (f" It shows {pages}." if pages else "")
    return {
        "description": one_line(text, _LONGEST_DESCRIPTION),
        "check_name": one_line(group.cause.rule),
        "fingerprint": group.cause.id,
        "severity": _SEVERITIES[urgency],
        "location": {"path": one_line(place.file), "lines": {"begin": place.line or 1}},
    }
