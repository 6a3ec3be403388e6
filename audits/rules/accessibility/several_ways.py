"""The rule `several-ways`."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from audits.evidence import FeatureKind, Site
from audits.rules.accessibility._template import TEMPLATE, read_pages
from audits.rules.engine import bad, good, rule
from audits.rules.link_graph import clicks_from_home
from audits.rules.outcomes import Problem, Result
from audits.rules.site_index import HOME, SiteIndex
from audits.standards import wcag

FEWEST_PAGES = 4
"""Pages from which on a site is more than its home page and what that leads to."""

MIN_SHARE = 0.8
"""The share of a site's pages to which a page leads that lists them all."""

MAX_REACHED = 0.5
"""The share of the pages that links reach from the home page, below which the folder is no site."""

NAMED = 5
"""Pages: how many are named."""

STEP = re.compile(
    r"(?:^|[/_-])(?:thanks?|thank-you|confirm(?:ation|ed)?|success|error|checkout|step-?\d+|result|login|40\d|50\d)\b",
    re.IGNORECASE,
)
"""Pages that are the result of something, or a step of it; the criterion leaves them out."""

WAYS = {
    "search": "the search",
    "list": "a list of all pages",
    "navigation": "the navigation",
    "text": "links in the text",
}

NAV = "<nav>" + "".join(f'<a href="/{name}.html">{name}</a>' for name in "abcd") + "</nav>"
TEXT = "<main>" + "".join(f'<a href="/{name}.html">{name}</a>' for name in "abcd") + "</main>"
PAGES = {f"{name}.html": f"<main><h1>{name}</h1></main>" for name in "abcd"}
ALL = '<nav><a href="/all.html">All guides</a></nav>'
SEARCH = '<input type="search" aria-label="Search">'


def _is_walked_through(_site: Site, index: SiteIndex) -> bool:
    """Tell whether the folder is a site that people walk through."""
    return bool(_ways(index))


@rule("several-ways", wcag("2.4.5"), applies=_is_walked_through, of_all_pages=("head", "links", "features"))
@good({"index.html": f"{NAV}{TEXT}", **PAGES})
@good({"index.html": f"{NAV}{SEARCH}", **PAGES})
@good({"index.html": f"{TEXT}{ALL}", **PAGES, "all.html": TEXT, "d.html": '<main><a href="all.html">All</a></main>'})
@bad({"index.html": NAV, **PAGES}, says="only by the navigation", result=Result.UNSURE)
@bad({"index.html": f"{NAV}{TEXT.replace('/d.html', '/c.html')}", **PAGES}, says="d.html", result=Result.UNSURE)
def several_ways(_site: Site, index: SiteIndex) -> Iterator[Problem]:
    """Every page can be found in more than one way

    Offer two of these at least: a navigation, a search, a list of all pages, links from the text of other pages. One
    person walks through menus, another cannot, and searches. Where the navigation lists every page of a small site, a
    person says whether that is enough.
    """
    ways = _ways(index)
    for way, name in WAYS.items():
        lone = [path for path, found in ways.items() if found == {way}]
        if lone:
            more = f" and {len(lone) - NAMED} more" if len(lone) > NAMED else ""
            yield Problem(
                f"Of {len(ways)} pages, {len(lone)} can be found only by {name}: {', '.join(lone[:NAMED])}{more}. "
                "Give them a second way: a place in the navigation, links from the text of other pages, a search, "
                "or a list of all pages. A person must say whether one way is enough here.",
                result=Result.UNSURE,
            )


@lru_cache(maxsize=1)
def _ways(index: SiteIndex) -> Mapping[str, frozenset[str]]:
    """Tell of each page that is to be found by which ways it can be; empty where the folder is no site."""
    pages = [page for page in read_pages(index) if page.path in index.found]
    wanted = {page.path for page in pages if page.path != HOME and not STEP.search(page.path)}
    reached = wanted & clicks_from_home(index).keys()
    if HOME not in index.pages or not index.is_whole or len(reached) < FEWEST_PAGES:
        return {}
    if len(reached) < MAX_REACHED * len(wanted):
        return {}
    ways: dict[str, set[str]] = defaultdict(set)
    can_search = any(
        feature.kind is FeatureKind.SEARCH_FIELD for page in pages for feature in index.features.get(page.path, ())
    )
    for page in pages:
        in_text, around = _led_to(page.path, index)
        is_list = page.path != HOME and len((in_text & wanted) - {page.path}) >= MIN_SHARE * (len(wanted) - 1)
        for path in (in_text & wanted) - {page.path}:
            ways[path].add("list" if is_list else "text")
        for path in (around & wanted) - {page.path}:
            ways[path].add("navigation")
    return {path: frozenset(ways[path] | ({"search"} if can_search else set())) for path in sorted(reached)}


def _led_to(path: str, index: SiteIndex) -> tuple[set[str], set[str]]:
    """Give the pages to which a page leads: from its text, and from what a template puts around it."""
    in_text: set[str] = set()
    around: set[str] = set()
    for link in index.links.get(path, ()):
        other = index.addresses.served_at(link.url)
        if other is not None:
            (around if link.landmark in TEMPLATE else in_text).add(other)
    return in_text, around
