"""The rule `request-answered`."""

from collections.abc import Iterator
from http import HTTPStatus

from audits.evidence import Asset, Request
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import RFC9110

SHOWN = frozenset({"stylesheet", "script", "font", "image", "media"})
"""Kinds of request a page is drawn and worked with. A script may ask for data on the chance that it is there."""


def _is_for_drawing(request: Request) -> bool:
    return not request.host and request.kind in SHOWN


@rule("request-answered", RFC9110, where=_is_for_drawing)
@good({"index.html": "<style>p { background: url(a.svg) }</style><p>Neck</p>", "a.svg": "<svg/>"})
@good("<style>p { background: url(gone.png) }</style><p>Neck</p>" + '<script>fetch("gone.json")</script>')
@good('<script>fetch("versions.json")</script><style>@import "data:text/css,";</style><link rel="stylesheet" href="/">')
@bad("<style>@font-face { font-family: A; src: url(gone.woff2) } p { font-family: A }</style><p>Neck</p>", says="woff2")
@bad('<script>new Image().src = "gone.png"</script>', says="gone.png")
@bad('<script type="module">import "./gone.js"</script>', says="gone.js")
def request_answered(request: Request, assets: tuple[Asset, ...]) -> Iterator[Problem]:
    """What a script or a font's rule asks for is there

    Correct the name where the script or the stylesheet has it, or add the file. What the page or its stylesheets name
    besides is told by the rule asset-link.
    """
    named_by_page = {asset.url for asset in assets}
    if request.url in named_by_page or request.status is None:
        return
    if request.status >= HTTPStatus.BAD_REQUEST:
        path = request.url.partition("://")[2].partition("/")[2]
        yield Problem(f"The page's own styles or scripts ask for {path}, which is not there ({request.status}).")
