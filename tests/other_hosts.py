"""Other hosts as the tests need them: real servers on loopback, each path with a part to play."""

import gzip
import re
import ssl
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from threading import Event, Lock

import trustme
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

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
    "/to-a-placeholder": (302, {"Location": "https://[site_url]/page"}, ""),
    "/come-back-at-no-time": (429, {"Retry-After": "\u00b2"}, "Later"),
    "/soft/gone": (200, {}, NOT_FOUND),
    "/soft/audits-asks-for-a-page-that-is-not-there": (200, {}, NOT_FOUND),
    "/about-404": (200, {}, "<!doctype html><title>What a 404 page should say</title><p>An essay."),
    "/parked": (200, {}, "<!doctype html><title>neck.example</title><p>The domain neck.example is for sale."),
    "/long": (200, {}, PAGE.format(body="Words. " * 200_000 + "<p id=risks>Risks</p>")),
    "/built-by-script": (200, {}, "<!doctype html><title>Neck</title><div id=app></div><script src=app.js></script>"),
    "/packed-in-another-way": (200, {"Content-Encoding": "br"}, PAGE.format(body="<p id=risks>")),
    "/on-parking": (200, {}, PAGE.format(body="Buy this domain, they say. " + "An essay on parking. " * 200)),
}


BOMB = gzip.compress(bytes(2**27), compresslevel=1)
"""A page of 128 MiB of nothing."""


class Host(HTTPServer):
    """A server that plays PARTS, and others that take turns or time, and remembers what it was asked."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        super().__init__("127.0.0.1", ssl_context=context, threaded=True)
        self.no_handler_status_code = 404
        self.most_at_once = 0
        self._at_once = 0
        self._lock = Lock()
        self._closing = Event()
        for path, (status, headers, page) in PARTS.items():
            self.expect_request(path).respond_with_data(page, status, {"Content-Type": "text/html", **headers})
        self.expect_request("/bomb").respond_with_handler(self._bomb)
        for _ in range(2):
            self.expect_oneshot_request("/busy-at-first").respond_with_data("Later", 429, {"Retry-After": "0"})
        self.expect_request("/busy-at-first").respond_with_data(PAGE, content_type="text/html")
        self.expect_request(re.compile("/slow/")).respond_with_handler(self._slow)
        self.expect_request("/hangs").respond_with_handler(self._hangs)
        self.expect_request("/drips").respond_with_handler(self._drips)

    @property
    def asked(self) -> list[str]:
        return [f"{request.method} {request.path}" for request, _ in self.log]

    def thread_target(self) -> None:
        assert self.server is not None
        self.server.serve_forever(poll_interval=0.02)  # or every stop takes half a second

    def stop(self) -> None:
        self._closing.set()
        super().stop()

    def _slow(self, _request: Request) -> Response:
        with self._lock:
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        time.sleep(0.05)
        with self._lock:
            self._at_once -= 1
        return Response(PAGE, content_type="text/html")

    def _bomb(self, _request: Request) -> Response:
        return Response(BOMB, content_type="text/html", headers={"Content-Encoding": "gzip"})

    def _hangs(self, _request: Request) -> Response:
        self._closing.wait()
        return Response()

    def _drips(self, _request: Request) -> Response:
        return Response(self._drops(), content_type="text/html")

    def _drops(self) -> Iterator[bytes]:
        while not self._closing.wait(0.05):
            yield b" "


def certificate(name: str, *, days: int = 1) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Give the contexts of a server with a certificate for a name, valid for so many days, and of who trusts it."""
    ca = trustme.CA()
    leaf = ca.issue_cert(name, not_after=datetime.now(UTC) + timedelta(days=days))
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    leaf.configure_cert(serving)
    trusting = ssl.create_default_context()
    ca.configure_trust(trusting)
    return serving, trusting
