"""The accessibility statement: what is kept of a report, how readers are told, and that what is kept is of today."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from audits.rules.catalogue import RULES
from audits.standards.wcag import CRITERIA
from audits.verdict.report import CriterionOutcome
from statement import PROFILES, STANDINGS, kept_of, read_kept, standing_of, statement_macros

PAGE = Path(__file__).parent.parent / "docs" / "accessibility.md"
DAY = date(2026, 11, 25)


def a_criterion(sc: str, result: str, **facts: object) -> Mapping[str, object]:
    because = "It does not apply. All 2 pages were looked at: no page has a video."
    made = {"sc": sc, "name": f"Name of {sc}", "level": "A", "rules": ["reflow"], "because": because, "attested": []}
    return {**made, "result": result, **facts}


def a_report(*criteria: Mapping[str, object]) -> Mapping[str, Any]:
    return {"site": {"pages": 2, "profiles": ["mobile", "desktop"]}, "criteria": criteria}


def told(kept: Mapping[str, Any], macro: str) -> str:
    return statement_macros(lambda: kept)[macro]()


@pytest.mark.parametrize(
    ("criterion", "standing"),
    [
        (a_criterion("1.1.1", "failed"), "problem"),
        (a_criterion("1.1.1", "unsure"), "problem"),
        (a_criterion("1.1.1", "untested"), "problem"),
        (a_criterion("1.1.1", "needs-person"), "partly"),
        (a_criterion("1.1.1", "needs-person", rules=[]), "untried"),
        (a_criterion("1.1.1", "passed"), "by-software"),
        (a_criterion("1.1.1", "passed", attested=[{"role": "editor"}]), "by-person"),
        (a_criterion("1.1.1", "inapplicable"), "absent"),
    ],
)
def test_how_a_criterion_stands(criterion: Mapping[str, object], standing: str) -> None:
    assert standing_of(criterion) == standing
    assert standing in STANDINGS


def test_every_outcome_has_a_standing() -> None:
    assert {standing_of(a_criterion("1.1.1", outcome)) for outcome in CriterionOutcome} <= set(STANDINGS)


def test_a_problem_keeps_the_day_it_was_first_known() -> None:
    before = kept_of(a_report(a_criterion("1.4.3", "failed")), {}, date(2026, 11, 1))
    kept = kept_of(a_report(a_criterion("1.4.3", "failed"), a_criterion("2.1.1", "unsure")), before, DAY)
    assert [(one["sc"], one["since"]) for one in kept["problems"]] == [("1.4.3", "2026-11-01"), ("2.1.1", "2026-11-25")]
    assert "- 1.4.3 Name of 1.4.3, known since 1 November 2026: It does not" in told(kept, "known_problems")
    mended = kept_of(a_report(a_criterion("1.4.3", "passed")), kept, DAY)
    assert mended["problems"] == []
    assert told(mended, "known_problems").startswith("Our tests found no problem on 25 November 2026.")


def test_readers_are_told_how_many_stand_how() -> None:
    criteria = [a_criterion("1.1.1", "needs-person"), a_criterion("1.3.3", "needs-person", rules=[])]
    kept = kept_of(a_report(*criteria, a_criterion("1.3.2", "needs-person")), {}, DAY)
    assert told(kept, "criteria_in_short").splitlines() == [
        "- for **2**, software found no fault; a person has yet to check what software cannot see",
        "- nobody has tested **1** yet",
    ]
    assert told(kept, "not_tested") == "- 1.3.3 Name of 1.3.3"
    assert told(kept, "ways_of_testing").splitlines() == [f"- {PROFILES['desktop']}", f"- {PROFILES['mobile']}"]
    assert told(kept, "tested_on") == "25 November 2026"


def test_what_does_not_apply_gives_each_reason_once() -> None:
    kept = kept_of(a_report(a_criterion("1.2.1", "inapplicable"), a_criterion("1.2.2", "inapplicable")), {}, DAY)
    assert told(kept, "does_not_apply") == "- 1.2.1 Name of 1.2.1; 1.2.2 Name of 1.2.2: no page has a video."


def test_what_is_kept_is_about_the_criteria_and_rules_of_today() -> None:
    kept = read_kept()
    assert [(one["sc"], one["name"], one["level"]) for one in kept["criteria"]] == [
        (one.number, one.name, one.level) for one in CRITERIA
    ], "run `nox -s statement`"
    cited = {standard.criterion for rule in RULES for standard in rule.standards}
    tried = {one["sc"] for one in kept["criteria"] if one["standing"] != "untried"}
    untried = {one["sc"] for one in kept["criteria"]} - tried
    assert untried & cited == set(), "a rule tries what the statement calls untested: run `nox -s statement`"


def test_the_statement_never_claims_to_conform() -> None:
    kept = read_kept()
    words = " ".join((PAGE.read_text("utf-8"), *(told(kept, name) for name in statement_macros(lambda: kept)))).lower()
    assert [word for word in ("conform", "complian", "complies", "fully accessible") if word in words] == []
    assert "we do not claim that the site meets it" in words
