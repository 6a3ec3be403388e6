"""What is to be gathered of a site: which evidence, in which profiles, within which times."""

from dataclasses import dataclass, replace

from audits.config.profiles import PROFILES
from audits.static.pages import BuiltPage


@dataclass(frozen=True, slots=True)
class Plan:
    """What a visit is to bring back: which fields, in which profiles, within which times (ms).

    `axe_rules` are the rules axe is to run; `unsampled_profiles` are the profiles in which every page is shown,
    though a sample would do. `opens` says whether a page is opened up and worked. `reuse` says whether what one page
    has shown of its template holds for the others. `only_search` leaves out all views of the page but those with its
    search open. What comes into sight by itself within `late_changes_ms` is waited for, and
    looked at. `excluded` are CSS selectors of what the settings exclude.
    """

    base: str
    profiles: tuple[str, ...]
    fields: frozenset[str]
    axe_rules: tuple[str, ...]
    load_timeout_ms: int
    page_timeout_ms: int
    country: str | None = None
    unsampled_profiles: frozenset[str] = frozenset()
    opens: bool = True
    reuse: bool = True
    only_search: bool = False
    late_changes_ms: int = 10_000
    excluded: tuple[str, ...] = ()

    def of(self, page: BuiltPage) -> "Plan":
        """Give the plan of one page: one outside the sample is not shown in the profiles kept for the sample."""
        profiles = tuple(name for name in self.profiles if self._shows(page, name))
        return replace(self, profiles=profiles or self.profiles)

    def _shows(self, page: BuiltPage, profile: str) -> bool:
        return page.in_sample or profile in self.unsampled_profiles or not PROFILES[profile].sampled
