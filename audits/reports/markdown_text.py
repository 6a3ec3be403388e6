"""Text from pages and reports as Markdown for GitHub, with nothing in it taken as markup."""

from collections.abc import Sequence
from itertools import accumulate

from audits.reports.wording import one_line

_ESCAPES = str.maketrans({character: f"&#{ord(character)};" for character in "&<>|*_`[]\\#~!$"})
"""An entity is never taken for structure."""

_AUTOMATIC = {"@": "@\u2060", "://": ":\u2060//", "www.": "www\u2060."}
"""A joiner that takes no room keeps `@name` from calling somebody, and an address from being made a link."""


def escaped(text: str, longest: int | None = None) -> str:
    """Put a text on one line in which nothing is markup, a mention or a link; cut it where it is longer than that."""
    harmless = one_line(text, longest).translate(_ESCAPES)
    for written, instead in _AUTOMATIC.items():
        harmless = harmless.replace(written, instead)
    return harmless


def fitting(lines: Sequence[str], longest: int) -> int:
    """Give how many of the first lines have together no more than so many characters."""
    return sum(length <= longest for length in accumulate(len(line) for line in lines))
