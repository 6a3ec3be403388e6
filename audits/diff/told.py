"""A comparison in sentences that an editor can act on; the formats only arrange them.

What comes from pages and reports is made harmless here: every name and text goes through `named` or `quoted`.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from audits.diff.built_site import address_at
from audits.reports.wording import WHOLE_SITE, one_line

NAMES_SHOWN = 3
LONGEST_QUOTE = 160
"""Characters of a text from a page."""


class Part(Struct, frozen=True):
    """What is told under one title: how many there are, a sentence for each or for several alike, and what to do."""

    title: str
    count: int
    sentences: tuple[str, ...] = ()
    advice: str = ""
    is_worse: bool = False


class Told(Struct, frozen=True):
    """A whole comparison: sentences on both sides, and the parts that are not empty, what got worse first."""

    summary: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def headline(self) -> str:
        """What got worse, in one line."""
        worse = [f"{part.title}: {part.count:,}" for part in self.parts if part.is_worse]
        return f"Worse than before. {'. '.join(worse)}." if worse else "Nothing got worse."


def arranged(summary: Iterable[str], parts: Iterable[Part]) -> Told:
    """Put together what is told: empty parts are left out, and those that got worse come first."""
    told = [part for part in parts if part.count]
    return Told(tuple(summary), tuple(sorted(told, key=lambda part: not part.is_worse)))


def named(page: str) -> str:
    """Name a page by its address below the site; the home page, which has none, by its file."""
    return one_line(address_at(page) or page) or WHOLE_SITE


def listed(names: Sequence[str]) -> str:
    """Name the first few of several, and say how many more there are."""
    shown = list(names[:NAMES_SHOWN])
    more = len(names) - len(shown)
    if more:
        return f"{', '.join(shown)} and {more:,} more"
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1]))) if shown else ""


def quoted(text: str) -> str:
    """Put a text in quotation marks, on one line, cut where it is long."""
    return f"“{one_line(text, LONGEST_QUOTE)}”"
