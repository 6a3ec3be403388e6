"""The sites that are measured, the pages of them that are looked at, and the server that other tools reach them by."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from threading import Thread
from typing import Any, NamedTuple, TypeVar, cast
from urllib.parse import quote, urlsplit

from material_site import generate

REPOSITORY = Path(__file__).parent.parent
NOT_FOUND = "404.html"

FAULTY = """\
<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>A page with faults</title><link rel="icon" href="data:,"></head>
<body><main><h1>Faults</h1><img src="picture.png"><p><a href="missing.html">A broken link</a></p></main></body>
</html>
"""
"""A page that every tool has to find fault with before it is believed: a picture without a text, a broken link."""


class Sample(NamedTuple):
    """Pages of a built site: the working folder of who looks at them, the site's folder, and the pages' files in it.

    `is_all` says that these are all the pages of the site.
    """

    folder: Path
    site: Path
    paths: tuple[str, ...]
    is_all: bool = True

    def few(self, pages: int) -> "Sample":
        """Give so many of the pages, or all where there are no more, spread evenly."""
        paths = tuple(spread(self.paths, pages))
        return self._replace(paths=paths, is_all=self.is_all and paths == self.paths)


Item = TypeVar("Item")


def spread(items: Sequence[Item], number: int) -> list[Item]:
    """Pick so many items, spread evenly over the sequence and in its order; all where there are no more."""
    if number >= len(items):
        return list(items)
    return [items[(2 * at + 1) * len(items) // (2 * number)] for at in range(number)]


def address_of(path: str) -> str:
    """Give the address of a page's file below the site's root: the index of a folder is reached by the folder."""
    pure = PurePosixPath(path)
    return quote("/" + (path.removesuffix("index.html") if pure.name == "index.html" else path))


def material(pages: int, work: Path) -> Sample:
    """Generate and build a Material site of so many pages below a folder, once; give all but its 404 page."""
    folder = work / f"material-{pages}"
    if not folder.is_dir():
        generate(pages, folder)
    if not (folder / "site").is_dir():
        build(folder, folder / "site")
    paths = tuple(path for path in _pages(folder / "site") if path != NOT_FOUND)
    return Sample(folder, folder / "site", paths, is_all=False)


def ours(work: Path) -> Sample:
    """Build this repository's own site below a folder, once; give all its pages."""
    site = work / "ours"
    if not site.is_dir():
        build(REPOSITORY, site)
    return Sample(REPOSITORY, site, _pages(site))


def faulty(work: Path) -> Sample:
    """Make a site of the faulty page alone below a folder."""
    folder = work / "faulty"
    (folder / "site").mkdir(parents=True, exist_ok=True)
    (folder / "site" / "index.html").write_text(FAULTY, "utf-8")
    return Sample(folder, folder / "site", ("index.html",))


def build(folder: Path, site: Path) -> None:
    """Build the MkDocs project in a folder into another folder."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean", "--site-dir", str(site)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=folder, env=environment, check=True)  # noqa: S603  because it is our own command


def _pages(site: Path) -> tuple[str, ...]:
    return tuple(sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html")))


class Served(NamedTuple):
    """A site that is being served on loopback; `sent` grows by the address of everything that has been sent."""

    port: int
    sent: set[str]

    def urls(self, sample: Sample) -> tuple[str, ...]:
        """Give the full addresses of pages."""
        return tuple(f"http://127.0.0.1:{self.port}{address_of(path)}" for path in sample.paths)

    def not_sent(self, sample: Sample) -> list[str]:
        """Give the files of pages that nobody has fetched."""
        return [path for path in sample.paths if address_of(path) not in self.sent]


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder quietly, with connections kept open, and keeps count of what it sends."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, sent: set[str], **kwargs: Any) -> None:
        self.sent = sent
        super().__init__(*args, **kwargs)

    def send_response(self, code: int, message: str | None = None) -> None:
        """Keep the address of what is there."""
        if code in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED) and self.command == "GET":
            self.sent.add(urlsplit(self.path).path)
        super().send_response(code, message)

    def log_message(self, *_: object) -> None:
        """Say nothing: `sent` is the record."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A browser that hangs up in the middle of an answer is no fault of the site."""


@contextmanager
def serve(site: Path) -> Iterator[Served]:
    """Serve a folder on loopback for as long as the block runs."""
    sent: set[str] = set()
    server = _Server(("127.0.0.1", 0), cast("Any", partial(_Handler, directory=str(site), sent=sent)))
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield Served(server.server_address[1], sent)
    finally:
        server.shutdown()
        server.server_close()
