"""The rule `orphan-page`."""

from collections.abc import Iterator

from audits.evidence import Head, PageInfo
from audits.rules.engine import bad, good, rule
from audits.rules.link_graph import clicks_from_home
from audits.rules.metadata._text import stands_elsewhere
from audits.rules.outcomes import Problem, Result
from audits.rules.site_index import HOME, SiteIndex
from audits.standards import GOOGLE_SEARCH

START = '<title>Clinic</title><a href="neck/">Neck exercises</a>'
NECK = {"neck/index.html": "<title>Neck</title>"}
SENDS_ON = '<meta http-equiv="refresh" content="0; url=neck/">'
LOST = {"sleep/index.html": '<title>Sleeping well</title><a href="../">Home</a>'}


def _is_to_be_reached(_head: Head, page: PageInfo, index: SiteIndex) -> bool:
    """Tell whether the home page is where a way through this site begins, and one should lead to this page."""
    reached = clicks_from_home(index)
    if page.path in reached:
        return True
    if page.is_error_page or stands_elsewhere(page.path, index):
        return False
    return HOME in index.pages and index.is_whole and len(reached) > len(index.found) / 2


@rule(
    "orphan-page",
    GOOGLE_SEARCH,
    where=lambda head: head.is_indexable,
    applies=_is_to_be_reached,
    of_all_pages=("links", "assets"),
)
@good({"index.html": START, **NECK})
@good({"index.html": START, "neck/index.html": '<title>Neck</title><a href="/sleep/#bed">Sleeping well</a>', **LOST})
@good(
    {
        "index.html": f'{START}<details><a href="https://clinic.example/sleep/">Sleeping well</a></details>',
        **NECK,
        **LOST,
    }
)
@good({"index.html": START, "neck/index.html": SENDS_ON.replace("neck/", "../sleep/"), **LOST})
@good({"index.html": f'{START}<iframe src="sleep/" title="Sleeping well"></iframe>', **NECK, **LOST})
@good({"index.html": START, **NECK, "thanks.html": '<meta name="robots" content="noindex"><title>Thanks</title>'})
@good({"index.html": START, **NECK, "404.html": "<title>Gone</title>", "old.html": SENDS_ON})
@good(
    {
        "index.html": START,
        **NECK,
        "copy.html": '<link rel="canonical" href="https://clinic.example/neck/"><title>Neck</title>',
    }
)
@bad({"index.html": START, **NECK, **LOST}, says="No way leads from the home page")
@bad(
    {
        "index.html": START,
        **NECK,
        "sleep/index.html": '<title>Sleep</title><a href="./">Sleep</a>',
        "sitemap.xml": "sleep/",
    },
    says="No way leads from the home page",
)
def orphan_page(_head: Head, page: PageInfo, index: SiteIndex) -> Iterator[Problem]:
    """Links lead from the home page to every page

    Link to the page from the menu or from another page, or take it out if nobody needs it any more. A page that no link
    leads to is found by nobody who walks through the site, and search engines take it for unimportant.
    """
    if page.path in clicks_from_home(index):
        return
    if unread := [path for path in index.pages if path not in index.links]:
        yield Problem(f"Nobody knows whether {unread[0]} links to this page.", result=Result.UNTESTED)
    else:
        yield Problem(
            f"No way leads from the home page to {page.path}: no page that readers come to links to it. "
            "Link to it from the menu or from another page."
        )
