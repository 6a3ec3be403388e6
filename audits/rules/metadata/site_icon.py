"""The rule `site-icon`."""

from collections.abc import Iterator

from audits.evidence import Head, PageInfo
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.standards import GOOGLE_SEARCH


def _speaks_for_the_site(_head: Head, page: PageInfo, index: SiteIndex) -> bool:
    """Tell whether a page is the home page, or where there is none, the first that people find."""
    return page.path == ("index.html" if "index.html" in index.pages else next(iter(index.found), None))


@rule("site-icon", GOOGLE_SEARCH, applies=_speaks_for_the_site)
@good('<link rel="icon" href="data:image/svg+xml,<svg/>">')
@good('<link rel="shortcut icon" href="https://other.example/icon.png">')
@good({"index.html": "<title>Clinic</title>", "favicon.ico": ""})
@good({"index.html": '<link rel="icon" href="icon.svg">', "icon.svg": "", "neck.html": "<title>Neck</title>"})
@bad("<title>Clinic</title>", says="no icon")
@bad('<link rel="apple-touch-icon" href="data:,">', says="no icon")
@bad({"neck.html": "<title>Neck</title>", "404.html": '<link rel="icon" href="data:,">'}, says="no icon")
def site_icon(head: Head, index: SiteIndex) -> Iterator[Problem]:
    """The site has an icon

    Name a small square picture in the template's head, as in `<link rel="icon" href="/assets/favicon.svg">`; MkDocs
    writes it from `theme.favicon`. People find the site by it among their tabs and bookmarks, and in search results.
    """
    if not head.linked("icon") and "favicon.ico" not in index.files:
        yield Problem("The site has no icon: its home page names none, and there is no favicon.ico.")
