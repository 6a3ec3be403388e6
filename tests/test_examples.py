"""Every example of every rule, judged on recorded evidence: no browser, a few milliseconds."""

import pytest
from examples import all_examples, check, judged, read_golden
from msgspec.structs import fields, replace

from audits.evidence import NotGathered, Page, Site
from audits.outcomes import Result
from audits.rule import Example, Rule
from audits.rules import RULES


@pytest.fixture(scope="module")
def golden() -> dict[str, Site]:
    return read_golden()


@pytest.mark.parametrize(("name", "rule", "example"), all_examples())
def test_recorded_example(name: str, rule: Rule, example: Example, golden: dict[str, Site]) -> None:
    check(rule, example, golden[name])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_missing_evidence_is_untested(rule: Rule, golden: dict[str, Site]) -> None:
    """Evidence that is missing comes out as untested, whatever the rule."""
    site = next(iter(golden.values()))
    missing = NotGathered("for this test")
    known = {"path", "url", "source", "sends_on_to", "loaded"}
    blank = {one.name: missing for one in fields(Page) if one.name not in known}
    gathered = replace(site, pages=(replace(site.pages[0], **blank),), bookings=missing)
    judgement = judged(rule, gathered)
    if rule.evidence == {"loaded"}:
        pytest.fail("a rule that needs nothing but a loaded page cannot be shown to need evidence")
    assert judgement.tally.untested == 1
    assert judgement.outcomes[0].result is Result.UNTESTED


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_unloaded_page_is_untested(rule: Rule, golden: dict[str, Site]) -> None:
    site = next(iter(golden.values()))
    missing = NotGathered("for this test")
    unloaded = replace(site, pages=(replace(site.pages[0], loaded=missing),), bookings=missing)
    assert judged(rule, unloaded).tally.untested == 1
