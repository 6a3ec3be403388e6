"""Every rule is whole: named as its file, cited, helped, with good and bad examples."""

import re
from pathlib import Path

import pytest

from audits.evidence import BookingOutcome
from audits.rules.catalogue import BY_ID, EXTERNAL_RULES, FAMILIES, RULES
from audits.rules.contact.booking_link_works import MEANING
from audits.rules.engine import Rule
from audits.standards.wcag import CRITERIA

PACKAGE = Path(__file__).parent.parent / "audits" / "rules"
KNOWN_FAMILIES = {
    "accessibility", "metadata", "structured-data", "links", "contact", "content", "privacy", "performance",
}  # fmt: skip
OWN = [rule for rule in (*RULES, *EXTERNAL_RULES) if not rule.id.startswith("axe-")]
WITHOUT_EXAMPLES = {
    "booking-link-works": "an example would need a booking service; tests/browser/test_booking.py has one",
    **{rule.id: "an example would need another host; tests/test_external_rules.py has them" for rule in EXTERNAL_RULES},
}


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.id)
def test_a_rule_is_whole(rule: Rule) -> None:
    file = PACKAGE / rule.family.replace("-", "_") / f"{rule.id.replace('-', '_')}.py"
    assert file.is_file(), f"{rule.id} is to be found by guessing, in {file}"
    assert rule.standards
    assert not rule.title.endswith("."), "the title is a heading"
    assert len(rule.help) > 60, "the help must let an editor mend the fault"
    if rule.id not in WITHOUT_EXAMPLES:
        assert any(example.says is None for example in rule.examples)
        assert any(example.says for example in rule.examples)


def test_every_rule_file_is_listed() -> None:
    found = {
        path.stem.replace("_", "-") for path in PACKAGE.rglob("*.py") if "@rule(" in path.read_text(encoding="utf-8")
    }
    assert found == {rule.id for rule in OWN}


def test_ids_and_families() -> None:
    assert len(BY_ID) == len(RULES) + len(EXTERNAL_RULES)
    assert set(FAMILIES) <= KNOWN_FAMILIES
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", rule.id) for rule in RULES)


def test_the_criteria_are_those_of_wcag_22() -> None:
    assert len(CRITERIA) == 55
    assert sum(criterion.level == "A" for criterion in CRITERIA) == 31
    assert "4.1.1" not in {criterion.number for criterion in CRITERIA}


def test_rules_that_decide_a_criterion_are_there_and_cite_it() -> None:
    for criterion in CRITERIA:
        for name in criterion.decided_by:
            assert criterion.number in {standard.criterion for standard in BY_ID[name].standards}, name


def test_every_end_of_a_booking_visit_has_a_meaning() -> None:
    """What is not named in MEANING fails; only these may be left out of it."""
    assert set(BookingOutcome) - set(MEANING) == {
        BookingOutcome.NOT_FOUND,
        BookingOutcome.WRONG_CLINIC,
        BookingOutcome.LOGIN_WALL,
        BookingOutcome.TOO_MANY_REDIRECTS,
        BookingOutcome.INSECURE_HOP,
        BookingOutcome.UNEXPECTED_HOST,
        BookingOutcome.BAD_CERTIFICATE,
        BookingOutcome.EMPTY_FRAME,
    }
