"""Where a page's `meta` refresh leads (https://html.spec.whatwg.org/#shared-declarative-refresh-steps)."""

import re
from urllib.parse import urljoin

from audits.evidence import Head

SECONDS_ALONE = re.compile(r"\s*\d[\d.]*\s*")
REFRESH_TO = re.compile(r"^[\s\d.]*[;,\s]\s*(?:url\s*=\s*)?['\"]?([^'\"\s][^'\"]*)", re.IGNORECASE)
"""What follows the seconds."""


def refreshes_to(head: Head, url: str) -> str:
    """Give the address to which the `meta` refresh of the page at `url` leads, whenever it does; "" without one."""
    refresh = head.content("refresh") or ""
    if SECONDS_ALONE.fullmatch(refresh):
        return url
    target = REFRESH_TO.search(refresh)
    return urljoin(url, target[1].strip()) if target else ""
