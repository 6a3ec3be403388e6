import json
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from msgspec import structs

from audits.reports import as_sarif
from audits.rules.catalogue import BY_ID
from audits.rules.outcomes import Result
from audits.standards import Level
from audits.verdict.report import Finding, MendedBy, Report, SiteSummary, Source, Status, Verdict


def run_of(report: Report) -> dict[str, Any]:
    (run,) = json.loads(as_sarif(report))["runs"]
    return dict(run)


def test_snapshot(everything: Report, same_as_file: Callable[[str, Path], None], snapshots: Path) -> None:
    same_as_file(as_sarif(everything), snapshots / "report.sarif")


def address(location: dict[str, Any]) -> dict[str, str]:
    return dict(location["physicalLocation"]["artifactLocation"])


def is_relative(uri: str) -> bool:
    parts = urlsplit(uri)
    return (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")


OF_RULES: Mapping[str, Callable[[dict[str, Any]], bool]] = {
    "GH2012: a rule has an id, a name, and help in Markdown": lambda rule: all(
        [rule["id"], rule["name"], rule["help"]["markdown"]]
    ),
    "GH2012: a rule has descriptions and help": lambda rule: all(
        rule[key]["text"].strip() for key in ("shortDescription", "fullDescription", "help")
    ),
    "SARIF2001: a description ends as a sentence": lambda rule: rule["fullDescription"]["text"].endswith((".", "?")),
    "GitHub: 20 tags at most": lambda rule: len(rule["properties"]["tags"]) <= 20,
}
OF_RESULTS: Mapping[str, Callable[[dict[str, Any]], bool]] = {
    "GH1007: a result has a text": lambda result: bool(result["message"]["text"].strip()),
    "GitHub: a result has a fingerprint": lambda result: bool(result["partialFingerprints"]["primaryLocationLineHash"]),
    "GH1001: a result has one place": lambda result: len(result["locations"]) == 1,
    "GitHub: 100 related places at most": lambda result: len(result["relatedLocations"]) <= 100,
    "GitHub: a related place has a text": lambda result: all(
        other["message"]["text"] for other in result["relatedLocations"]
    ),
}
OF_PLACES: Mapping[str, Callable[[dict[str, Any]], bool]] = {
    "GH1003: a place has a line": lambda one: one["physicalLocation"]["region"]["startLine"] >= 1,
    "GH1005: an address is relative": lambda one: bool(address(one)["uri"]) and is_relative(address(one)["uri"]),
    "SARIF1004: it is known what an address is relative to": lambda one: (
        address(one)["uriBaseId"] in {"%SRCROOT%", "SITE"}
    ),
}
"""What GitHub and the standard ask for, as Microsoft's `Sarif.Multitool` numbers it."""


def broken_rules(run: dict[str, Any]) -> list[str]:
    rules, results = run["tool"]["driver"]["rules"], run["results"]
    places = [one for result in results for one in (*result["locations"], *result["relatedLocations"])]
    checks = [(OF_RULES, rules), (OF_RESULTS, results), (OF_PLACES, places)]
    return [name for asked, things in checks for name, holds in asked.items() if not all(map(holds, things))]


def test_it_keeps_the_rules_that_github_asks_for(awkward: Report) -> None:
    run = run_of(awkward)
    rules = run["tool"]["driver"]["rules"]
    assert broken_rules(run) == []
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert len(run["results"]) == len(awkward.causes)
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [one["ruleId"] for one in run["results"]]


def test_a_broken_rule_is_named(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    run = run_of(make_report(make_finding()))
    (result,) = run["results"]
    result["message"]["text"] = ""
    result["locations"][0]["physicalLocation"] = {
        "artifactLocation": {"uri": "https://clinic.example/", "uriBaseId": "NOWHERE"},
        "region": {"startLine": 0},
    }
    run["tool"]["driver"]["rules"][0]["fullDescription"]["text"] = ""
    assert [one.partition(":")[0] for one in broken_rules(run)] == [
        "GH2012", "SARIF2001", "GH1007", "GH1003", "GH1005", "SARIF1004",
    ]  # fmt: skip


def test_an_alert_is_a_cause_and_names_its_other_places(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    pages = [make_finding(page=f"{number}.html", source=Source(f"docs/{number}.md", 7)) for number in range(120)]
    (result,) = run_of(make_report(*pages))["results"]
    related = result["relatedLocations"]
    assert (len(related), related[0]["message"]["text"]) == (100, "Also on 1.html.")
    assert result["message"]["text"].endswith(
        "It shows on 120 pages, the first of them 0.html. Of 119 other places, 100 are listed here."
    )
    assert result["properties"]["findings"] == 120


def test_many_alerts_have_fewer_places_each(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("audits.reports.as_sarif"), "RELATED_IN_ALL", 7)
    pages = [(message, f"{number}.html") for message in "abc" for number in range(5)]
    report = make_report(*(make_finding(message=message, page=page, source=None) for message, page in pages))
    results = run_of(report)["results"]
    assert [len(result["relatedLocations"]) for result in results] == [2, 2, 2]
    assert results[0]["message"]["text"].endswith(" Of 4 other places, 2 are listed here.")


def test_no_more_causes_than_github_shows_and_the_rest_is_counted(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("audits.reports.as_sarif"), "RESULTS_SHOWN", 2)
    advice = make_finding(level=Level.SHOULD, message="advice")
    run = run_of(make_report(advice, make_finding(message="a"), make_finding(message="b")))
    assert [result["level"] for result in run["results"]] == ["error", "error"]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == "Causes left out here, the least urgent, which report.json has: 1."


def test_alerts_are_kept_apart_by_their_cause(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    report = make_report(make_finding(message="a"), make_finding(message="b"))
    told = [result["partialFingerprints"] for result in run_of(report)["results"]]
    assert told == [{"primaryLocationLineHash": f"{cause.id}:1", "audits/v2": cause.id} for cause in report.causes]


def test_a_rule_is_described_by_its_title(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    known, strange = run_of(make_report(make_finding(), make_finding(rule="z-of-another-tool", help="")))["tool"][
        "driver"
    ]["rules"]
    title = BY_ID["tel-link-global"].title
    assert (known["name"], known["shortDescription"]["text"]) == ("TelLinkGlobal", title)
    assert known["fullDescription"]["text"] == f"{title}."
    assert known["help"]["text"] == known["help"]["markdown"] == make_finding().help
    assert (strange["shortDescription"]["text"], strange["help"]["text"]) == (
        "Z of another tool", "`audits explain z-of-another-tool` says more.",
    )  # fmt: skip


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


BUILT = SiteSummary("", "", 1, ("desktop",), folder="web/site")
AT_ROOT = SiteSummary("", "", 1, ("desktop",), folder=".")
ELSEWHERE = SiteSummary("", "", 1, ("desktop",))


@pytest.mark.parametrize(
    ("facts", "site", "place"),
    [
        ({"source": Source("web/docs/a.md", 42)}, BUILT, ("web/docs/a.md", "%SRCROOT%", 42)),
        ({"source": Source("docs/a b.md")}, BUILT, ("docs/a%20b.md", "%SRCROOT%", 1)),
        ({"source": None}, BUILT, ("web/site/guides/headache/index.html", "%SRCROOT%", 1)),
        ({"source": None, "page": ""}, BUILT, ("web/site/index.html", "%SRCROOT%", 1)),
        ({"source": None}, AT_ROOT, ("guides/headache/index.html", "%SRCROOT%", 1)),
        ({"source": None}, ELSEWHERE, ("guides/headache/index.html", "SITE", 1)),
    ],
)
def test_location(
    make_finding: Callable[..., Finding],
    make_report: Callable[..., Report],
    facts: dict[str, object],
    site: SiteSummary,
    place: tuple[str, str, int],
) -> None:
    (result,) = run_of(make_report(make_finding(**facts), site=site))["results"]
    physical = result["locations"][0]["physicalLocation"]
    file = physical["artifactLocation"]
    assert (file["uri"], file["uriBaseId"], physical["region"]["startLine"]) == place


def test_what_a_template_is_to_blame_for_is_pinned_to_no_line_of_markdown(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    report = make_report(make_finding(source=Source("docs/a.md", 3)), site=BUILT)
    of_template = structs.replace(
        report, causes=tuple(structs.replace(cause, mended_by=MendedBy.TEMPLATE) for cause in report.causes)
    )
    (result,) = run_of(of_template)["results"]
    file = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert file["uri"] == "web/site/guides/headache/index.html"


def test_a_place_whose_line_is_known_comes_first(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    places = [None, Source("docs/b.md"), Source("docs/c.md", 9)]
    (result,) = run_of(make_report(*(make_finding(source=one) for one in places), site=BUILT))["results"]
    found = [
        one["physicalLocation"]["artifactLocation"]["uri"]
        for one in (*result["locations"], *result["relatedLocations"])
    ]
    assert found == ["docs/c.md", "docs/b.md", "web/site/guides/headache/index.html"]


def test_known_and_waived_are_suppressed_and_come_last(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    findings = [make_finding(status=status) for status in (Status.WAIVED, Status.KNOWN, Status.NEW)]
    results = run_of(make_report(*findings))["results"]
    assert [(one["baselineState"], one["level"], bool(one["suppressions"])) for one in results] == [
        ("new", "error", False),
        ("unchanged", "note", True),
        ("unchanged", "note", True),
    ]


def test_message_makes_no_link(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    (result,) = run_of(make_report(make_finding(message="see [this](https://evil.example/)")))["results"]
    assert result["message"]["text"] == "see [this\\](https://evil.example/)."


@pytest.mark.parametrize("verdict", Verdict)
def test_an_incomplete_run_was_no_success(make_report: Callable[..., Report], verdict: Verdict) -> None:
    (invocation,) = run_of(make_report(verdict=verdict))["invocations"]
    assert invocation["executionSuccessful"] is (verdict is not Verdict.INCOMPLETE)
