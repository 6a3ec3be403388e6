"""The sample: which pages are shown in the profiles that need not be put on for every page of a site."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from audits.config.exclusions import fits
from audits.config.facts import Facts
from audits.config.profiles import PROFILES
from audits.lib.repository import root_of_sources
from audits.static.pages import BuiltPage

FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n(?:---|\.\.\.)\s*$", re.DOTALL | re.MULTILINE)
GUIDE = "guide"
DEEPEST = 4
"""Levels below `<body>`: what lies deeper is what a page holds rather than how its template is built."""

PAGE_SPECIFIC_ELEMENTS = frozenset({"main", "nav", "script", "style"})
"""Elements that differ from page to page of one template: its content, and the menu that marks where one is."""

SAMPLED = tuple(name for name, profile in PROFILES.items() if profile.sampled)


def sampled(pages: Sequence[BuiltPage], site: Path, facts: Facts) -> tuple[BuiltPage, ...]:
    """Mark the pages of the sample: the first page of each template, and every guide.

    A guide is of the kind `guide`, by the facts or by the front matter of its Markdown.

    Pages are of one template where the same elements with the same classes lie around their main part.
    """
    met: set[frozenset[str]] = set()
    marked: list[BuiltPage] = []
    for page in pages:
        template = shell_elements((site / page.path).read_bytes())
        is_first = template not in met
        met.add(template)
        marked.append(msgspec.structs.replace(page, in_sample=is_first or _is_guide(page, facts)))
    return tuple(marked)


def shell_elements(html: bytes) -> frozenset[str]:
    """Give the elements around a page's main part, each with its classes."""
    found: set[str] = set()
    waiting = [(node, 0) for node in (LexborHTMLParser(html).body,) if node is not None]
    while waiting:
        node, depth = waiting.pop()
        found.add(_sign(node))
        waiting.extend((child, depth + 1) for child in node.iter() if depth < DEEPEST and not _is_of_the_page(child))
    return frozenset(found)


def _is_of_the_page(node: LexborNode) -> bool:
    return node.tag in PAGE_SPECIFIC_ELEMENTS or node.attributes.get("role") in {"main", "navigation"}


def _sign(node: LexborNode) -> str:
    classes = sorted((node.attributes.get("class") or "").split())
    return ".".join([node.tag or "", *classes])


def _is_guide(page: BuiltPage, facts: Facts) -> bool:
    if any(kind == GUIDE and fits(page.path, (pattern,)) for pattern, kind in facts.kinds.items()):
        return True
    if page.source is None:
        return False
    found = FRONT_MATTER.match((root_of_sources(Path(facts.root)) / page.source).read_text("utf-8", "replace"))
    meta: Any = None
    if found:
        try:
            meta = yaml.safe_load(found[1])
        except (yaml.YAMLError, ValueError):  # what cannot be read, as a 30th of February, does not say `guide`
            return False
    return isinstance(meta, dict) and meta.get("kind") == GUIDE
