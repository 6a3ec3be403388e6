"""What the rules about a page's head do alike."""

import unicodedata
from collections.abc import Sequence

from audits.evidence import Head, PageInfo
from audits.rules.site_index import SiteIndex, parts_of

MAX_NAMED = 3

OUTSIDE_HEAD = (
    "The page has a {} outside of its head, where search engines pass it over. A browser ends the head at the first "
    "thing that does not belong there, such as a <div>: look for that before it."
)


def readable(text: str) -> str:
    """Give what of a text can be seen or heard: without zero-width signs, soft hyphens and the like."""
    return "".join(sign for sign in text if unicodedata.category(sign) not in {"Cf", "Cc"}).strip()


def width_of(text: str) -> int:
    """Count the characters of a text, those of East Asia that are twice as wide (and say as much) as two."""
    return sum(2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1 for sign in text)


def own_parts(title: str, index: SiteIndex) -> Sequence[str]:
    """Give the parts of a title that are this page's alone: without the site's name, which other titles bear too."""
    return [part for part in parts_of(title) if index.title_parts.get(part.casefold(), 0) < 2]  # noqa: PLR2004  because one is this page


def named(paths: Sequence[str]) -> str:
    """Name the first few of many pages, and how many more there are."""
    more = f" and {len(paths) - MAX_NAMED} more" if len(paths) > MAX_NAMED else ""
    return ", ".join(paths[:MAX_NAMED]) + more


def stands_elsewhere(path: str, index: SiteIndex) -> bool:
    """Tell whether a page says that it is a copy of another that is there."""
    head = index.heads.get(path)
    return any(
        index.addresses.served_at(link.url) not in {None, path} for link in (head.linked("canonical") if head else ())
    )


def is_no_error_page(_head: Head, page: PageInfo) -> bool:
    """Leave out the page that a host shows in place of one that is not there."""
    return not page.is_error_page


def is_found(_head: Head, page: PageInfo, index: SiteIndex) -> bool:
    """Tell whether people find this page by searching."""
    return page.path in index.found
