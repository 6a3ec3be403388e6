"""The rule `asset-link`."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from audits.evidence import Asset
from audits.lib.urls import split
from audits.rules.engine import bad, good, rule
from audits.rules.links._hosts import is_on_disk, is_own_computer
from audits.rules.outcomes import Problem, Result
from audits.rules.site_evidence import MissingEvidenceError
from audits.rules.site_index import SiteIndex
from audits.standards import HTML

RECEIVER = "receiver of the form"
"""The kind of what a form is posted to: a program, of which the site's files show nothing."""

MAP = "image map"
"""The kind of what a picture's `usemap` names, where that is no map of the page."""

MANIFEST = '<link rel="manifest" href="app/site.webmanifest">'


def _is_file(asset: Asset) -> bool:
    return asset.kind == MAP or asset.url.lower().startswith(("http:", "https:")) or is_on_disk(asset.url)


@rule("asset-link", HTML, where=_is_file, of_all_pages=("head",))
@good(
    {
        "index.html": '<img src="neck.svg" srcset="neck.svg 1x, big/neck.svg 2x" alt="">',
        "neck.svg": "",
        "big/neck.svg": "",
    }
)
@good('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt=""> <img src="https://other.example/a.png" alt="">')
@good(
    {
        "index.html": '<link rel="stylesheet" href="css/site.css"><i style="background: url(#a), url(a.svg)">A</i>',
        "css/site.css": "p { background: url('../a.svg?v=2#b') } @font-face { font-family: A; src: url(a.eot) }",
        "a.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    }
)
@good({"index.html": MANIFEST, "app/site.webmanifest": '{"icons": [{"src": "i.png"}]}', "app/i.png": ""})
@good(
    {"index.html": '<form action="find/"><input></form><form method="dialog" action="x"></form>', "find/index.html": ""}
)
@bad('<form action="find.html"><input><button>Search</button></form>', says="page that the form opens find.html is not")
@bad('<form><button formaction="/find/">Search</button></form>', says="page that the form opens /find/ is not there")
@bad('<form method="POST" action="/send"><input></form>', says="host answers there", result=Result.UNSURE)
@bad('<img src="neck.png" alt="A neck">', says="neck.png")
@bad({"index.html": '<img src="a.svg" srcset="a.svg 1x, b.svg 2x" alt="">', "a.svg": ""}, says="b.svg")
@bad('<link rel="stylesheet" href="/css/site.css">', says="stylesheet")
@bad({"index.html": '<script src="App.js"></script>', "app.js": ""}, says="capital letters")
@bad({"index.html": MANIFEST, "app/site.webmanifest": '{"icons": [{"src": "/i.png"}]}', "app/i.png": ""}, says="/i.png")
@bad({"index.html": MANIFEST, "app/site.webmanifest": "{icons: []}"}, says="no JSON")
@bad("<style>@media print { p { background: url(gone.png) } }</style><p>Neck</p>", says="gone.png")
@bad(
    {
        "index.html": '<link rel="stylesheet" href="css/a.css">',
        "css/a.css": "@import 'b.css'; @import 'gone.css';",
        "css/b.css": 'p:hover { cursor: url("a b.cur"), auto }',
    },
    says="is not there",
)
@bad('<p style="background-image: url(gone.png)">Neck</p>', says="gone.png")
@bad('<svg><use href="icons.svg#neck"></use></svg>', says="icons.svg")
@bad('<img src="http://localhost:8000/neck.png" alt="">', says="own computer")
@bad('<img src="C:\\pictures\\neck.png" alt="">', says="own computer")
@good(
    '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" usemap="#neck" alt=""><map name="neck"></map>'
    '<img data-src="later.png" alt=""> <img src="https://other.example/a.png" alt="">'
)
@bad('<img src="" alt="">', says="names no file")
@bad('<img alt="A neck">', says="names no file")
@bad('<img src="https://other.example/a.png" usemap="#gone" alt="">', says="image map #gone")
@bad('<img src="http://[bad" alt="">', says="no address")
@bad('<meta http-equiv="refresh" content="0; url=gone/">', says="next page")
@bad('<meta http-equiv="refresh" content="300; url=gone/"><p>Neck</p>', says="next page")
def asset_link(asset: Asset, index: SiteIndex) -> Iterator[Problem]:
    """Every picture, script and stylesheet a page names is there

    Correct the name, capital letters included, or add the file; what a stylesheet or a manifest names, where that
    names it. A missing picture leaves a hole; a missing stylesheet or script can take the whole page with it.
    """
    if mistake := _mistake_in(asset):
        yield Problem(mistake)
        return
    path = index.addresses.path_below_site(asset.url)
    if path is None:
        return
    if index.addresses.file_at(path) is not None:
        yield from _named_by_manifest(asset, path, index) if asset.kind == "manifest" else ()
        return
    if asset.kind == RECEIVER:
        told = f"No file of the site is at {asset.href}, to which the form is sent."
        yield Problem(f"{told} A person must say whether the host answers there.", result=Result.UNSURE)
        return
    alike = index.addresses.file_like(path)
    hint = f" There is {alike}: capital letters and accents count." if alike else ""
    yield Problem(f"The {asset.kind} {asset.href} is not there.{hint}")


def _mistake_in(asset: Asset) -> str:
    """Say why no file can be at an address, by the address alone; empty where one can."""
    if asset.kind == MAP:
        return f"The picture names the image map {asset.href or 'without a name'}, which is not on the page."
    if not asset.href.strip():
        return f"The {asset.kind} names no file."
    if split(asset.url) is None:
        return f"The {asset.kind} {asset.href} is no address."
    if is_on_disk(asset.url) or is_own_computer(asset.url):
        return f"The {asset.kind} {asset.href} is on the writer's own computer."
    return ""


def _named_by_manifest(asset: Asset, path: str, index: SiteIndex) -> Iterator[Problem]:
    """Ask for each picture that a web app's manifest names (https://www.w3.org/TR/appmanifest/)."""
    try:
        manifest: Any = json.loads(index.document(path) or "")
    except MissingEvidenceError as error:
        yield Problem(f"The manifest {asset.href} could not be read: {error}", result=Result.UNTESTED)
        return
    except ValueError as error:
        yield Problem(f"The manifest {asset.href} is no JSON, so that browsers pass it over: {error}.")
        return
    for source in _pictures_in(manifest):
        url = urljoin(asset.url, source)
        if index.addresses.path_below_site(url) is not None and index.addresses.served_at(url) is None:
            yield Problem(f"The manifest {asset.href} names the picture {source}, which is not there.")


def _pictures_in(manifest: Any) -> Iterator[str]:
    """Give the addresses of icons and screenshots, those of shortcuts included."""
    if not isinstance(manifest, dict):
        return
    shortcuts = manifest.get("shortcuts")
    for holder in (manifest, *(shortcuts if isinstance(shortcuts, list) else ())):
        for name in ("icons", "screenshots"):
            pictures = holder.get(name) if isinstance(holder, dict) else None
            for one in pictures if isinstance(pictures, list) else ():
                if isinstance(one, dict) and isinstance(one.get("src"), str):
                    yield one["src"]
