"""Findings in the order in which they are met: by urgency, then by rule, then by cause."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct

from audits.rules.catalogue import BY_ID
from audits.rules.outcomes import Result
from audits.standards import Level
from audits.verdict.report import Finding, Report, Status

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


class Cause(Struct, frozen=True):
    """The findings of one rule that say the same."""

    message: str
    findings: tuple[Finding, ...]

    @property
    def is_one_element(self) -> bool:
        """Whether all findings show the same element, such as a link in every page's footer."""
        return len({(finding.selector, finding.html) for finding in self.findings}) == 1


class RuleGroup(Struct, frozen=True):
    """The findings of one rule that ask for the same thing.

    `title` is the rule's own, or its id where this version no longer has the rule; `help` is empty where a more urgent
    group of the same rule has given it.
    """

    rule: str
    title: str
    family: str
    standards: tuple[str, ...]
    help: str
    causes: tuple[Cause, ...]

    @property
    def size(self) -> int:
        """How many findings are in this group."""
        return sum(len(cause.findings) for cause in self.causes)


class Section(Struct, frozen=True):
    """All findings that ask for the same thing."""

    urgency: Urgency
    rules: tuple[RuleGroup, ...]

    @property
    def size(self) -> int:
        """How many findings are in this section."""
        return sum(group.size for group in self.rules)


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


def sections(report: Report) -> tuple[Section, ...]:
    """Group a report's findings; within a section the report's own order is kept, and help comes once per rule."""
    by_urgency = _grouped(report.findings, urgency)
    explained: set[str] = set()
    found = []
    for kind in Urgency:
        groups = []
        for rule, findings in _grouped(by_urgency.get(kind, ()), lambda finding: finding.rule).items():
            groups.append(_rule_group(findings, with_help=rule not in explained))
            explained.add(rule)
        if groups:
            found.append(Section(kind, tuple(groups)))
    return tuple(found)


def _rule_group(findings: tuple[Finding, ...], *, with_help: bool) -> RuleGroup:
    first = findings[0]
    causes = _grouped(findings, lambda finding: finding.message)
    return RuleGroup(
        rule=first.rule,
        title=BY_ID[first.rule].title if first.rule in BY_ID else first.rule,
        family=first.family,
        standards=_distinct(name for finding in findings for name in finding.standards),
        help="\n\n".join(_distinct(finding.help for finding in findings if finding.help)) if with_help else "",
        causes=tuple(Cause(message.strip() or _NO_MESSAGE, same) for message, same in causes.items()),
    )


def _distinct(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(items))


def _grouped(items: Iterable[Item], key: Callable[[Item], Key]) -> dict[Key, tuple[Item, ...]]:
    groups: dict[Key, list[Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return {name: tuple(members) for name, members in groups.items()}
