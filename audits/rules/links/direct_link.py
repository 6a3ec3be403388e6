"""The rule `direct-link`."""

from collections.abc import Iterator
from urllib.parse import unquote

from audits.config.facts import Facts
from audits.evidence import Link
from audits.lib.urls import NO_ADDRESS, split
from audits.rules.engine import bad, good, rule
from audits.rules.links._wording import WEB
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.rules.wording import link_called
from audits.standards import GOOGLE_SEARCH

NECK = {"neck/index.html": "<p>Neck</p>"}


@rule("direct-link", GOOGLE_SEARCH, where=lambda link: link.scheme in WEB)
@good({**NECK, "index.html": '<a href="neck/">Neck</a> <a href="neck/index.html">Neck</a> <a href="/">Home</a>'})
@good({"index.html": '<a href="neck.html?x=1#y">Neck</a> <a href="#top">Top</a>', "neck.html": "<p>Neck</p>"})
@good('<a href="https://other.example/neck">Other</a> <a href="http://other.example/">Other</a>')
@bad({**NECK, "index.html": '<a href="neck">Neck</a>'}, says="write neck/")
@bad({**NECK, "index.html": '<a href="../neck?x=1#y">Neck</a>'}, says="write ../neck/?x=1#y")
@bad({**NECK, "index.html": '<a href="https://clinic.example/neck">Neck</a>'}, says="clinic.example/neck/")
@bad({**NECK, "index.html": '<a href="http://clinic.example/neck/">Neck</a>'}, says="https://")
def direct_link(link: Link, index: SiteIndex, facts: Facts) -> Iterator[Problem]:
    """A link within the site leads straight to its page

    End the address of a folder with a slash, and begin that of your own site with https, or leave its host out. A host
    answers anything else by sending the reader on, which costs a phone a second journey, or not at all.
    """
    file, parts = index.addresses.served_at(link.url), split(link.url) or NO_ADDRESS
    if file is None:
        return
    told = f"The {link_called(link.text, link.name)} leads to {link.href}"
    is_folder = file.rpartition("/")[2].lower().startswith("index.htm")
    if is_folder and not unquote(parts.path).endswith(("/", file.rpartition("/")[2])):
        at = min((found for sign in "?#" if (found := link.href.find(sign)) >= 0), default=len(link.href.rstrip()))
        yield Problem(f"{told}, which is a folder: write {link.href[:at]}/{link.href[at:]}.")
    elif facts.site_url.startswith("https:") and link.href.strip().lower().startswith("http:"):
        yield Problem(f"{told}; this site is reached by https://.")
