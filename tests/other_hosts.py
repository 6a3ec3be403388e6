"""Other hosts as the tests need them: real servers on loopback, each path with a part to play."""

import ssl
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import trustme

PAGE = "<!doctype html><title>Neck pain</title><h1 id=top-of-page>Neck pain</h1>{body}"
NOT_FOUND = "<!doctype html><title>Page not found</title><h1>Sorry</h1>"

Part = tuple[int, dict[str, str], str]
"""A status, headers, and a page."""

PARTS: dict[str, Part] = {
    "/works": (200, {}, PAGE.format(body="<p id=risks>Risks</p><a name=old>Old</a><p id=user-content-usage>")),
    "/empty": (204, {}, ""),
    "/paper.pdf": (200, {"Content-Type": "application/pdf"}, "%PDF"),
    "/odd-encoding": (200, {"Content-Type": "text/html; charset=nobody-knows"}, PAGE.format(body="")),
    "/gone": (404, {}, NOT_FOUND),
    "/gone-for-good": (410, {}, NOT_FOUND),
    "/error": (500, {}, "Error"),
    "/forbidden": (403, {}, "Robots keep out"),
    "/log-in": (401, {}, "Who is there?"),
    "/busy": (503, {}, "Later"),
    "/come-back-tomorrow": (429, {"Retry-After": "86400"}, "Later"),
    "/moved": (301, {"Location": "/works"}, ""),
    "/moved-twice": (308, {"Location": "/moved"}, ""),
    "/today-elsewhere": (302, {"Location": "/works"}, ""),
    "/moved-then-today": (301, {"Location": "/today-elsewhere"}, ""),
    "/guides/neck/exercises": (302, {"Location": "/"}, ""),
    "/": (200, {}, PAGE.format(body="Home")),
    "/round": (302, {"Location": "/and-round"}, ""),
    "/and-round": (302, {"Location": "/round"}, ""),
    "/to-a-letter": (302, {"Location": "mailto:someone@example.com"}, ""),
    "/to-nowhere": (302, {}, ""),
    "/soft/gone": (200, {}, NOT_FOUND),
    "/soft/audits-asks-for-a-page-that-is-not-there": (200, {}, NOT_FOUND),
    "/about-404": (200, {}, "<!doctype html><title>What a 404 page should say</title><p>An essay."),
    "/parked": (200, {}, "<!doctype html><title>neck.example</title><p>The domain neck.example is for sale."),
    "/on-parking": (200, {}, PAGE.format(body="Buy this domain, they say. " + "An essay on parking. " * 200)),
}


class Host:
    """A server that plays PARTS and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.at_once = 0
        self.most_at_once = 0
        self.lock = threading.Lock()
        self.closing = threading.Event()
        self.calls: Counter[str] = Counter()
        self.port = 0

    def url(self, path: str, scheme: str = "http") -> str:
        return f"{scheme}://127.0.0.1:{self.port}{path}"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, host: Host) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.host = host

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        host, path = self.server.host, urlsplit(self.path).path  # a proxy is asked for the whole address
        with host.lock:
            host.asked.append(f"{self.command} {path}")
            host.calls[path] += 1
            host.at_once += 1
            host.most_at_once = max(host.most_at_once, host.at_once)
        try:
            self._play(host, path)
        finally:
            with host.lock:
                host.at_once -= 1

    do_HEAD = do_GET  # noqa: N815  because http.server asks for this name

    def _play(self, host: Host, path: str) -> None:
        by_head = self.command == "HEAD"
        match path:
            case "/hangs":
                host.closing.wait()
            case "/drips":
                self._drip(host)
            case "/refuses-head":
                self._say(405 if by_head else 200, {}, PAGE)
            case "/head-lies":
                self._say(404 if by_head else 200, {}, PAGE)
            case "/busy-at-first":
                self._say(*((429, {"Retry-After": "0"}, "Later") if host.calls[path] <= 2 else (200, {}, PAGE)))
            case _ if path.startswith("/slow/"):
                time.sleep(0.05)
                self._say(200, {}, PAGE)
            case _:
                self._say(*PARTS.get(path, (404, {}, NOT_FOUND)))

    def _drip(self, host: Host) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while not host.closing.wait(0.05):
            try:
                self.wfile.write(b" ")
            except OSError:
                return

    def _say(self, status: int, headers: dict[str, str], page: str) -> None:
        body = page.encode()
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *words: object) -> None:  # noqa: A002  because http.server names it so
        """Say nothing: the tests look at what was asked."""


@contextmanager
def opened(context: ssl.SSLContext | None = None) -> Iterator[Host]:
    """Open a host; over TLS where a context is given."""
    host = Host()
    server = _Server(host)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    host.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield host
    finally:
        host.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


def certificate(
    name: str, *, days: int = 1, authority: trustme.CA | None = None
) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Give the contexts of a server with a certificate for a name, valid for so many days, and of who trusts it."""
    ca = authority or trustme.CA()
    leaf = ca.issue_cert(name, not_after=datetime.now(UTC) + timedelta(days=days))
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    leaf.configure_cert(serving)
    trusting = ssl.create_default_context()
    ca.configure_trust(trusting)
    return serving, trusting
