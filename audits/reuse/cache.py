"""Evidence kept on disk from run to run, for pages of which nothing has changed that it depends on.

An entry holds the evidence of one page, the hash of every file of the site that the page asked for, and what it has
found out of the parts that pages share. It holds while those files are the same, and the gate, the browser and what was
asked for are, too. Search indexes are left out, because any edit anywhere changes them: what depends on one is kept
with the page on which the search was tried, and with no other.
"""

import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import fields
from functools import cache
from hashlib import sha256
from importlib.metadata import requires, version
from importlib.resources import files
from pathlib import Path
from secrets import token_hex
from typing import Any
from urllib.parse import quote, unquote

import msgspec
from msgspec import Struct

from audits.evidence import ORIGIN
from audits.reuse.known import Found
from audits.static.pages import BuiltPage
from audits.static.plan import Plan
from audits.static.search_index import is_search_index

MAX_BYTES = 1024 * 1024 * 1024
"""What the cache may hold; what was not used for longest goes first."""

SUFFIX = ".evidence"

DIGEST_BYTES = sha256().digest_size
"""An entry's file begins with the SHA-256 of the rest, so that a damaged one is noticed."""


class Entry(Struct, frozen=True):
    """What is kept of one page.

    `evidence` is that of the page at `path`, as `audits.evidence.writing.compressed` gives it. `inputs` are the files
    below SITE that it asked for, with the SHA-256 of their bytes, empty where there was no such file; `search_indexes`
    those of them that are search indexes. `browser` is the browser's version, `learned` what the visit has found out of
    shared parts; `relied` says whether it relied on what other pages of the template had shown, `search` which state of
    the search that was (`Searches.key_of`).
    """

    path: str
    evidence: bytes
    inputs: dict[str, str]
    search_indexes: dict[str, str]
    browser: str
    learned: tuple[tuple[str, str, Any], ...] = ()
    relied: bool = False
    search: str = ""

    @property
    def found(self) -> dict[tuple[str, str], Any]:
        """What the page has found out of shared parts, by gatherer and look."""
        return {(kind, look): value for kind, look, value in self.learned}


class Cache:
    """A folder of entries. Two runs may use it at once: an entry is written beside its place and moved there."""

    def __init__(self, folder: Path, site: Path, plan: Plan, browser: str) -> None:
        """Use the entries in a folder for a site; `browser` says which browser is used, in which version."""
        self._folder = folder
        self._site = site
        self._base = plan.base
        self._hashes: dict[str, str] = {}
        about = (tool_hash(), browser, msgspec.json.encode(plan_key(plan)).decode())
        self._key = sha256("\n".join(about).encode()).hexdigest()

    def get(self, page: BuiltPage) -> Entry | None:
        """Give what is kept of a page, unless something it depends on has changed; None where there is nothing."""
        file = self._file_of(page)
        try:
            data = file.read_bytes()
            os.utime(file)
        except OSError:
            return None  # there is none, or another run has just removed it
        digest, packed = data[:DIGEST_BYTES], data[DIGEST_BYTES:]
        if sha256(packed).digest() != digest:
            return None  # damaged, or cut short by a full disk
        entry = msgspec.msgpack.decode(packed, type=Entry)
        if any(self._hash(path) != known for path, known in entry.inputs.items()):
            return None
        return entry

    def has_same_search(self, entry: Entry) -> bool:
        """Tell whether the search indexes are what they were when the entry was made."""
        return all(self._hash(path) == known for path, known in entry.search_indexes.items())

    def entry(  # noqa: PLR0913  because each is a different thing to keep of the same visit
        self,
        page: BuiltPage,
        evidence: bytes,
        asked_for: Iterable[str],
        learned: Found,
        browser: str,
        *,
        relied: bool = False,
        search: str = "",
    ) -> Entry:
        """Make an entry of a page that has asked for these addresses and found out so much of shared parts."""
        paths = {asked for url in asked_for if (asked := self._path_of(url)) is not None} | {page.path}
        searches = {path for path in paths if is_search_index(path)}
        return Entry(
            page.path,
            evidence,
            inputs={asked: self._hash(asked) for asked in sorted(paths - searches)},
            search_indexes={asked: self._hash(asked) for asked in sorted(searches)},
            browser=browser,
            learned=tuple((*key, learned[key]) for key in sorted(learned)),
            relied=relied,
            search=search,
        )

    def asked_for(self, entry: Entry) -> tuple[str, ...]:
        """Give the addresses of the files that an entry depends on."""
        return tuple(f"{ORIGIN}{self._base}{quote(path)}" for path in (*entry.inputs, *entry.search_indexes))

    def put(self, page: BuiltPage, entry: Entry) -> None:
        """Keep an entry of a page, unless the disk does not take it: the page is then visited again in the next run."""
        packed = msgspec.msgpack.encode(entry)
        unfinished = self._folder / f"{token_hex(8)}{SUFFIX}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(sha256(packed).digest() + packed)
            unfinished.replace(self._file_of(page))
        except OSError:
            with suppress(OSError):
                unfinished.unlink()

    def prune(self) -> None:
        """Remove what was not used for longest, as far as the cache has grown too large."""
        entries: list[tuple[float, int, Path]] = []
        for file in self._folder.glob(f"*{SUFFIX}"):
            with suppress(OSError):  # another run has just removed it
                status = file.stat()
                entries.append((status.st_mtime, status.st_size, file))
        total = 0
        for _, size, file in sorted(entries, reverse=True):
            total += size
            if total > MAX_BYTES:
                with suppress(OSError):
                    file.unlink()

    def _file_of(self, page: BuiltPage) -> Path:
        """Name the file by all that is known of a page before it is visited: its evidence says so, too."""
        stamps = msgspec.json.encode(page.stamps).decode()
        about = f"{self._key}\n{page.in_sample}\n{page.source}\n{stamps}\n{page.path}"
        return self._folder / (sha256(about.encode("utf-8", "surrogatepass")).hexdigest() + SUFFIX)

    def _path_of(self, url: str) -> str | None:
        """Give the file below SITE that answers for an address; None for an address elsewhere."""
        start = ORIGIN + self._base
        if not url.startswith(start):
            return None
        path = unquote(url.removeprefix(start).partition("#")[0].partition("?")[0])
        return f"{path}index.html" if path == "" or path.endswith("/") else path

    def _hash(self, path: str) -> str:
        if path not in self._hashes:
            try:
                self._hashes[path] = sha256((self._site / path).read_bytes()).hexdigest()
            except (OSError, ValueError):  # no such file, or no name that a file can have
                self._hashes[path] = ""
        return self._hashes[path]


def plan_key(plan: Plan) -> Mapping[str, Any]:
    """Return every field of a plan, with sets sorted, so that it does not depend on the run."""
    values = ((one.name, getattr(plan, one.name)) for one in fields(plan))
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in values}


@cache
def tool_hash() -> str:
    """Give a hash of the gate's own code, axe-core included, and the libraries' versions: others find other things."""
    digest = sha256()
    for requirement in requires("page-audits") or ():
        name = re.match(r"[\w.-]+", requirement)
        if name and "extra ==" not in requirement:
            digest.update(f"{name[0]} {version(name[0])}\0".encode())
    root = Path(str(files("audits")))
    for file in sorted(root.rglob("*")):
        if file.suffix in {".py", ".js", ".json", ".toml"}:
            digest.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()
