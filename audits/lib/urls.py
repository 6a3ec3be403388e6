"""Taking addresses apart, those that pages get wrong included."""

import ipaddress
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

NO_ADDRESS = SplitResult("", "", "", "", "")

REMEMBERED = 2**16
"""Addresses: every rule about links takes the same ones apart."""


@lru_cache(maxsize=REMEMBERED)
def split(url: str) -> SplitResult | None:
    """Take an address apart; None where it is no address at all, as in `http://[bad`."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # a port that is no number is found out only when it is asked for
    except ValueError:
        return None
    return parts


@lru_cache(maxsize=REMEMBERED)
def host_of(url: str) -> str:
    """Give the host an address names, in lower case; empty where it names none."""
    return (split(url) or NO_ADDRESS).hostname or ""


def same_address(one: str, other: str) -> bool:
    """Tell whether two addresses are the same but for the host's letter case and a port that goes without saying."""
    return _normal(one) == _normal(other)


def _normal(url: str) -> tuple[str, str, int | None, str, str]:
    parts = split(url) or NO_ADDRESS
    port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    return parts.scheme, parts.hostname or "", port, parts.path or "/", parts.query


def is_private(host: str) -> bool:
    """Tell whether a host is one that only its own network reaches. Such a host is none of a checker's business."""
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return f".{host}".endswith((".localhost", ".local", ".internal", ".home.arpa"))
