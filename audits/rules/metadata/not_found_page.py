"""The rule `not-found-page`."""

from collections.abc import Iterator

from audits.config.facts import Facts
from audits.evidence import FeatureKind, Head, Page, Site
from audits.lib.urls import host_of, split
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.rules.site_index import SiteIndex
from audits.standards import GOOGLE_SEARCH

FILE = "404.html"
HOME = '<a href="/">Home</a>'
CALL = '<a href="tel:+441134960002">Call Leeds</a>'
BOOK = '<a href="https://booking.clinic.example/">Book online</a>'
ALL = HOME + CALL + BOOK
SEARCH = '<form role="search"><label>Search <input name="q"></label></form>'
INDEX = {"index.html": "<title>Clinic</title>"}
STYLE = '<link rel="stylesheet" href="style.css">'


@rule("not-found-page", GOOGLE_SEARCH, given=lambda facts: bool(facts.site_url), needs=("links", "assets", "features"))
@good({**INDEX, FILE: ALL})
@good({**INDEX, FILE: f'<a href="https://clinic.example/">Home</a>{CALL}{BOOK}'})
@good({**INDEX, FILE: f'<a href="#main">Skip</a>{ALL}<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">'})
@good({**INDEX, FILE: f'<base href="/">{STYLE}<a href="./">Home</a>{CALL}{BOOK}', "style.css": ""})
@good({"index.html": SEARCH, FILE: f"{ALL}<dialog>{SEARCH}</dialog>"})
@good({"index.html": SEARCH, "search/index.html": SEARCH, FILE: f'{ALL}<a href="/search/">Search</a>'})
@bad(INDEX, says="no 404.html")
@bad({**INDEX, FILE: CALL + BOOK}, says="to the home page")
@bad({**INDEX, FILE: f'<a href="./">Home</a>{CALL}{BOOK}'}, says="“./”")
@bad({**INDEX, FILE: f'{ALL}<a href="neck/">Neck exercises</a>'}, says="“neck/”")
@bad({**INDEX, FILE: f'<base href="./">{ALL}{STYLE}', "style.css": ""}, says="“style.css”")
@bad({**INDEX, FILE: ALL + STYLE, "style.css": ""}, says="“style.css”")
@bad({**INDEX, FILE: f"<div hidden>{HOME}</div>{CALL}{BOOK}"}, says="to the home page")
@bad({**INDEX, FILE: HOME + BOOK}, says="that calls a clinic")
@bad({**INDEX, FILE: HOME + CALL}, says="to book online")
@bad({"index.html": SEARCH, FILE: ALL}, says="no search")
def not_found_page(_site: Site, index: SiteIndex, facts: Facts) -> Iterator[Problem]:
    """Who meets a dead link finds the way back

    Give the site a page `404.html` that links to the home page by its whole path (`/`), calls a clinic, leads to online
    booking, and offers the search if there is one. Hosts show it in place of a page that is not there, at whatever
    address was asked for; so every address in it begins with `/`.
    """
    if FILE not in index.files:
        yield Problem(f"The site has no {FILE}, so who follows a dead link meets the host's own error page.")
        return
    page = index.pages.get(FILE)
    if page is None or page.only_sends_on:
        yield Problem("The page is not read.", result=Result.INAPPLICABLE)
        return
    yield from _about_depth(page)
    links = [link for link in page.links if link.visible] if isinstance(page.links, tuple) else []
    if not any(index.served_at(link.url) == "index.html" for link in links):
        yield Problem(f"{FILE} has no link to the home page.")
    if facts.clinics and not any(link.scheme == "tel" for link in links):
        yield Problem(f"{FILE} has no link that calls a clinic.")
    if facts.booking and not any(host_of(link.url) in facts.booking.all_hosts for link in links):
        yield Problem(f"{FILE} has no link to book online.")
    home = index.pages.get("index.html")
    if home and _has_search(home) and not _has_search(page) and not any("search" in link.url.lower() for link in links):
        yield Problem(f"{FILE} has no search, though the home page has one.")


def _about_depth(page: Page) -> Iterator[Problem]:
    """Tell of addresses that lead elsewhere when the page is shown at a deeper address than its own."""
    if isinstance(page.head, Head) and _is_whole(page.head.base):
        return
    links = [link.href for link in page.links] if isinstance(page.links, tuple) else []
    assets = [asset.href for asset in page.assets] if isinstance(page.assets, tuple) else []
    astray = [
        href for href in dict.fromkeys([*links, *assets]) if not (_is_whole(href) or href.strip()[:1] in {"", "#"})
    ]
    if astray:
        few = ", ".join(f"“{href}”" for href in astray[:3])
        more = f" and {len(astray) - 3} more" if len(astray) > 3 else ""  # noqa: PLR2004  because it is the number shown
        yield Problem(
            f"{FILE} names {few}{more}, which leads elsewhere when the page is shown at a deeper address. "
            "Write the whole path, from “/” on."
        )


def _is_whole(href: str) -> bool:
    """Tell whether an address leads to the same place from whatever address the page is shown at."""
    parts = split(href.strip())
    return parts is not None and bool(parts.scheme or parts.netloc or parts.path.startswith("/"))


def _has_search(page: Page) -> bool:
    features = page.features if isinstance(page.features, tuple) else ()
    return any(feature.kind is FeatureKind.SEARCH_FIELD for feature in features)
