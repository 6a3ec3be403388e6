"""A page reaches nothing but its own files: not by any protocol, and no other port of the machine that audits it."""

import socket
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from visits import visited

from audits.evidence import NotGathered, Page
from audits.static.plan import Plan

pytestmark = pytest.mark.browser

ADDRESSES = (
    "http://127.0.0.1:{v4}", "http://localhost:{v4}", "http://x.localhost:{v4}", "http://0.0.0.0:{v4}",
    "http://127.1:{v4}", "http://2130706433:{v4}", "http://[::1]:{v6}", "http://[::ffff:127.0.0.1]:{v4}",
)  # fmt: skip
"""The ways to write the address of this machine."""

MARKUP = {
    "prefetch": '<link rel="prefetch" href="{}">',
    "preconnect": '<link rel="preconnect" href="{}">',
    "name": '<link rel="dns-prefetch" href="{}">',
    "preload": '<link rel="preload" as="image" href="{}">',
    "frame": '<iframe title="x" src="{}"></iframe>',
    "object": '<object data="{}"></object>',
    "film": '<video src="{}"></video>',
    "form": '<form method="post" target="x" action="{}"><input name="a"></form>',
    "download": '<a download href="{}">Get it</a>',
}
SCRIPTS = {
    "fetch": "fetch('{}', {{mode: 'no-cors'}}).catch(() => 0)",
    "post": "fetch('{}', {{method: 'POST', mode: 'no-cors', body: 'a'}}).catch(() => 0)",
    "beacon": "navigator.sendBeacon('{}', 'a')",
    "events": "new EventSource('{}')",
    "socket": "new WebSocket('{}'.replace('http', 'ws'))",
    "image": "new Image().src = '{}'",
    "window": "open('{}')",
    "worker": "new Worker(URL.createObjectURL(new Blob([`fetch('{}', {{mode: 'no-cors'}}).catch(() => 0)`])))",
}
AT_LAST = (
    "<iframe name='x' title='x'></iframe><script>for (const one of document.forms) one.submit();"
    "setTimeout(() => document.querySelectorAll('a').forEach((one) => one.click()), 50)</script>"
)
CALLS = (
    "<script>const call = new RTCPeerConnection({{iceServers: [{{urls: 'stun:127.0.0.1:{udp}'}},"
    "{{urls: 'turn:127.0.0.1:{v4}?transport=tcp', username: 'a', credential: 'b'}}]}}); call.createDataChannel('a');"
    "call.createOffer().then((offer) => call.setLocalDescription(offer))</script>"
)


class _Server(ThreadingHTTPServer):
    """Notes every connection, whatever is asked by it."""

    def __init__(self, family: socket.AddressFamily, host: str) -> None:
        self.address_family = family
        self.heard: list[str] = []
        super().__init__((host, 0), BaseHTTPRequestHandler)

    def process_request(self, request: object, client_address: object) -> None:
        self.heard.append(f"{request} from {client_address}")
        super().process_request(request, client_address)  # type: ignore[arg-type]  # because it is handed on as it came


@pytest.fixture
def servers() -> Iterator[dict[str, _Server]]:
    found = {"v4": _Server(socket.AF_INET, "127.0.0.1"), "v6": _Server(socket.AF_INET6, "::1")}
    for one in found.values():
        Thread(target=one.serve_forever, daemon=True).start()
    yield found
    for one in found.values():
        one.shutdown()
        one.server_close()


def test_a_page_reaches_no_other_port_and_is_told_of_for_trying(tmp_path: Path, servers: dict[str, _Server]) -> None:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as datagrams:
        datagrams.bind(("127.0.0.1", 0))
        datagrams.setblocking(False)  # noqa: FBT003  because it is the socket's
        ports = {**{name: one.server_port for name, one in servers.items()}, "udp": datagrams.getsockname()[1]}
        hosts = [address.format(**ports) for address in ADDRESSES]
        parts = [html.format(f"{host}/{name}") for host in hosts for name, html in MARKUP.items()]
        calls = [script.format(f"{host}/{name}") for host in hosts for name, script in SCRIPTS.items()]
        html = f"{''.join(parts)}<script>{';'.join(calls)}</script>{CALLS.format(**ports)}{AT_LAST}"
        (tmp_path / "index.html").write_text(f"<!doctype html><title>A</title>{html}", encoding="utf-8")
        (page,) = visited(tmp_path, Plan("/", ("desktop",), frozenset({"requests"}), (), 8_000, 30_000))
        assert {name: one.heard for name, one in servers.items()} == {"v4": [], "v6": []}
        with pytest.raises(BlockingIOError):
            datagrams.recv(1)
    assert asked(page) >= {f"/{name}" for name in ("fetch", "post", "beacon", "events", "socket", "image", "worker")}


def asked(page: Page) -> set[str]:
    assert not isinstance(page.requests, NotGathered)
    return {f"/{one.url.rpartition('/')[2]}" for one in page.requests if one.host}
