"""Evidence in a folder, so that judging needs no browser: one compressed file a page, and one of all the rest."""

import gzip
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

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


class _Kept(Struct, frozen=True):
    """The evidence but for its pages, and how many files of pages belong to it."""

    evidence: Evidence
    pages: int


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
    text = msgspec.json.format(msgspec.json.encode(_Kept(rest, len(evidence.site.pages))), indent=1)
    (unfinished / SITE_FILE).write_bytes(text)
    shutil.rmtree(target, ignore_errors=True)
    unfinished.replace(target)
    return target


def load(folder: Path) -> Evidence:
    """Read evidence back, from the folder that holds it or the one above.

    Raises:
        EvidenceError: there is none, some of it is missing, or it is not what this version writes.
    """
    inside = folder / FOLDER if (folder / FOLDER).is_dir() else folder
    kept = _read(inside / SITE_FILE, _Kept, folder)
    pages = tuple(_pages(inside, kept.pages, folder))
    return structs.replace(kept.evidence, site=structs.replace(kept.evidence.site, pages=pages))


def _pages(inside: Path, count: int, folder: Path) -> Iterator[Page]:
    for number in range(count):
        yield _read(inside / PAGE_FILE.format(number), Page, folder)


def _read(file: Path, kind: type[Record], folder: Path) -> Record:
    try:
        data = file.read_bytes()
        return msgspec.json.decode(gzip.decompress(data) if file.suffix == ".gz" else data, type=kind)
    except gzip.BadGzipFile as error:
        message = f"{file} is damaged: {error}. `audits gather` writes it anew."
        raise EvidenceError(message) from error
    except (EOFError, OSError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is cut short"
        message = f"{folder} holds no whole evidence: {file.name}: {why}. `audits gather` writes it."
        raise EvidenceError(message) from error
    except msgspec.MsgspecError as error:
        message = f"{file} is not evidence this version of audits can read: {error}"
        raise EvidenceError(message) from error
