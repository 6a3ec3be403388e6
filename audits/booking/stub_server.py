"""A small booking service on loopback, over HTTPS, that answers for a booking host nobody has registered yet."""

import hashlib
import socket
import ssl
from base64 import b64encode
from contextlib import ExitStack, suppress
from datetime import date, datetime
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

import trustme
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from audits.booking.stub_config import Scenario, StubConfig, StubRequest
from audits.booking.stub_pages import ELSEWHERE, TEMPLATE, answer
from audits.config.facts import Booking, Clinic

__all__ = ["Scenario", "StubBookingServer"]

LOOPBACK = "127.0.0.1"
SILENCE_S = 10
"""How long a connection may say nothing before its thread gives up, in seconds."""


class StubBookingServer:
    """The server, open between `with` and the end of its block.

    `template` is the Jinja2 text of its pages, for a service that speaks otherwise (see stub.html for what it is
    given); `today` the day from which it counts, the day of each request where it is `None`.
    """

    def __init__(
        self,
        booking: Booking,
        clinics: dict[str, Clinic],
        scenario: Scenario = Scenario.WORKS,
        *,
        template: str | None = None,
        today: date | None = None,
    ) -> None:
        address = urlsplit(booking.url)
        self.host = address.hostname or ""
        self.port = 0
        self.spki = ""
        """The base64 SHA-256 of the public key that a browser is to trust."""
        self.mappings: tuple[str, ...] = ()
        """The hosts and ports the server answers for, each as `host:port 127.0.0.1:port`."""
        self._public_port = address.port or 443
        self._booking, self._clinics, self._scenario = booking, clinics, scenario
        self._template = TEMPLATE.read_text(encoding="utf-8") if template is None else template
        self._today = today
        self._received: list[str] = []
        self._closing = Event()
        self._open = ExitStack()

    @property
    def received(self) -> tuple[str, ...]:
        """Every request that reached the server, as `GET /path?query`, in the order of arrival."""
        return tuple(self._received)

    def respond(self, asked: StubRequest, target: str) -> Any:
        """Note a request and give its answer; `None` when the server closes without one."""
        self._received.append(f"{asked.method} {target}")
        if self._scenario is Scenario.HANGS:
            self._closing.wait()
            return None
        today = self._today or datetime.now().astimezone().date()
        return answer(asked, StubConfig(self._booking, self._clinics, self._scenario, self._template, today))

    def __enter__(self) -> Self:
        """Open the server."""
        trusted, leaf = _certificate(self.host, ELSEWHERE)
        self.spki = _fingerprint(leaf)
        if self._scenario is Scenario.BAD_CERTIFICATE:
            trusted, _ = _certificate("another-key.example")
        if self._scenario is Scenario.UNREACHABLE:
            # Bound but not listening: whoever calls is refused, and nobody else can take the port meanwhile.
            deaf = self._open.enter_context(socket.socket())
            deaf.bind((LOOPBACK, 0))
            self.port = plain = deaf.getsockname()[1]
        else:
            self.port = self._serve(trusted)
            plain = self._serve(None) if self._scenario is Scenario.INSECURE_HOP else 0
        mappings = {f"{self.host}:{self._public_port}": self.port}
        if self._scenario is Scenario.INSECURE_HOP:
            mappings[f"{self.host}:80"] = plain
        if self._scenario is Scenario.UNEXPECTED_HOST:
            mappings[f"{ELSEWHERE}:443"] = self.port
        self.mappings = tuple(f"{host} {LOOPBACK}:{port}" for host, port in mappings.items())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close the server: no socket and no thread is left."""
        self._closing.set()
        self._open.close()

    def _serve(self, context: ssl.SSLContext | None) -> int:
        """Start answering on a port of its own, which is given back; without a context in plain HTTP."""
        server = _Server((LOOPBACK, 0), partial(_Handler, server=self, scheme="https" if context else "http"))
        self._open.callback(server.server_close)
        if context:
            # The handshake is left to each connection's own thread: a silent caller must not keep others waiting.
            server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        self._open.callback(thread.join)
        self._open.callback(server.hang_up)
        self._open.callback(server.shutdown)
        return int(server.server_address[1])


def _certificate(*hosts: str) -> tuple[ssl.SSLContext, trustme.LeafCert]:
    """Make a certificate for these hosts, signed by an authority that nobody knows."""
    leaf = trustme.CA().issue_cert(*hosts)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    leaf.configure_cert(context)
    return context, leaf


def _fingerprint(leaf: trustme.LeafCert) -> str:
    """Give the base64 SHA-256 of a certificate's public key."""
    certificate = x509.load_pem_x509_certificate(leaf.cert_chain_pems[0].bytes())
    key = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return b64encode(hashlib.sha256(key).digest()).decode("ascii")


class _Server(ThreadingHTTPServer):
    """A server that can hang up on everyone, so that closing never waits for a caller."""

    daemon_threads = False

    def __init__(self, *args: Any) -> None:
        self._lock = Lock()
        self._callers: set[socket.socket] = set()
        super().__init__(*args)

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._lock:
            self._callers.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._lock:
            self._callers.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """End every connection that is still open."""
        with self._lock:
            for caller in self._callers:
                with suppress(OSError):  # it has ended by itself meanwhile
                    caller.shutdown(socket.SHUT_RDWR)

    def handle_error(self, _request: Any, _client_address: Any) -> None:
        """Say nothing: a browser that does not trust the certificate hangs up in the middle of a sentence."""


class _Handler(BaseHTTPRequestHandler):
    """Turns HTTP into what the server is asked, and its answer back into HTTP."""

    timeout = SILENCE_S

    def __init__(self, *args: Any, server: StubBookingServer, scheme: str) -> None:
        self._server, self._scheme = server, scheme
        super().__init__(*args)

    def _respond(self) -> None:
        address = urlsplit(self.path)
        host = self.headers.get("Host", "").partition(":")[0].lower()
        in_frame = self.headers.get("Sec-Fetch-Dest") == "iframe"
        asked = StubRequest(self.command, self._scheme, host, address.path, dict(parse_qsl(address.query)), in_frame)
        given = self._server.respond(asked, self.path)
        if given is None:
            return
        body = given.html.encode("utf-8")
        self.send_response(given.status)
        headers = {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store", **(given.headers or {})}
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = _respond  # noqa: N815  because http.server asks for these names

    def log_message(self, *_: object) -> None:
        """Stay quiet; `received` is the record."""
