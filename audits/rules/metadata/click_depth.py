"""The rule `click-depth`."""

from collections.abc import Iterator

from audits.evidence import Head, Page
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.rules.site_index import SiteIndex
from audits.standards import GOOGLE_SEARCH

MOST = 3
"""Clicks from the home page: with more, people give up on the way, and search engines come by rarely."""


def _chain(length: int) -> dict[str, str]:
    pages = {f"{at}.html": f'<title>Page {at}</title><a href="{at + 1}.html">On</a>' for at in range(1, length)}
    return {
        "index.html": '<title>Clinic</title><a href="1.html">On</a>',
        **pages,
        f"{length}.html": "<title>End</title>",
    }


@rule("click-depth", GOOGLE_SEARCH, where=lambda head: head.is_indexable, needs=("links", "assets"))
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
def click_depth(_head: Head, page: Page, index: SiteIndex) -> Iterator[Problem]:
    """Every page is within three clicks of the home page

    Link to the page from the menu, or from a page nearer to the home page. Of those who must click their way through
    page after page, many give up; and search engines visit what lies deep more rarely.
    """
    clicks = index.clicks_from_home.get(page.path)
    if clicks is None or page.is_error_page:
        # That no way leads to a page is told by orphan-page.
        yield Problem("No way leads here from the home page.", result=Result.INAPPLICABLE)
    elif clicks > MOST:
        way = ", ".join(index.way_from_home(page.path)[1:-1])
        yield Problem(f"{page.path} is {clicks} clicks from the home page, by way of {way}. Link to it from nearer by.")
