"""The rule `external-anchor`."""

from collections.abc import Iterator

from audits.evidence import ExternalVisit
from audits.rules.engine import rule
from audits.rules.links._external import told
from audits.rules.outcomes import Problem, Result
from audits.rules.references import NAMING_FIELDS
from audits.rules.site_index import SiteIndex
from audits.standards import COOL_URIS


@rule("external-anchor", COOL_URIS, of_all_pages=NAMING_FIELDS)
def external_anchor(visit: ExternalVisit, index: SiteIndex) -> Iterator[Problem]:
    """A link to a place on another site's page finds that place

    Open the link and see where it ends. If it stays at the top of the page, copy the address of the right heading from
    there, or link to the page as a whole.
    """
    if not visit.is_anchor_known:
        because = f"may have a place named “{visit.missing_anchor}” or not: its scripts build it, or it is very long."
        yield Problem(told(visit.url, because, index), result=Result.UNSURE)
    elif visit.missing_anchor:
        yield Problem(told(visit.url, f"is a page without a place named “{visit.missing_anchor}”.", index))
