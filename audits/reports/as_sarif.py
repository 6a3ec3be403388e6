"""The report for code-scanning services: SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/.

It keeps what GitHub asks for: https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

from collections.abc import Mapping
from itertools import islice
from typing import Any
from urllib.parse import quote

import msgspec

from audits.reports.grouping import CauseGroup, Urgency
from audits.reports.links import BY_STANDARD
from audits.reports.places import FilePlace, by_urgency, page_count, places_of
from audits.reports.wording import WHOLE_SITE, page_name, printable, remarks
from audits.rules.catalogue import BY_ID
from audits.verdict.report import Finding, Report, Status, Verdict

RESULTS_SHOWN, RELATED_SHOWN, TAGS_SHOWN = 5_000, 100, 20
"""GitHub shows 5,000 results of a run and 100 places of a result, and refuses a rule with more than 20 tags."""

RELATED_IN_ALL = 20_000
"""Related places of all results together: GitHub refuses files of more than 10 MB (compressed)."""

_REPOSITORY, _SITE = "%SRCROOT%", "SITE"
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
    """Give a report as SARIF, one result per cause.

    A result is an alert on GitHub, and an alert should ask for one edit: 20,000 findings of two lines of CSS are two
    alerts. The first place of a cause is its location; the others are related locations.
    """
    causes = list(by_urgency(report))
    told = causes[:RESULTS_SHOWN]
    related = min(RELATED_SHOWN, RELATED_IN_ALL // max(len(told), 1))
    rules = {cause.cause.rule: cause.findings[0] for _, cause in reversed(told)}
    indices = {rule: index for index, rule in enumerate(sorted(rules))}
    notes = [printable(note) for note in remarks(report)]
    if len(causes) > len(told):
        notes.append(f"Causes left out here, the least urgent, which report.json has: {len(causes) - len(told):,}.")
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
            _REPOSITORY: {"description": {"text": "The root of the repository."}},
            _SITE: {"description": {"text": "The folder of the built site, which lies in no repository."}},
        },
        "invocations": [
            {
                "executionSuccessful": report.verdict is not Verdict.INCOMPLETE,
                "toolExecutionNotifications": [{"level": "note", "message": {"text": note}} for note in notes],
            }
        ],
        "properties": {"verdict": report.verdict, "axe": report.tool.axe, "browser": report.tool.browser},
        "results": [_result(cause, _LEVELS[urgency], indices, report, related=related) for urgency, cause in told],
    }
    log = {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n"


def _rule(finding: Finding) -> dict[str, Any]:
    rule = printable(finding.rule)
    known = [BY_STANDARD[name] for name in finding.standards if name in BY_STANDARD]
    title = BY_ID[finding.rule].title if finding.rule in BY_ID else rule.replace("-", " ").capitalize()
    help_text = printable(finding.help).strip() or f"`audits explain {rule}` says more."
    tags = [printable(tag) for tag in (finding.family, *finding.standards) if tag]
    return {
        "id": rule,
        "name": "".join(word.capitalize() for word in rule.split("-")) or rule,
        "shortDescription": {"text": title},
        "fullDescription": {"text": _sentence(title)},
        "help": {"text": help_text, "markdown": help_text},
        **({"helpUri": known[0]} if known else {}),
        "defaultConfiguration": {"level": "error" if finding.level == "must" else "note"},
        "properties": {"tags": list(dict.fromkeys(tags))[:TAGS_SHOWN]},
    }


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _result(
    group: CauseGroup, level: str, rule_indices: Mapping[str, int], report: Report, *, related: int
) -> dict[str, Any]:
    """Give a cause as a result, with no more than `related` of its other places."""
    places = places_of(group, report)
    (place, first), *others = places.items()
    cause = group.cause
    facts: dict[str, Any] = {
        "page": page_name(first),
        "pages": cause.pages,
        "findings": len(group.findings),
        "result": cause.result,
        "mendedBy": cause.mended_by,
        "profiles": [printable(profile) for profile in first.profiles],
        "html": printable(first.html),
    }
    return {
        "ruleId": printable(cause.rule),
        "ruleIndex": rule_indices[cause.rule],
        "level": level,
        "message": {"text": _message(group, len(others), related)},
        "locations": [_location(place, first)],
        "relatedLocations": [
            {"id": number, **_location(other, finding), "message": {"text": _of_page(finding)}}
            for number, (other, finding) in enumerate(islice(others, related), 1)
        ],
        # GitHub keeps alerts apart by rule, file and this value. Left to itself, it takes the hash of the line, and so
        # makes one alert of all causes of a rule on a line, or on a page of which no line is known. The cause's own id
        # also outlives edits to that line. `upload-sarif` logs that it would have calculated another, and keeps it.
        "partialFingerprints": {"primaryLocationLineHash": f"{cause.id}:1", "audits/v2": cause.id},
        "baselineState": _BASELINE_STATES[cause.status],
        "suppressions": [{"kind": "external", "status": "accepted"}] if cause.status is not Status.NEW else [],
        "properties": facts,
    }


def _message(group: CauseGroup, others: int, related: int) -> str:
    """Give the message, and on how many pages the cause shows; say so where not all other places are listed."""
    pages = page_count(group)
    listed = "" if others <= related else f" Of {others:,} other places, {related} are listed here."
    shown = f" It shows {pages}." if pages else ""
    return _unlinked(f"{_sentence(printable(group.message))}{shown}{listed}")


def _of_page(finding: Finding) -> str:
    return _unlinked(f"Also on {page_name(finding)}." if finding.page else f"Also on {WHOLE_SITE}.")


def _unlinked(text: str) -> str:
    """Keep square brackets from being taken for a link."""
    return text.replace("](", "\\](")


def _location(place: FilePlace, finding: Finding) -> dict[str, Any]:
    """Place it in a file, on its first line where none is known, and name the element."""
    physical = {
        "artifactLocation": {
            "uri": quote(printable(place.file)),
            "uriBaseId": _REPOSITORY if place.in_repository else _SITE,
        },
        "region": {"startLine": place.line or 1},
    }
    element = {"logicalLocations": [{"fullyQualifiedName": printable(finding.selector), "kind": "element"}]}
    return {"physicalLocation": physical, **(element if finding.selector else {})}
