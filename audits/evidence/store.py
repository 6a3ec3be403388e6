"""Evidence in a folder, so that judging needs no browser: one compressed file a page, and one of all the rest."""

import gzip
import shutil
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
COMPRESSION = 6

Record = TypeVar("Record", bound=Struct)


class Evidence(Struct, frozen=True, omit_defaults=True):
    """What was seen of a site, and what the site's project says of itself.

    `interrupted` says whether an interrupt ended the gathering, `shard` which share of the site's pages was visited.
    """

    site: Site
    facts: Facts
    interrupted: bool = False
    shard: Shard = WHOLE


class _Rest(Struct, frozen=True):
    """The evidence but for its pages, and their paths: the n-th file of a page holds the n-th."""

    evidence: Evidence
    paths: tuple[str, ...]


class KeptEvidence(NamedTuple):
    """Evidence in a folder: all but its pages, which are read one by one, and their paths."""

    rest: Evidence
    paths: tuple[str, ...]
    folder: Path

    def pages(self) -> Iterator[Page]:
        """Read the pages, in the site's order.

        Raises:
            EvidenceError: a page is missing, or not what this version writes.
        """
        for number in range(len(self.paths)):
            yield _read(self.folder / PAGE_FILE.format(number), Page)


def save(evidence: Evidence, folder: Path) -> Path:
    """Write the evidence into a folder; what an earlier run left there stays whole until all is written.

    Returns:
        The folder that holds it, below the one given.
    """
    target, unfinished = folder / FOLDER, folder / f".{FOLDER}.part"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    for number, page in enumerate(evidence.site.pages):
        compressed = gzip.compress(msgspec.json.encode(page), COMPRESSION, mtime=0)
        (unfinished / PAGE_FILE.format(number)).write_bytes(compressed)
    rest = structs.replace(evidence, site=structs.replace(evidence.site, pages=()))
    text = msgspec.json.format(
        msgspec.json.encode(_Rest(rest, tuple(page.path for page in evidence.site.pages))), indent=1
    )
    (unfinished / SITE_FILE).write_bytes(text)
    shutil.rmtree(target, ignore_errors=True)
    unfinished.replace(target)
    return target


def load(folder: Path) -> Evidence:
    """Read evidence back, from the folder that holds it or the one above.

    Raises:
        EvidenceError: there is none, some of it is missing, or it is not what this version writes.
    """
    kept = open_kept(folder)
    return structs.replace(kept.rest, site=structs.replace(kept.rest.site, pages=tuple(kept.pages())))


def open_kept(folder: Path) -> KeptEvidence:
    """Read evidence back without its pages.

    Raises:
        EvidenceError: there is none, or it is not what this version writes.
    """
    inside = folder / FOLDER if (folder / FOLDER).is_dir() else folder
    found = _read(inside / SITE_FILE, _Rest)
    return KeptEvidence(found.evidence, found.paths, inside)


def _read(file: Path, kind: type[Record]) -> Record:
    try:
        data = file.read_bytes()
        return msgspec.json.decode(gzip.decompress(data) if file.suffix == ".gz" else data, type=kind)
    except gzip.BadGzipFile as error:
        message = f"{file} is damaged: {error}. `audits gather` writes it anew."
        raise EvidenceError(message) from error
    except (EOFError, OSError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is cut short"
        message = f"{file.parent} holds no evidence, or not all of it: {file.name}: {why}. `audits gather` writes it."
        raise EvidenceError(message) from error
    except msgspec.MsgspecError as error:
        message = f"{file} is not evidence this version of audits can read: {error}"
        raise EvidenceError(message) from error
