import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from audits.reports import as_sarif
from audits.rules.outcomes import Result
from audits.standards import Level
from audits.verdict.report import Finding, Report, Source, Status, Verdict


def run_of(report: Report) -> dict[str, Any]:
    (run,) = json.loads(as_sarif(report))["runs"]
    return dict(run)


def test_snapshot(everything: Report, same_as_file: Callable[[str, Path], None], snapshots: Path) -> None:
    same_as_file(as_sarif(everything), snapshots / "report.sarif")


def test_structure(awkward: Report) -> None:
    log = json.loads(as_sarif(awkward))
    assert log["version"] == "2.1.0"
    run = run_of(awkward)
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "audits"
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert all(urlsplit(rule.get("helpUri", "https://none")).scheme == "https" for rule in rules)
    assert len(run["results"]) == len(awkward.findings)
    for result, finding in zip(run["results"], awkward.findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        assert result["partialFingerprints"] == {"audits/v1": finding.fingerprint}
        (location,) = result["locations"]
        file = location["physicalLocation"]["artifactLocation"]
        assert file["uriBaseId"] in run["originalUriBaseIds"]
        parts = urlsplit(file["uri"])
        assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")


@pytest.mark.parametrize(
    ("facts", "level"),
    [
        ({}, "error"),
        ({"result": Result.UNTESTED}, "error"),
        ({"result": Result.UNSURE}, "warning"),
        ({"level": Level.SHOULD}, "note"),
        ({"status": Status.KNOWN}, "note"),
    ],
)
def test_level(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report], facts: dict[str, object], level: str
) -> None:
    (result,) = run_of(make_report(make_finding(**facts)))["results"]
    assert result["level"] == level


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (
            {},
            {
                "artifactLocation": {"uri": "docs/guides/headache.md", "uriBaseId": "SOURCE"},
                "region": {"startLine": 42},
            },
        ),
        ({"source": Source("docs/a b.md")}, {"artifactLocation": {"uri": "docs/a%20b.md", "uriBaseId": "SOURCE"}}),
        ({"source": None}, {"artifactLocation": {"uri": "guides/headache/index.html", "uriBaseId": "SITE"}}),
        ({"source": None, "page": ""}, {"artifactLocation": {"uri": "index.html", "uriBaseId": "SITE"}}),
    ],
)
def test_location(
    make_finding: Callable[..., Finding],
    make_report: Callable[..., Report],
    facts: dict[str, object],
    expected: dict[str, object],
) -> None:
    (result,) = run_of(make_report(make_finding(**facts)))["results"]
    assert result["locations"][0]["physicalLocation"] == expected


def test_waived_is_suppressed_and_known_is_no_news(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    results = run_of(make_report(*(make_finding(status=status) for status in Status)))["results"]
    assert [(result["baselineState"], bool(result["suppressions"])) for result in results] == [
        ("new", False),
        ("unchanged", False),
        ("unchanged", True),
    ]


def test_message_makes_no_link(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    (result,) = run_of(make_report(make_finding(message="see [this](https://evil.example/)")))["results"]
    assert result["message"]["text"] == "see [this\\](https://evil.example/)"


@pytest.mark.parametrize("verdict", Verdict)
def test_an_incomplete_run_was_no_success(make_report: Callable[..., Report], verdict: Verdict) -> None:
    (invocation,) = run_of(make_report(verdict=verdict))["invocations"]
    assert invocation["executionSuccessful"] is (verdict is not Verdict.INCOMPLETE)
