"""The rule `consistent-help`."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from audits.evidence import Link, PageInfo
from audits.rules.accessibility._template import (
    TEMPLATE,
    address,
    first_turned,
    only_once,
    read_pages,
    template_links,
    usual_orders,
)
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.standards import wcag

FEWEST_PAGES = 2
DIRECT = frozenset({"tel", "mailto", "sms", "whatsapp"})
"""Addresses that reach somebody at once."""

HELP_PAGE = re.compile(r"\b(?:contact|help|support|faqs?|live chat|chat with us|get in touch)\b", re.IGNORECASE)

CALL, MAIL = '<a href="tel:+441134960002">0113 496 0002</a>', '<a href="mailto:us@clinic.example">Write to us</a>'
TOP, END = f"<header>{CALL}</header><main>A</main>", f"<main>A</main><footer>{CALL}</footer>"


class _Usual(NamedTuple):
    """Where and in what order most pages offer help; `landmarks` counts for each help the pages that have it there."""

    pages: frozenset[str]
    landmarks: Mapping[str, Counter[str]]
    orders: Mapping[str, tuple[str, ...]]


def _can_be_compared(page: PageInfo, index: SiteIndex) -> bool:
    """Tell whether a page offers help, and others are there with which to compare it."""
    usual = _usual(index)
    return page.path in usual.pages and len(usual.pages) > 1 and any(_help(page, index).values())


@rule("consistent-help", wcag("3.2.6"), applies=_can_be_compared, of_all_pages=("links",))
@good({"a.html": TOP, "b.html": TOP, "c.html": f"<header>{CALL}</header><footer>{CALL}</footer>"})
@good({"a.html": TOP, "b.html": TOP, "c.html": f"<main>{CALL}</main>"})
@good({"a.html": f"<footer>{CALL}{MAIL}</footer>", "b.html": f"<footer>{CALL}{MAIL}</footer>", "c.html": END})
@bad({"a.html": TOP, "b.html": TOP, "c.html": END}, says="in the footer here, but in the header on 2 pages")
@bad(
    {
        "a.html": f"<footer>{CALL}{MAIL}</footer>",
        "b.html": f"<footer>{CALL}{MAIL}</footer>",
        "c.html": f"<footer>{MAIL}{CALL}</footer>",
    },
    says="“Write to us” stands before “0113 496 0002” here",
)
def consistent_help(page: PageInfo, index: SiteIndex) -> Iterator[Problem]:
    """Help is offered at the same place on every page

    Let the template write telephone numbers, e-mail addresses and links to a contact page, in one place and one order.
    Who needs help finds it hard to search for it as well. (Of booking links, booking-link-consistent tells.)
    """
    usual, by_landmark = _usual(index), _help(page, index)
    help_here = {key: link for links in by_landmark.values() for key, link in links}
    for key, link in help_here.items():
        here = {landmark for landmark, links in by_landmark.items() if key in dict(links)}
        landmark, count = usual.landmarks[key].most_common(1)[0]
        if landmark not in here and count >= FEWEST_PAGES and count > max(usual.landmarks[key][one] for one in here):
            yield Problem(
                f"“{link.name}” stands in the {TEMPLATE[link.landmark]} here, but in the {TEMPLATE[landmark]} on "
                f"{count} pages.",
                place=link.place,
            )
    for landmark, keys in _orders(page, index).items():
        turned = first_turned(keys, usual.orders.get(landmark, ()))
        if turned is not None:
            first, second = (help_here[key] for key in turned)
            yield Problem(
                f"“{first.name}” stands before “{second.name}” here, but after it on other pages.", place=first.place
            )


@lru_cache(maxsize=1)
def _usual(index: SiteIndex) -> _Usual:
    pages = read_pages(index)
    landmarks: dict[str, Counter[str]] = defaultdict(Counter)
    for page in pages:
        for landmark, links in _help(page, index).items():
            for key in {key for key, _ in links}:
                landmarks[key][landmark] += 1
    return _Usual(
        frozenset(page.path for page in pages), landmarks, usual_orders(pages, lambda page: _orders(page, index))
    )


def _help(page: PageInfo, index: SiteIndex) -> dict[str, list[tuple[str, Link]]]:
    """Give the links to help in a page's template, by landmark, each by its address."""
    return {
        landmark: [(address(link), link) for link in links if link.scheme in DIRECT or HELP_PAGE.search(link.name)]
        for landmark, links in template_links(index.links.get(page.path, ())).items()
    }


def _orders(page: PageInfo, index: SiteIndex) -> dict[str, tuple[str, ...]]:
    """Give the order of what reaches somebody at once; that of the pages is told by consistent-navigation."""
    return {
        landmark: only_once(key for key, link in links if link.scheme in DIRECT)
        for landmark, links in _help(page, index).items()
    }
