"""Look-ups over one report, for comparing it with another."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from audits.rules.outcomes import Result
from audits.standards import Level
from audits.verdict.baseline import Baseline, entry_for, united
from audits.verdict.report import Cause, Finding, LedgerEntry, Report, Status, Verdict


class ReportIndex:
    """Look-ups over one report, each built once."""

    def __init__(self, report: Report) -> None:
        self.report = report

    @cached_property
    def ledger(self) -> Mapping[str, LedgerEntry]:
        """The ledger's entries by their rule."""
        return {entry.rule: entry for entry in self.report.ledger}

    @cached_property
    def pages(self) -> frozenset[str]:
        """Every page that the report names anywhere."""
        of_findings = (finding.page for finding in self.report.findings)
        of_criteria = (page for one in self.report.criteria for page in one.pages)
        of_things = (page for one in self.report.criteria for thing in one.things for page in thing.pages)
        return frozenset({*of_findings, *of_criteria, *of_things} - {""})

    @property
    def names_all_pages(self) -> bool:
        """Whether the pages it names are all that it is about."""
        return len(self.pages) == self.report.site.pages

    @cached_property
    def untested_pages(self) -> frozenset[str]:
        """Pages of which something could not be tested; "" among them where that concerns the whole site."""
        return frozenset(one.page for one in self.report.findings if one.result is Result.UNTESTED)

    @cached_property
    def entries(self) -> Baseline:
        """All causes, as a baseline would keep them."""
        return united(entry_for(cause, self.report.findings, date.min) for cause in self.report.causes)

    @cached_property
    def found(self) -> tuple[tuple[Cause, Finding], ...]:
        """Each finding with its cause."""
        findings = self.report.findings
        return tuple((cause, findings[at]) for cause in self.report.causes for at in cause.findings)

    def blocks(self, cause: Cause) -> bool:
        """Tell whether a cause stops a release, or, where it is in doubt, may; nothing does in a clean report."""
        if self.report.verdict is Verdict.CLEAN or cause.status is not Status.NEW:
            return False
        return cause.result is not Result.FAILED or cause.level is Level.MUST

    def looked_for(self, finding: Finding) -> bool:
        """Tell whether the run looked for what another run found."""
        entry = self.ledger.get(finding.rule)
        if entry is None or (entry.untested and self.untested_pages & {finding.page, ""}):
            return False
        if finding.profiles and not set(finding.profiles) & set(self.report.site.profiles):
            return False
        return not self.report.site.left_out or finding.page in {"", *self.pages}
