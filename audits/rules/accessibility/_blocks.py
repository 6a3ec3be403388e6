"""What the rules about a page's text ask of its blocks alike."""

import re
from collections.abc import Iterable, Iterator

from audits.evidence import Block

BOLD = 600
"""The weight from which letters look bold."""

ASIDE = frozenset(
    {
        "address", "banner", "button", "caption", "cell", "code", "complementary", "contentinfo", "definition",
        "dialog", "form", "header-cell", "heading", "item", "label", "link", "navigation", "note", "summary", "table",
        "term",
    }
)  # fmt: skip
"""Where a block is no part of the running text."""


def any_seen(blocks: Iterable[Block]) -> bool:
    """Tell whether a page has text that can be looked at."""
    return any(block.is_seen for block in blocks)


def seen_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Give the blocks of a page that people see, in the order of the document."""
    return tuple(block for block in blocks if block.is_seen)


def is_running_text(block: Block) -> bool:
    """Tell whether a block stands in the running text, rather than in a menu, a table, a form, a list."""
    return ASIDE.isdisjoint(block.around)


def sentences(text: str) -> Iterator[str]:
    """Give the sentences of a text."""
    yield from (one.strip() for one in re.split(r"(?<=[.!?…])[\"”’')]*\s+", text) if one.strip())


def clipped(text: str, length: int = 80) -> str:
    """Give the start of a text, at the end of a word, with a sign that more follows."""
    return text if len(text) <= length else f"{text[:length].rsplit(' ', 1)[0]}…"
