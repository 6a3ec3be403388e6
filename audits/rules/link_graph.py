"""The link graph of a site: clicks from the home page, and which navigation landmarks link to a page."""

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from functools import lru_cache

from audits.rules.site_index import HOME, SiteIndex

EMBEDS_IN_LINK_GRAPH = frozenset({"frame", "embedded"})
"""Asset kinds that count as links between pages: `iframe` (`frame`), `embed` and `object` (`embedded`)."""


@lru_cache(maxsize=1)
def _leads_to(index: SiteIndex) -> Mapping[str, tuple[str, ...]]:
    """Give the pages that each page leads to: by a link, by showing them in a frame, or by sending its reader on."""
    served: dict[str, str | None] = {}
    leads: dict[str, tuple[str, ...]] = {}
    for path, page in index.pages.items():
        urls = [page.sends_on_to] if page.sends_on_to else []
        urls += [link.url for link in index.links.get(path, ())]
        urls += [asset.url for asset in index.assets.get(path, ()) if asset.kind in EMBEDS_IN_LINK_GRAPH]
        for url in urls:
            if url not in served:
                served[url] = index.addresses.served_at(url)
        paths = dict.fromkeys(served[url] for url in urls)
        leads[path] = tuple(other for other in paths if other is not None and other in index.pages)
    return leads


@lru_cache(maxsize=1)
def _from_home(index: SiteIndex) -> Mapping[str, tuple[int, str]]:
    """Tell how many clicks from the home page each page is, and from which page the last of them leads to it."""
    reached: dict[str, tuple[int, str]] = {}
    waiting = deque([(HOME, 0, "")] if HOME in index.pages else [])
    while waiting:
        path, clicks, before = waiting.popleft()
        if path in reached:
            continue
        reached[path] = (clicks, before)
        ahead = [other for other in _leads_to(index)[path] if other not in reached]
        if index.pages[path].only_sends_on:
            waiting.extendleft((other, clicks, path) for other in ahead)
        else:
            waiting.extend((other, clicks + 1, path) for other in ahead)
    return reached


@lru_cache(maxsize=1)
def clicks_from_home(index: SiteIndex) -> Mapping[str, int]:
    """Tell how many clicks from the home page each page is; a page that no way leads to is not among them."""
    return {path: clicks for path, (clicks, _) in _from_home(index).items()}


def way_from_home(path: str, index: SiteIndex) -> Sequence[str]:
    """Give the pages of a shortest way from the home page to a page, both included."""
    way = [path]
    while before := _from_home(index)[way[-1]][1]:
        way.append(before)
    return way[::-1]


@lru_cache(maxsize=1)
def _menus(index: SiteIndex) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for path, links in index.links.items():
        for link in links:
            if link.landmark == "navigation":
                found[link.url.partition("#")[0]].add(path)
    by_path: dict[str, set[str]] = defaultdict(set)
    for url, pages in found.items():
        by_path[index.addresses.served_at(url) or ""] |= pages
    return {path: frozenset(pages) for path, pages in by_path.items()}


def menus_with(path: str, index: SiteIndex) -> frozenset[str]:
    """Give the pages whose navigation landmarks lead to a page."""
    return _menus(index).get(path, frozenset())
