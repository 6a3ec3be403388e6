"""The tables of the HTML report: what was found page by page, and what came of each criterion."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from audits.reports.grouping import Urgency, urgency
from audits.reports.wording import WHOLE_SITE, criteria_told, one_line
from audits.verdict.report import CriterionOutcome, CriterionResult, Report

MAX_PAGES = 200
"""Pages in the table: those with something found come first."""

_NO_PROFILE = "however visited"


class Row(Struct, frozen=True):
    """How many causes show on one page, by profile, most urgent first."""

    page: str
    cells: tuple[Mapping[Urgency, int], ...]


class PageTable(Struct, frozen=True):
    """What was found page by page; `left` says how many more pages there are."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    left: int


class Alike(Struct, frozen=True):
    """Criteria with the same result for the same reason."""

    criteria: tuple[CriterionResult, ...]
    because: str


def page_table(report: Report, pages: Sequence[str]) -> PageTable:
    """Count the causes on each of `pages`, and on others that findings name, in each profile."""
    columns = _columns(report)
    cells: dict[tuple[str, str], dict[int, Urgency]] = {}
    for number, cause in enumerate(report.causes):
        for finding in (report.findings[at] for at in cause.findings):
            asked = urgency(finding)
            if asked is not Urgency.SETTLED:
                for profile in finding.profiles or (_NO_PROFILE,):
                    cells.setdefault((finding.page, profile), {})[number] = asked
    concerned = {page for page, _ in cells}
    listed = dict.fromkeys([*pages, *(finding.page for finding in report.findings)])
    in_order = listed if len(listed) <= MAX_PAGES else sorted(listed, key=lambda page: page not in concerned)
    rows = tuple(
        Row(one_line(page) or WHOLE_SITE, tuple(_counted(cells.get((page, column), {}).values()) for column in columns))
        for page in list(in_order)[:MAX_PAGES]
    )
    return PageTable(columns, rows, len(listed) - len(rows))


def _columns(report: Report) -> tuple[str, ...]:
    """Give the profiles visited, others that findings name, and one for what depends on no profile, if there is any."""
    named = chain.from_iterable(finding.profiles for finding in report.findings)
    without = [_NO_PROFILE] if any(not finding.profiles for finding in report.findings) else []
    return tuple(dict.fromkeys([*report.site.profiles, *named, *without]))


def _counted(asked: Iterable[Urgency]) -> Mapping[Urgency, int]:
    known = list(asked)
    return {kind: known.count(kind) for kind in Urgency if kind in known}


def criteria_by_result(report: Report) -> Mapping[CriterionOutcome, tuple[Alike, ...]]:
    """Group the criteria by result, and within a result by reason."""
    groups: dict[CriterionOutcome, dict[str, list[CriterionResult]]] = {result: {} for result in CriterionOutcome}
    for one in criteria_told(report):
        groups[one.result].setdefault(one.because, []).append(one)
    return {
        result: tuple(Alike(tuple(criteria), because) for because, criteria in reasons.items())
        for result, reasons in groups.items()
        if reasons
    }
