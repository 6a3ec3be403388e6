"""What a page of another host says of itself: whether it is there at all, is for sale, and which places it has."""

import re
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

NOT_FOUND = re.compile(
    r"\b404\b|(page|site|article|document|resource|content|file|url)\b.{0,20}\b(not|n.t) (be )?(found|exist)"
    r"|^not found$|no longer (available|exists)|nicht gefunden|(introuvable|non trouvée)|no encontrad[ao]|non trovata",
    re.IGNORECASE,
)
"""Words of a title or first heading that say so in the languages most met."""

PARKED = re.compile(
    r"domain (name )?(\S+ )?(is|may be) for sale|buy this domain|this domain (name )?(has expired|is parked)"
    r"|is parked free|parked domain|the domain has expired",
    re.IGNORECASE,
)
PARKING_HOSTS = (
    "afternic.com", "bodis.com", "dan.com", "hugedomains.com", "parkingcrew.net", "sedo.com", "sedoparking.com",
    "undeveloped.com",
)  # fmt: skip
"""Services that show advertisements, or a price, where a site once was."""

LONGEST_PARKED = 3_000
"""Characters: who writes about parked domains writes more than a parked domain shows."""

GENERATED = re.compile(r"L\d+(-L\d+)?|[!/].*|.*[=&].*")
"""Fragments that a script of the page reads, and no element bears: lines of a source file, routes, parameters."""


LEAST_TEXT = 500
"""Characters: a page with scripts and less text than this may be built by them."""


class RemotePage:
    """The HTML of a page of another host, taken apart; `is_whole` says whether all of it was read."""

    def __init__(self, html: str, *, is_whole: bool = True) -> None:
        self._tree = LexborHTMLParser(html)
        self._is_whole = is_whole

    @property
    def says_not_found(self) -> str:
        """The title or first heading with which the page says that it is not there; empty where it says none."""
        spoken = [self._tree.css_first(name) for name in ("title", "h1")]
        texts = [" ".join(node.text().split()) for node in spoken if node is not None]
        return next((text for text in texts if NOT_FOUND.search(text)), "")

    def is_parked(self, url: str) -> bool:
        """Tell whether the address shows that its domain is for sale or has run out."""
        host = urlsplit(url).hostname or ""
        if any(f".{host}".endswith(f".{parking}") for parking in PARKING_HOSTS):
            return True
        body = self._tree.body
        text = " ".join(body.text(separator=" ").split()) if body is not None else ""
        return len(text) <= LONGEST_PARKED and PARKED.search(text) is not None

    @property
    def may_have_more(self) -> bool:
        """Whether it may have places that were not seen: it was not read to its end, or its scripts may build it."""
        body = self._tree.body
        if not self._is_whole or body is None:
            return True
        unread = sum(len(node.text()) for node in body.css("script, style, noscript, template"))
        return bool(self._tree.css("script")) and len(body.text()) - unread < LEAST_TEXT

    def has(self, fragment: str) -> bool | None:
        """Tell whether an element bears the name (https://html.spec.whatwg.org/#find-a-potential-indicated-element).

        None where that is not known.

        A fragment that is read by scripts is taken to be there, and so is what GitHub's script adds its prefix to.
        """
        name = unquote(fragment.partition(":~:")[0])
        if not name or name.lower() == "top" or GENERATED.fullmatch(name):
            return True
        there = {node.attributes.get("id") for node in self._tree.css("[id]")}
        there |= {node.attributes.get("name") for node in self._tree.css("a[name]")}
        if there & {name, fragment, f"user-content-{name}", f"user-content-{name.lower()}"}:
            return True
        return None if self.may_have_more else False
