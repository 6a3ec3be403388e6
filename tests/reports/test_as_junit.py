from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from audits.reports import as_junit
from audits.rules.outcomes import Result
from audits.standards import Level
from audits.verdict.report import Finding, LedgerEntry, Report, Status, Verdict


def read(report: Report) -> ET.Element:
    return ET.fromstring(as_junit(report).encode())  # noqa: S314 — because the text is our own


def test_snapshot(everything: Report, same_as_file: Callable[[str, Path], None], snapshots: Path) -> None:
    same_as_file(as_junit(everything), snapshots / "report.junit.xml")


def test_every_report_is_well_formed_and_its_sums_are_right(awkward: Report) -> None:
    root = read(awkward)
    for part in (root, *root):
        assert int(part.attrib["tests"]) == len(list(part.iter("testcase")))
        for key, element in {"failures": "failure", "errors": "error", "skipped": "skipped"}.items():
            assert int(part.attrib[key]) == len(list(part.iter(element)))
    cases = [case for case in root.iter("testcase") if len(case)]
    assert len(cases) == len(awkward.findings) + (awkward.verdict is not Verdict.CLEAN)


@pytest.mark.parametrize(
    ("facts", "element"),
    [
        ({}, "failure"),
        ({"result": Result.UNTESTED}, "error"),
        ({"result": Result.UNSURE}, "skipped"),
        ({"level": Level.SHOULD}, "skipped"),
        ({"status": Status.WAIVED}, "skipped"),
    ],
)
def test_element_of_a_finding(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report], facts: dict[str, object], element: str
) -> None:
    (case,) = read(make_report(make_finding(**facts))).findall("testsuite[@name='guides/headache/index.html']/testcase")
    assert [child.tag for child in case] == [element]


@pytest.mark.parametrize(
    ("verdict", "failures", "errors"),
    [(Verdict.CLEAN, "0", "0"), (Verdict.FAILING, "1", "0"), (Verdict.INCOMPLETE, "0", "1")],
)
def test_it_is_green_only_if_the_run_is(
    make_report: Callable[..., Report], verdict: Verdict, failures: str, errors: str
) -> None:
    root = read(make_report(verdict=verdict))
    assert (root.attrib["tests"], root.attrib["failures"], root.attrib["errors"]) == ("1", failures, errors)


def test_one_suite_per_page(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    root = read(make_report(make_finding(page="a"), make_finding(page=""), make_finding(page="a")))
    assert [(suite.attrib["name"], len(suite)) for suite in root] == [("verdict", 1), ("a", 2), ("the whole site", 1)]


def test_only_rules_that_judged_something_pass(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    ledger = (
        LedgerEntry("tel-link-global", 2, 1, 1, 0, 0),
        LedgerEntry("document-title", 2, 2, 0, 0, 0),
        LedgerEntry("video-captions", 0, 0, 0, 0, 0),
    )
    root = read(make_report(make_finding(), ledger=ledger))
    passed = root.findall("testsuite[@name='rules that found nothing']/testcase")
    assert [case.attrib["name"] for case in passed] == ["document-title"]


def test_text_survives(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    root = read(make_report(make_finding(message="a ]]> <b> & \"c\" 'd'\x00\x1b 🤕")))
    failure = root.find("testsuite[2]/testcase/failure")
    assert failure is not None
    assert failure.attrib["message"] == "Must be mended: a ]]> <b> & \"c\" 'd'␀␛ 🤕"
