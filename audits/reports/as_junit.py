"""The report for CI systems that show test results: a suite per page, a case per finding, JUnit's XML."""

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from audits.reports.grouping import Urgency, urgency
from audits.reports.wording import (
    ASKS,
    WHOLE_SITE,
    one_line,
    page_name,
    printable,
    profile_names,
    remarks,
    source_place,
    verdict_line,
)
from audits.verdict.report import Finding, Report, Verdict

# Not by junitparser: it says `time="0"` of what nobody timed, and loses line breaks in names where it indents.

_ELEMENTS: Mapping[Urgency, str] = {
    Urgency.MUST: "failure",
    Urgency.UNTESTED: "error",
    Urgency.UNSURE: "skipped",
    Urgency.SHOULD: "skipped",
    Urgency.SETTLED: "skipped",
}
"""JUnit knows no advice: what does not block a release is shown as skipped, or it would redden a clean run."""

_VERDICT_ELEMENTS: Mapping[Verdict, str] = {Verdict.FAILING: "failure", Verdict.INCOMPLETE: "error"}
_OUTCOMES = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def as_junit(report: Report) -> str:
    """Give a report as JUnit XML; its first case is the verdict, so it is green only if the run is."""
    suites = [_suite("verdict", [_verdict(report)])]
    by_page: dict[str, list[ET.Element]] = {}
    for finding in report.findings:
        by_page.setdefault(page_name(finding), []).append(_case(finding, report))
    suites.extend(_suite(page, cases) for page, cases in by_page.items())
    found_in = {finding.rule for finding in report.findings}
    passed = [entry.rule for entry in report.ledger if entry.passed and entry.rule not in found_in]
    if passed:
        suites.append(_suite("rules that found nothing", [_named(WHOLE_SITE, rule) for rule in passed]))
    root = ET.Element("testsuites", {"name": "audits", **_totals(suites)})
    root.extend(suites)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _verdict(report: Report) -> ET.Element:
    case = _named("audits", "verdict")
    element = _VERDICT_ELEMENTS.get(report.verdict)
    if element is not None:
        problem = ET.SubElement(case, element, {"message": verdict_line(report), "type": report.verdict})
        problem.text = "\n".join(printable(note) for note in remarks(report))
    return case


def _case(finding: Finding, report: Report) -> ET.Element:
    kind = urgency(finding)
    where = one_line(finding.selector, 120)
    case = _named(page_name(finding), f"{finding.rule}: {where}" if where else finding.rule)
    message = f"{ASKS[kind].capitalize()}: {one_line(finding.message)}"
    problem = ET.SubElement(case, _ELEMENTS[kind], {"message": message, "type": kind})
    facts = {
        "Page": page_name(finding),
        "Source": source_place(finding),
        "Profiles": profile_names(finding, report),
        "Element": one_line(finding.selector),
        "HTML": one_line(finding.html),
        "What was seen": printable(finding.message),
        "What to do": printable(finding.help),
        "Standards": ", ".join(printable(name) for name in finding.standards),
        "Fingerprint": finding.fingerprint,
    }
    problem.text = "\n".join(f"{name}: {fact}" for name, fact in facts.items() if fact)
    return case


def _named(place: str, name: str) -> ET.Element:
    return ET.Element("testcase", {"classname": printable(place), "name": printable(name)})


def _suite(name: str, cases: list[ET.Element]) -> ET.Element:
    counts = {key: str(sum(case.find(element) is not None for case in cases)) for key, element in _OUTCOMES.items()}
    suite = ET.Element("testsuite", {"name": name, "tests": str(len(cases)), **counts})
    suite.extend(cases)
    return suite


def _totals(suites: list[ET.Element]) -> dict[str, str]:
    return {key: str(sum(int(suite.attrib[key]) for suite in suites)) for key in ("tests", *_OUTCOMES)}
