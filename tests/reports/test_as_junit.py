from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from audits.reports import as_junit
from audits.rules.catalogue import BY_ID
from audits.rules.outcomes import Result
from audits.standards import Level
from audits.verdict.report import Finding, LedgerEntry, Report, Source, Status, Verdict

COUNTS = {"failures": "failure", "errors": "error", "skipped": "skipped"}

RESULT: tuple[set[str], set[str], set[str]] = (set(), {"type", "message"}, set())
JENKINS: dict[str, tuple[set[str], set[str], set[str]]] = {
    "testsuites": (set(), {"name", "time", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors"},
        {"group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"},
        {"testsuite", "properties", "testcase", "system-out", "system-err"},
    ),
    "testcase": (
        {"name"},
        {"time", "classname", "group"},
        {"skipped", "error", "failure", "system-out", "system-err"},
    ),
    "failure": RESULT,
    "error": RESULT,
    "skipped": RESULT,
}
"""What junit-10.xsd of Jenkins' xunit plugin says of each element: obligatory and other attributes, and children."""


def schema_mistakes(element: ET.Element) -> list[str]:
    obligatory, others, children = JENKINS[element.tag]
    given = set(element.attrib)
    return [
        *(f"{element.tag} has no {name}" for name in sorted(obligatory - given)),
        *(f"{element.tag} has {name}" for name in sorted(given - obligatory - others)),
        *(f"{element.tag} holds {child.tag}" for child in element if child.tag not in children),
    ]


def read(report: Report) -> ET.Element:
    return ET.fromstring(as_junit(report).encode())  # noqa: S314 — because the text is our own


def test_snapshot(everything: Report, same_as_file: Callable[[str, Path], None], snapshots: Path) -> None:
    same_as_file(as_junit(everything), snapshots / "report.junit.xml")


def test_every_report_is_well_formed_and_its_sums_are_right(awkward: Report) -> None:
    root = read(awkward)
    for part in (root, *root):
        assert int(part.attrib["tests"]) == len(list(part.iter("testcase")))
        for key, element in COUNTS.items():
            if key in part.attrib:
                assert int(part.attrib[key]) == len(list(part.iter(element)))
    cases = [case for case in root.iter("testcase") if len(case)]
    assert len(cases) == len(awkward.causes) + (awkward.verdict is not Verdict.CLEAN)


def test_every_report_keeps_to_the_schema_of_jenkins(awkward: Report) -> None:
    root = read(awkward)
    assert root.tag == "testsuites"
    assert [mistake for element in root.iter() for mistake in schema_mistakes(element)] == []


@pytest.mark.parametrize(
    ("xml", "mistakes"),
    [
        ('<testsuites skipped="1"/>', ["testsuites has skipped"]),
        ('<testcase name="a" file="a.md"/>', ["testcase has file"]),
        ('<testsuite name="a" tests="1"><failure/></testsuite>', [
            "testsuite has no errors", "testsuite has no failures", "testsuite holds failure",
        ]),
    ],
)  # fmt: skip
def test_what_the_schema_of_jenkins_refuses_is_told(xml: str, mistakes: list[str]) -> None:
    assert schema_mistakes(ET.fromstring(xml)) == mistakes  # noqa: S314 — because the text is our own


def test_every_case_has_a_name_of_its_own(awkward: Report) -> None:
    names = [(case.attrib["classname"], case.attrib["name"]) for case in read(awkward).iter("testcase")]
    assert len(set(names)) == len(names)


def test_a_case_is_a_cause_and_keeps_its_name_whatever_its_message_says(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    def name(*pages: str, message: str) -> str:
        report = make_report(*(make_finding(page=page, message=message) for page in pages))
        (case,) = read(report).findall("testsuite[@name='must be mended']/testcase")
        assert case.attrib["classname"] == "contact.tel-link-global"
        return case.attrib["name"]

    first = name("a.html", "b.html", message="now")
    assert first == name("c.html", message="then")
    assert first == f"{BY_ID['tel-link-global'].title} ({0:016x})"


def test_known_and_waived_stand_last(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    ledger = (LedgerEntry("document-title", 2, 2, 0, 0, 0),)
    findings = [make_finding(status=status) for status in Status]
    suites = [suite.attrib["name"] for suite in read(make_report(*findings, ledger=ledger))]
    assert suites == ["verdict", "must be mended", "rules that found nothing", "known or waived"]


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
    _, suite = read(make_report(make_finding(**facts)))
    assert [child.tag for case in suite for child in case] == [element]


@pytest.mark.parametrize(
    ("verdict", "failures", "errors"),
    [(Verdict.CLEAN, "0", "0"), (Verdict.FAILING, "1", "0"), (Verdict.INCOMPLETE, "0", "1")],
)
def test_it_is_green_only_if_the_run_is(
    make_report: Callable[..., Report], verdict: Verdict, failures: str, errors: str
) -> None:
    root = read(make_report(verdict=verdict))
    assert (root.attrib["tests"], root.attrib["failures"], root.attrib["errors"]) == ("1", failures, errors)


def test_places_are_named_and_the_rest_counted(
    make_finding: Callable[..., Finding], make_report: Callable[..., Report]
) -> None:
    pages = [make_finding(page=f"{number}.html", source=Source(f"docs/{number}.md", 7)) for number in range(60)]
    failure = read(make_report(*pages)).find("testsuite[2]/testcase/failure")
    assert failure is not None
    assert failure.text is not None
    assert failure.text.startswith("Where: docs/0.md:7\n  docs/1.md:7\n")
    assert "\n  docs/49.md:7\n  and 10 more\nPages: on 60 pages, the first of them 0.html\n" in failure.text


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
    assert [case.attrib["classname"] for case in passed] == ["audits.document-title"]


def test_text_survives(make_finding: Callable[..., Finding], make_report: Callable[..., Report]) -> None:
    root = read(make_report(make_finding(message="a ]]> <b> & \"c\" 'd'\x00\x1b 🤕")))
    failure = root.find("testsuite[2]/testcase/failure")
    assert failure is not None
    assert failure.attrib["message"] == "Must be mended: a ]]> <b> & \"c\" 'd'␀␛ 🤕"
