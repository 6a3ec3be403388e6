"""Evidence in a folder, so that judging needs no browser: one compressed file a page, and one of all the rest."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
from msgspec import Struct, structs

from audits.config.facts import Facts
from audits.errors import EvidenceError
from audits.evidence.shard import WHOLE, Shard
from audits.evidence.site import Page, Site

FOLDER = "evidence"
"""The folder below the one that is named, with nothing in it but evidence."""

SITE_FILE = "site.json"
PAGE_FILE = "page-{:06}.json.gz"

Record = TypeVar("Record", bound=Struct)


class Evidence(Struct, frozen=True, omit_defaults=True):
    """What was seen of a site, and what the site's project says of itself, in memory: fit for a small site.

    `interrupted` says whether an interrupt ended the gathering, `shard` which share of the site's pages was visited.
    """

    site: Site
    facts: Facts
    interrupted: bool = False
    shard: Shard = WHOLE

    @property
    def rest(self) -> "Evidence":
        """This evidence without its pages."""
        return structs.replace(self, site=structs.replace(self.site, pages=()))

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of the pages, in the site's order."""
        return tuple(page.path for page in self.site.pages)

    def pages(self) -> Iterator[Page]:
        """Give the pages, in the site's order."""
        return iter(self.site.pages)

    def with_rest(self, rest: "Evidence") -> "Evidence":
        """Return the same pages with `rest` as all other evidence."""
        return structs.replace(rest, site=structs.replace(rest.site, pages=self.site.pages))


class SiteFile(Struct, frozen=True):
    """The content of `site.json`: the evidence without pages, and their paths, the n-th in page file n."""

    evidence: Evidence
    paths: tuple[str, ...]


class KeptEvidence(NamedTuple):
    """Evidence in a folder: all but its pages, which are read one by one, and their paths."""

    rest: Evidence
    paths: tuple[str, ...]
    folder: Path

    @property
    def files(self) -> tuple[Path, ...]:
        """The files of the pages, in the site's order."""
        return tuple(self.folder / PAGE_FILE.format(number) for number in range(len(self.paths)))

    def pages(self) -> Iterator[Page]:
        """Read the pages, in the site's order.

        Raises:
            EvidenceError: a page is missing, or not what this version writes.
        """
        return (read(file, Page) for file in self.files)

    def with_rest(self, rest: Evidence) -> "KeptEvidence":
        """Return the same pages with `rest` as all other evidence; the folder keeps its own."""
        return self._replace(rest=rest)


def load(folder: Path) -> Evidence:
    """Read evidence back, from the folder that holds it or the one above.

    Raises:
        EvidenceError: there is none, some of it is missing, or it is not what this version writes.
    """
    return in_memory(open_kept(folder))


def in_memory(kept: KeptEvidence) -> Evidence:
    """Read all pages of kept evidence.

    Raises:
        EvidenceError: some of it is missing, or it is not what this version writes.
    """
    return structs.replace(kept.rest, site=structs.replace(kept.rest.site, pages=tuple(kept.pages())))


def open_kept(folder: Path) -> KeptEvidence:
    """Read evidence back without its pages.

    Raises:
        EvidenceError: there is none, or it is not what this version writes.
    """
    inside = folder / FOLDER if (folder / FOLDER).is_dir() else folder
    found = read(inside / SITE_FILE, SiteFile)
    return KeptEvidence(found.evidence, found.paths, inside)


def read(file: Path, kind: type[Record]) -> Record:
    """Read a file of evidence.

    Raises:
        EvidenceError: it is missing, damaged, or not what this version writes.
    """
    try:
        return msgspec.json.decode(bytes_in(file), type=kind)
    except msgspec.MsgspecError as error:
        message = f"{file} is not evidence this version of audits can read: {error}"
        raise EvidenceError(message) from error


def bytes_in(file: Path) -> bytes:
    """Read a file of evidence, and decompress it if it is compressed.

    Raises:
        EvidenceError: it is missing or damaged.
    """
    try:
        data = file.read_bytes()
        return gzip.decompress(data) if file.suffix == ".gz" else data
    except (gzip.BadGzipFile, zlib.error) as error:
        message = f"{file} is damaged: {error}. `audits gather` writes it anew."
        raise EvidenceError(message) from error
    except (EOFError, OSError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is cut short"
        message = f"{file.parent} holds no evidence, or not all of it: {file.name}: {why}. `audits gather` writes it."
        raise EvidenceError(message) from error
