"""A feed as RSS 2.0 (https://www.rssboard.org/rss-specification) or Atom (RFC 4287) has it."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

ATOM = "{http://www.w3.org/2005/Atom}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)")


class FeedError(Exception):
    """A feed that no reader can read; the message is a sentence for an editor."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A feed, or one of its entries: what it is called, the parts it lacks, its address and its date as written."""

    name: str
    lacks: Sequence[str]
    address: str
    date: str
    has_sound_date: bool


def read_feed(text: str) -> Sequence[Entry]:
    """Read a feed: what it says of itself, and then its entries. Feeds of older kinds come back as nothing.

    Raises:
        FeedError: it cannot be read.
    """
    if "<!ENTITY" in text:
        message = "declares entities, which no reader of feeds resolves"
        raise FeedError(message)
    try:
        root = ET.fromstring(text.lstrip())  # noqa: S314  because it declares no entities
    except ET.ParseError as error:
        message = f"is not valid XML: {error}"
        raise FeedError(message) from error
    if root.tag == f"{ATOM}feed":
        return [_atom(root, "the feed"), *(_atom(one, "an entry") for one in root.iter(f"{ATOM}entry"))]
    if root.tag != "rss":
        return []
    channel = root.find("channel")
    if channel is None:
        message = "has no <channel>"
        raise FeedError(message)
    return [_rss(channel, "the feed", ("title", "link", "description")), *map(_rss_item, channel.iter("item"))]


def _atom(element: ET.Element, kind: str) -> Entry:
    title, date = _text(element, f"{ATOM}title"), _text(element, f"{ATOM}updated")
    links = element.findall(f"{ATOM}link")
    address = next((one.get("href", "") for one in links if one.get("rel", "alternate") == "alternate"), "")
    # A title may be given as XHTML, whose text is further in, or be meant to be empty: that it is there is enough.
    lacks = [name for name in ("id", "title", "updated") if element.find(f"{ATOM}{name}") is None]
    return Entry(f"{kind} “{title}”" if title else kind, lacks, address, date, bool(RFC_3339.fullmatch(date)))


def _rss(element: ET.Element, kind: str, needs: Sequence[str]) -> Entry:
    title, date = _text(element, "title"), _text(element, "pubDate")
    lacks = [name for name in needs if element.find(name) is None]
    return Entry(f"{kind} “{title}”" if title else kind, lacks, _text(element, "link"), date, _is_rfc_822(date))


def _rss_item(item: ET.Element) -> Entry:
    says_something = any(_text(item, name) for name in ("title", "description"))
    return _rss(item, "an item", () if says_something else ("title",))


def _text(element: ET.Element, name: str) -> str:
    return " ".join((element.findtext(name) or "").split())


def _is_rfc_822(date: str) -> bool:
    try:
        parsedate_to_datetime(date)
    except ValueError:
        return False
    return True
