"""Whether rules judge a page otherwise that was worked with what its template shows."""

from collections.abc import Sequence

from audits.config.facts import Facts
from audits.evidence import Page
from audits.rules.catalogue import BY_ID
from audits.rules.judging import judge_page
from audits.rules.outcomes import Judgement, Result


def rules_that_differ(
    rules: Sequence[str], facts: Facts, profiles: tuple[str, ...], one: Page, other: Page
) -> tuple[str, ...]:
    """Name the rules, of those given, that judge two visits to one page otherwise, whatever the words."""
    asked = (BY_ID[name] for name in rules if name in BY_ID and BY_ID[name].is_page_local)
    return tuple(
        rule.id
        for rule in asked
        if _told(judge_page(rule, one, facts, profiles)) != _told(judge_page(rule, other, facts, profiles))
    )


def _told(judgement: Judgement) -> frozenset[tuple[Result, str]]:
    return frozenset((outcome.result, outcome.place.selector) for outcome in judgement.outcomes)
