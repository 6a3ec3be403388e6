"""The rule `page-indexable`."""

from collections.abc import Iterator

from audits.evidence import Head, PageInfo
from audits.rules.engine import bad, good, rule
from audits.rules.metadata._sitemap import listed_pages
from audits.rules.metadata._text import OUTSIDE_HEAD
from audits.rules.outcomes import Problem, Result
from audits.rules.site_index import HOME, SiteIndex
from audits.rules.ways import menus_with
from audits.standards import GOOGLE_SEARCH

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
def page_indexable(head: Head, page: PageInfo, index: SiteIndex) -> Iterator[Problem]:
    """No page hides from search engines that should be found

    Take `noindex` out of the page's `meta name="robots"`, or take the page out of the sitemap. A trial site is often
    built with `noindex`, and then published with it: its pages vanish from search without a sign.
    """
    if "robots" in head.misplaced:
        yield Problem(OUTSIDE_HEAD.format("word to search engines (robots)"))
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


def _is_in_most_menus(path: str, index: SiteIndex) -> bool:
    others = len(index.pages) - 1
    return others >= FEWEST_PAGES and len(menus_with(path, index) - {path}) > MENU_OF_MOST * others
