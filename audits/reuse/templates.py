"""Which pages are built from one template: the same shell around the main part, the same scripts and style sheets.

The first page of each template, in the order of paths, is its representative: it is worked in full. What it shows of
the parts that all share need not be worked on the others again (`known.py`). The next few supplement it: what they
have that it has not, such as the second entry of a menu, they try out for the rest. So what is known of a page does not
depend on how many pages are visited at once, nor on which shard of the site it is in.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from audits.evidence import ORIGIN
from audits.static.pages import BuiltPage
from audits.static.sample import shell_elements

HEX_DIGITS = 16

SUPPLEMENTS = 4
"""Pages of a template that supplement its representative."""

MIN_CHECKED = 16
"""Pages of a template from which on one of them is checked: worked in full as well, to see if reuse says the same."""

UPWARD = re.compile(r"(?<=[\"'(])\.{1,2}(?:/\.\.)*(?:/|(?=[\"')]))")
"""How a page refers to the folders above it, which depends on its own depth: `../..`, `../`, `.`."""

DATA = re.compile(r"json|template|text/plain", re.IGNORECASE)
"""Types of `script` that hold data, not a program."""


def templates_of(site: Path, pages: Sequence[BuiltPage]) -> dict[str, str]:
    """Give for each page, by path, the key of its template."""
    return {page.path: template_key((site / page.path).read_bytes(), page.address) for page in pages}


class TemplateOrder:
    """Which pages of a template are visited first, so that later pages can reuse their findings; all by path."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        """Take pages by path, with the keys of their templates."""
        self.key_by_path = templates
        pages_of: dict[str, list[str]] = {}
        for path in sorted(templates):
            pages_of.setdefault(templates[path], []).append(path)
        self._standing = {key: tuple(paths[: 1 + SUPPLEMENTS]) for key, paths in pages_of.items()}
        self.representatives = frozenset(paths[0] for paths in self._standing.values())
        self.relied_on = frozenset(path for paths in pages_of.values() for path in _relied_on(paths))
        self.checked = frozenset(_page_to_check(paths) for paths in pages_of.values() if len(paths) >= MIN_CHECKED)

    def relied_on_by(self, page: str) -> tuple[str, ...]:
        """Return the pages whose findings a page reuses, representative first; none for a representative."""
        standing = self._standing.get(self.key_by_path.get(page, ""), ())
        if page not in standing:
            return standing
        return standing[:1] if page != standing[0] else ()

    def checked_page_of(self, page: str) -> tuple[str, ...]:
        """Give the page that is checked for the template of another; none where the template has too few pages."""
        template = self.key_by_path.get(page)
        return tuple(one for one in self.checked if self.key_by_path[one] == template)

    def needed_for(self, pages: Iterable[str], *, checked: bool) -> frozenset[str]:
        """Give the pages that stand for any of these, and with `checked` those that are checked for them, too."""
        asked = frozenset(pages)
        found = {path for page in asked for path in self.relied_on_by(page)}
        if checked:
            found |= {path for page in asked for path in self.checked_page_of(page)}
        return frozenset(found)

    def waves(self, pages: Iterable[BuiltPage]) -> tuple[tuple[BuiltPage, ...], ...]:
        """Split pages into four waves, so that the pages that one relies on are visited in a wave before."""
        standing: list[BuiltPage] = []
        supplements: list[BuiltPage] = []
        checked: list[BuiltPage] = []
        others: list[BuiltPage] = []
        for page in pages:
            before = self.relied_on_by(page.path)
            if not before:
                standing.append(page)
            elif len(before) == 1:
                supplements.append(page)
            elif page.path in self.checked:
                checked.append(page)
            else:
                others.append(page)
        return tuple(map(tuple, (standing, supplements, checked, others)))


def _relied_on(paths: Sequence[str]) -> Sequence[str]:
    """Give the pages of a template that another one is visited after: none of a template with one page."""
    if len(paths) == 1:
        return ()
    return paths[: 1 + SUPPLEMENTS] if len(paths) > 1 + SUPPLEMENTS else paths[:1]


def _page_to_check(paths: Sequence[str]) -> str:
    """Draw one of a template's pages, but for those that stand for the others: the same one each time."""
    return min(paths[1 + SUPPLEMENTS :], key=lambda path: sha256(path.encode("utf-8", "surrogatepass")).hexdigest())


def template_key(html: bytes, address: str) -> str:
    """Give the same key for pages with the same shell, scripts and style sheets, inline ones included.

    `address` is that of the page below the site's base path: addresses of scripts and style sheets are relative to it.
    """
    tree = LexborHTMLParser(html)
    parts = sorted(shell_elements(html))
    parts += [part for node in tree.css("script, style, link[rel~=stylesheet]") if (part := _code(node, address))]
    root = tree.root
    parts += [f"{name}={value}" for node in (root, tree.body) if node for name, value in _attributes(node)]
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:HEX_DIGITS]


def _code(node: LexborNode, address: str) -> str:
    """Give what a script or style sheet is known by: its address, or its text but for the page's depth."""
    attributes = node.attributes
    if link := attributes.get("src") or attributes.get("href"):
        return f"{node.tag} {urljoin(f'{ORIGIN}/{address}', link)}"
    if DATA.search(attributes.get("type") or ""):
        return ""
    return f"{node.tag} {UPWARD.sub('', node.text() or '')}"


def _attributes(node: LexborNode) -> Iterator[tuple[str, str | None]]:
    yield from sorted(node.attributes.items())
