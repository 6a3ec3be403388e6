"""Every example of every rule, judged on recorded evidence: no browser, a few milliseconds."""

import pytest
from examples import GOLDEN, WITH_EXAMPLES, check, examples_of, judged, read_golden
from msgspec.structs import fields, replace

from audits.evidence import NotGathered, Page, Site
from audits.rules.catalogue import RULES
from audits.rules.engine import Rule
from audits.rules.outcomes import Result


@pytest.fixture(scope="module")
def a_site() -> Site:
    return read_golden(WITH_EXAMPLES[0])["1-good"]


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: rule.id)
def test_recorded_examples(rule: Rule) -> None:
    recorded = read_golden(rule)
    for name, example in examples_of(rule).items():
        check(rule, example, recorded[name])


def test_nothing_is_recorded_of_rules_that_are_gone() -> None:
    assert {file.stem for file in GOLDEN.iterdir()} == {rule.id for rule in WITH_EXAMPLES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_missing_evidence_is_untested(rule: Rule, a_site: Site) -> None:
    """Evidence that is missing comes out as untested, whatever the rule."""
    missing = NotGathered("for this test")
    known = {"path", "url", "source", "sends_on_to", "redirect", "written", "loaded"}
    blank = {one.name: missing for one in fields(Page) if one.name not in known}
    gathered = replace(a_site, pages=(replace(a_site.pages[0], **blank),), bookings=missing)
    judgement = judged(rule, gathered)
    if rule.evidence == {"loaded"}:
        pytest.fail("a rule that needs nothing but a loaded page cannot be shown to need evidence")
    assert judgement.tally.untested == 1
    assert judgement.outcomes[0].result is Result.UNTESTED


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_unloaded_page_is_untested(rule: Rule, a_site: Site) -> None:
    missing = NotGathered("for this test")
    unloaded = replace(a_site, pages=(replace(a_site.pages[0], loaded=missing),), bookings=missing)
    assert judged(rule, unloaded).tally.untested == 1
