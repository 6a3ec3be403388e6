"""The rule `canonical-address`."""

from collections.abc import Iterator
from urllib.parse import unquote

from audits.config.facts import Facts
from audits.evidence import ORIGIN, Head, HeadLink, PageInfo
from audits.lib.urls import NO_ADDRESS, same_address, split
from audits.rules.engine import bad, good, rule
from audits.rules.metadata._text import OUTSIDE_HEAD
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.standards import RFC6596

TEXT = " ".join(f"Step {step}: turn your head {step} times, and rest for {60 - step} seconds." for step in range(20))


def _is_published(head: Head, page: PageInfo, facts: Facts) -> bool:
    """Tell whether a page has an address of its own, and the page or the site says which."""
    return not page.is_error_page and (
        bool(facts.site_url) or bool(head.linked("canonical")) or "canonical" in head.misplaced
    )


@rule(
    "canonical-address",
    RFC6596,
    where=lambda head: head.is_indexable,
    applies=_is_published,
    of_all_pages=("prose",),
)
@good('<link rel="canonical" href="https://clinic.example/">')
@good({"guides/neck/index.html": '<link rel="canonical" href="https://clinic.example/guides/neck/">'})
@good('<link rel="canonical" href="https://Clinic.example:443/">')
@good(
    {
        "neck.html": f'<link rel="canonical" href="https://clinic.example/neck.html">{TEXT}',
        "print/neck.html": f'<link rel="canonical" href="https://clinic.example/neck.html">{TEXT}',
    }
)
@good('<link rel="canonical" href="/">')
@good('<base href="https://clinic.example/"><link rel="canonical" href="./">')
@bad("<title>Neck</title>", says="no canonical address")
@bad('<p>Banner</p><link rel="canonical" href="https://clinic.example/">', says="outside of its head")
@bad('<link rel="canonical" href="neck/">', says="is published at")
@bad('<base href="https://other.example/"><link rel="canonical" href="./">', says="is published at")
@bad('<link rel="canonical" href="mailto:desk@clinic.example">', says="no address of a page")
@bad('<link rel="canonical" href="https://clinic.example/#risks">', says="#risks")
@bad('<link rel="canonical" href="http://clinic.example/">', says="https")
@bad('<link rel="canonical" href="https://clinic.example/neck/">', says="is published at")
@bad('<link rel="canonical" href="https://other.example/">', says="is published at")
@bad('<link rel="canonical" href="https://clinic.example/"><link rel="canonical" href="https://a.example/">', says="2")
def canonical_address(head: Head, page: PageInfo, index: SiteIndex, facts: Facts) -> Iterator[Problem]:
    """A page names its one published address

    The page's `link rel="canonical"` holds the https address under which the page is published, so that
    search engines do not take copies for the page itself; a copy holds the address of the page that it is a copy of.
    MkDocs writes it from `site_url` in mkdocs.yml.
    """
    links = list({link.url: link for link in head.linked("canonical")}.values())
    match links:
        case [] if "canonical" in head.misplaced:
            yield Problem(OUTSIDE_HEAD.format("canonical address"))
        case []:
            yield Problem("The page has no canonical address.")
        case [link]:
            yield from _judged(link, page, index, facts)
        case _:
            told = ", ".join(link.href for link in links)
            yield Problem(f"The page has {len(links)} canonical addresses: {told}.")


def _published(url: str, index: SiteIndex, facts: Facts) -> str:
    """Give an address as it reads once the site is published; a relative one names the site itself (RFC 6596, 3)."""
    served = ORIGIN + index.site.base
    return facts.site_url.rstrip("/") + "/" + url.removeprefix(served) if url.startswith(served) else url


def _is_copy(path: str, other: str | None, index: SiteIndex) -> bool:
    """Tell whether a page says the same as another, which it may then name as the one to be found."""
    return other is not None and (index.near_copies.get(path) == other or index.near_copies.get(other) == path)


def _judged(link: HeadLink, page: PageInfo, index: SiteIndex, facts: Facts) -> Iterator[Problem]:
    parts = split(link.url) or NO_ADDRESS
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        yield Problem(f"The canonical address “{link.href}” is no address of a page; it must begin with https://.")
        return
    if parts.fragment:
        yield Problem(f"The canonical address {link.href} names a place on a page; leave out #{parts.fragment}.")
        return
    if not facts.site_url:
        return
    address = _published(link.url, index, facts)
    parts = split(address) or NO_ADDRESS
    if parts.scheme != "https" and facts.site_url.startswith("https:"):
        yield Problem(f"The canonical address {address} must begin with https://.")
        return
    below = page.url.removeprefix(ORIGIN).removeprefix(index.site.base)
    published = facts.site_url.rstrip("/") + "/" + below
    if not same_address(unquote(address), unquote(published)) and not _is_copy(
        page.path, index.addresses.served_at(address), index
    ):
        yield Problem(f"The canonical address is {address}, but the page is published at {published}.")
