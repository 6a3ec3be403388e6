"""The rule `sitemap-complete`."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from audits.config.facts import Facts
from audits.evidence import ORIGIN, Site
from audits.lib.urls import NO_ADDRESS, split
from audits.rules.engine import bad, good, rule
from audits.rules.metadata._dates import day_of, stated_dates
from audits.rules.metadata._robots import Robots, read_robots
from audits.rules.metadata._sitemap import FILE, Entry, SitemapError, is_date, listed
from audits.rules.metadata._text import named, stands_elsewhere
from audits.rules.outcomes import Problem
from audits.rules.site_evidence import MissingEvidenceError
from audits.rules.site_index import SiteIndex
from audits.standards import SITEMAPS

DAY = timedelta(days=1)

MAX_ADDRESSES = 50_000
"""Addresses that one sitemap may list."""

PROOF_OF_OWNERSHIP = re.compile(r"(google[0-9a-f]+|yandex_[0-9a-f]+|pinterest-\w+)\.html")
"""Files that prove to a service whose site this is; they are pages for nobody."""

HOME, NECK = "https://clinic.example/", "https://clinic.example/neck/"
PAGES = {"index.html": "<title>Clinic</title>", "neck/index.html": "<title>Neck</title>"}
MODIFIED = '<title>Neck</title><meta property="article:modified_time" content="'
NO_INDEX = '<meta name="robots" content="noindex"><title>Thanks</title>'
OPEN = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'


def _example(*addresses: str, changed: str = "2026-11-23") -> dict[str, str]:
    urls = "".join(f"<url><loc>{address}</loc><lastmod>{changed}</lastmod></url>" for address in addresses)
    return {**PAGES, FILE: f"{OPEN}{urls}</urlset>"}


INDEX = (
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    "<sitemap><loc>https://clinic.example/sitemap-pages.xml</loc></sitemap></sitemapindex>"
)


def _is_named_as_usual(_site: Site, index: SiteIndex) -> bool:
    """Leave out a site whose robots.txt names a sitemap of another name."""
    return FILE in index.files or not any(index.addresses.served_at(one) for one in _robots(index).sitemaps)


def _robots(index: SiteIndex) -> Robots:
    """Read the site's robots.txt, as one that hides nothing where there is none, or nobody read it."""
    try:
        return read_robots(index.document("robots.txt") or "")
    except MissingEvidenceError:
        return read_robots("")


@rule(
    "sitemap-complete",
    SITEMAPS,
    applies=_is_named_as_usual,
    given=lambda facts: bool(facts.site_url),
    of_all_pages=("head", "data_blocks"),
)
@good(_example(HOME, NECK))
@good(_example(HOME, NECK, changed="2026-11-23T09:30:00+00:00"))
@good({**_example(HOME, NECK), "thanks.html": NO_INDEX, "404.html": "<title>Gone</title>"})
@good({**_example(HOME, NECK), "old.html": '<meta http-equiv="refresh" content="0; url=neck/">'})
@good({**_example(HOME, NECK), "copy.html": f'<link rel="canonical" href="{NECK}"><title>Neck</title>'})
@good({**_example(HOME), "robots.txt": "User-agent: *\nDisallow: /neck/\n"})
@good({**PAGES, FILE: INDEX, "sitemap-pages.xml": _example(HOME, NECK)[FILE]})
@good({**_example(HOME, NECK, f"{HOME}sheet.pdf"), "sheet.pdf": "", "google1234abcd.html": "google-site-verification"})
@good({**_example(HOME, NECK), "neck/index.html": f'{MODIFIED}2026-11-23T23:30:00Z">'})
@good({**_example(HOME, NECK), "neck/index.html": f'{MODIFIED}2025-01-31">{MODIFIED}2026-01-31">'})
@good({**_example(HOME, NECK), "neck/index.html": f'{MODIFIED.replace("modified", "published")}2025-01-31">'})
@bad({**_example(HOME, NECK), "neck/index.html": f'{MODIFIED}2025-01-31">'}, says="the page itself on 2025-01-31")
@bad(
    {**_example(HOME, NECK), "neck/index.html": f'{MODIFIED.replace("modified", "published")}2027-01-31">'},
    says="published on 2027-01-31",
)
@bad(PAGES, says="no sitemap.xml")
@bad(_example(HOME), says="does not list neck/index.html")
@bad(_example(HOME, NECK, f"{HOME}back/"), says="/back/, which is not there")
@bad(
    {**_example(HOME, NECK, f"{HOME}a.html"), "a.html": '<meta http-equiv="refresh" content="0; url=neck/">'},
    says="sends its reader on",
)
@bad({**_example(HOME, NECK), FILE: _example(HOME, NECK)[FILE].replace("</loc>", "", 1)}, says="not valid XML")
@bad({**PAGES, FILE: f"<!DOCTYPE a [<!ENTITY b 'c'>]>{OPEN}</urlset>"}, says="document type")
@bad({**PAGES, FILE: "<urlset></urlset>"}, says="must begin with <urlset")
@bad({**PAGES, FILE: INDEX}, says="sitemap-pages.xml, which is not on this site")
@bad(_example(HOME, NECK, "https://other.example/"), says="https://other.example/, which is not an address below")
@bad(_example(HOME, NECK, "neck/"), says="not an address below")
@bad(_example("http://clinic.example/", NECK), says="not an address below")
@bad(_example(HOME, NECK, changed="23/11/2026"), says="“23/11/2026”")
@bad(_example(HOME, NECK, changed="2026-02-30"), says="“2026-02-30”")
def sitemap_complete(_site: Site, index: SiteIndex, facts: Facts) -> Iterator[Problem]:
    """The sitemap lists every page that people may find, and nothing else

    MkDocs writes `sitemap.xml` from `site_url` in mkdocs.yml; a template or hook of yours may have changed it. Search
    engines learn from it which pages there are, and lose trust in one that leads nowhere.
    """
    if FILE not in index.files:
        yield Problem(f"The site has no {FILE}.")
        return
    try:
        entries = listed(index)
    except SitemapError as error:
        yield Problem(str(error))
        return
    if len(entries) > MAX_ADDRESSES:
        yield Problem(
            f"The sitemap lists {len(entries):,} addresses, and search engines read no more than {MAX_ADDRESSES:,}."
        )
    yield from _about_dates(entries)
    yield from _about_own_dates(entries, index)
    yield from _about_addresses(entries, index, facts)
    yield from _about_pages(entries, index)


def _about_dates(entries: Sequence[Entry]) -> Iterator[Problem]:
    wrong = list(
        dict.fromkeys(f"“{entry.changed}”" for entry in entries if entry.changed and not is_date(entry.changed))
    )
    if wrong:
        yield Problem(f"The sitemap says of pages that they changed on {named(wrong)}; write it as in 2026-11-23.")


def _about_own_dates(entries: Sequence[Entry], index: SiteIndex) -> Iterator[Problem]:
    """Hold each date to those that the page itself states for machines. A day more or less is the time zone's."""
    found: list[str] = []
    for entry in entries:
        path, changed = index.addresses.served_at(entry.address), day_of(entry.changed)
        if path is None or path not in index.pages or changed is None:
            continue
        own = stated_dates(index.heads.get(path), index.data_blocks.get(path, ()))
        modified, published = own.get("dateModified"), own.get("datePublished")
        if modified is not None:
            if abs(changed - modified) > DAY:
                found.append(f"{path} changed on {changed}, and the page itself on {modified}")
        elif published is not None and published - changed > DAY:
            found.append(f"{path} changed on {changed}, and the page that it was published on {published}")
    if found:
        more = f" So it is with {len(found) - 1} more." if len(found) > 1 else ""
        yield Problem(f"The sitemap says that {found[0]}.{more}")


def _about_addresses(entries: Sequence[Entry], index: SiteIndex, facts: Facts) -> Iterator[Problem]:
    published = split(facts.site_url) or NO_ADDRESS
    faults: dict[str, list[str]] = {}
    for entry in entries:
        parts = split(entry.address) or NO_ADDRESS
        path = index.addresses.served_at(entry.address)
        page = index.pages.get(path or "")
        if (parts.scheme, parts.hostname) != (published.scheme, published.hostname):
            fault = f"which is not an address below {facts.site_url}"
        elif path is None:
            fault = "which is not there"
        elif page is None:
            continue
        elif page.only_sends_on:
            fault = "which only sends its reader on"
        # That a page listed says “noindex” is told by page-indexable.
        else:
            continue
        faults.setdefault(fault, []).append(entry.address)
    for fault, addresses in faults.items():
        yield Problem(f"The sitemap lists {named(addresses)}, {fault}.")


def _about_pages(entries: Sequence[Entry], index: SiteIndex) -> Iterator[Problem]:
    there = {index.addresses.served_at(entry.address) for entry in entries}
    rules = _robots(index)
    missing = [
        page.path
        for page in index.found.values()
        if page.path not in there
        and not stands_elsewhere(page.path, index)
        and not PROOF_OF_OWNERSHIP.fullmatch(page.path)
        and rules.hidden_by(page.url.removeprefix(ORIGIN)) is None
    ]
    if missing:
        yield Problem(f"The sitemap does not list {named(missing)}.")
