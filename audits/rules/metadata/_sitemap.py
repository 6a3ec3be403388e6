"""The site's sitemap as the Sitemaps protocol (https://www.sitemaps.org/protocol.html) has it."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from audits.rules.site_evidence import MissingEvidenceError
from audits.rules.site_index import SiteIndex

FILE = "sitemap.xml"
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
W3C_DATE = re.compile(
    r"\d{4}(-\d\d(-\d\d(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d))?)?)?"
)
"""A date as https://www.w3.org/TR/NOTE-datetime writes it."""


class SitemapError(Exception):
    """A sitemap that no search engine can read; the message is a sentence for an editor."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An address that a sitemap lists, and when the page is said to have changed (empty where it is not said)."""

    address: str
    changed: str


def listed(index: SiteIndex, path: str = FILE) -> Sequence[Entry]:
    """Give what a sitemap lists, and the sitemaps it names; nothing where there is none.

    Raises:
        SitemapError: it cannot be read as a sitemap.
        MissingEvidenceError: nobody read it.
    """
    text = index.document(path)
    root = None if text is None else _parsed(path, text)
    if root is None:
        return ()
    entries = [
        Entry((entry.findtext(f"{NAMESPACE}loc") or "").strip(), (entry.findtext(f"{NAMESPACE}lastmod") or "").strip())
        for entry in root
        if entry.tag in {f"{NAMESPACE}url", f"{NAMESPACE}sitemap"}
    ]
    if root.tag == f"{NAMESPACE}urlset":
        return entries
    if root.tag != f"{NAMESPACE}sitemapindex" or path != FILE:
        message = f'{path} must begin with <urlset xmlns="{NAMESPACE[1:-1]}">.'
        raise SitemapError(message)
    return [inner for entry in entries for inner in _inner(index, entry.address)]


@lru_cache(maxsize=1)
def listed_pages(index: SiteIndex) -> frozenset[str]:
    """Give the pages that the sitemap lists; none where it is not there or says nothing, of which other rules tell."""
    try:
        paths = {index.addresses.served_at(entry.address) for entry in listed(index)}
    except (SitemapError, MissingEvidenceError):
        return frozenset()
    return frozenset(path for path in paths if path is not None)


def _inner(index: SiteIndex, address: str) -> Sequence[Entry]:
    path = index.addresses.served_at(address)
    if path is None:
        message = f"{FILE} names the sitemap {address}, which is not on this site."
        raise SitemapError(message)
    return listed(index, path)


def _parsed(path: str, text: str) -> ET.Element:
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        message = f"{path} declares a document type, and a sitemap has none."
        raise SitemapError(message)
    try:
        return ET.fromstring(text.lstrip())  # noqa: S314  because it declares no entities
    except ET.ParseError as error:
        message = f"{path} is not valid XML: {error}."
        raise SitemapError(message) from error


def is_date(text: str) -> bool:
    """Tell whether a text is a date that exists, as a sitemap may have it."""
    if not W3C_DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(f"{text[:10]}-01-01"[:10])
    except ValueError:
        return False
    return True
