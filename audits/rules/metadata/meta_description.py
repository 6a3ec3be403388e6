"""The rule `meta-description`."""

from collections.abc import Iterator

from audits.evidence import Head, PageInfo
from audits.rules.engine import bad, good, rule
from audits.rules.metadata._text import OUTSIDE_HEAD, is_no_error_page, named, readable
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.rules.structured_data._said import bare
from audits.standards import GOOGLE_SEARCH

SEEN = '<meta name="description" content="How to move a stiff neck gently.">'


@rule("meta-description", GOOGLE_SEARCH, where=lambda head: head.is_indexable, applies=is_no_error_page)
@good(SEEN)
@good({"a.html": SEEN, "b.html": f'<meta name="robots" content="noindex">{SEEN}', "404.html": "<title>Gone</title>"})
@bad("<title>Neck exercises</title>", says="no description")
@bad('<meta name="description" content="">', says="empty")
@bad(f"<title>Neck</title><div>Banner</div>{SEEN}", says="outside of its head")
@bad(f'{SEEN}<meta name="description" content="Another one.">', says="2 descriptions")
@bad({"a.html": SEEN, "b.html": SEEN}, says="also")
@bad('<title>Neck exercises</title><meta name="description" content="Neck exercises.">', says="the title again")
def meta_description(head: Head, page: PageInfo, index: SiteIndex) -> Iterator[Problem]:
    """A page has one description of its own

    Give the page a `description` of one or two plain sentences that no other page has. Search engines show it under the
    title, and it helps people to tell one guide from another.
    """
    match head.contents("description"):
        case () if "description" in head.misplaced:
            yield Problem(OUTSIDE_HEAD.format("description"))
        case ():
            yield Problem("The page has no description.")
        case (text,) if not readable(text):
            yield Problem("The page's description is empty.")
        case (text,):
            described = index.descriptions.get(" ".join(text.split()).casefold(), ())
            others = [path for path in described if path != page.path]
            if bare(text) in {bare(other) for other in (*head.titles, *head.h1)}:
                yield Problem(f"The description “{text}” only says the title again.")
            elif others:
                yield Problem(f"The description “{text}” is also that of {named(others)}.")
        case texts:
            yield Problem(f"The page has {len(texts)} descriptions; search engines may take any of them.")
