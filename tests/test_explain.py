"""What `audits explain` says of a rule and of a criterion."""

import json

from audits.explain import explain_criterion, explain_rule, rules_as_json, rules_table
from audits.rules.catalogue import BY_ID
from audits.standards.wcag import BY_NUMBER, CRITERIA


def test_a_criterion_is_told_with_its_rules_its_proof_and_what_a_person_does() -> None:
    text = explain_criterion(BY_NUMBER["1.2.2"])
    assert text.startswith("WCAG 2.2 1.2.2 Captions (Prerecorded) (A)\n")
    assert "media-captions" in text
    assert "It does not apply where no page has a sound, a video" in text
    assert "Otherwise a person settles it: Play each video with its captions on." in text


def test_a_criterion_that_rules_decide_says_which() -> None:
    assert "Where axe-bypass finds no fault, it is met." in explain_criterion(BY_NUMBER["2.4.1"])


def test_every_criterion_can_be_told_and_aaa_asks_nothing_of_a_person() -> None:
    assert all("Otherwise a person settles it" in explain_criterion(criterion) for criterion in CRITERIA)
    assert "person" not in explain_criterion(BY_NUMBER["2.4.9"])


def test_a_rule_says_what_of_its_criterion_it_leaves_to_a_person() -> None:
    left = "What it leaves to a person in 1.4.3: Measure text on pictures"
    assert left in explain_rule(BY_ID["axe-color-contrast"])
    assert "leaves to a person" not in explain_rule(BY_ID["axe-bypass"])


def test_rules_are_listed_for_programs_too() -> None:
    tel = BY_ID["tel-link-global"]
    assert json.loads(rules_as_json([tel])) == [
        {
            "rule": "tel-link-global",
            "family": "contact",
            "level": "must",
            "title": tel.title,
            "help": tel.help,
            "standards": ["RFC 3966"],
            "wcag": [],
        }
    ]
    (text,) = json.loads(rules_as_json([BY_ID["axe-color-contrast"]]))
    assert text["wcag"] == ["1.4.3"]
    assert rules_table([tel]) == "tel-link-global  contact          must    RFC 3966"
