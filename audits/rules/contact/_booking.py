"""What the rules about booking links ask alike; each fault has one rule that tells of it."""

import re

from audits.evidence import Head, Page
from audits.outcomes import Problem, Result

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
