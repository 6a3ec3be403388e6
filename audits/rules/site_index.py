"""Look-ups over a whole site, each built once however many targets ask."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import urldefrag

from audits.config.facts import Facts
from audits.evidence import PAGE_SUFFIXES, Head, Link, PageInfo, Site
from audits.lib.near_duplicates import near_copies
from audits.lib.urls import split
from audits.rules.references import Reference, references_on
from audits.rules.site_evidence import SiteEvidence

HOME = "index.html"
Words = tuple[str, str, str]
"""A link as people meet it: what is read, what is heard, and the text around it."""


class SiteIndex(SiteEvidence):
    """What the pages of a site share, and how they lead to one another. Nothing here judges."""

    def __init__(self, site: Site, facts: Facts) -> None:
        super().__init__(site, facts)
        self._read_alike: dict[str, Mapping[Words, tuple[Link, ...]]] = {}

    @cached_property
    def titles(self) -> Mapping[str, tuple[str, ...]]:
        """The pages that bear each title."""
        return self._by(lambda head: head.titles[0] if head.titles else None)

    @cached_property
    def title_parts(self) -> Mapping[str, int]:
        """How many pages' titles have each of the parts that stand between dashes and bars, in lower case."""
        return Counter(
            part
            for head in self.heads.values()
            for part in {part.casefold() for part in parts_of(" ".join(head.titles[:1]))}
        )

    @cached_property
    def descriptions(self) -> Mapping[str, tuple[str, ...]]:
        """The pages that bear each description."""
        return self._by(lambda head: head.content("description"))

    @cached_property
    def _references_by_url(self) -> Mapping[str, tuple[Reference, ...]]:
        found: dict[str, list[Reference]] = defaultdict(list)
        for path, page in self.pages.items():
            named = references_on(
                page,
                self.links.get(path, ()),
                self.assets.get(path, ()),
                self.heads.get(path),
                self.data_blocks.get(path, ()),
            )
            for one in named:
                for url in dict.fromkeys((one.url, urldefrag(one.url).url if split(one.url) else "")):
                    found[url].append(one)
        return {url: tuple(references) for url, references in found.items()}

    @cached_property
    def names_endings(self) -> bool:
        """Whether any link to a page of the site names its file with the ending, as `about.html`."""
        paths = (self.addresses.path_below_site(link.url) for links in self.links.values() for link in links)
        return any(path in self.pages and path.endswith((".html", ".htm")) for path in paths if path)

    def references_to(self, url: str) -> tuple[Reference, ...]:
        """Give whatever names this address, whatever fragment it adds, links first on each page."""
        return self._references_by_url.get(url, ())

    def read_alike(self, link: Link, path: str) -> tuple[Link, ...]:
        """Give the links of a page that have the same words as this one, in them and around them, and it, in order."""
        if path not in self._read_alike:
            found: dict[Words, list[Link]] = defaultdict(list)
            for one in self.links.get(path, ()):
                found[one.text, one.name, one.nearby].append(one)
            self._read_alike[path] = {words: tuple(links) for words, links in found.items()}
        return self._read_alike[path].get((link.text, link.name, link.nearby), ())

    @cached_property
    def booking_links(self) -> Mapping[str, tuple[Link, ...]]:
        """The visible links to the booking service on each page that has any, found by the page's path."""
        found = {
            path: tuple(link for link in links if link.visible and self.leads_to_booking(link.url))
            for path, links in self.links.items()
        }
        return {path: links for path, links in found.items() if links}

    def embeds_booking(self, path: str) -> bool:
        """Tell whether a page shows the booking service in itself: in a frame, or put there by a script."""
        return any(one.is_embedded_page and self.leads_to_booking(one.url) for one in self.assets.get(path, ()))

    def leads_to_booking(self, url: str) -> bool:
        """Tell whether an address is the booking service's."""
        return self.facts.leads_to_booking(url)

    @cached_property
    def found(self) -> Mapping[str, PageInfo]:
        """The pages that people find by searching: they may be indexed, and are no redirect or error page."""
        indexable = {path: self.pages[path] for path, head in self.heads.items() if head.is_indexable}
        return {path: page for path, page in indexable.items() if not (page.only_sends_on or page.is_error_page)}

    @cached_property
    def is_whole(self) -> bool:
        """Whether every page of the site is among the evidence, and not only those that a run asked for."""
        return all(
            path in self.pages for path in self.site.files if PurePosixPath(path).suffix.lower() in PAGE_SUFFIXES
        )

    @cached_property
    def near_copies(self) -> Mapping[str, str]:
        """The pages whose main text is nearly that of another, and the first such page before each."""
        return near_copies({path: prose.main for path, prose in self.prose.items() if path in self.found})

    def _by(self, value_of: Callable[[Head], str | None]) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for path, head in self.heads.items():
            value = value_of(head) if path in self.found else None
            if value and value.strip():
                found[" ".join(value.split()).casefold()].append(path)
        return {value: tuple(paths) for value, paths in found.items()}


def parts_of(title: str) -> Sequence[str]:
    """Give the parts of a title that stand between dashes, bars and the like."""
    return [part for part in re.split(r"\s+[-–—|·•»:/]\s+", title.strip()) if part]
