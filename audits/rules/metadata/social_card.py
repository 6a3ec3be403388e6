"""The rule `social-card`."""

from collections.abc import Iterator

from audits.addresses import NO_ADDRESS, split
from audits.evidence import Head, Page
from audits.facts import Facts
from audits.index import SiteIndex
from audits.outcomes import Problem, Result
from audits.rule import bad, good, rule
from audits.standards import OPEN_GRAPH

REQUIRED = ("og:title", "og:type", "og:image", "og:url")
"""What https://ogp.me/ requires of every page."""

CARD = (
    '<meta property="og:title" content="Neck exercises"><meta property="og:type" content="article">'
    '<meta property="og:url" content="https://clinic.example/">'
)
PICTURE = '<meta property="og:image" content="https://other.example/card.png">'


@rule("social-card", OPEN_GRAPH, where=lambda head: head.is_indexable)
@good(CARD + PICTURE)
@good({"index.html": CARD + '<meta property="og:image" content="https://clinic.example/card.png">', "card.png": ""})
@bad(CARD, says="og:image")
@bad(CARD + '<meta property="og:image" content="card.png">', says="not whole")
@bad(CARD + '<meta property="og:image" content="https://clinic.example/card.png">', says="not there")
@bad("<title>Neck</title>", says="og:title, og:type, og:image, og:url")
def social_card(head: Head, page: Page, index: SiteIndex, facts: Facts) -> Iterator[Problem]:
    """A page shared with a friend shows its title and a picture

    The page's Open Graph lines give a title, a type, the whole https address of the page, and the whole address of
    a picture that is there. Messengers and social networks show these when somebody passes the page on.
    """
    if page.is_error_page:
        yield Problem("Nobody passes an error page on.", result=Result.INAPPLICABLE)
        return
    if not facts.site_url and not any(meta.key.startswith("og:") for meta in head.metas):
        yield Problem("The site uses no Open Graph.", result=Result.INAPPLICABLE)
        return
    missing = [key for key in REQUIRED if not (head.content(key) or "").strip()]
    if missing:
        yield Problem(f"The page's social card lacks {', '.join(missing)}.")
    for key in ("og:url", "og:image"):
        address = (head.content(key) or "").strip()
        if not address:
            continue
        if (split(address) or NO_ADDRESS).scheme not in {"http", "https"}:
            yield Problem(f"The address “{address}” in {key} is not whole; it must begin with https://.")
        elif key == "og:image" and index.path_below_site(address) is not None and index.served_at(address) is None:
            yield Problem(f"The picture {address} in {key} is not there.")
