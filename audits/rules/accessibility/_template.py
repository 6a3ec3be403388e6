"""What the rules about a whole site ask alike: which links its pages repeat in their template, and in what order."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar
from urllib.parse import urldefrag

from audits.evidence import Link, PageInfo
from audits.rules.site_index import SiteIndex

TEMPLATE = {"banner": "header", "navigation": "navigation", "contentinfo": "footer"}
"""The landmarks that a template repeats on every page, and what an editor calls them."""

Key = TypeVar("Key")


def read_pages(index: SiteIndex) -> list[PageInfo]:
    """Give the pages that people read and whose links are known, the home page first."""
    pages = [page for page in index.pages.values() if not page.only_sends_on and page.path in index.links]
    return sorted(pages, key=lambda page: (page.path.count("/"), not page.path.startswith("index."), page.path))


def template_links(links: Iterable[Link]) -> dict[str, list[Link]]:
    """Give the visible links that stand in a page's template, by landmark."""
    found: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        if link.visible and link.landmark in TEMPLATE:
            found[link.landmark].append(link)
    return found


def address(link: Link) -> str:
    """Give the address of a link without the place on the page."""
    return urldefrag(link.url).url if "#" in link.url else link.url


def is_way_on(link: Link, page: PageInfo) -> bool:
    """Tell whether a link leads on from this very page, to a part of it or to the one before or after."""
    is_own_part = "#" in link.href and address(link) == urldefrag(page.url).url
    return is_own_part or bool({"prev", "next", "previous"}.intersection(link.rel.lower().split()))


def only_once(keys: Iterable[Key]) -> tuple[Key, ...]:
    """Give what stands in a sequence once, in order."""
    counts = Counter(keys := list(keys))
    return tuple(key for key in keys if counts[key] == 1)


def usual_orders(
    pages: Sequence[PageInfo], keys_of: Callable[[PageInfo], Mapping[str, tuple[Key, ...]]]
) -> Mapping[str, tuple[Key, ...]]:
    """Give the order that most pages have in each landmark; of several, that of the page nearest to the home page."""
    orders: dict[str, Counter[tuple[Key, ...]]] = defaultdict(Counter)
    for page in pages:
        for landmark, keys in keys_of(page).items():
            orders[landmark][keys] += 1
    return {landmark: counts.most_common(1)[0][0] for landmark, counts in orders.items()}


def first_turned(keys: tuple[Key, ...], usual: tuple[Key, ...]) -> tuple[Key, Key] | None:
    """Give two neighbours, of those that both have, that the usual order has the other way round."""
    places = {key: number for number, key in enumerate(usual)}
    shared = [key for key in keys if key in places]
    return next(((one, other) for one, other in pairwise(shared) if places[one] > places[other]), None)
