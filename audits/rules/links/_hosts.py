"""Addresses that only the writer can open, and how addresses go wrong at their beginning."""

import re

from audits.evidence import ORIGIN
from audits.lib.urls import NO_ADDRESS, host_of, split
from audits.rules.site_index import SiteIndex

OWN_COMPUTER = re.compile(r"localhost|.+\.localhost|127(?:\.\d+){3}|0\.0\.0\.0|::1")
"""Names and numbers of the reader's own computer (RFC 6761, RFC 1122)."""

DRAFTS = re.compile(
    r"(?:deploy-preview-\d+|[0-9a-f]{24})--.+\.netlify\.app"
    r"|.+-git-.+\.vercel\.app"
    r"|[0-9a-f]{8}\..+\.pages\.dev"
    r"|.+\.(?:ngrok(?:-free)?\.(?:io|app|dev)|trycloudflare\.com|loca\.lt|gitpod\.io|app\.github\.dev|githubpreview\.dev)"
)
"""Hosts of the services that show a draft for a while, or the writer's own computer to the isolated."""

STAGES = frozenset({"dev", "draft", "preprod", "preview", "qa", "stage", "staging", "test", "testing", "uat"})
"""What a site calls its drafts before its own name, as in `staging.clinic.example`."""

KNOWN = frozenset({"http", "https", "mailto", "tel"})
MISSPELT = {
    wrong: right
    for right, wrongs in {
        "http": "htp htpp hhtp hhttp htttp http:http ttp tthp httpp",
        "https": "htps htpps hhttps htttps httpss httsp htts ttps tthps htpss",
        "mailto": "malto mailt mail mailo maito mailtto mail-to email mialto",
        "tel": "tell phone telephone telefon call",
    }.items()
    for wrong in wrongs.split()
}
"""Schemes that nobody has registered, and those that were meant."""


def is_own_computer(url: str) -> bool:
    """Tell whether an address leads to the computer of whoever opens it; the site's own stands for its host."""
    host = host_of(url)
    return host != host_of(ORIGIN) and OWN_COMPUTER.fullmatch(host) is not None


def is_on_disk(url: str) -> bool:
    """Tell whether an address is that of a file on a disk: `file:`, or a drive's letter."""
    return re.match(r"file:|[a-z]:[\\/]", url, re.IGNORECASE) is not None


def is_draft(url: str, index: SiteIndex) -> bool:
    """Tell whether an address is that of a draft: of any site at a service for drafts, or of this one."""
    host, published = host_of(url), host_of(index.facts.site_url).removeprefix("www.")
    stage, _, rest = host.partition(".")
    return DRAFTS.fullmatch(host) is not None or (bool(published) and stage in STAGES and rest == published)


def is_at_home(url: str, index: SiteIndex) -> bool:
    """Tell whether an address has a page's or a file's path on this site, whatever its host."""
    path = (split(url) or NO_ADDRESS).path.strip("/")
    return bool(path) and index.addresses.served_at(f"{ORIGIN}{index.site.base}{path}") is not None
