"""The rule `page-title-unique`."""

from collections.abc import Iterator

from audits.evidence import Head, PageInfo
from audits.rules.engine import bad, good, rule
from audits.rules.metadata._text import is_found, named, readable
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.standards import GOOGLE_SEARCH


def _has_one(head: Head) -> bool:
    """Leave out what has no title, or several: page-title and page-title-single tell of it."""
    return len(head.titles) == 1 and bool(readable(head.titles[0]))


@rule("page-title-unique", GOOGLE_SEARCH, where=_has_one, applies=is_found)
@good({"a.html": "<title>Neck exercises</title>", "b.html": "<title>Headache types</title>"})
@good({"index.html": "<title>Clinic</title>", "404.html": "<title>Clinic</title>"})
@bad({"a.html": "<title>Guide</title>", "b.html": "<title>Neck</title>", "c.html": "<title>guide</title>"}, says="also")
def page_title_unique(head: Head, page: PageInfo, index: SiteIndex) -> Iterator[Problem]:
    """No other page has the same title

    Write a `title` that says what this page, and no other, is about. People tell tabs, bookmarks and what a search has
    found apart by it.
    """
    (title,) = head.titles
    others = [path for path in index.titles.get(title.casefold(), ()) if path != page.path]
    if others:
        yield Problem(f"The title “{title}” is also the title of {named(others)}.")
