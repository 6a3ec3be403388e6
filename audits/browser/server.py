"""The built site on a loopback port, as its host will serve it: directory indexes, the 404 page, types."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from os import PathLike
from pathlib import Path
from threading import Thread
from typing import Any, cast

from audits.static.files import encoding_of
from audits.static.search_index import SHORT, shortened


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder under a base path, quietly, with connections kept open."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012  because the library declares it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".avif": "image/avif",
        ".ico": "image/x-icon",
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".svg": "image/svg+xml",
        ".vtt": "text/vtt",
        ".webmanifest": "application/manifest+json",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
        ".xhtml": "application/xhtml+xml",
        ".xml": "application/xml",
    }

    def __init__(self, *args: Any, base: str, **kwargs: Any) -> None:
        self.base = base
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Send a file; a search index in its short form where the query asks for that."""
        path, _, query = self.path.partition("?")
        if query != SHORT or not path.startswith(self.base):
            super().do_GET()
            return
        file = Path(self.translate_path(path))
        if not file.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self._send(HTTPStatus.OK, self.guess_type(file), _short_search_index(file, file.stat().st_mtime_ns))

    def send_head(self) -> Any:
        """Answer 404 outside the base path, as a host does that has nothing there."""
        if self.path.startswith(self.base):
            return super().send_head()
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def translate_path(self, path: str) -> str:
        """Take the base path off before looking for the file."""
        return super().translate_path("/" + path.removeprefix(self.base))

    def guess_type(self, path: str | PathLike[str]) -> str:
        """Give the type of a file; as most hosts do, with UTF-8 where a page is written in it and does not say so."""
        kind = super().guess_type(path)
        file = Path(path)
        if kind != "text/html" or not file.is_file() or not _is_silent_utf_8(file, file.stat().st_mtime_ns):
            return kind
        return f"{kind}; charset=utf-8"

    def list_directory(self, _path: str | Any) -> None:
        """Answer 404 for a folder without an index, as a static host does."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own 404 page where it has one."""
        not_found = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not not_found.is_file():
            super().send_error(code, message, explain)
            return
        self._send(HTTPStatus.NOT_FOUND, "text/html", not_found.read_bytes())

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: the browser's own record is the evidence."""


@lru_cache(maxsize=64)
def _is_silent_utf_8(file: Path, _modified_ns: int) -> bool:
    """Tell whether a page is in UTF-8 without saying so: `character-encoding` tells of that, and no other rule need."""
    data = file.read_bytes()
    if data.isascii():
        return False
    encoding = encoding_of(data, file.name)
    return encoding.is_utf_8 and not encoding.declared


@lru_cache(maxsize=8)
def _short_search_index(file: Path, _modified_ns: int) -> bytes:
    return shortened(file.read_bytes())


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell of a fault, but for a browser that hangs up in the middle of an answer."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serve(site: Path, base: str) -> Iterator[int]:
    """Serve a folder under a base path (`/` or `/x/`) on loopback for as long as the block runs; gives the port."""
    server = _Server(("127.0.0.1", 0), cast("Any", partial(_Handler, directory=str(site), base=base)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
