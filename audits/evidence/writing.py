"""Writing evidence into a folder, a page at a time, so that only what is whole is ever taken for evidence."""

import gzip
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from types import TracebackType
from typing import Self

import msgspec

from audits.errors import AuditError, WrongUseError
from audits.evidence.site import Page
from audits.evidence.store import FOLDER, PAGE_FILE, SITE_FILE, Evidence, KeptEvidence, SiteFile, bytes_in, read
from audits.lib.surrogates import as_json_bytes

COMPRESSION = 6

UNFINISHED = f".{FOLDER}-{{}}.part"

ABANDONED_AFTER_S = 24 * 60 * 60
"""Seconds: an unfinished folder in which nothing was written for so long is that of a run that was killed."""


class EvidenceWriter:
    """Writes the evidence of a site page by page, in any order, and publishes the folder in `finish`.

    Until then it has another name and lacks the rest, so that nobody takes it for evidence, and what an earlier run
    left in its place stays whole. Leaving the block without `finish` removes it. A write that fails raises AuditError.
    """

    def __init__(self, folder: Path, paths: Sequence[str]) -> None:
        """Take the folder to put evidence into, made when it is needed, and the paths of all pages in their order."""
        self._target = folder / FOLDER
        self._folder = folder / UNFINISHED.format(token_hex(4))
        self.paths = tuple(paths)
        self._files = {path: self._folder / PAGE_FILE.format(number) for number, path in enumerate(paths)}

    def __enter__(self) -> Self:
        """Make the folder, and remove those that killed runs have left beside it."""
        with self._writing(WrongUseError):
            self._folder.mkdir(parents=True)
        for other in self._folder.parent.glob(UNFINISHED.format("*")):
            with suppress(FileNotFoundError):  # another run has finished it, or removed it, meanwhile
                if other.stat().st_mtime < time.time() - ABANDONED_AFTER_S:
                    shutil.rmtree(other, ignore_errors=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove the folder, unless it was finished."""
        shutil.rmtree(self._folder, ignore_errors=True)

    @contextmanager
    def _writing(self, failed: type[AuditError] = AuditError) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            message = f"Evidence cannot be written into {self._target.parent}: {error.strerror}."
            raise failed(message) from error

    def write(self, page: Page) -> None:
        """Keep a page, in place of what was kept of it before."""
        self.put(page.path, compressed(page))

    def put(self, path: str, page: bytes) -> None:
        """Keep a page as `compressed` gives it."""
        with self._writing():
            self._files[path].write_bytes(page)

    def copy(self, path: str, file: Path) -> None:
        """Keep a page that is a file of another folder of evidence.

        Raises:
            EvidenceError: there is no such file, or it is damaged.
        """
        bytes_in(file)
        with self._writing():
            shutil.copyfile(file, self._files[path])

    def read(self, path: str) -> Page:
        """Read a page that is kept."""
        return read(self._files[path], Page)

    def get(self, path: str) -> bytes:
        """Give a page as `compressed` gives it."""
        return self._files[path].read_bytes()

    def pages(self) -> Iterator[Page]:
        """Read the pages, in the site's order."""
        return map(self.read, self.paths)

    def finish(self, rest: Evidence) -> KeptEvidence:
        """Add the rest, and put the folder, which holds every page by now, into its place."""
        text = msgspec.json.format(as_json_bytes(SiteFile(rest, self.paths)), indent=1)
        with self._writing():
            (self._folder / SITE_FILE).write_bytes(text)
            older = self._folder.with_suffix(".old")
            if self._target.exists():
                self._target.replace(older)
            try:
                self._folder.replace(self._target)
            except OSError:
                if older.exists() and not self._target.exists():
                    older.replace(self._target)
                raise
            shutil.rmtree(older, ignore_errors=True)
        return KeptEvidence(rest, self.paths, self._target)


def compressed(page: Page) -> bytes:
    """Give a page as it stands in its file."""
    return gzip.compress(as_json_bytes(page), COMPRESSION, mtime=0)


def decompressed(page: bytes) -> Page:
    """Give the page that `compressed` gave so."""
    return msgspec.json.decode(gzip.decompress(page), type=Page)


def save(evidence: Evidence, folder: Path) -> KeptEvidence:
    """Write evidence into a folder below the one given; what an earlier run left there stays until all is written."""
    with EvidenceWriter(folder, evidence.paths) as writer:
        for page in evidence.pages():
            writer.write(page)
        return writer.finish(evidence.rest)
