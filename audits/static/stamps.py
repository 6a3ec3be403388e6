"""Stamps: from which file and line each element of a built page came, in a file beside the built site."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

ATTRIBUTE = "data-audits-source"
"""Bears the file and line of an element, as in `docs/x.md:42`; the file alone where the line is not known."""

VERSION = 1


class Stamp(Struct, frozen=True, array_like=True):
    """An element, by the byte of the HTML right behind the name in its opening tag, and where it came from.

    `line` is counted from 1 in the file as its editor sees it, None where nobody can tell.
    """

    at: int
    file: str
    line: int | None = None


class PageStamps(Struct, frozen=True):
    """Where a page came from.

    `sha256` is the hash of the HTML that the stamps belong to, `file` its Markdown file below the root of the
    repository, with forward slashes. `front_matter` holds the line of each key; `title` that of the heading that gives
    the page its title, None where nothing in the file but the front matter does.
    """

    sha256: str
    file: str
    front_matter: dict[str, int]
    title: int | None
    stamps: tuple[Stamp, ...]


class SiteStamps(Struct, frozen=True):
    """The stamps of a site's pages, by the path of their HTML file below the site."""

    version: int
    pages: dict[str, PageStamps]


def stamps_file(site: Path) -> Path:
    """Name the file with the stamps of a built site: it stands beside the site, and so is not published."""
    whole = site.resolve()
    return whole.parent / ".audits" / f"{whole.name}.sources.json"


def write_stamps(site: Path, pages: Mapping[str, PageStamps]) -> None:
    """Write the stamps of a site's pages, in a folder that Git passes over."""
    file = stamps_file(site)
    file.parent.mkdir(parents=True, exist_ok=True)
    (file.parent / ".gitignore").write_text("*\n", encoding="utf-8")
    file.write_bytes(msgspec.json.encode(SiteStamps(VERSION, dict(sorted(pages.items())))))


def read_stamps(site: Path) -> dict[str, PageStamps]:
    """Read the stamps of a site's pages.

    There are none where no build has left any, or one of another version; a file that is damaged counts as none, too.
    """
    try:
        read = msgspec.json.decode(stamps_file(site).read_bytes(), type=SiteStamps)
    except (OSError, msgspec.DecodeError):
        return {}
    return read.pages if read.version == VERSION else {}


def hash_of(html: bytes) -> str:
    """Give the hash by which stamps are known to belong to a page."""
    return sha256(html).hexdigest()


def stamped(html: bytes, stamps: Iterable[Stamp]) -> bytes:
    """Give HTML in which each stamped element says in an attribute where it came from: `data-audits-source`."""
    pieces: list[bytes] = []
    done = 0
    for stamp in sorted(stamps, key=lambda one: one.at):
        pieces += (html[done : stamp.at], f' {ATTRIBUTE}="{_as_value(stamp)}"'.encode())
        done = stamp.at
    return b"".join((*pieces, html[done:]))


def _as_value(stamp: Stamp) -> str:
    file = stamp.file.replace("&", "&amp;").replace('"', "&quot;")
    return file if stamp.line is None else f"{file}:{stamp.line}"
