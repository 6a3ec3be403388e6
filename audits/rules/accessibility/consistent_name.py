"""The rule `consistent-name`."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from audits.evidence import FeatureKind, PageInfo, Place
from audits.lib.languages import primary_subtag
from audits.lib.words import bare_words
from audits.rules.accessibility._template import TEMPLATE, address, is_way_on, read_pages, template_links
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.standards import wcag

FEWEST_PAGES = 2
"""Pages that call a thing by one name, from which on another page's name for it is another."""

SEARCH = "the search field"

HOME = '<header><a href="/">Clinic</a></header>'
BOOK, RESERVE = '<nav><a href="/book.html">Book</a></nav>', '<nav><a href="/book.html">Reserve now</a></nav>'
FIND, SEEK = '<input type="search" aria-label="Search">', '<input type="search" aria-label="Find a guide">'


class _Known(NamedTuple):
    """A thing that pages repeat, as it is known again: where it stands, and what it leads to or does."""

    where: str
    what: str


class _Called(NamedTuple):
    name: str
    place: Place


def _can_be_compared(page: PageInfo, index: SiteIndex) -> bool:
    pages, _ = _names_on(index)
    return page.path in pages and len(pages) > 1


@rule("consistent-name", wcag("3.2.4"), applies=_can_be_compared, of_all_pages=("head", "links", "features"))
@good({"a.html": BOOK, "b.html": BOOK, "c.html": f'{BOOK}<main><a href="/book.html">Reserve now</a></main>'})
@good({"a.html": BOOK, "b.html": BOOK, "c.html": '<nav><a href="/book.html">Book online</a></nav>'})
@good(
    {
        "a.html": BOOK,
        "b.html": BOOK,
        "c.html": '<nav><a href="/book.html">Book</a> <a href="/book.html">Start</a></nav>',
    }
)
@good(
    {"a.html": BOOK, "b.html": RESERVE, "c.html": '<html lang="de"><nav><a href="/book.html">Buchen</a></nav></html>'}
)
@bad({"a.html": BOOK, "b.html": BOOK, "c.html": RESERVE}, says="“Reserve now” here, but “Book” on 2 other pages")
@bad({"a.html": FIND, "b.html": FIND, "c.html": SEEK}, says="the search field is called “Find a guide” here")
def consistent_name(page: PageInfo, index: SiteIndex) -> Iterator[Problem]:
    """What the pages repeat has one name on all of them

    Give a link that every page has the same words on every page, and a search field the same label. Who learned on one
    page that it is called “Book” listens for that word on the next.
    """
    _, names = _names_on(index)
    for known, called in _called(page, index).items():
        usual, count = names[_language(page, index)][known].most_common(1)[0]
        if count >= FEWEST_PAGES and not any(_is_one(usual, one.name) for one in called):
            what = known.what if known.what == SEARCH else f"the link to {known.what} in the {TEMPLATE[known.where]}"
            yield Problem(
                f"On this page, {what} is called “{called[0].name}” here, but “{usual}” on {count} other pages.",
                place=called[0].place,
            )


@lru_cache(maxsize=1)
def _names_on(index: SiteIndex) -> tuple[frozenset[str], Mapping[str, Mapping[_Known, Counter[str]]]]:
    """Count, in each language, on how many pages each thing is called by each name."""
    pages = read_pages(index)
    names: dict[str, dict[_Known, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for page in pages:
        for known, called in _called(page, index).items():
            names[_language(page, index)][known].update({one.name for one in called})
    return frozenset(page.path for page in pages), names


def _called(page: PageInfo, index: SiteIndex) -> dict[_Known, list[_Called]]:
    """Give what a page repeats of other pages, each with the names that it has there."""
    found: dict[_Known, list[_Called]] = defaultdict(list)
    for landmark, links in template_links(index.links.get(page.path, ())).items():
        for link in links:
            if link.name and not is_way_on(link, page):
                found[_Known(landmark, address(link))].append(_Called(link.name, link.place))
    for feature in index.features.get(page.path, ()):
        if feature.kind is FeatureKind.SEARCH_FIELD and feature.about:
            found[_Known("", SEARCH)].append(_Called(feature.about, feature.place))
    return found


def _is_one(name: str, other: str) -> bool:
    """Tell whether two names are one, or one is the other with more words."""
    first, second = f" {bare_words(name)} ", f" {bare_words(other)} "
    return first in second or second in first


def _language(page: PageInfo, index: SiteIndex) -> str:
    head = index.heads.get(page.path)
    return primary_subtag(head.language or "") if head else ""
