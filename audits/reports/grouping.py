"""Causes in the order in which reports tell of them: by urgency, then by rule."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct

from audits.rules.catalogue import BY_ID
from audits.rules.outcomes import Result
from audits.standards import Level
from audits.verdict.report import Cause, Finding, Report, Status

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)

_NO_MESSAGE = "The rule gave no message."


class Urgency(StrEnum):
    """What a finding asks for, most urgent first."""

    MUST = "must"
    UNTESTED = "untested"
    UNSURE = "unsure"
    SHOULD = "should"
    SETTLED = "settled"


class CauseGroup(Struct, frozen=True):
    """A cause with its findings at hand."""

    cause: Cause
    message: str
    findings: tuple[Finding, ...]

    @property
    def is_one_element(self) -> bool:
        """Whether all findings show the same element, such as a link in every page's footer."""
        return len({(finding.selector, finding.html) for finding in self.findings}) == 1

    @property
    def is_one_message(self) -> bool:
        """Whether all findings say the same."""
        return len({finding.message for finding in self.findings}) == 1


class RuleGroup(Struct, frozen=True):
    """The causes of one rule that ask for the same thing.

    `title` is the rule's own, or its id where this version no longer has the rule; `help` is empty where a more urgent
    group of the same rule has given it.
    """

    rule: str
    title: str
    family: str
    standards: tuple[str, ...]
    help: str
    causes: tuple[CauseGroup, ...]


class Section(Struct, frozen=True):
    """All causes that ask for the same thing."""

    urgency: Urgency
    rules: tuple[RuleGroup, ...]

    @property
    def causes(self) -> int:
        """How many causes are in this section."""
        return sum(len(group.causes) for group in self.rules)

    @property
    def findings(self) -> int:
        """How many findings these causes have."""
        return sum(len(cause.findings) for group in self.rules for cause in group.causes)


def urgency(finding: Finding) -> Urgency:
    """Say what a finding asks for; whatever is not known to be less is a `must`."""
    match finding:
        case Finding(status=Status.KNOWN | Status.WAIVED):
            return Urgency.SETTLED
        case Finding(result=Result.UNTESTED):
            return Urgency.UNTESTED
        case Finding(result=Result.UNSURE):
            return Urgency.UNSURE
        case Finding(level=Level.SHOULD):
            return Urgency.SHOULD
        case _:
            return Urgency.MUST


def counts(findings: Iterable[Finding]) -> dict[Urgency, int]:
    """Count findings by what they ask for, most urgent first, leaving out what does not occur."""
    counter = Counter(urgency(finding) for finding in findings)
    return {kind: counter[kind] for kind in Urgency if counter[kind]}


def cause_counts(report: Report) -> dict[Urgency, int]:
    """Count causes as `counts` counts findings."""
    return counts(report.findings[cause.findings[0]] for cause in report.causes)


def sections(report: Report) -> tuple[Section, ...]:
    """Group a report's causes; within a section the report's own order is kept, and help comes once per rule."""
    groups = [_cause_group(cause, report) for cause in report.causes]
    by_urgency = _grouped(groups, lambda group: urgency(group.findings[0]))
    explained: set[str] = set()
    found = []
    for kind in Urgency:
        by_rule = _grouped(by_urgency.get(kind, ()), lambda group: group.cause.rule)
        if by_rule:
            rules = tuple(_rule_group(causes, with_help=rule not in explained) for rule, causes in by_rule.items())
            found.append(Section(kind, rules))
            explained.update(by_rule)
    return tuple(found)


def _cause_group(cause: Cause, report: Report) -> CauseGroup:
    findings = tuple(report.findings[at] for at in cause.findings)
    return CauseGroup(cause, cause.message.strip() or _NO_MESSAGE, findings)


def _rule_group(causes: tuple[CauseGroup, ...], *, with_help: bool) -> RuleGroup:
    findings = [finding for cause in causes for finding in cause.findings]
    first = findings[0]
    return RuleGroup(
        rule=first.rule,
        title=BY_ID[first.rule].title if first.rule in BY_ID else first.rule,
        family=first.family,
        standards=_distinct(name for finding in findings for name in finding.standards),
        help="\n\n".join(_distinct(finding.help for finding in findings if finding.help)) if with_help else "",
        causes=causes,
    )


def _distinct(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(items))


def _grouped(items: Iterable[Item], key: Callable[[Item], Key]) -> dict[Key, tuple[Item, ...]]:
    groups: dict[Key, list[Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return {name: tuple(members) for name, members in groups.items()}
