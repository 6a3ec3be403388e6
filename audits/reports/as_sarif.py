"""The report for code-scanning services: SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import msgspec

from audits.reports.grouping import Urgency, urgency
from audits.reports.links import BY_STANDARD
from audits.reports.wording import WHOLE_SITE, printable, remarks
from audits.verdict.report import Finding, Report, Status, Verdict

_LEVELS: Mapping[Urgency, str] = {
    Urgency.MUST: "error",
    Urgency.UNTESTED: "error",
    Urgency.UNSURE: "warning",
    Urgency.SHOULD: "note",
    Urgency.SETTLED: "note",
}
_BASELINE_STATES: Mapping[Status, str] = {
    Status.NEW: "new",
    Status.KNOWN: "unchanged",
    Status.WAIVED: "unchanged",
}


def as_sarif(report: Report) -> str:
    """Give a report as SARIF, one result per finding."""
    rules = {finding.rule: finding for finding in reversed(report.findings)}
    indices = {rule: index for index, rule in enumerate(sorted(rules))}
    run = {
        "tool": {
            "driver": {
                "name": "audits",
                "semanticVersion": report.tool.audits,
                "rules": [_rule(rules[rule]) for rule in indices],
            }
        },
        "automationDetails": {"id": "audits/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            "SOURCE": {"description": {"text": "The folder of the project."}},
            "SITE": {"description": {"text": "The folder of the built site."}},
        },
        "invocations": [
            {
                "executionSuccessful": report.verdict is not Verdict.INCOMPLETE,
                "toolExecutionNotifications": [
                    {"level": "note", "message": {"text": printable(note)}} for note in remarks(report)
                ],
            }
        ],
        "properties": {"verdict": report.verdict, "axe": report.tool.axe, "browser": report.tool.browser},
        "results": [_result(finding, indices[finding.rule]) for finding in report.findings],
    }
    log = {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n"


def _rule(finding: Finding) -> dict[str, Any]:
    known = [BY_STANDARD[name] for name in finding.standards if name in BY_STANDARD]
    help_text = printable(finding.help) or f"`audits explain {printable(finding.rule)}` says more."
    return {
        "id": printable(finding.rule),
        "shortDescription": {"text": printable(finding.rule).replace("-", " ").capitalize()},
        "help": {"text": help_text, "markdown": help_text},
        **({"helpUri": known[0]} if known else {}),
        "defaultConfiguration": {"level": "error" if finding.level == "must" else "note"},
        "properties": {"tags": [printable(tag) for tag in (finding.family, *finding.standards) if tag]},
    }


def _result(finding: Finding, rule_index: int) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "page": printable(finding.page) or WHOLE_SITE,
        "result": finding.result,
        "profiles": [printable(profile) for profile in finding.profiles],
        "html": printable(finding.html),
    }
    waived = [{"kind": "external", "status": "accepted"}] if finding.status is Status.WAIVED else []
    return {
        "ruleId": printable(finding.rule),
        "ruleIndex": rule_index,
        "level": _LEVELS[urgency(finding)],
        "message": {"text": _message(finding)},
        "locations": [_location(finding)],
        "partialFingerprints": {"audits/v1": finding.fingerprint},
        "baselineState": _BASELINE_STATES[finding.status],
        "suppressions": waived,
        "properties": facts,
    }


def _message(finding: Finding) -> str:
    """Give the message with its square brackets kept from being taken for a link."""
    return (printable(finding.message) or printable(finding.rule)).replace("](", "\\](")


def _location(finding: Finding) -> dict[str, Any]:
    """Place a finding in its source, else on its page; what concerns the whole site stands on its front page."""
    if finding.source is None:
        physical: dict[str, Any] = {"artifactLocation": _file(finding.page or "index.html", "SITE")}
    else:
        physical = {"artifactLocation": _file(finding.source.file, "SOURCE")}
        if finding.source.line is not None:
            physical["region"] = {"startLine": finding.source.line}
    element = {"logicalLocations": [{"fullyQualifiedName": printable(finding.selector), "kind": "element"}]}
    return {"physicalLocation": physical, **(element if finding.selector else {})}


def _file(path: str, base: str) -> dict[str, str]:
    return {"uri": quote(printable(path)), "uriBaseId": base}
