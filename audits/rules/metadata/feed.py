"""The rule `feed`."""

from collections.abc import Iterator, Sequence

from audits.evidence import HeadLink, Site, may_be_feed
from audits.lib.urls import NO_ADDRESS, split
from audits.rules.engine import bad, good, rule
from audits.rules.metadata._feeds import Entry, FeedError, read_feed
from audits.rules.metadata._text import named
from audits.rules.outcomes import Problem, Result
from audits.rules.site_evidence import MissingEvidenceError
from audits.rules.site_index import SiteIndex
from audits.standards import RFC4287, RSS_2

TYPES = frozenset({"application/rss+xml", "application/atom+xml"})
PAGE = '<title>Clinic</title><link rel="alternate" type="application/rss+xml" href="/feed.xml">'
ITEM = (
    "<item><title>Neck exercises</title><link>https://clinic.example/</link>"
    "<pubDate>Mon, 23 Nov 2026 09:30:00 GMT</pubDate></item>"
)
RSS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Clinic</title><link>https://clinic.example/</link>'
    f"<description>New guides</description>{ITEM}</channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><id>https://clinic.example/</id><title>Clinic</title>'
    "<updated>2026-11-23T09:30:00Z</updated><entry><id>tag:clinic.example,2026:1</id><title>Neck</title>"
    '<updated>2026-11-23T09:30:00Z</updated><link href="https://clinic.example/"/></entry></feed>'
)


def _has_feed(_site: Site, index: SiteIndex) -> bool:
    return bool(_stated(index) or _feeds(index))


def _stated(index: SiteIndex) -> list[tuple[str, HeadLink]]:
    """Give the feeds that the heads of pages name, each with the page."""
    return [
        (path, link) for path, head in index.heads.items() for link in head.linked("alternate") if link.type in TYPES
    ]


def _feeds(index: SiteIndex) -> list[str]:
    """Give the files that are feeds, or may be; whether a file that may be one is, its text tells."""
    if not any(map(may_be_feed, index.files)):
        return []
    return [document.path for document in index.documents if may_be_feed(document.path)]


@rule("feed", RFC4287, RSS_2, applies=_has_feed, of_all_pages=("head",))
@good({"index.html": PAGE, "feed.xml": RSS})
@good({"index.html": PAGE.replace("rss", "atom"), "feed.xml": ATOM})
@good({"index.html": PAGE.replace("/feed.xml", "https://other.example/feed"), "feed.xml": RSS})
@good(
    {
        "index.html": "<title>Clinic</title>",
        "blog/feed.xml": RSS.replace("<link>https://clinic.example/</link><pub", "<pub"),
    }
)
@bad({"index.html": PAGE}, says="/feed.xml, which is not there")
@bad({"index.html": PAGE, "feed.xml": RSS.replace("</channel>", "")}, says="is not valid XML")
@bad(
    {"index.html": PAGE, "feed.xml": RSS.replace("<description>New guides</description>", "")}, says="lacks description"
)
@bad({"index.html": PAGE, "feed.xml": RSS.replace("Mon, 23 Nov 2026 09:30:00 GMT", "2026-11-23")}, says="“2026-11-23”")
@bad(
    {"index.html": PAGE, "feed.xml": RSS.replace("example/</link><pub", "example/gone/</link><pub")},
    says="is not there",
)
@bad(
    {"index.html": PAGE, "feed.xml": RSS.replace("https://clinic.example/</link><pub", "/</link><pub")},
    says="not whole",
)
@bad({"index.html": PAGE.replace("rss", "atom"), "feed.xml": ATOM.replace("T09:30:00Z", "")}, says="“2026-11-23”")
def feed(_site: Site, index: SiteIndex) -> Iterator[Problem]:
    """A feed can be read, and leads to pages that are there

    Mend it where it is made: in the settings of the plugin that writes it, or in its template. People and programs that
    follow the site by its feed see nothing new, and no fault either, when it breaks.
    """
    yield from _about_addresses(_stated(index), index)
    for path in _feeds(index):
        try:
            entries = read_feed(index.document(path) or "")
        except MissingEvidenceError as error:
            yield Problem(str(error), result=Result.UNTESTED)
        except FeedError as error:
            yield Problem(f"The feed {path} {error}.")
        else:
            yield from _about_entries(path, entries, index)


def _about_addresses(stated: Sequence[tuple[str, HeadLink]], index: SiteIndex) -> Iterator[Problem]:
    lost: dict[str, list[str]] = {}
    for path, link in stated:
        if index.addresses.path_below_site(link.url) is not None and index.addresses.served_at(link.url) is None:
            lost.setdefault(link.href, []).append(path)
    for address, paths in lost.items():
        yield Problem(f"The head of {named(paths)} names the feed {address}, which is not there.")


def _about_entries(path: str, entries: Sequence[Entry], index: SiteIndex) -> Iterator[Problem]:
    said: set[str] = set()
    for entry in entries:
        for kind, message in _faults(entry, index):
            if kind not in said:
                said.add(kind)
                yield Problem(f"In {path}, {entry.name} {message}.")


def _faults(entry: Entry, index: SiteIndex) -> Iterator[tuple[str, str]]:
    """List what is wrong with an entry, by kind: one of each is told, because a program makes the same fault in all."""
    if entry.lacks:
        yield "lacks", f"lacks {' and '.join(entry.lacks)}"
    if entry.date and not entry.has_sound_date:
        yield "date", f"has the date “{entry.date}”, which readers of feeds cannot read"
    if entry.address:
        parts = split(entry.address) or NO_ADDRESS
        if not parts.scheme:
            yield "whole", f"has the address “{entry.address}”, which is not whole; it must begin with https://"
        elif (
            index.addresses.path_below_site(entry.address) is not None
            and index.addresses.served_at(entry.address) is None
        ):
            yield "gone", f"leads to {entry.address}, which is not there"
