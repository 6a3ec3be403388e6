"""When a page says, to machines, that it was published and last changed."""

from collections.abc import Iterable, Mapping
from datetime import date

from audits.evidence import DataBlock, Head
from audits.rules.structured_data._nodes import nodes_of

IN_THE_HEAD = {"dateModified": "article:modified_time", "datePublished": "article:published_time"}
"""What schema.org calls a date, and what the Open Graph protocol does."""

OF_THE_PAGE = frozenset({"", "mainEntity"})
"""Where data tells of the page itself rather than of something on it."""


def stated_dates(head: Head | None, blocks: Iterable[DataBlock]) -> Mapping[str, date]:
    """Give the dates that a page states, by schema.org's names; none of a kind of which it states several."""
    said: dict[str, set[date]] = {}
    nodes = [node for block in blocks for node in nodes_of(block)]
    for name, key in IN_THE_HEAD.items():
        texts = [node.text(name) for node in nodes if node.under in OF_THE_PAGE]
        texts += head.contents(key) if head else ()
        said[name] = {day for text in texts if (day := day_of(text)) is not None}
    return {name: next(iter(days)) for name, days in said.items() if len(days) == 1}


def day_of(text: str) -> date | None:
    """Read the day of a date as ISO 8601 writes it; None where it names no day."""
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None
