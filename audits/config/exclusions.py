"""What settings leave out of an audit: asked of a rule, a page and an address, and told in sentences."""

from collections.abc import Collection, Sequence
from fnmatch import fnmatchcase

from msgspec import Struct

from audits.config.exemptions import Exclusion


class Exclusions(Struct, frozen=True):
    """All that a project leaves out."""

    entries: tuple[Exclusion, ...] = ()

    def leaves_out_rule(self, rule: str, family: str) -> bool:
        """Tell whether a rule is asked nowhere."""
        return any(not (one.pages or one.selectors) and _names(one, rule, family) for one in self.entries)

    def leaves_out_page(self, path: str) -> bool:
        """Tell whether a page is not opened; `path` is its file below the site."""
        return any(not (one.rules or one.selectors) and fits(path, one.pages) for one in self.entries)

    def leaves_out(self, rule: str, family: str, path: str) -> bool:
        """Tell whether a rule is not asked of a page."""
        return any(not one.selectors and _names(one, rule, family) and fits(path, one.pages) for one in self.entries)

    @property
    def selectors(self) -> tuple[str, ...]:
        """The selectors of all elements of which something is not told."""
        return tuple(dict.fromkeys(selector for one in self.entries for selector in one.selectors))

    def leaves_out_element(self, rule: str, family: str, path: str, selectors: Collection[str]) -> bool:
        """Tell whether a rule tells nothing of an element that these selectors of the settings match."""
        return any(
            (not one.rules or _names(one, rule, family))
            and (not one.pages or fits(path, one.pages))
            and not set(one.selectors).isdisjoint(selectors)
            for one in self.entries
        )

    def leaves_out_link(self, *addresses: str) -> bool:
        """Tell whether a link is judged by no rule; `addresses` are its address as written, and as resolved."""
        return any(fits(address, one.links) for one in self.entries for address in addresses)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is left out, and why, a sentence for each entry."""
        return tuple(_sentence(one) for one in self.entries)


def fits(text: str, patterns: Sequence[str]) -> bool:
    """Tell whether a text is one of the patterns, or fits it by its wildcards (`*`, `?`, `[…]`)."""
    return any(text == pattern or fnmatchcase(text, pattern) for pattern in patterns)


def _names(exclusion: Exclusion, rule: str, family: str) -> bool:
    return rule in exclusion.rules or family in exclusion.rules


def _sentence(exclusion: Exclusion) -> str:
    parts = {
        "rules": exclusion.rules,
        "elements": exclusion.selectors,
        "pages": exclusion.pages,
        "links to": exclusion.links,
    }
    told = " on ".join(f"{what} {', '.join(names)}" for what, names in parts.items() if names)
    return f"Left out by the settings: {told}. {exclusion.reason}"
