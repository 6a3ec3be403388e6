"""The site's search index, cut short for pages on which the search is not being tried.

Themes such as Material for MkDocs fetch the index of the whole site at every load and build their search from it. On
a site of 1,000 pages that takes seven times as long as the page itself: only where the search is tried it comes whole.
"""

from fnmatch import fnmatchcase

import msgspec

URL_PATTERNS = ("*search_index*.json*", "*search-index*.json*", "*searchindex*.json*", "*/search.json*")
"""Addresses of search indexes, as patterns of the DevTools protocol (`Fetch.enable`)."""

PATH_PATTERNS = tuple(pattern.removesuffix("*") for pattern in URL_PATTERNS)

SHORT = "audits-short-search-index"
"""The query with which the gate asks its own server for the short form."""

MAX_ENTRIES = 3


def is_search_index(path: str) -> bool:
    """Tell whether a file of the site, by its path, is a search index."""
    return any(fnmatchcase(f"/{path}", pattern) for pattern in PATH_PATTERNS)


def shortened(body: bytes) -> bytes:
    """Give a search index with a few entries in place of all; one of a kind not known here comes back as it is.

    Known are a list of entries, and an object with such a list under `docs` (MkDocs).
    """
    try:
        index = msgspec.json.decode(body)
    except msgspec.DecodeError:
        return body
    match index:
        case {"docs": [*entries]}:
            return msgspec.json.encode({**index, "docs": entries[:MAX_ENTRIES]})
        case [dict(), *_] if all(isinstance(entry, dict) and "index" not in entry for entry in index):
            return msgspec.json.encode(index[:MAX_ENTRIES])
        case _:
            return body
