"""Look-ups over a whole site, each built once however many targets ask."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cached_property
from urllib.parse import unquote, urldefrag

from audits.addresses import NO_ADDRESS, host_of, split
from audits.evidence import ORIGIN, Head, Link, NotGathered, Page, Site
from audits.facts import Facts


class SiteIndex:
    """A site's evidence, arranged for asking. Nothing here judges."""

    def __init__(self, site: Site, facts: Facts) -> None:
        self.site = site
        self.facts = facts

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file below SITE."""
        return frozenset(self.site.files)

    @cached_property
    def files_by_lower_case(self) -> Mapping[str, str]:
        """Every file, found by its path in lower case."""
        return {path.lower(): path for path in self.site.files}

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
        return {url: tuple(bearers) for url, bearers in found.items()}

    def bearers(self, url: str) -> tuple[tuple[Page, Link], ...]:
        """Give every link with this address, whatever fragment it adds, and the page it stands on."""
        return self._bearers.get(url, ())

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
        parts, published = split(url) or NO_ADDRESS, split(self.facts.site_url) or NO_ADDRESS
        path = unquote(parts.path) or "/"
        below = path.removeprefix(self.site.base) if f"{path.rstrip('/')}/".startswith(self.site.base) else None
        if f"{parts.scheme}://{parts.netloc}" == ORIGIN:
            return path if below is None else _without_base(below, self.site.base)
        if parts.scheme in {"http", "https"} and published.hostname and parts.hostname == published.hostname:
            return None if below is None else _without_base(below, self.site.base)
        return None

    def file_at(self, path: str) -> str | None:
        """Find the file that a static host serves for a path below SITE: the file itself, or a folder's index.html."""
        if path.startswith("/"):
            return None
        if path in self.files:
            return path
        index = f"{path.rstrip('/')}/index.html".lstrip("/")
        return index if index in self.files else None

    def served_at(self, url: str) -> str | None:
        """Find the file that is served for an address of this site; None where there is none, or it is another's."""
        path = self.path_below_site(url)
        return None if path is None else self.file_at(path)


def _without_base(below: str, base: str) -> str:
    """Give a path below the site's base, of which the base without its last slash is the root."""
    return "" if below == base.rstrip("/") else below
