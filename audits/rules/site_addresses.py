"""Which file of a site an address leads to."""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property
from urllib.parse import unquote

from audits.evidence import ORIGIN
from audits.lib.urls import NO_ADDRESS, split


class SiteAddresses:
    """The files below SITE, served below `base`, and the site's published address, empty where it is not known."""

    def __init__(self, files: Iterable[str], base: str, site_url: str) -> None:
        self.files = frozenset(files)
        self._base = base
        self._site_url = site_url
        self._paths: dict[str, str | None] = {}

    def path_below_site(self, url: str) -> str | None:
        """Turn an address of this site into a path below SITE, percent signs decoded; None where it leads elsewhere.

        The site's own published address counts as this site; what else stands on the same host does not. A path outside
        the site's base comes back with the leading slash that shows it.
        """
        if url not in self._paths:
            self._paths[url] = self._path_below_site(url)
        return self._paths[url]

    def _path_below_site(self, url: str) -> str | None:
        parts, published = split(url) or NO_ADDRESS, split(self._site_url) or NO_ADDRESS
        path = unquote(parts.path) or "/"
        below = path.removeprefix(self._base) if f"{path.rstrip('/')}/".startswith(self._base) else None
        if f"{parts.scheme}://{parts.netloc}" == ORIGIN:
            return path if below is None else self._without_base(below)
        if parts.scheme in {"http", "https"} and published.hostname and parts.hostname == published.hostname:
            return None if below is None else self._without_base(below)
        return None

    def _without_base(self, below: str) -> str:
        """Give a path below the site's base, of which the base without its last slash is the root."""
        return "" if below == self._base.rstrip("/") else below

    def file_at(self, path: str) -> str | None:
        """Find the file that a static host serves for a path below SITE: the file itself, or a folder's index."""
        if path.startswith("/"):
            return None
        return next((one for one in (path, *_indexes(path)) if one in self.files), None)

    def file_without_ending(self, path: str) -> str | None:
        """Find the page that many hosts, not all, serve for a path without its ending: `about` for about.html."""
        return next((one for one in (f"{path}.html", f"{path}.htm") if one in self.files), None)

    def file_like(self, path: str) -> str | None:
        """Find the file that would be served for a path but for capital letters, or another way to write an accent."""
        found = (self._files_by_look.get(_look_of(one)) for one in (path, *_indexes(path)))
        return next((file for file in found if file), None)

    @cached_property
    def _files_by_look(self) -> Mapping[str, str]:
        return {_look_of(path): path for path in sorted(self.files)}

    def served_at(self, url: str) -> str | None:
        """Find the file that is served for an address of this site; None where there is none, or it is another's.

        Where hosts serve a page by its name without the ending, that page is meant.
        """
        path = self.path_below_site(url)
        return None if path is None else self.file_at(path) or self.file_without_ending(path)


def _look_of(path: str) -> str:
    """Give what two paths have in common that people take for one: small letters, each accent written in one way."""
    return unicodedata.normalize("NFC", path).lower()


def _indexes(path: str) -> tuple[str, ...]:
    """Give the files that hosts serve for a folder, the first that is there."""
    return tuple(f"{path.rstrip('/')}/{name}".lstrip("/") for name in ("index.html", "index.htm"))
