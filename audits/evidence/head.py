"""What a page says of itself in its head, and in what encoding its file is written."""

import re

from msgspec import Struct

WAITS = re.compile(r"\s*0*[2-9]|\s*0*[1-9]\d")
"""A refresh after two seconds or more: somebody sees the page, and may want more time."""


class Meta(Struct, frozen=True):
    """A `meta` element in the head: its `name`, `property` or `http-equiv` in lower case, and its content."""

    key: str
    content: str


class HeadLink(Struct, frozen=True):
    """A `link` element in the head: its relation in lower case, its address as written and as resolved.

    `hreflang` and `type` are as stated, the type in lower case.
    """

    rel: str
    href: str
    url: str
    hreflang: str = ""
    type: str = ""


class Head(Struct, frozen=True, tag="head"):
    """What a page says of itself."""

    titles: tuple[str, ...]
    language: str | None
    metas: tuple[Meta, ...]
    links: tuple[HeadLink, ...]
    h1: tuple[str, ...]
    has_doctype: bool
    characters: str
    parse_error: str
    """What the browser could not read of an XHTML page; empty where it could read all."""
    main_text: str
    """The first 2,000 characters of the main text, to tell in what language it is."""
    quirks: bool | None = None
    """Whether the browser shows the page in quirks mode, as pages of the 1990s were; `None` in evidence without it."""
    base: str = ""
    """The address that the page's first `base` names, as written: the start of its relative addresses."""
    misplaced: tuple[str, ...] = ()
    """What of `description`, `robots`, `canonical` and `alternate` stands outside of the head, where nobody looks."""

    def content(self, key: str) -> str | None:
        """Give the content of the first `meta` with this name or property."""
        return next((meta.content for meta in self.metas if meta.key == key), None)

    def contents(self, key: str) -> tuple[str, ...]:
        """Give the content of every `meta` with this name or property."""
        return tuple(meta.content for meta in self.metas if meta.key == key)

    @property
    def waits_to_refresh(self) -> bool:
        """Whether a `meta` refresh leads away, but only once somebody has seen the page."""
        return WAITS.match(self.content("refresh") or "") is not None

    @property
    def is_indexable(self) -> bool:
        """Whether the page lets search engines show it (https://developers.google.com/search/docs/crawling-indexing)."""
        asked = ",".join(content for key in ("robots", "googlebot") for content in self.contents(key)).lower()
        return not {word.strip() for word in asked.split(",")} & {"noindex", "none"}

    def linked(self, rel: str) -> tuple[HeadLink, ...]:
        """Give every `link` with this relation."""
        return tuple(link for link in self.links if rel in link.rel.split())


class Encoding(Struct, frozen=True, tag="encoding"):
    """In what encoding a page's file says it is written, and in what it is.

    `declared` is the label of its byte order mark or its first declaration, in lower case, empty where there is none;
    `ends_at` the byte at which that declaration ends. `is_readable` says whether the bytes can be read as declared.
    """

    declared: str
    ends_at: int
    is_readable: bool
    is_ascii: bool
    is_utf_8: bool
    has_mark: bool = False
    is_xml: bool = False
