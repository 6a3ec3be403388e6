"""A built site as it answers its readers: its pages, where its redirects lead, and what links to what."""

import html
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from msgspec import Struct

from audits.diff.page_facts import PageFacts, own_text, read_page
from audits.diff.redirect_rules import ReadRules, read_redirect_rules
from audits.errors import WrongUseError
from audits.evidence import ORIGIN
from audits.gatherers.refresh import refresh_target
from audits.lib.urls import NO_ADDRESS, split
from audits.rules.site_addresses import SiteAddresses
from audits.static.pages import address_of, find_files, is_page

MOST_REDIRECTS = 20
"""Browsers give up after so many (https://fetch.spec.whatwg.org/#http-redirect-fetch)."""

LOCATION = re.compile(r"<loc>\s*([^<]*?)\s*</loc>")


class Answer(Struct, frozen=True):
    """Where an address leads in the end, empty if nowhere, and whether something is there."""

    leads_to: str = ""
    is_answered: bool = False


class BuiltSite:
    """A folder of HTML that has been read. Pages are named by their file below it."""

    def __init__(
        self,
        folder: Path,
        files: Sequence[str],
        facts: Mapping[str, PageFacts],
        rules: ReadRules,
        sitemaps: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.rules = rules
        self._folder = folder
        self._facts = facts
        self._sitemaps = sitemaps
        self.site_url = _site_url(facts)
        self._base_url = self.site_url or f"{ORIGIN}/"
        self._addresses = SiteAddresses(files, urlsplit(self._base_url).path, self.site_url)

    @cached_property
    def redirects(self) -> Mapping[str, str]:
        """The files that only send their reader on, each with the address to which they do."""
        found = {path: self._leads_on_to(path, facts) for path, facts in self._facts.items()}
        return {path: target for path, target in found.items() if target}

    @cached_property
    def pages(self) -> Mapping[str, PageFacts]:
        """All pages but those that only send their reader on."""
        return {path: facts for path, facts in self._facts.items() if path not in self.redirects}

    @cached_property
    def links(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """The files with a link to each address below the site and each place on it (`#`; or empty), sorted."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        of_pages = ((path, facts.links) for path, facts in self.pages.items())
        for path, hrefs in (*of_pages, *self._sitemaps.items()):
            url = self._url_of(path)
            for href in hrefs:
                address, _, anchor = _joined(url, href).partition("#")
                target = self._addresses.served_at(address) or self._addresses.path_below_site(address)
                if target is not None:
                    found[_without_index(target), unquote(anchor).partition(":~:")[0]].add(path)
        return {key: tuple(sorted(paths)) for key, paths in found.items()}

    def links_to(self, path: str, anchor: str = "") -> tuple[str, ...]:
        """Name the files that link to a page, or to a place on it."""
        return self.links.get((_without_index(path), anchor), ())

    def text_of(self, path: str) -> str:
        """Read the text of a page's own content."""
        return own_text(_bytes_of(self._folder / path), path)

    def answer(self, address: str) -> Answer:
        """Follow an address below the site, percent signs decoded, as a reader who saved it would."""
        at = address
        for _ in range(MOST_REDIRECTS):
            file = self._addresses.file_at(at)
            target = self.redirects.get(file or "") or (None if file else self._target_of_rule(at))
            if target is None:
                return Answer(file or ("" if at == address else at), is_answered=file is not None)
            below = self._addresses.path_below_site(target.partition("#")[0])
            if below is None or below.startswith("/"):
                return Answer(target, is_answered=True)
            at = below
        return Answer()

    @cached_property
    def redirected(self) -> tuple[str, ...]:
        """The addresses below the site that lead on: of files, and of rules that name one, sorted."""
        base = urlsplit(self._base_url).path
        of_rules = {rule.source.removeprefix(base).strip("/") for rule in self.rules.rules if not rule.is_prefix}
        return tuple(sorted({*map(address_at, self.redirects), *of_rules}))

    def _target_of_rule(self, path: str) -> str | None:
        whole = urlsplit(self._base_url).path + path
        found = (rule.target_of(whole) for rule in self.rules.rules)
        return next((_joined(self._base_url, target) for target in found if target is not None), None)

    def _leads_on_to(self, path: str, facts: PageFacts) -> str:
        url = self._url_of(path)
        written = refresh_target(facts.refresh, url) if facts.refresh else ""
        if not written and facts.leads_by_script and facts.canonical:
            written = facts.canonical
        target = _joined(url, written) if written else ""
        served = self._addresses.served_at(target.partition("#")[0])
        return "" if served == path else target

    def _url_of(self, path: str) -> str:
        return urljoin(self._base_url, address_of(path))


def read_sites(old: Path, new: Path) -> tuple[BuiltSite, BuiltSite]:
    """Read two built sites. A page of the one that is byte for byte in the other is read once.

    Raises:
        WrongUseError: a file could not be read, or has a name that cannot be an address.
    """
    known: dict[bytes, PageFacts] = {}
    first, second = (_read_site(folder, known) for folder in (old, new))
    return first, second


def _read_site(folder: Path, known: dict[bytes, PageFacts]) -> BuiltSite:
    files = find_files(folder)
    facts: dict[str, PageFacts] = {}
    for path in filter(is_page, files):
        data = _bytes_of(folder / path)
        key = blake2b(data, digest_size=16).digest()
        if key not in known:
            known[key] = read_page(data, path)
        facts[path] = known[key]
    sitemaps = {
        path: tuple(map(html.unescape, LOCATION.findall(_bytes_of(folder / path).decode("utf-8", "replace"))))
        for path in files
        if PurePosixPath(path).match("sitemap*.xml")
    }
    return BuiltSite(folder, files, facts, read_redirect_rules(folder), sitemaps)


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        message = f"{file} could not be read: {error.strerror}."
        raise WrongUseError(message) from error


def _site_url(facts: Mapping[str, PageFacts]) -> str:
    """Give the published address of a site, by what its pages name as their canonical addresses; empty if none does."""
    found: Counter[str] = Counter()
    for path, page in facts.items():
        start = page.canonical.removesuffix(address_of(path))
        is_own = start != page.canonical or not address_of(path)
        if is_own and start.endswith("/") and (split(start) or NO_ADDRESS).scheme in {"http", "https"}:
            found[start] += 1
    return next((url for url, _ in found.most_common(1)), "")


def address_at(path: str) -> str:
    """Give the address of a page below the site as people read it."""
    return unquote(address_of(path))


def _without_index(path: str) -> str:
    return re.sub(r"(^|/)index\.html?$", "", path).rstrip("/")


def _joined(url: str, href: str) -> str:
    """Resolve an address on the page at `url`; empty if it is none."""
    try:
        return urljoin(url, href)
    except ValueError:
        return ""
