"""The rule `external-link-rot`."""

from collections.abc import Iterator

from audits.evidence import ExternalVisit
from audits.rules.engine import rule
from audits.rules.links._external import told
from audits.rules.outcomes import Problem
from audits.rules.references import NAMING_FIELDS
from audits.rules.site_index import SiteIndex
from audits.standards import COOL_URIS


@rule("external-link-rot", COOL_URIS, of_all_pages=NAMING_FIELDS)
def external_link_rot(visit: ExternalVisit, index: SiteIndex) -> Iterator[Problem]:
    """A link that used to work still works

    Look at the link within the next days: the other site may be mending it, or the page may be gone. It stops a
    release only when it has failed for as long as the settings say.
    """
    if visit.given_time:
        yield Problem(f"{told(visit.url, visit.because, index)} {visit.given_time}")
