"""The rule `page-indexable`."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from audits.config.facts import Facts
from audits.evidence import Head, PageInfo
from audits.rules.engine import bad, good, rule
from audits.rules.link_graph import menus_with
from audits.rules.metadata._sitemap import listed_pages
from audits.rules.metadata._text import OUTSIDE_HEAD
from audits.rules.outcomes import Problem, Result
from audits.rules.site_index import HOME, SiteIndex
from audits.standards import GOOGLE_SEARCH

UNAVAILABLE_AFTER = re.compile(r"unavailable_after:\s*(.*?)(?=unavailable_after:|$)", re.IGNORECASE)
MENU_OF_MOST = 0.5
FEWEST_PAGES = 3
"""Pages other than this one: with fewer, a menu says little of what is meant to be found."""

HOME_PAGE, NECK = "https://clinic.example/", "https://clinic.example/neck/"
MAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    f"<url><loc>{HOME_PAGE}</loc></url><url><loc>{NECK}</loc></url></urlset>"
)
HIDDEN = '<meta name="robots" content="noindex"><title>Neck</title>'
SEEN = "<title>Neck</title>"
MENU = '<title>Page</title><nav><a href="/neck/">Neck</a></nav>'
WITH_MENU = dict.fromkeys(("index.html", "a.html", "b.html"), MENU)


def _is_to_be_found(head: Head, page: PageInfo) -> bool:
    return head.is_indexable or not page.is_error_page


@rule("page-indexable", GOOGLE_SEARCH, applies=_is_to_be_found, of_all_pages=("links",))
@good({"index.html": SEEN, "neck/index.html": SEEN, "sitemap.xml": MAP})
@good({"index.html": SEEN, "thanks/index.html": HIDDEN, "sitemap.xml": MAP})
@good({"index.html": '<meta name="robots" content="index, follow, max-snippet:-1"><title>Neck</title>'})
@good({"index.html": '<meta name="bingbot" content="noindex"><title>Neck</title>'})
@good({"index.html": SEEN, "404.html": HIDDEN, "old.html": f'{HIDDEN}<meta http-equiv="refresh" content="0; url=/">'})
@good({**WITH_MENU, "index.html": SEEN, "a.html": SEEN, "neck/index.html": HIDDEN})
@bad(f"<title>Neck</title><div>Banner</div>{HIDDEN}", says="outside of its head")
@bad({"index.html": HIDDEN, "neck/index.html": SEEN}, says="the site's home page")
@bad({"index.html": '<meta name="GoogleBot" content="NONE"><title>Clinic</title>'}, says="the site's home page")
@bad({"index.html": SEEN, "neck/index.html": HIDDEN, "sitemap.xml": MAP}, says="the sitemap lists it")
@bad({**WITH_MENU, "neck/index.html": HIDDEN}, says="the menu leads to it", result=Result.UNSURE)
@good('<meta name="robots" content="unavailable_after: 31 Feb 2020 10:00:00 GMT"><title>Clinic</title>')
@good({"index.html": '<meta name="robots" content="unavailable_after: 2027-06-01"><title>Clinic</title>'})
@bad(
    {"index.html": '<meta name="robots" content="all, unavailable_after: 2020-01-01"><title>Clinic</title>'},
    says="2020",
)
@bad(
    '<meta name="googlebot" content="unavailable_after: Friday, 25-Jun-10 15:00:00 GMT"><title>A</title>',
    says="25-Jun-10",
)
def page_indexable(head: Head, page: PageInfo, index: SiteIndex, facts: Facts) -> Iterator[Problem]:
    """No page hides from search engines that should be found

    Take `noindex` out of the page's `meta name="robots"`, or take the page out of the sitemap. A trial site is often
    built with `noindex`, and then published with it: its pages vanish from search without a sign.
    """
    if "robots" in head.misplaced:
        yield Problem(OUTSIDE_HEAD.format("word to search engines (robots)"))
    for written in _run_out(head, facts.day):
        yield Problem(f"The page asks search engines to leave it out after {written}, which is past.")
    if head.is_indexable:
        return
    if page.path == HOME:
        yield Problem("The page says “noindex” to search engines, though it is the site's home page.")
    elif page.path in listed_pages(index):
        yield Problem("The page says “noindex” to search engines, though the sitemap lists it.")
    elif _is_in_most_menus(page.path, index):
        yield Problem(
            "The page says “noindex” to search engines, though the menu leads to it from most pages. "
            "If nobody is meant to find it by searching, that is well; otherwise take it out.",
            result=Result.UNSURE,
        )


def _run_out(head: Head, day: date | None) -> Iterator[str]:
    """Give the days, as written, after which search engines leave the page out, where they are past.

    A day may be written as ISO 8601, RFC 822 or RFC 850 has it, the last with a comma, as stands between words.
    """
    for content in (one for key in ("robots", "googlebot") for one in head.contents(key)):
        for found in UNAVAILABLE_AFTER.finditer(content):
            parts = found[1].split(",")
            texts = (",".join(parts[: at + 1]).strip() for at in range(len(parts)))
            dated = next(((text, when) for text in texts if (when := _day_of(text))), None)
            if day is not None and dated is not None and dated[1] < day:
                yield dated[0]


def _day_of(text: str) -> date | None:
    """Read a day in any of these forms; None where it is no day of the calendar."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(text).date()
        except ValueError:
            continue
    return None


def _is_in_most_menus(path: str, index: SiteIndex) -> bool:
    others = len(index.pages) - 1
    return others >= FEWEST_PAGES and len(menus_with(path, index) - {path}) > MENU_OF_MOST * others
