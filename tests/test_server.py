"""The site as its host will serve it."""

from pathlib import Path
from urllib.request import urlopen

import pytest

from audits.browser.server import serve


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<title>Café…</title>".encode(), "text/html; charset=utf-8"),
        (b"<title>Cafe</title>", "text/html"),
        ('<meta charset="utf-8"><title>Café</title>'.encode(), "text/html"),
        ('<meta charset="windows-1252"><title>Café</title>'.encode("cp1252"), "text/html"),
        ("<title>Café</title>".encode("cp1252"), "text/html"),
    ],
)
def test_a_page_in_utf_8_that_does_not_say_so_is_read_as_it_is_meant(tmp_path: Path, html: bytes, kind: str) -> None:
    (tmp_path / "index.html").write_bytes(html)
    with serve(tmp_path, "/") as port, urlopen(f"http://127.0.0.1:{port}/") as answer:
        assert answer.headers["Content-Type"] == kind
