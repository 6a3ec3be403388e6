"""The rule `click-depth`."""

from collections.abc import Iterator

from audits.evidence import Head, PageInfo
from audits.rules.engine import bad, good, rule
from audits.rules.link_graph import clicks_from_home, way_from_home
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.standards import GOOGLE_SEARCH

MAX_CLICKS = 3
"""Clicks from the home page: with more, people give up on the way, and search engines come by rarely."""


def _chain(length: int) -> dict[str, str]:
    pages = {f"{at}.html": f'<title>Page {at}</title><a href="{at + 1}.html">On</a>' for at in range(1, length)}
    return {
        "index.html": '<title>Clinic</title><a href="1.html">On</a>',
        **pages,
        f"{length}.html": "<title>End</title>",
    }


def _is_reached(_head: Head, page: PageInfo, index: SiteIndex) -> bool:
    """Leave out a page that no way leads to: orphan-page tells of it."""
    return page.path in clicks_from_home(index) and not page.is_error_page


@rule(
    "click-depth",
    GOOGLE_SEARCH,
    where=lambda head: head.is_indexable,
    applies=_is_reached,
    of_all_pages=("links", "assets"),
)
@good(_chain(3))
@good({**_chain(3), "3.html": '<meta http-equiv="refresh" content="0; url=4.html">', "4.html": "<title>End</title>"})
@good(
    {
        **_chain(5),
        "2.html": '<title>Page 2</title><a href="3.html">On</a><a href="5.html">To the end</a>',
        "1.html": '<title>Page 1</title><a href="2.html">On</a><a href="4.html">On</a>',
    }
)
@good(
    {
        **_chain(3),
        "3.html": '<title>Page 3</title><a href="4.html">On</a>',
        "4.html": '<meta name="robots" content="noindex">',
    }
)
@bad(_chain(4), says="4 clicks from the home page, by way of 1.html, 2.html, 3.html")
def click_depth(_head: Head, page: PageInfo, index: SiteIndex) -> Iterator[Problem]:
    """Every page is within three clicks of the home page

    Link to the page from the menu, or from a page nearer to the home page. Of those who must click their way through
    page after page, many give up; and search engines visit what lies deep more rarely.
    """
    clicks = clicks_from_home(index)[page.path]
    if clicks > MAX_CLICKS:
        way = ", ".join(way_from_home(page.path, index)[1:-1])
        yield Problem(f"{page.path} is {clicks} clicks from the home page, by way of {way}. Link to it from nearer by.")
