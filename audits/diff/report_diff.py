"""What two reports differ in: causes that are new, mended, or in both, and what only one of the runs looked at."""

from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from audits.diff.records import CauseCounts, CauseDiff, PlaceOfCause, ReportDiff, ReportSummary
from audits.diff.report_index import ReportIndex
from audits.rules.outcomes import Result
from audits.standards import Level
from audits.verdict.baseline import KnownCause
from audits.verdict.recognise import Occurrence, recognise
from audits.verdict.report import Cause, LedgerEntry, Report, Status


def diff_reports(old: Report, new: Report) -> ReportDiff:
    """Compare two reports. What is mended is what would be new if the reports changed places."""
    before, after = ReportIndex(old), ReportIndex(new)
    known = _known(after, before)
    came = range(len(after.found)) - known.keys()
    went = range(len(before.found)) - _known(before, after).keys()
    looked_for_before = {at for at in came if before.looked_for(after.found[at][1])}
    looked_for_after = {at for at in went if after.looked_for(before.found[at][1])}
    blocked_before = {cause.id for cause in old.causes if before.blocks(cause)}
    return ReportDiff(
        old=_summary(before),
        new_report=_summary(after),
        new=_causes(after, looked_for_before),
        first_seen=_causes(after, came - looked_for_before),
        now_blocking=tuple(
            one
            for one in _causes(after, {at for at, entry in known.items() if entry.cause not in blocked_before})
            if one.blocks
        ),
        mended=_causes(before, looked_for_after),
        not_looked_at=_causes(before, went - looked_for_after),
        known=_causes(after, known.keys()),
        rules_lost=_judged_only_in(before, after),
        rules_gained=_judged_only_in(after, before),
        pages_added=_pages_only_in(after, before),
        pages_removed=_pages_only_in(before, after),
        left_out_added=tuple(one for one in new.site.left_out if one not in old.site.left_out),
        left_out_removed=tuple(one for one in old.site.left_out if one not in new.site.left_out),
    )


def _known(here: ReportIndex, there: ReportIndex) -> Mapping[int, KnownCause]:
    """Find what of a report the other has too, by position in `found`, with the other's entry."""
    occurrences = [
        Occurrence(cause.id, cause.rule, cause.result, cause.kind, finding.page, finding.selector, finding.html)
        for cause, finding in here.found
    ]
    pages = here.pages if here.names_all_pages else here.pages | there.pages
    return recognise(occurrences, there.entries, pages).entries


def _causes(index: ReportIndex, positions: AbstractSet[int]) -> tuple[CauseDiff, ...]:
    """Give the causes of what stands at these positions, each with its places there."""
    by_cause: dict[tuple[str, Status], tuple[Cause, list[PlaceOfCause]]] = {}
    for at in sorted(positions):
        cause, finding = index.found[at]
        _, places = by_cause.setdefault((cause.id, cause.status), (cause, []))
        places.append(PlaceOfCause(finding.page, finding.selector, finding.source))
    return tuple(
        CauseDiff(
            id=cause.id,
            rule=cause.rule,
            level=cause.level,
            result=cause.result,
            status=cause.status,
            message=cause.message,
            places=tuple(places),
            blocks=index.blocks(cause),
        )
        for cause, places in by_cause.values()
    )


def _summary(index: ReportIndex) -> ReportSummary:
    report = index.report
    counts = Counter(_asks(cause) for cause in report.causes)
    return ReportSummary(report.verdict, report.site.pages, CauseCounts(**counts))


def _asks(cause: Cause) -> str:
    """Name the field of `CauseCounts` in which a cause is counted."""
    if cause.status is not Status.NEW:
        return "settled"
    if cause.result is Result.FAILED:
        return "must" if cause.level is Level.MUST else "should"
    return cause.result.value


def _judged_only_in(here: ReportIndex, there: ReportIndex) -> tuple[str, ...]:
    """Name the rules that one run judged in full, and of which the other left something untested, or did not ask."""
    return tuple(
        sorted(
            rule for rule, entry in here.ledger.items() if _is_judged(entry) and _is_untested(there.ledger.get(rule))
        )
    )


def _is_judged(entry: LedgerEntry) -> bool:
    return entry.untested == 0


def _is_untested(entry: LedgerEntry | None) -> bool:
    return entry is None or entry.untested > 0


def _pages_only_in(here: ReportIndex, there: ReportIndex) -> tuple[str, ...]:
    """Name the pages that the other report is not about, if it names all that it is about."""
    return tuple(sorted(here.pages - there.pages)) if there.names_all_pages else ()
