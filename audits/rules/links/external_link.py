"""The rule `external-link`."""

from collections.abc import Iterator

from audits.evidence import ExternalOutcome, ExternalVisit
from audits.rules.engine import rule
from audits.rules.links._external import told
from audits.rules.outcomes import Problem, Result
from audits.rules.references import NAMING_FIELDS
from audits.rules.site_index import SiteIndex
from audits.standards import RFC9110

MEANING = {
    ExternalOutcome.WORKS: Result.PASSED,
    ExternalOutcome.MOVED: Result.PASSED,
    ExternalOutcome.SENT_HOME: Result.UNSURE,
    ExternalOutcome.REFUSES_PROGRAMS: Result.UNSURE,
    ExternalOutcome.BUSY: Result.UNTESTED,
    ExternalOutcome.UNREACHABLE: Result.UNTESTED,
}
"""What each answer means; an answer that is not named here is a failure."""


def _is_told_here(visit: ExternalVisit) -> bool:
    """Leave a fault that is given time to external-link-rot."""
    return MEANING.get(visit.outcome, Result.FAILED) is not Result.FAILED or not visit.given_time


@rule("external-link", RFC9110, of_all_pages=NAMING_FIELDS, applies=_is_told_here)
def external_link(visit: ExternalVisit, index: SiteIndex) -> Iterator[Problem]:
    """A link to another site leads to what it promises

    Open the link yourself. If the page has moved, write its new address; if it is gone, link to another source or take
    the link away, on every page that is named. Where a site only turns programs away and the link works for you, accept
    it in the settings with the reason.
    """
    result = MEANING.get(visit.outcome, Result.FAILED)
    if result is not Result.PASSED:
        yield Problem(told(visit.url, visit.because, index), result=result)
