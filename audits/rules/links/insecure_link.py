"""The rule `insecure-link`."""

from collections.abc import Iterator

from audits.config.facts import Facts
from audits.evidence import Link
from audits.lib.urls import host_of, is_private
from audits.rules.engine import bad, good, rule
from audits.rules.links._wording import DOI_HOSTS, WEB
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.rules.wording import link_called
from audits.standards import SECURING_THE_WEB


def _leads_away(link: Link, index: SiteIndex, facts: Facts) -> bool:
    """Tell whether a link leaves this site for a host of which no other rule tells."""
    host = host_of(link.url)
    told_by_others = DOI_HOSTS | (facts.booking.all_hosts if facts.booking else frozenset())
    is_own = index.addresses.path_below_site(link.url) is not None or host == host_of(facts.site_url)
    return not is_own and host not in told_by_others and not is_private(host)


@rule(
    "insecure-link",
    SECURING_THE_WEB,
    where=lambda link: link.scheme in WEB and bool(host_of(link.url)),
    applies=_leads_away,
    given=lambda facts: not facts.site_url.lower().startswith("http:"),
)
@good('<a href="https://other.example/">Other clinic</a> <a href="//other.example/">Other clinic</a>')
@good(
    {
        "index.html": '<a href="http://clinic.example/neck/">Neck</a> <a href="https://other.example/">Other</a>',
        "neck/index.html": "Neck",
    }
)
@good('<a href="http://192.168.1.1/">Your router</a> <a href="https://other.example/">Other clinic</a>')
@good('<a href="https://archive.example/http://other.example/">The page as it was</a>')
@bad('<a href="http://other.example/">Other clinic</a>', says="http://other.example/")
@bad('<a href="HTTP://OTHER.example:8080/a">Other clinic</a>', says="other.example")
def insecure_link(link: Link) -> Iterator[Problem]:
    """A link leads to other sites over https

    Write https:// in place of http:// and open the link once to see that it works. If it does not, look for a source
    that can be trusted: over http, anybody between the reader and the site can read along and change what is shown.
    """
    if link.href.strip().lower().startswith("http:"):
        yield Problem(
            f"The {link_called(link.name, link.text)} leads to {link.url} without encryption; write https://."
        )
