"""The rule `not-found-page`."""

from collections.abc import Iterator

from audits.config.facts import Facts
from audits.evidence import FeatureKind, Site
from audits.lib.urls import host_of, split
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
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


def _is_read(_site: Site, index: SiteIndex) -> bool:
    """Tell whether the page is missing, or is there and part of this run."""
    page = index.pages.get(FILE)
    return FILE not in index.files or (page is not None and not page.only_sends_on)


@rule(
    "not-found-page",
    GOOGLE_SEARCH,
    applies=_is_read,
    given=lambda facts: bool(facts.site_url),
    of_all_pages=("head", "links", "assets", "features"),
)
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
    yield from _about_depth(index)
    links = [link for link in index.links.get(FILE, ()) if link.visible]
    if not any(index.addresses.served_at(link.url) == "index.html" for link in links):
        yield Problem(f"{FILE} has no link to the home page.")
    if facts.clinics and not any(link.scheme == "tel" for link in links):
        yield Problem(f"{FILE} has no link that calls a clinic.")
    if facts.booking and not any(host_of(link.url) in facts.booking.all_hosts for link in links):
        yield Problem(f"{FILE} has no link to book online.")
    has_way = _has_search(FILE, index) or any("search" in link.url.lower() for link in links)
    if _has_search("index.html", index) and not has_way:
        yield Problem(f"{FILE} has no search, though the home page has one.")


def _about_depth(index: SiteIndex) -> Iterator[Problem]:
    """Tell of addresses that lead elsewhere when the page is shown at a deeper address than its own."""
    head = index.heads.get(FILE)
    if head and _is_whole(head.base):
        return
    links = [link.href for link in index.links.get(FILE, ())]
    assets = [asset.href for asset in index.assets.get(FILE, ())]
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


def _has_search(path: str, index: SiteIndex) -> bool:
    return any(feature.kind is FeatureKind.SEARCH_FIELD for feature in index.features.get(path, ()))
