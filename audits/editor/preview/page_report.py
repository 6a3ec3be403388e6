"""Looking at one page of a preview: what is asked of it at each stage, and what its editor is told."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from audits.editor.preview.records import Entry, Job, PageReport, Spot, Stage
from audits.gathering.asked import WORKED
from audits.request import Request
from audits.rules.catalogue import BY_ID
from audits.rules.engine import Rule
from audits.rules.outcomes import Result
from audits.rules.signature import LINK_VISITS
from audits.verdict.report import Cause, Finding, MendedBy, Report, Status

FIRST_PROFILE = "desktop"
"""The profile of the first look."""


def request_of(asked: Request, page: str, stage: Stage, cache: Path) -> Request:
    """Narrow what a project asks of its site to one page, and at the first stage to what shows at once.

    Each page is worked in full, so that no other has to be opened before it.
    """
    whole = replace(asked, pages=(page,), jobs=1, reuse=False, cache=cache)
    if stage is Stage.ALL:
        return whole
    profiles = tuple(name for name in asked.shown_in if name == FIRST_PROFILE) or asked.shown_in[:1]
    rules = tuple(rule for rule in asked.rules if _shows_at_once(rule))
    return replace(whole, profiles=profiles, rules=rules, opens=False, cache=None)


def _shows_at_once(rule: Rule) -> bool:
    return rule.evidence.isdisjoint(WORKED) and rule.target not in LINK_VISITS


def page_report(report: Report, job: Job, stage: Stage) -> PageReport:
    """Give what a report says of one page, in its order: what its editor can mend, and how much others have to.

    Causes of which the report says the same are one entry.
    """
    shown = [one for one in report.causes if stage is Stage.ALL or one.result is not Result.UNTESTED]
    causes = [(one, found) for one in shown if (found := _on_page(one, report, job.page))]
    new = [(one, found) for one, found in causes if one.status is Status.NEW]
    own: dict[tuple[str, str, str], list[tuple[Cause, list[Finding]]]] = {}
    for one, found in new:
        if one.mended_by is MendedBy.EDITOR:
            own.setdefault((one.rule, one.result, one.message), []).append((one, found))
    return PageReport(
        build=job.build,
        page=job.page,
        stage=stage,
        verdict=report.verdict,
        entries=tuple(_entry(group[0][0], [one for _, found in group for one in found]) for group in own.values()),
        of_template=sum(one.mended_by is MendedBy.TEMPLATE for one, _ in new),
        of_clinic=sum(one.mended_by is MendedBy.CLINIC for one, _ in new),
        known=len(causes) - len(new),
    )


def _on_page(cause: Cause, report: Report, page: str) -> list[Finding]:
    return [one for at in cause.findings if (one := report.findings[at]).page == page]


def _entry(cause: Cause, findings: Sequence[Finding]) -> Entry:
    return Entry(
        rule=cause.rule,
        title=BY_ID[cause.rule].title,
        level=cause.level,
        result=cause.result,
        message=findings[0].message,
        help=findings[0].help,
        spots=tuple(_spot(one) for one in findings),
    )


def _spot(finding: Finding) -> Spot:
    source = finding.source
    file, line = (source.file, source.line or 0) if source else ("", 0)
    return Spot(finding.selector, file, line, finding.profiles)
