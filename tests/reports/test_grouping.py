from collections.abc import Callable

import pytest

from audits.reports.grouping import Urgency, cause_counts, counts, sections, urgency
from audits.rules.outcomes import Result
from audits.standards import Level
from audits.verdict.report import Finding, Report, Status


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, Urgency.MUST),
        ({"level": Level.SHOULD}, Urgency.SHOULD),
        ({"result": Result.UNSURE}, Urgency.UNSURE),
        ({"result": Result.UNSURE, "level": Level.SHOULD}, Urgency.UNSURE),
        ({"result": Result.UNTESTED}, Urgency.UNTESTED),
        ({"result": Result.UNTESTED, "level": Level.SHOULD}, Urgency.UNTESTED),
        ({"status": Status.KNOWN}, Urgency.SETTLED),
        ({"status": Status.WAIVED, "result": Result.UNSURE}, Urgency.SETTLED),
        ({"result": Result.PASSED}, Urgency.MUST),
    ],
)
def test_urgency(make_finding: Callable[..., Finding], facts: dict[str, object], expected: Urgency) -> None:
    assert urgency(make_finding(**facts)) is expected


def test_sections_hold_every_finding_once_and_the_most_urgent_first(awkward: Report) -> None:
    found = sections(awkward)
    held = [
        finding for section in found for group in section.rules for cause in group.causes for finding in cause.findings
    ]
    assert sorted(map(repr, held)) == sorted(map(repr, awkward.findings))
    order = list(Urgency)
    assert [section.urgency for section in found] == sorted({urgency(item) for item in held}, key=order.index)
    assert {section.urgency: section.findings for section in found} == counts(awkward.findings)
    assert {section.urgency: section.causes for section in found} == cause_counts(awkward)


def test_causes_are_grouped_by_rule(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    report = make_report(
        make_finding(rule="a", message="one"),
        make_finding(rule="b", message="one"),
        make_finding(rule="a", message="two"),
        make_finding(rule="a", message="one"),
    )
    (section,) = sections(report)
    assert [
        (group.rule, [(cause.message, len(cause.findings)) for cause in group.causes]) for group in section.rules
    ] == [("a", [("one", 2), ("two", 1)]), ("b", [("one", 1)])]


def test_help_is_given_once_per_rule(everything: Report) -> None:
    helps = [(group.rule, bool(group.help)) for section in sections(everything) for group in section.rules]
    assert helps.count(("color-contrast", True)) == 1
    assert helps.count(("color-contrast", False)) == 1


def test_one_element_is_one_selector_and_one_html(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    def is_one(*findings: Finding) -> bool:
        return sections(make_report(*findings))[0].rules[0].causes[0].is_one_element

    assert is_one(make_finding(page="a"), make_finding(page="b"))
    assert not is_one(make_finding(selector="a"), make_finding(selector="b"))
    assert not is_one(make_finding(html="a"), make_finding(html="b"))
