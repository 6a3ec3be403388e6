"""The rule `page-title-length`."""

from collections.abc import Iterator

from audits.evidence import Head
from audits.rules.engine import bad, good, rule
from audits.rules.metadata._text import is_found, width_of
from audits.rules.outcomes import Problem
from audits.standards import GOOGLE_SEARCH

MAX_WIDTH = 65
"""Characters: about what a line of search results holds."""


@rule("page-title-length", GOOGLE_SEARCH, where=lambda head: bool(head.titles and head.titles[0]), applies=is_found)
@good(f"<title>{'n' * MAX_WIDTH}</title>")
@good(
    {"index.html": "<title>Clinic</title>", "thanks.html": f'<meta name="robots" content="noindex"><title>{"n" * 80}'}
)
@good(f"<title>{'頸' * (MAX_WIDTH // 2)}</title>")
@bad(f"<title>{'頸' * (MAX_WIDTH // 2 + 1)}</title>", says="66 characters")
@bad(f"<title>{'n' * (MAX_WIDTH + 1)}</title>", says="66 characters")
@bad("<title>Neck exercises that you can do at home, at work and on the train – Clinic</title>", says="73 characters")
def page_title_length(head: Head) -> Iterator[Problem]:
    """A title is short enough to be read whole

    Shorten the title to 65 characters or fewer, the name of the site included, with what matters first. Search engines
    and tabs cut off the rest, and a screen reader speaks all of it before anything else.
    """
    if (width := width_of(head.titles[0])) > MAX_WIDTH:
        yield Problem(f"The title “{head.titles[0]}” has {width} characters; lists show about {MAX_WIDTH}.")
