"""What the rules about booking links ask alike; each fault has one rule that tells of it."""

import re
from typing import NamedTuple

from audits.evidence import Head, NotGathered, Page, TouchTargets
from audits.rules.outcomes import Problem, Result

KINDS = frozenset({"guide", "clinic", "service"})
"""The kinds of page from which a reader must be able to book."""

SPEAKS_OF_BOOKING = re.compile(
    r"book|appointment|schedul|reserv|consultation|calend|diary|availab|time ?slot|free (slots?|times?)"
    r"|(choose|pick|find|see|select) an? (time|day|date|slot)"
    r"|(arrange|request|plan|make) (an?|your) (\w+ )?(visit|session|time|call)",
    re.IGNORECASE,
)
"""English words that tell a reader that a link leads to booking."""

NO_BOOKING = Problem("The page has no booking link.", result=Result.INAPPLICABLE)


def kind_of(page: Page) -> str:
    """Give the kind a page says it is of (guide, clinic, service, …); empty where it says none."""
    return (page.head.content("page-kind") or "") if isinstance(page.head, Head) else ""


class Tappable(NamedTuple):
    """The addresses that a tap opens: of a page as it stands, and of its menu."""

    at_once: frozenset[str]
    in_menu: frozenset[str]


def tappable(page: Page) -> Tappable | NotGathered:
    """Give what can be tapped on a phone; where no phone was part of the run, what can be seen."""
    found: dict[str, set[str]] = {"loaded": set(), "menu-open": set()}
    views = page.views if isinstance(page.views, tuple) else ()
    for view in views:
        if isinstance(view.targets, NotGathered):
            return view.targets
        if view.targets is not None and view.targets.is_phone and view.state in found:
            found[view.state] |= {*(link.url for link in view.targets.links), *view.targets.pages}
    if not any(isinstance(view.targets, TouchTargets) and view.targets.is_phone for view in views):
        links = page.links if isinstance(page.links, tuple) else ()
        return Tappable(frozenset(link.url for link in links if link.visible), frozenset())
    return Tappable(frozenset(found["loaded"]), frozenset(found["menu-open"]))
