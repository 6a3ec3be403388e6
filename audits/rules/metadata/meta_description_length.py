"""The rule `meta-description-length`."""

from collections.abc import Iterator

from audits.evidence import Head
from audits.rules.engine import bad, good, rule
from audits.rules.metadata._text import is_found, readable, width_of
from audits.rules.outcomes import Problem
from audits.standards import GOOGLE_SEARCH

MIN_WIDTH, MAX_WIDTH = 50, 160
"""Characters: what search results show of a description, and what is too little to choose by."""


def _page(length: int, sign: str = "n") -> str:
    return f'<title>Neck</title><meta name="description" content="{sign * length}">'


@rule(
    "meta-description-length",
    GOOGLE_SEARCH,
    where=lambda head: bool(readable(head.content("description") or "")),
    applies=is_found,
)
@good(_page(MIN_WIDTH))
@good(_page(MAX_WIDTH))
@good({"index.html": _page(MIN_WIDTH), "thanks.html": f'<meta name="robots" content="noindex">{_page(9)}'})
@good(_page(MIN_WIDTH // 2, "頸"))
@bad(_page(MIN_WIDTH - 1), says="49 characters")
@bad(_page(MAX_WIDTH + 1), says="161 characters")
def meta_description_length(head: Head) -> Iterator[Problem]:
    """A description is as long as search results can use

    Write 50 to 160 characters: one or two sentences with what matters first. Of a longer one search engines show only
    the beginning, and of a shorter one nobody can tell what the page is about.
    """
    text = " ".join((head.content("description") or "").split())
    if not MIN_WIDTH <= (width := width_of(text)) <= MAX_WIDTH:
        yield Problem(f"The description “{text}” has {width} characters; {MIN_WIDTH} to {MAX_WIDTH} are of use.")
