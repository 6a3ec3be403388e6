"""The rule `external-anchor`."""

from collections.abc import Iterator

from audits.evidence import ExternalVisit
from audits.rules.engine import rule
from audits.rules.links._external import told
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.standards import COOL_URIS


@rule("external-anchor", COOL_URIS)
def external_anchor(visit: ExternalVisit, index: SiteIndex) -> Iterator[Problem]:
    """A link to a place on another site's page finds that place

    Open the link and see where it ends. If it stays at the top of the page, copy the address of the right heading from
    there, or link to the page as a whole.
    """
    if visit.missing_anchor:
        yield Problem(told(visit.url, f"is a page without a place named “{visit.missing_anchor}”.", index))
