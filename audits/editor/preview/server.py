"""What is added to the server of `mkdocs serve`: the panel in each page, what was found, and why a build fails."""

from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qs

import msgspec

from audits.editor.preview.build_fault import BuildFault
from audits.editor.preview.checker import Checker
from audits.editor.preview.error_page import error_page
from audits.editor.preview.records import Stage

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A WSGI application (PEP 3333)."""

PREFIX = "/.audits/"
"""Where the panel's own files are: no page of a site has such an address."""

WAITS_S = 25
"""Seconds after which the panel gets an answer at the latest."""

ASSETS: Mapping[str, str] = {"panel.js": "text/javascript", "words.js": "text/javascript", "panel.css": "text/css"}

PANEL = f'<script type="module" src="{PREFIX}panel.js"></script>'.encode()


class PreviewState(msgspec.Struct):
    """What the server and the builds of a preview share: `fault` is that of the last build, if it failed."""

    checker: Checker
    mount_path: str
    fault: BuildFault | None = None


def with_panel(app: App, state: PreviewState) -> App:
    """Add the panel to an application that serves a built site."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path: str = environ["PATH_INFO"]
        if path.startswith(PREFIX):
            return _own_answer(path.removeprefix(PREFIX), environ.get("QUERY_STRING", ""), state, start_response)
        wants_page = "text/html" in environ.get("HTTP_ACCEPT", "")
        answered = app(environ, held := _Held())  # MkDocs answers once no build is running
        if state.fault is not None and wants_page:
            _close(answered)
            return _send(
                "500 Internal Server Error", "text/html; charset=utf-8", error_page(state.fault), start_response
            )
        if not held.is_html or state.checker.is_off:
            start_response(held.status, held.headers)
            return answered
        body = b"".join(answered)
        _close(answered)
        return _send(held.status, held.kind, _with_script(body), start_response)

    return answer


class _Held:
    """The start of an answer, held back."""

    def __init__(self) -> None:
        self.status = ""
        self.headers: list[tuple[str, str]] = []

    def __call__(self, status: str, headers: list[tuple[str, str]], _exc_info: Any = None) -> None:
        self.status, self.headers = status, headers

    @property
    def kind(self) -> str:
        return next((value for name, value in self.headers if name.lower() == "content-type"), "")

    @property
    def is_html(self) -> bool:
        return self.status.startswith("200") and self.kind.startswith("text/html")


def page_at(path: str, mount_path: str) -> str:
    """Give the file, below the site, of the page at the path of an address."""
    below = path.removeprefix(mount_path)
    return f"{below}index.html" if below == "" or below.endswith("/") else below


def _with_script(body: bytes) -> bytes:
    at = body.rfind(b"</body>")
    return body + PANEL if at < 0 else body[:at] + PANEL + body[at:]


def _own_answer(name: str, query: str, state: PreviewState, start_response: Callable[..., Any]) -> Iterable[bytes]:
    if kind := ASSETS.get(name):
        own = files("audits.editor.preview").joinpath(name).read_bytes()
        return _send("200 OK", f"{kind}; charset=utf-8", own, start_response)
    if name != "findings.json":
        return _send("404 Not Found", "text/plain; charset=utf-8", b"There is nothing here.", start_response)
    asked = {key: values[0] for key, values in parse_qs(query).items()}
    build = int(asked["build"]) if asked.get("build", "").isdigit() else -1
    stage = Stage(asked["stage"]) if asked.get("stage") in set(Stage) else Stage.NOTHING
    found = state.checker.ask(page_at(asked.get("path", ""), state.mount_path), build, stage, WAITS_S)
    return _send("200 OK", "application/json", msgspec.json.encode(found), start_response)


def _send(status: str, kind: str, body: bytes, start_response: Callable[..., Any]) -> Iterable[bytes]:
    headers = [("Content-Type", kind), ("Content-Length", str(len(body))), ("Cache-Control", "no-store")]
    start_response(status, headers)
    return [body]


def _close(answered: Iterable[bytes]) -> None:
    if close := getattr(answered, "close", None):
        close()
