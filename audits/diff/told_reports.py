"""What two reports differ in, in sentences."""

from collections.abc import Iterable, Iterator

from audits.diff.records import CauseCounts, CauseDiff, PlaceOfCause, ReportDiff, ReportSummary
from audits.diff.told import Part, Told, arranged, listed, named
from audits.lib.words import counted
from audits.reports.grouping import Urgency
from audits.reports.wording import ASKS, one_line

LONGEST_MESSAGE = 300


def tell_reports(diff: ReportDiff) -> Told:
    """Tell what two reports differ in."""
    return arranged((_side("Before", diff.old), _side("Now", diff.new_report)), _parts(diff))


def _side(when: str, report: ReportSummary) -> str:
    causes = ", ".join(_counted(report.causes)) or "no findings"
    return f"{when}: {report.verdict}, {counted(report.pages, 'page')}; causes: {causes}."


def _counted(causes: CauseCounts) -> Iterator[str]:
    amounts = {
        Urgency.MUST: causes.must,
        Urgency.UNTESTED: causes.untested,
        Urgency.UNSURE: causes.unsure,
        Urgency.SHOULD: causes.should,
        Urgency.SETTLED: causes.settled,
    }
    yield from (f"{amount:,} {ASKS[urgency]}" for urgency, amount in amounts.items() if amount)


def _parts(diff: ReportDiff) -> Iterator[Part]:
    new = [one for one in diff.new if one.blocks]
    unlooked = [one for one in diff.first_seen if one.blocks]
    advice = [one for one in (*diff.new, *diff.first_seen) if not one.blocks]
    mend = "Mend these, or undo what brought them in. `audits explain RULE` says how."
    yield _part("New, and in the way of publishing", map(_cause, new), mend, is_worse=True)
    yield _part(
        "In the way of publishing, and perhaps there before, where the older run did not look",
        map(_cause, unlooked),
        mend,
        is_worse=True,
    )
    yield _part(
        "There before, and in the way of publishing only now", map(_cause, diff.now_blocking), mend, is_worse=True
    )
    yield _part("New, and not in the way of publishing", map(_cause, advice))
    yield _part("Mended", map(_cause, diff.mended))
    yield _part("Not looked at this time, so nobody knows whether it is mended", map(_cause, diff.not_looked_at))
    yield _part(
        "Rules that judged everything before, and now left something untested or were not asked", diff.rules_lost
    )
    yield _part(
        "Rules that left something untested before, or were not asked, and now judged everything", diff.rules_gained
    )
    yield _part("Pages added", map(named, diff.pages_added))
    yield _part("Pages removed", map(named, diff.pages_removed))
    yield _part("Left out now, and not before", map(one_line, diff.left_out_added))
    yield _part("Left out before, and not now", map(one_line, diff.left_out_removed))
    yield _part("In both reports", map(_cause, diff.known))


def _part(title: str, sentences: Iterable[str], advice: str = "", *, is_worse: bool = False) -> Part:
    told = tuple(map(one_line, sentences))
    return Part(title, len(told), told, advice, is_worse=is_worse)


def _cause(cause: CauseDiff) -> str:
    where = listed(list(dict.fromkeys(map(_where, cause.places))))
    return f"{one_line(cause.rule)}: {one_line(cause.message, LONGEST_MESSAGE)} On {where}."


def _where(place: PlaceOfCause) -> str:
    """Name the Markdown file and line to mend, or the page where it is not known."""
    if place.source is None:
        return named(place.page)
    file = one_line(place.source.file)
    return file if place.source.line is None else f"{file}:{place.source.line}"
