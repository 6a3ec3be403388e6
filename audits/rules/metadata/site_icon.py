"""The rule `site-icon`."""

from collections.abc import Iterator

from audits.evidence import Head, Page
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.rules.site_index import SiteIndex
from audits.standards import GOOGLE_SEARCH


@rule("site-icon", GOOGLE_SEARCH)
@good('<link rel="icon" href="data:image/svg+xml,<svg/>">')
@good('<link rel="shortcut icon" href="https://other.example/icon.png">')
@good({"index.html": "<title>Clinic</title>", "favicon.ico": ""})
@good({"index.html": '<link rel="icon" href="icon.svg">', "icon.svg": "", "neck.html": "<title>Neck</title>"})
@bad("<title>Clinic</title>", says="no icon")
@bad('<link rel="apple-touch-icon" href="data:,">', says="no icon")
@bad({"neck.html": "<title>Neck</title>", "404.html": '<link rel="icon" href="data:,">'}, says="no icon")
def site_icon(head: Head, page: Page, index: SiteIndex) -> Iterator[Problem]:
    """The site has an icon

    Name a small square picture in the template's head, as in `<link rel="icon" href="/assets/favicon.svg">`; MkDocs
    writes it from `theme.favicon`. People find the site by it among their tabs and bookmarks, and in search results.
    """
    first = next((other.path for other in index.site.pages if index.is_found(other)), None)
    if page.path != ("index.html" if "index.html" in index.pages else first):
        yield Problem("The home page speaks for the site.", result=Result.INAPPLICABLE)
    elif not head.linked("icon") and "favicon.ico" not in index.files:
        yield Problem("The site has no icon: its home page names none, and there is no favicon.ico.")
