"""The rule `page-title`."""

from collections.abc import Iterator

from audits.evidence import Head, PageInfo
from audits.rules.engine import bad, good, rule
from audits.rules.metadata._text import named, readable
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.standards import HTML, wcag


@rule("page-title", wcag("2.4.2"), HTML)
@good({"a.html": "<title>Neck exercises</title>", "b.html": "<title>Headache types</title>"})
@good("<title>Neck exercises – Clinic</title><svg><title>Logo</title></svg>")
@good({"index.html": "<title>Clinic</title>", "404.html": "<title>Clinic</title>"})
@bad("<p>Text</p>", says="no title")
@bad("<title> </title>", says="empty")
@bad("<title>&#8203;&shy;</title>", says="empty")
@bad("<head><title>One</title><title>Two</title></head>", says="2 titles")
@bad({"a.html": "<title>Guide</title>", "b.html": "<title>Neck</title>", "c.html": "<title>guide</title>"}, says="also")
def page_title(head: Head, page: PageInfo, index: SiteIndex) -> Iterator[Problem]:
    """A page has one title of its own

    Write a `title` that says what this page is about and that no other page has. It is the first thing a screen reader
    speaks, the name of the tab, and the line people choose from in a search.
    """
    match head.titles:
        case ():
            yield Problem("The page has no title.")
        case (title,) if not readable(title):
            yield Problem("The page's title is empty.")
        case (title,) if page.path in index.found:
            others = [path for path in index.titles.get(title.casefold(), ()) if path != page.path]
            if others:
                yield Problem(f"The title “{title}” is also the title of {named(others)}.")
        case (_,):
            pass
        case titles:
            yield Problem(f"The page has {len(titles)} titles: {'; '.join(titles)}. Browsers show only the first.")
