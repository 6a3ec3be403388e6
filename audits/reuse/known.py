"""What has been found of the parts that pages of one template share, by what it was found with and by look."""

from collections.abc import Mapping
from typing import Any

from audits.config.profiles import SEARCH_OPEN

FindingKey = tuple[str, str]
"""A gatherer's key prefix, and the look (hash) of the element (`browser/js/lib/looks.js`)."""

Found = Mapping[FindingKey, Any]
"""What was found, JSON-shaped."""


def without_search(found: Found) -> Found:
    """Return the findings that do not depend on the search index."""
    return {key: one for key, one in found.items() if key[0] != "search" and not key[0].endswith(SEARCH_OPEN)}


def shows_search(found: Found) -> bool:
    """Tell whether a search was tried by a control that was not known before.

    What a known control opens may look different, too, such as with results that an earlier search has left.
    """
    return any(kind == "search" or (kind.startswith("region of") and kind.endswith(SEARCH_OPEN)) for kind, _ in found)


class Known:
    """What a visit need not find out again, and what it has found out itself.

    `shared` is what other pages of the same template have found; without it nothing is known, and all is worked in
    full.
    `tries_search` says that the site's search is tried on this page, with its whole index.

    A look holds all that the answer depends on, so it does not matter on which page it was found.
    """

    def __init__(self, shared: Found | None = None, *, tries_search: bool = True) -> None:
        self._shared: Found = shared or {}
        self._own: dict[FindingKey, Any] = {}
        self.is_worked_in_full = shared is None
        self.tries_search = tries_search
        self.asked_for: tuple[str, ...] = ()
        """The addresses for which the page has asked, set at the end of the visit."""

    def __contains__(self, key: FindingKey) -> bool:
        """Tell whether a gatherer has found out about this look."""
        return key in self._own or key in self._shared

    def __getitem__(self, key: FindingKey) -> Any:
        """Give what a gatherer has found of this look.

        Raises:
            KeyError: it has not looked at one.
        """
        return self._own[key] if key in self._own else self._shared[key]

    def get(self, key: FindingKey) -> Any:
        """Give what a gatherer has found of this look, None where it has not looked at one."""
        return self._own.get(key, self._shared.get(key))

    def __setitem__(self, key: FindingKey, found: Any) -> None:
        """Keep what a gatherer has found of this look."""
        self._own[key] = found

    def is_shared(self, key: FindingKey) -> bool:
        """Tell whether another page has found out about this look."""
        return key in self._shared

    def shared_of(self, gatherer: str) -> Mapping[str, Any]:
        """Give what a gatherer has found of each look on other pages, by look."""
        return {key[1]: found for key, found in self._shared.items() if key[0] == gatherer}

    @property
    def own(self) -> Found:
        """What this visit has found out itself."""
        return self._own
