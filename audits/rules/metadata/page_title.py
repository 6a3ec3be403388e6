"""The rule `page-title`."""

from collections.abc import Iterator

from audits.evidence import Head
from audits.rules.engine import bad, good, rule
from audits.rules.metadata._text import readable
from audits.rules.outcomes import Problem
from audits.standards import HTML, wcag


@rule("page-title", wcag("2.4.2"), HTML)
@good("<title>Neck exercises</title>")
@good("<title>Neck exercises – Clinic</title><svg><title>Logo</title></svg>")
@bad("<p>Text</p>", says="no title")
@bad("<title> </title>", says="empty")
@bad("<title>&#8203;&shy;</title>", says="empty")
@bad("<head><title>One</title><title>Two</title></head>", says="2 titles")
def page_title(head: Head) -> Iterator[Problem]:
    """A page has one title

    Write a `title` that says what this page is about. It is the first thing a screen reader speaks, the name of the
    tab, and the line people choose from in a search.
    """
    match head.titles:
        case ():
            yield Problem("The page has no title.")
        case (title,) if not readable(title):
            yield Problem("The page's title is empty.")
        case (_,):
            pass
        case titles:
            yield Problem(f"The page has {len(titles)} titles: {'; '.join(titles)}. Browsers show only the first.")
