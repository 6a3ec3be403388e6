"""axe in each view of a page: those of its rules that can see something there which no view before has shown."""

from typing import Any

from msgspec import structs

from audits.browser.open_page import OpenPage
from audits.config.profiles import DISMISSED, LOADED, PROFILES
from audits.evidence import Axe
from audits.gatherers.contrast import with_contrast
from audits.static.plan import Plan

PAGE_LEVEL_RULES = frozenset({
    "accesskeys", "aria-hidden-body", "bypass", "css-orientation-lock", "document-title", "duplicate-id-aria",
    "frame-title-unique", "heading-order", "html-has-lang", "html-lang-valid", "html-xml-lang-mismatch",
    "identical-links-same-purpose", "landmark-banner-is-top-level", "landmark-complementary-is-top-level",
    "landmark-contentinfo-is-top-level", "landmark-main-is-top-level", "landmark-no-duplicate-banner",
    "landmark-no-duplicate-contentinfo", "landmark-no-duplicate-main", "landmark-one-main", "landmark-unique",
    "meta-refresh", "meta-refresh-no-exceptions", "meta-viewport", "meta-viewport-large", "page-has-heading-one",
    "region", "skip-link",
})  # fmt: skip
"""Rules of axe about a page as a whole, which the page as loaded answers."""


async def run_axe(page: OpenPage) -> dict[str, Any]:
    """Run axe over the page as it is shown, and settle in pictures what it cannot tell of contrast.

    Raises:
        ProbeError: axe threw, or another script failed in the page.
    """
    rules, elsewhere = _rules(page.profile, page.state, page.plan)
    return await with_contrast(page, await page.isolated.call_axe(rules, elsewhere))


def axe_for_profile(profile: str, state: str, seen: Axe, plan: Plan) -> Axe:
    """Copy axe's results to another profile in which the page looks the same, with only the rules run there."""
    rules, elsewhere = _rules(profile, state, plan)
    return structs.replace(
        seen,
        violations=tuple(one for one in seen.violations if one.rule in rules),
        incomplete=tuple(one for one in seen.incomplete if one.rule in rules),
        passes={rule: count for rule, count in seen.passes.items() if rule in rules},
        inapplicable=tuple(rule for rule in seen.inapplicable if rule in rules),
        elsewhere=elsewhere,
    )


def _rules(profile: str, state: str, plan: Plan) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the rules axe is to run in a profile and state, and those it leaves to the views before."""
    only = PROFILES[profile].axe_only
    rules = plan.axe_rules
    if state not in {LOADED, DISMISSED}:
        rules = tuple(rule for rule in rules if rule not in PAGE_LEVEL_RULES)
    if only and profile != plan.profiles[0]:
        rules = tuple(rule for rule in rules if rule in only)
    return rules, tuple(rule for rule in plan.axe_rules if rule not in rules)
