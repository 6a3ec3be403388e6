"""The rule `external-link-moved`."""

from collections.abc import Iterator

from audits.evidence import ExternalOutcome, ExternalVisit
from audits.rules.engine import rule
from audits.rules.links._external import told
from audits.rules.outcomes import Problem
from audits.rules.references import NAMING_FIELDS
from audits.rules.site_index import SiteIndex
from audits.standards import COOL_URIS


@rule("external-link-moved", COOL_URIS, of_all_pages=NAMING_FIELDS)
def external_link_moved(visit: ExternalVisit, index: SiteIndex) -> Iterator[Problem]:
    """A link gives the address that its page has now

    Write the new address, on every page that is named. The old one still leads there, but such signposts are taken down
    sooner or later, and each costs the reader a wait.
    """
    if visit.outcome is ExternalOutcome.MOVED:
        yield Problem(told(visit.url, f"has moved for good to {visit.moved_to}.", index))
