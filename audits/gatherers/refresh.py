"""Where a page's `meta` refresh leads (https://html.spec.whatwg.org/#shared-declarative-refresh-steps)."""

import re
from urllib.parse import urljoin

from audits.evidence import Head

SECONDS_ALONE = re.compile(r"\s*\d[\d.]*\s*")
REFRESH_TO = re.compile(r"^[\s\d.]*[;,\s]\s*(?:url\s*=\s*)?['\"]?([^'\"\s][^'\"]*)", re.IGNORECASE)
"""What follows the seconds."""


def refreshes_to(head: Head, url: str) -> str:
    """Give the address to which the `meta` refresh of the page at `url` leads, whenever it does; "" without one."""
    return refresh_target(head.content("refresh") or "", url)


def refresh_target(content: str, url: str) -> str:
    """Give the address to which a `meta` refresh with this `content` leads on the page at `url`; "" where to none."""
    if SECONDS_ALONE.fullmatch(content):
        return url
    target = REFRESH_TO.search(content)
    return urljoin(url, target[1].strip()) if target else ""
