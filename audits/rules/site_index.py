"""Look-ups over a whole site, each built once however many targets ask."""

import re
import unicodedata
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import unquote, urldefrag

from audits.config.facts import Facts
from audits.evidence import ORIGIN, PAGE_SUFFIXES, Head, Link, NotGathered, Page, PictureFile, Prose, Site
from audits.lib.near_duplicates import near_copies
from audits.lib.urls import NO_ADDRESS, host_of, split

HOME = "index.html"
SHOWN_WITHIN = frozenset({"frame", "embedded"})
"""The kinds of asset that are pages shown within a page."""

Words = tuple[str, str, str]
"""A link as people meet it: what is read, what is heard, and the text around it."""


class SiteIndex:
    """A site's evidence, arranged for asking. Nothing here judges."""

    def __init__(self, site: Site, facts: Facts) -> None:
        self.site = site
        self.facts = facts
        self._paths: dict[str, str | None] = {}
        self._read_alike: dict[str, Mapping[Words, tuple[Link, ...]]] = {}

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file below SITE."""
        return frozenset(self.site.files)

    @cached_property
    def _files_by_look(self) -> Mapping[str, str]:
        return {looks_like(path): path for path in self.site.files}

    def file_like(self, path: str) -> str | None:
        """Find the file that would be served for a path but for capital letters, or another way to write an accent."""
        found = (self._files_by_look.get(looks_like(one)) for one in (path, *_indexes(path)))
        return next((file for file in found if file), None)

    @cached_property
    def folders(self) -> frozenset[str]:
        """Every folder below SITE, without a slash at the end; the root is the empty text."""
        return frozenset(path[:at] for path in self.site.files for at, sign in enumerate(path) if sign == "/") | {""}

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Every page, found by its path."""
        return {page.path: page for page in self.site.pages}

    @cached_property
    def titles(self) -> Mapping[str, tuple[str, ...]]:
        """The pages that bear each title."""
        return self._by(lambda head: head.titles[0] if head.titles else None)

    @cached_property
    def title_parts(self) -> Mapping[str, int]:
        """How many pages' titles have each of the parts that stand between dashes and bars, in lower case."""
        heads = [page.head for page in self.site.pages if isinstance(page.head, Head)]
        return Counter(
            part for head in heads for part in {part.casefold() for part in parts_of(" ".join(head.titles[:1]))}
        )

    @cached_property
    def picture_files(self) -> Mapping[str, PictureFile]:
        """Every picture of pixels among the site's files, found by its path."""
        found = self.site.picture_files
        return {} if isinstance(found, NotGathered) else {picture.path: picture for picture in found}

    @cached_property
    def descriptions(self) -> Mapping[str, tuple[str, ...]]:
        """The pages that bear each description."""
        return self._by(lambda head: head.content("description"))

    @cached_property
    def _bearers(self) -> Mapping[str, tuple[tuple[Page, Link], ...]]:
        found: dict[str, list[tuple[Page, Link]]] = defaultdict(list)
        for page in self.site.pages:
            for link in page.links if isinstance(page.links, tuple) else ():
                for url in dict.fromkeys((link.url, urldefrag(link.url).url if split(link.url) else "")):
                    found[url].append((page, link))
        return {url: tuple(linking_pages) for url, linking_pages in found.items()}

    def linking_pages(self, url: str) -> tuple[tuple[Page, Link], ...]:
        """Give every link with this address, whatever fragment it adds, and the page it stands on."""
        return self._bearers.get(url, ())

    def read_alike(self, link: Link, page: Page) -> tuple[Link, ...]:
        """Give the links of a page that have the same words as this one, in them and around them, and it, in order."""
        if page.path not in self._read_alike:
            found: dict[Words, list[Link]] = defaultdict(list)
            for one in page.links if isinstance(page.links, tuple) else ():
                found[one.text, one.name, one.nearby].append(one)
            self._read_alike[page.path] = {words: tuple(links) for words, links in found.items()}
        return self._read_alike[page.path].get((link.text, link.name, link.nearby), ())

    @cached_property
    def booking_links(self) -> Mapping[str, tuple[Link, ...]]:
        """The visible links to the booking service on each page that has any, found by the page's path."""
        found = {
            page.path: tuple(link for link in page.links if link.visible and self.leads_to_booking(link.url))
            for page in self.site.pages
            if isinstance(page.links, tuple)
        }
        return {path: links for path, links in found.items() if links}

    def leads_to_booking(self, url: str) -> bool:
        """Tell whether an address is the booking service's: its host, and where that is the site's own, its path."""
        booking = self.facts.booking
        if booking is None or host_of(url) not in booking.all_hosts:
            return False
        start = (split(booking.url) or NO_ADDRESS).path.rstrip("/")
        return host_of(url) != host_of(self.facts.site_url) or (split(url) or NO_ADDRESS).path.startswith(start or "/")

    def document(self, path: str) -> str | NotGathered | None:
        """Give the text of the site's robots.txt or of a sitemap; None where the site has no such file."""
        if path not in self.files:
            return None
        if isinstance(self.site.documents, NotGathered):
            return self.site.documents
        texts = {document.path: document.text for document in self.site.documents}
        return texts.get(path, NotGathered(f"Nobody read {path}."))

    def is_found(self, page: Page) -> bool:
        """Tell whether people find this page by searching: it may be indexed, and is no redirect or error page."""
        return isinstance(page.head, Head) and page.head.is_indexable and not (page.only_sends_on or page.is_error_page)

    @cached_property
    def found(self) -> Mapping[str, Page]:
        """The pages that people find by searching, by their path."""
        return {page.path: page for page in self.site.pages if self.is_found(page)}

    @cached_property
    def is_whole(self) -> bool:
        """Whether every page of the site is among the evidence, and not only those that a run asked for."""
        return all(
            path in self.pages for path in self.site.files if PurePosixPath(path).suffix.lower() in PAGE_SUFFIXES
        )

    @cached_property
    def leads_to(self) -> Mapping[str, tuple[str, ...]]:
        """The pages that each page leads to: by a link, by showing them in a frame, or by sending its reader on."""
        served: dict[str, str | None] = {}
        leads: dict[str, tuple[str, ...]] = {}
        for page in self.site.pages:
            urls = [page.sends_on_to] if page.sends_on_to else []
            urls += [link.url for link in page.links] if isinstance(page.links, tuple) else []
            assets = page.assets if isinstance(page.assets, tuple) else ()
            urls += [asset.url for asset in assets if asset.kind in SHOWN_WITHIN]
            for url in urls:
                if url not in served:
                    served[url] = self.served_at(url)
            paths = dict.fromkeys(served[url] for url in urls)
            leads[page.path] = tuple(path for path in paths if path is not None and path in self.pages)
        return leads

    @cached_property
    def _menus(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for page in self.site.pages:
            for link in page.links if isinstance(page.links, tuple) else ():
                if link.landmark == "navigation":
                    found[link.url.partition("#")[0]].add(page.path)
        by_path: dict[str, set[str]] = defaultdict(set)
        for url, linking_pages in found.items():
            by_path[self.served_at(url) or ""] |= linking_pages
        return {path: frozenset(linking_pages) for path, linking_pages in by_path.items()}

    def menus_with(self, path: str) -> frozenset[str]:
        """Give the pages whose navigation landmarks lead to a page."""
        return self._menus.get(path, frozenset())

    @cached_property
    def _from_home(self) -> Mapping[str, tuple[int, str]]:
        """How many clicks from the home page each page is, and from which page the last of them leads to it."""
        reached: dict[str, tuple[int, str]] = {}
        waiting = deque([(HOME, 0, "")] if HOME in self.pages else [])
        while waiting:
            path, clicks, before = waiting.popleft()
            if path in reached:
                continue
            reached[path] = (clicks, before)
            ahead = [other for other in self.leads_to[path] if other not in reached]
            if self.pages[path].only_sends_on:
                waiting.extendleft((other, clicks, path) for other in ahead)
            else:
                waiting.extend((other, clicks + 1, path) for other in ahead)
        return reached

    @cached_property
    def clicks_from_home(self) -> Mapping[str, int]:
        """How many clicks from the home page each page is; a page that no way leads to is not among them."""
        return {path: clicks for path, (clicks, _) in self._from_home.items()}

    def way_from_home(self, path: str) -> Sequence[str]:
        """Give the pages of a shortest way from the home page to a page, both included."""
        way = [path]
        while before := self._from_home[way[-1]][1]:
            way.append(before)
        return way[::-1]

    @cached_property
    def near_copies(self) -> Mapping[str, str]:
        """The pages whose main text is nearly that of another, and the first such page before each."""
        pages = self.found.values()
        return near_copies({page.path: page.prose.main for page in pages if isinstance(page.prose, Prose)})

    def _by(self, value_of: Callable[[Head], str | None]) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for page in self.site.pages:
            head = page.head if self.is_found(page) else None
            value = value_of(head) if isinstance(head, Head) else None
            if value and value.strip():
                found[" ".join(value.split()).casefold()].append(page.path)
        return {value: tuple(paths) for value, paths in found.items()}

    def path_below_site(self, url: str) -> str | None:
        """Turn an address of this site into a path below SITE, percent signs decoded; None where it leads elsewhere.

        The site's own published address counts as this site; what else stands on the same host does not. A path outside
        the site's base comes back with the leading slash that shows it.
        """
        if url not in self._paths:
            self._paths[url] = self._path_below_site(url)
        return self._paths[url]

    def _path_below_site(self, url: str) -> str | None:
        parts, published = split(url) or NO_ADDRESS, split(self.facts.site_url) or NO_ADDRESS
        path = unquote(parts.path) or "/"
        below = path.removeprefix(self.site.base) if f"{path.rstrip('/')}/".startswith(self.site.base) else None
        if f"{parts.scheme}://{parts.netloc}" == ORIGIN:
            return path if below is None else _without_base(below, self.site.base)
        if parts.scheme in {"http", "https"} and published.hostname and parts.hostname == published.hostname:
            return None if below is None else _without_base(below, self.site.base)
        return None

    def file_at(self, path: str) -> str | None:
        """Find the file that a static host serves for a path below SITE: the file itself, or a folder's index."""
        if path.startswith("/"):
            return None
        return next((one for one in (path, *_indexes(path)) if one in self.files), None)

    def served_at(self, url: str) -> str | None:
        """Find the file that is served for an address of this site; None where there is none, or it is another's."""
        path = self.path_below_site(url)
        return None if path is None else self.file_at(path)


def looks_like(path: str) -> str:
    """Give what two paths have in common that people take for one: small letters, each accent written in one way."""
    return unicodedata.normalize("NFC", path).lower()


def _indexes(path: str) -> tuple[str, ...]:
    """Give the files that hosts serve for a folder, the first that is there."""
    return tuple(f"{path.rstrip('/')}/{name}".lstrip("/") for name in ("index.html", "index.htm"))


def parts_of(title: str) -> Sequence[str]:
    """Give the parts of a title that stand between dashes, bars and the like."""
    return [part for part in re.split(r"\s+[-–—|·•»:/]\s+", title.strip()) if part]


def _without_base(below: str, base: str) -> str:
    """Give a path below the site's base, of which the base without its last slash is the root."""
    return "" if below == base.rstrip("/") else below
