"""The report for CI systems that show test results: a case per cause, as XML that Jenkins and GitLab take.

It keeps to the schema of Jenkins' xunit plugin, junit-10.xsd, and to what GitLab reads of a case.
"""

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from audits.reports.grouping import CauseGroup, Urgency
from audits.reports.places import by_urgency, page_count, places_of
from audits.reports.wording import (
    ASKS,
    one_line,
    page_name,
    printable,
    profile_names,
    remarks,
    status_words,
    verdict_line,
)
from audits.rules.catalogue import BY_ID
from audits.verdict.report import Report, Status, Verdict

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
_SUITE_COUNTS = {"failures": "failure", "errors": "error", "skipped": "skipped"}
_TOTALS = ("tests", "failures", "errors")
"""What `testsuites` may count: the schema knows no `skipped` there, nor a `file` of a case."""

_PLACES_SHOWN = 50


def as_junit(report: Report) -> str:
    """Give a report as JUnit XML; its first case is the verdict, so it is green only if the run is.

    The name of a case is the same in every run, whatever its message says, so that a CI system sees what is new and
    what is mended: the rule's title and the id of the cause.
    """
    suites = [_suite("verdict", [_verdict(report)])]
    by_kind: dict[Urgency, list[ET.Element]] = {}
    for kind, cause in by_urgency(report):
        by_kind.setdefault(kind, []).append(_case(kind, cause, report))
    suites.extend(_suite(ASKS[kind], cases) for kind, cases in by_kind.items() if kind is not Urgency.SETTLED)
    found_in = {finding.rule for finding in report.findings}
    passed = [entry.rule for entry in report.ledger if entry.passed and entry.rule not in found_in]
    if passed:
        suites.append(_suite("rules that found nothing", [_named(rule, _title(rule)) for rule in passed]))
    if settled := by_kind.get(Urgency.SETTLED):
        suites.append(_suite(ASKS[Urgency.SETTLED], settled))
    totals = {key: str(sum(int(suite.attrib[key]) for suite in suites)) for key in _TOTALS}
    root = ET.Element("testsuites", {"name": "audits", **totals})
    root.extend(suites)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _verdict(report: Report) -> ET.Element:
    case = _named("verdict", "The site is fit to publish")
    element = _VERDICT_ELEMENTS.get(report.verdict)
    if element is not None:
        problem = ET.SubElement(case, element, {"message": verdict_line(report), "type": report.verdict})
        problem.text = "\n".join(printable(note) for note in remarks(report))
    return case


def _case(kind: Urgency, group: CauseGroup, report: Report) -> ET.Element:
    cause = group.cause
    # Findings of one cause may be new, known and waived: GitLab passes over a second case of the same name.
    settled = "" if cause.status is Status.NEW else f", {cause.status}"
    case = _named(cause.rule, f"{_title(cause.rule)} ({cause.id}{settled})")
    message = f"{ASKS[kind].capitalize()}: {one_line(group.message)}"
    problem = ET.SubElement(case, _ELEMENTS[kind], {"message": message, "type": kind})
    first = group.findings[0]
    facts = {
        "Where": _where(group, report),
        "Pages": page_count(group) or page_name(first),
        "Profiles": profile_names(first, report),
        "Element": one_line(first.selector),
        "HTML": one_line(first.html),
        "What was seen": printable(group.message),
        "What to do": printable(first.help),
        "Mended by": cause.mended_by,
        "Status": status_words(cause),
        "Standards": ", ".join(printable(name) for name in first.standards),
    }
    problem.text = "\n".join(f"{name}: {fact}" for name, fact in facts.items() if fact)
    return case


def _where(group: CauseGroup, report: Report) -> str:
    places = [
        one_line(place.file if place.line is None else f"{place.file}:{place.line}")
        for place in places_of(group, report)
    ]
    more = [f"and {len(places) - _PLACES_SHOWN:,} more"] if len(places) > _PLACES_SHOWN else []
    return "\n  ".join([*places[:_PLACES_SHOWN], *more])


def _title(rule: str) -> str:
    return BY_ID[rule].title if rule in BY_ID else rule


def _named(rule: str, name: str) -> ET.Element:
    """Give a case; Jenkins takes what stands before the last dot of `classname` for the package."""
    family = BY_ID[rule].family if rule in BY_ID else "audits"
    return ET.Element("testcase", {"classname": f"{family}.{one_line(rule)}", "name": one_line(name)})


def _suite(name: str, cases: list[ET.Element]) -> ET.Element:
    counts = {key: str(sum(case.find(element) is not None for case in cases)) for key, element in _SUITE_COUNTS.items()}
    suite = ET.Element("testsuite", {"name": name, "tests": str(len(cases)), **counts})
    suite.extend(cases)
    return suite
