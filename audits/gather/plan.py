"""What a visit is to bring back, and what stands for a page that could not be visited."""

from dataclasses import dataclass, replace
from typing import Any

from msgspec import structs

from audits.evidence import ORIGIN, NotGathered, Page
from audits.gather.profiles import PROFILES
from audits.pages import BuiltPage


@dataclass(frozen=True, slots=True)
class Plan:
    """What a visit is to bring back: which fields, in which profiles, within which times (ms).

    `axe_rules` are the rules axe is to run; `everywhere` are the profiles in which every page is shown, though a sample
    would do.
    """

    base: str
    profiles: tuple[str, ...]
    fields: frozenset[str]
    axe_rules: tuple[str, ...]
    load_timeout_ms: int
    page_timeout_ms: int
    country: str | None = None
    everywhere: frozenset[str] = frozenset()

    def of(self, page: BuiltPage) -> "Plan":
        """Give the plan of one page: one outside the sample is not shown in the profiles kept for the sample."""
        profiles = tuple(name for name in self.profiles if self._shows(page, name))
        return replace(self, profiles=profiles or self.profiles)

    def _shows(self, page: BuiltPage, profile: str) -> bool:
        return page.in_sample or profile in self.everywhere or not PROFILES[profile].sampled


KNOWN_UNREAD = frozenset({"path", "url", "source", "sends_on_to"})
"""What is known of a page that nobody could look at."""


def unread(page: BuiltPage, base: str, reason: str) -> Page:
    """Give the record of a page that could not be looked at."""
    missing = NotGathered(reason)
    fields: dict[str, Any] = {one.name: missing for one in structs.fields(Page) if one.name not in KNOWN_UNREAD}
    return Page(path=page.path, url=ORIGIN + base + page.address, source=page.source, **fields)
