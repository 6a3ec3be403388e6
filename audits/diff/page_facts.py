"""What one built page says of itself, read from its HTML alone."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from audits.diff.structured_data import Values, values_of
from audits.evidence.head import WAITS
from audits.static.files import encoding_of

ROBOTS = ("robots", "googlebot", "bingbot")
TURNED_AWAY = frozenset({"noindex", "none"})
LONGEST_REDIRECT = 4096
"""Bytes: a longer page is more than a redirect."""

NOT_OF_THE_PAGE = "script, style, template, noscript, nav, header, footer, aside"
"""What a page's own text is not in."""


class PageFacts(Struct, frozen=True):
    """One page, with addresses as written.

    `headings_one` are the texts of its `h1`; `ids` what an address may name after its `#`; `refresh` the content of a
    `meta` that leads away, or loads the page again, at once. `leads_by_script` says that it is short and a script of it
    sets an address: such a page is a redirect to what it names as canonical.
    """

    title: str
    description: str
    canonical: str
    headings_one: tuple[str, ...]
    is_noindex: bool
    data: Values
    ids: frozenset[str]
    links: frozenset[str]
    refresh: str
    leads_by_script: bool


def read_page(data: bytes, path: str) -> PageFacts:
    """Read the bytes of a page; `path` is its file below the site."""
    page = _parsed(data, path)
    metas = [one for one in page.css("meta") if not _is_in(one, "noscript")]
    refreshes = _contents(metas, "http-equiv", "refresh")
    return PageFacts(
        title=_words(next((one for one in page.css("title") if not _is_in(one, "svg")), None)),
        description=" / ".join(_contents(metas, "name", "description")),
        canonical=next((href for one in page.css('link[rel~="canonical" i]') if (href := _attribute(one, "href"))), ""),
        headings_one=tuple(text for one in page.css("h1") if (text := _words(one))),
        is_noindex=any(TURNED_AWAY & set(re.split(r"[\s,]+", one.lower())) for one in _robots(metas)),
        data=values_of(one.text() for one in page.css('script[type="application/ld+json" i]')),
        ids=frozenset(_ids(page)),
        links=frozenset(href for one in page.css("a[href], area[href]") if (href := _attribute(one, "href"))),
        refresh=next((one for one in refreshes if not WAITS.match(one)), ""),
        leads_by_script=len(data) <= LONGEST_REDIRECT and any("location" in one.text() for one in page.css("script")),
    )


def own_text(data: bytes, path: str) -> str:
    """Give the text of a page's main part, or else of its body without what surrounds it."""
    page = _parsed(data, path)
    for one in page.css(NOT_OF_THE_PAGE):
        one.decompose()
    found = page.css_first('main, [role="main"], article') or page.body
    return _words(found)


def _parsed(data: bytes, path: str) -> LexborHTMLParser:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        encoding = encoding_of(data, path)
        text = data.decode(encoding.declared if encoding.is_readable and encoding.declared else "utf-8", "replace")
    return LexborHTMLParser(text)


def _contents(metas: Sequence[LexborNode], attribute: str, name: str) -> tuple[str, ...]:
    """Give the contents of all `meta` of a name."""
    return tuple(
        " ".join(_attribute(one, "content").split()) for one in metas if _attribute(one, attribute).lower() == name
    )


def _robots(metas: Sequence[LexborNode]) -> Iterator[str]:
    for name in ROBOTS:
        yield from _contents(metas, "name", name)


def _ids(page: LexborHTMLParser) -> Iterator[str]:
    yield from (_attribute(one, "id") for one in page.css("[id]"))
    yield from (_attribute(one, "name") for one in page.css("a[name]"))


def _attribute(node: LexborNode, name: str) -> str:
    return (node.attributes.get(name) or "").strip()


def _is_in(node: LexborNode, tag: str) -> bool:
    parent = node.parent
    while parent is not None and parent.tag != tag:
        parent = parent.parent
    return parent is not None


def _words(node: LexborNode | None) -> str:
    return " ".join(node.text(separator=" ").split()) if node else ""
