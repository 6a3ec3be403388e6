"""What robots.txt asks of search engines, by RFC 9309 (https://www.rfc-editor.org/rfc/rfc9309)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote

# Read here and not by a library such as protego, which tells whether a path may be fetched, but not which pattern says
# so; the messages name it.

CRAWLER = "googlebot"
SAFE = "/*$?&=:;,+@!'()~%"
PERCENT_ENCODED = re.compile("%[0-9A-Fa-f]{2}")
UNRESERVED = re.compile("[A-Za-z0-9._~-]")


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for one crawler, each a pattern and whether it allows, and the addresses of the site's sitemaps."""

    rules: Sequence[tuple[str, bool]]
    sitemaps: Sequence[str]

    def hidden_by(self, path: str) -> str | None:
        """Give the pattern that keeps a crawler from a path; None where it may go (section 2.2.2).

        The longest pattern that fits decides, and of two as long the one that allows.
        """
        path = _encoded(path)
        fitting = [(len(pattern), allows, pattern) for pattern, allows in self.rules if _fits(pattern, path)]
        _, allows, pattern = max(fitting, default=(0, True, ""))
        return None if allows else pattern


def read_robots(text: str) -> Robots:
    """Read robots.txt as Googlebot does: the groups that name it, or else those for every crawler (section 2.2.1)."""
    groups: dict[str, list[tuple[str, bool]]] = {}
    sitemaps: list[str] = []
    named: list[str] = []
    in_rules = False
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "user-agent" and colon:
            named = [value.lower()] if in_rules else [*named, value.lower()]
            in_rules = False
            groups.setdefault(value.lower(), [])
        elif key in {"allow", "disallow"} and colon:
            in_rules = True
            for name in named if value else ():
                groups[name].append((_encoded(value), key == "allow"))
        elif key == "sitemap" and colon:
            sitemaps.append(line.partition(":")[2].strip())
    return Robots(groups.get(CRAWLER, groups.get("*", [])), sitemaps)


def _encoded(path: str) -> str:
    """Write a path with the same signs percent-encoded, however it came; `%2F` is not `/`, nor `%2A` `*`."""
    return quote(PERCENT_ENCODED.sub(_in_one_way, path), safe=SAFE)


def _in_one_way(percent_encoded: re.Match[str]) -> str:
    sign = unquote(percent_encoded[0])
    return sign if UNRESERVED.fullmatch(sign) else percent_encoded[0].upper()


def _fits(pattern: str, path: str) -> bool:
    """Tell whether a path begins as the pattern says, or is as it says where the pattern ends in `$`.

    Each piece between two `*` is sought from the left and then kept: trying them anew would take exponential time.
    """
    first, *others = (re.escape(piece) for piece in pattern.removesuffix("$").split("*"))
    if not pattern.endswith("$"):
        return re.match(first + "".join(f"(?>.*?{piece})" for piece in others), path) is not None
    *between, last = others or [""]
    end = f".*{last}" if others else ""
    return re.fullmatch(first + "".join(f"(?>.*?{piece})" for piece in between) + end, path) is not None
