"""The rule `consistent-navigation`."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from audits.evidence import Link, PageInfo
from audits.rules.accessibility._template import (
    TEMPLATE,
    address,
    first_turned,
    is_way_on,
    only_once,
    read_pages,
    template_links,
    usual_orders,
)
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.standards import wcag

FEWEST = 3
"""Links that two pages have in common, from which on they have one navigation."""

WEB = frozenset({"http", "https"})
Named = tuple[str, str]
"""A link as it is known again: its name and its address."""

A, B, C = '<a href="/a.html">Guides</a>', '<a href="/b.html">Clinics</a>', '<a href="/c.html">Fees</a>'
USUAL, SHORT, TURNED = f"<nav>{A}{B}{C}</nav>", f"<nav>{A}{C}</nav>", f"<nav>{B}{A}{C}</nav>"


def _can_be_compared(page: PageInfo, index: SiteIndex) -> bool:
    pages, _ = _usual(index)
    return page.path in pages and len(pages) > 1


@rule("consistent-navigation", wcag("3.2.3"), applies=_can_be_compared, of_all_pages=("links",))
@good({"a.html": USUAL, "b.html": USUAL, "c.html": f"<nav>{A}<a href='/a1.html'>Neck</a>{B}{C}</nav>"})
@good({"a.html": USUAL, "b.html": USUAL, "c.html": f"<nav>{C}</nav><main>{B}{A}</main>"})
@good({"a.html": USUAL, "b.html": USUAL, "c.html": f"{USUAL}<nav>{C}{B}</nav>"})
@bad({"a.html": USUAL, "b.html": USUAL, "c.html": TURNED}, says="“Clinics” stands before “Guides” here")
@bad(
    {"index.html": USUAL, "b.html": f"<footer>{C}{B}{A}</footer>", "c.html": f"<footer>{A}{B}{C}</footer>"},
    says="footer",
)
def consistent_navigation(page: PageInfo, index: SiteIndex) -> Iterator[Problem]:
    """The navigation has the same order on every page

    Let the template write the navigation, in one order for all pages; a page may add links or leave some out. Who
    cannot see the whole page at once finds a link where it stood before.
    """
    _, usual = _usual(index)
    links = template_links(index.links.get(page.path, ()))
    for landmark, names in _names(page, index).items():
        expected = usual.get(landmark, ())
        turned = first_turned(names, expected)
        if turned is None or len(set(names) & set(expected)) < FEWEST:
            continue
        (first, _), (second, _) = turned
        yield Problem(
            f"In the {TEMPLATE[landmark]}, “{first}” stands before “{second}” here, but after it on other pages.",
            place=next(link.place for link in links[landmark] if _name(link) == turned[0]),
        )


@lru_cache(maxsize=1)
def _usual(index: SiteIndex) -> tuple[frozenset[str], Mapping[str, tuple[Named, ...]]]:
    pages = read_pages(index)
    return frozenset(page.path for page in pages), usual_orders(pages, lambda page: _names(page, index))


def _names(page: PageInfo, index: SiteIndex) -> dict[str, tuple[Named, ...]]:
    return {
        landmark: only_once(_name(link) for link in links if link.scheme in WEB and not is_way_on(link, page))
        for landmark, links in template_links(index.links.get(page.path, ())).items()
    }


def _name(link: Link) -> Named:
    return link.name, address(link)
