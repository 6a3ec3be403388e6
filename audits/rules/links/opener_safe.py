"""The rule `opener-safe`."""

from collections.abc import Iterator

from audits.evidence import Link
from audits.lib.urls import host_of
from audits.rules.engine import bad, good, rule
from audits.rules.links._wording import WEB
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.rules.wording import link_called
from audits.standards import OWASP_HTML5


def _opens_a_window(link: Link) -> bool:
    return link.scheme in WEB and link.target.strip().lower() == "_blank"


@rule("opener-safe", OWASP_HTML5, where=_opens_a_window)
@good('<a href="https://other.example/" target="_blank">Other clinic (opens in new tab)</a>')
@good('<a href="https://other.example/" target="_blank" rel="noopener">Other clinic (opens in new tab)</a>')
@good('<a href="https://other.example/" target="_blank" rel="opener noreferrer">Other (opens in new tab)</a>')
@good('<a href="neck/" target="_blank" rel="opener">Neck exercises (opens in new tab)</a>')
@good('<a href="https://clinic.example/neck/" target="_blank" rel="opener">Neck (opens in new tab)</a>')
@bad('<a href="https://other.example/" target="_blank" rel="opener">Other (opens in new tab)</a>', says="other.example")
@bad(
    '<a href="https://other.example/" target="_BLANK" rel="nofollow OPENER">Other (opens in new tab)</a>', says="opener"
)
def opener_safe(link: Link, index: SiteIndex) -> Iterator[Problem]:
    """A new window of another site has no hold on this page

    Take `opener` out of the link's `rel`. With it, the other site may put another page in place of yours, such as a
    copy that asks for personal details. Without it, browsers keep the two apart.
    """
    relations = set(link.rel.lower().split())
    if (
        index.addresses.path_below_site(link.url) is None
        and "opener" in relations
        and not relations & {"noopener", "noreferrer"}
    ):
        yield Problem(
            f"The {link_called(link.name, link.text)} says rel=opener, so {host_of(link.url)} may replace this page."
        )
