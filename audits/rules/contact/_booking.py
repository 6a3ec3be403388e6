"""What the rules about booking links ask alike; each fault has one rule that tells of it."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from audits.config.clinics import clinic_of_page
from audits.config.facts import Facts
from audits.config.profiles import LOADED, SEARCH_OPEN
from audits.evidence import Head, InView, Link, PageInfo, TouchTargets
from audits.rules.site_index import SiteIndex

KINDS = frozenset({"guide", "clinic", "service"})
"""The kinds of page from which a reader must be able to book."""

SPEAKS_OF_BOOKING = re.compile(
    r"book|appointment|schedul|reserv|consultation|calend|diary|availab|time ?slot|free (slots?|times?)"
    r"|(choose|pick|find|see|select) an? (time|day|date|slot)"
    r"|(arrange|request|plan|make) (an?|your) (\w+ )?(visit|session|time|call)",
    re.IGNORECASE,
)
"""English words that tell a reader that a link leads to booking."""


def offers_booking(page: PageInfo, index: SiteIndex) -> bool:
    """Tell whether a page has a visible booking link."""
    return page.path in index.booking_links


def kind_of(head: Head | None) -> str:
    """Give the kind a page says it is of (guide, clinic, service, …); empty where it says none."""
    return (head.content("page-kind") or "") if head else ""


def asks_for_booking(page: PageInfo, head: Head, facts: Facts) -> bool:
    """Tell whether a page is of a kind from which a reader must be able to book, or a clinic's own by the facts."""
    kind = kind_of(head) or ("clinic" if clinic_of_page(page.path, facts.clinics) else "")
    return kind in KINDS


class Tappable(NamedTuple):
    """The addresses that a tap opens: of a page as it stands, and of its menu and all else that a tap opens."""

    at_once: frozenset[str]
    in_menu: frozenset[str]


def tappable(targets: Iterable[InView[TouchTargets]], links: Iterable[Link]) -> Tappable:
    """Give what can be tapped on a phone; where no phone was part of the run, what can be seen."""
    at_once: set[str] = set()
    in_menu: set[str] = set()
    on_phone = [view for view in targets if view.seen.is_phone]
    if not on_phone:
        return Tappable(frozenset(link.url for link in links if link.visible), frozenset())
    for view in on_phone:
        if view.state != SEARCH_OPEN:
            found = at_once if view.state == LOADED else in_menu
            found |= {*(link.url for link in view.seen.links), *view.seen.pages}
    return Tappable(frozenset(at_once), frozenset(in_menu))
