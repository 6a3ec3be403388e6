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
@good("<head><title>One</title><title>Two</title></head>")
@bad("<p>Text</p>", says="no title")
@bad("<title> </title>", says="empty")
@bad("<title>&#8203;&shy;</title>", says="empty")
def page_title(head: Head) -> Iterator[Problem]:
    """A page has a title

    Write a `title` that says what this page is about. It is the first thing a screen reader speaks, the name of the
    tab, and the line people choose from in a search.
    """
    if not head.titles:
        yield Problem("The page has no title.")
    elif not readable(head.titles[0]):
        yield Problem("The page's title is empty.")
