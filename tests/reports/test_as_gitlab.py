import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from audits.reports import as_gitlab
from audits.rules.outcomes import Result
from audits.standards import Level
from audits.verdict.report import Finding, Report, SiteSummary, Source, Status

SEVERITIES = {"info", "minor", "major", "critical", "blocker"}


def violations(report: Report) -> list[dict[str, Any]]:
    return list(json.loads(as_gitlab(report)))


def test_snapshot(everything: Report, same_as_file: Callable[[str, Path], None], snapshots: Path) -> None:
    same_as_file(as_gitlab(everything), snapshots / "gl-code-quality-report.json")


def test_every_violation_has_what_gitlab_asks_for(awkward: Report) -> None:
    told = violations(awkward)
    for one in told:
        assert one["description"].strip()
        assert "\n" not in one["description"]
        assert one["check_name"] == one["check_name"].strip()
        assert one["severity"] in SEVERITIES
        assert one["location"]["lines"]["begin"] >= 1
    fingerprints = [one["fingerprint"] for one in told]
    assert len(set(fingerprints)) == len(fingerprints) == len(awkward.causes)


@pytest.mark.parametrize(
    ("facts", "severity"),
    [
        ({}, "critical"),
        ({"result": Result.UNTESTED}, "critical"),
        ({"result": Result.UNSURE}, "major"),
        ({"level": Level.SHOULD}, "minor"),
        ({"status": Status.KNOWN}, "info"),
        ({"status": Status.WAIVED}, "info"),
    ],
)
def test_severity(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report], facts: dict[str, object], severity: str
) -> None:
    (one,) = violations(make_report(make_finding(**facts)))
    assert one["severity"] == severity


def test_a_violation_is_a_cause_at_its_first_place(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    report = make_report(*(make_finding(page=f"{number}.html", source=Source("docs/a.md", 9)) for number in range(3)))
    (one,) = violations(report)
    assert one["location"] == {"path": "docs/a.md", "lines": {"begin": 9}}
    assert one["fingerprint"] == report.causes[0].id
    assert one["check_name"] == "tel-link-global"
    assert one["description"].startswith("Must be mended: `tel:01632960001` has no country code")
    assert one["description"].endswith("It shows on 3 pages, the first of them 0.html.")


def test_a_page_without_markdown_is_named_in_the_repository(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    site = SiteSummary("", "", 1, ("desktop",), folder="public")
    (one,) = violations(make_report(make_finding(source=None), site=site))
    assert one["location"]["path"] == "public/guides/headache/index.html"


def test_a_cause_that_is_new_and_known_is_told_once_as_new(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    report = make_report(make_finding(status=Status.KNOWN), make_finding())
    same_id = tuple(structs.replace(one, id="c") for one in report.causes)
    (one,) = violations(make_report(*report.findings, causes=same_id))
    assert one["severity"] == "critical"
