"""The rule `third-party-request`."""

from collections.abc import Iterator

from audits.evidence import PageInfo, Request
from audits.rules.engine import bad, good, rule
from audits.rules.links._hosts import is_own_computer
from audits.rules.outcomes import Problem
from audits.standards import ICO_GUIDANCE

FILES = frozenset({"document", "font", "image", "manifest", "media", "other", "script", "stylesheet", "texttrack"})
"""The kinds of request that ask for a file which the page names."""


@rule("third-party-request", ICO_GUIDANCE)
@good('<a href="https://other.example/">Other</a> <link rel="canonical" href="https://clinic.example/">')
@good(
    """<meta http-equiv="Content-Security-Policy" content="img-src 'self'"><img src="https://a.example/b.png" alt="">"""
)
@bad('<link rel="stylesheet" href="https://fonts.example/css?family=Roboto">', says="fonts.example")
@bad('<img src="https://pixel.example/p.gif" alt="">', says="pixel.example")
@bad("<script>fetch('http://127.0.0.1:9/a').catch(() => 0)</script>", says="127.0.0.1")
@bad("<script>new WebSocket('ws://localhost:9/a')</script>", says="localhost")
def third_party_request(request: Request, page: PageInfo) -> Iterator[Problem]:
    """A page asks nothing of other hosts before its reader does

    Keep fonts, scripts and pictures on the site itself. A request to another host tells that host who is reading
    about which illness. Files on the writer's own computer are told of by the rule asset-link.
    """
    if (
        request.host
        and not (is_own_computer(request.url) and request.kind in FILES)
        and "csp" not in request.failure.lower()
        and request.url != page.sends_on_to
    ):
        yield Problem(f"The page asks something of {request.host} ({request.kind}): {request.url[:120]}")
