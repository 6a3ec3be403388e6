"""What a page tells machines beside what it shows its readers, arranged for comparing, and how texts are compared."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urljoin

from audits.config.facts import Facts
from audits.evidence import ORIGIN, Asset, DataBlock, Head, Link, PageInfo, PhoneNumber, Place, Shown
from audits.lib.urls import split
from audits.rules.site_index import SiteIndex
from audits.rules.structured_data._nodes import Node, nodes_of
from audits.standards import schema_org

STEM = 4
"""Letters: words that begin with as many alike are taken for forms of one word."""


class Telling(NamedTuple):
    """A thing that a page's data tells of, and where the data stands."""

    node: Node
    place: Place


@dataclass(frozen=True, slots=True)
class Said:
    """A page with all that its data tells of, and the site around it."""

    page: PageInfo
    head: Head
    shown: Shown
    links: tuple[Link, ...]
    numbers: tuple[PhoneNumber, ...]
    assets: tuple[Asset, ...]
    tellings: tuple[Telling, ...]
    index: SiteIndex
    facts: Facts

    def of_type(self, *types: str) -> Iterator[Telling]:
        """Give the things that are of one of these types or of one below."""
        return (one for one in self.tellings if any(schema_org.is_a(kind, *types) for kind in one.node.types))

    def page_itself(self) -> tuple[Telling, ...]:
        """Give what tells of the page as such, if there is one such thing only."""
        pages = [one for one in self.of_type("WebPage") if one.node.under in {"", "mainEntityOfPage"}]
        return tuple(pages) if len(pages) == 1 else ()

    def of_this_page(self) -> tuple[Telling, ...]:
        """Give what tells of this page or the one article on it, and of no other page."""
        articles = [one for one in self.of_type("Article") if one.node.under in {"", "mainEntity"}]
        found = (*self.page_itself(), *(articles if len(articles) == 1 else ()))
        return tuple(one for one in found if self._may_be_here(one.node))

    def _may_be_here(self, node: Node) -> bool:
        named = [value for name in ("url", "mainEntityOfPage") for value in node.properties.get(name, ())]
        addresses = [address_of(value) for value in (*named, "" if "#" in node.id else node.id)]
        own = _path(self.page.url.removeprefix(ORIGIN).removeprefix(self.index.site.base))
        return all(
            self.leads_here(one) or (bool(own) and _plain(self.whole(one)).endswith(f"/{own}"))
            for one in addresses
            if one
        )

    def leads_here(self, address: str) -> bool:
        """Tell whether an address is this page's own."""
        return any(self.is_same_page(address, own) for own in (self.page.url, *self._canonical))

    def is_same_page(self, one: str, other: str) -> bool:
        """Tell whether two addresses lead to the same page."""
        first, second = self.below(one), self.below(other)
        return self.whole(one) == self.whole(other) if first is None or second is None else first == second

    def below(self, address: str) -> str | None:
        """Give the path of a page below the site; None for a page elsewhere, or where nobody says what the site is.

        Where the site does not state its address, a canonical address that ends as the page's own does tells it.
        """
        whole = self.whole(address)
        path = self.index.addresses.path_below_site(whole)
        own = _path(self.page.url.removeprefix(ORIGIN).removeprefix(self.index.site.base))
        for canonical in self._canonical if path is None else ():
            stated = canonical.rstrip("/").removesuffix("index.html").rstrip("/")
            if f"{_plain(stated)}/".endswith(f"/{own}/" if own else "/") and whole.startswith("http"):
                root = _plain(stated).removesuffix(own).rstrip("/") + "/"
                if f"{_plain(whole)}/".startswith(root):
                    path = f"{_plain(whole)}/".removeprefix(root)
        return None if path is None else _path(path)

    @property
    def _canonical(self) -> tuple[str, ...]:
        return tuple(link.url for link in self.head.linked("canonical"))

    def whole(self, address: str) -> str:
        """Give an address as resolved on this page, without what follows the number sign."""
        return address if split(address) is None else urldefrag(urljoin(self.page.url, address.strip())).url


def tellings_in(blocks: Iterable[DataBlock]) -> tuple[Telling, ...]:
    """Give the things that blocks of data tell of."""
    return tuple(Telling(node, block.place) for block in blocks for node in nodes_of(block))


def address_of(value: object) -> str:
    """Give the address that a value is or names."""
    if isinstance(value, dict):
        value = next((value[key] for key in ("contentUrl", "url", "@id", "id") if isinstance(value.get(key), str)), "")
    return value.strip() if isinstance(value, str) else ""


def bare(text: str) -> str:
    """Give the letters and digits of a text, without case, accents, spaces and signs."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if sign.isalnum())


def stems(text: str) -> frozenset[str]:
    """Give how the words of a text begin; of scripts that put no spaces between words, each sign.

    Words of fewer than four letters say little, and count only where there are no others.
    """
    plain = unicodedata.normalize("NFKC", text.casefold())
    words = re.findall(r"\w+", plain)
    signs = {sign for word in words for sign in word if unicodedata.category(sign) == "Lo"}
    spaced = [word for word in words if signs.isdisjoint(word)]
    telling = [word for word in spaced if len(word) >= STEM] or spaced
    return frozenset({word[:STEM] for word in telling} | signs)


def _path(path: str) -> str:
    """Give a path in the one form that its many ways of being written have: as the page's folder or file name."""
    return re.sub(r"(?:^|/)index\.x?html?$|\.x?html?$", "", unquote(path.partition("?")[0]).strip("/"))


def _plain(address: str) -> str:
    """Give an address without its scheme, its percent signs decoded."""
    return re.sub(r"\.x?html?$", "", unquote(address).partition("://")[2].rstrip("/"))
