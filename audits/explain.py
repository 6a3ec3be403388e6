"""What a rule asks, and how a criterion of WCAG is settled, as text for a person at a terminal."""

from collections.abc import Iterator, Sequence

import msgspec

from audits.rules.catalogue import BY_ID
from audits.rules.engine import Rule
from audits.standards.wcag import BY_NUMBER, Criterion
from audits.verdict.applicability import SEARCHES


def explain_rule(rule: Rule) -> str:
    """Say what a rule asks, why, how to mend a fault, with examples, its standards, and what it leaves to a person."""
    lines = [f"{rule.id} ({rule.family}, {rule.level})", "", rule.title, "", rule.help, ""]
    for example in rule.examples:
        word = "Good:" if example.says is None else f"Bad, “{example.says}”:"
        lines.append(word)
        for path, html in example.pages.items():
            name = "" if len(example.pages) == 1 else f"{path}: "
            lines.append(f"    {name}{html}")
    if rule.examples:
        lines.append("")
    lines += [f"Rests on {standard.name}{f', {standard.url}' if standard.url else ''}" for standard in rule.standards]
    lines += [
        f"What it leaves to a person in {criterion.number}: {criterion.look}"
        for criterion in (BY_NUMBER[one.criterion] for one in rule.standards if one.criterion)
        if criterion.look and not criterion.decided_by
    ]
    return "\n".join(lines)


def rules_table(rules: Sequence[Rule]) -> str:
    """List rules for a person, a line each: id, family, level, standards."""
    widest = max(len(rule.id) for rule in rules)
    return "\n".join(
        f"{rule.id:{widest}}  {rule.family:15}  {rule.level:6}  {'; '.join(one.name for one in rule.standards)}"
        for rule in rules
    )


def rules_as_json(rules: Sequence[Rule]) -> str:
    """List rules for a program, as JSON, by the names that `report.json` has for the same things."""
    listed = [
        {
            "rule": rule.id,
            "family": rule.family,
            "level": rule.level,
            "title": rule.title,
            "help": rule.help,
            "standards": [one.name for one in rule.standards],
            "wcag": [one.criterion for one in rule.standards if one.criterion],
        }
        for rule in rules
    ]
    return msgspec.json.format(msgspec.json.encode(listed), indent=2).decode()


def explain_criterion(criterion: Criterion) -> str:
    """Say how a criterion is settled: by which rules, by what absence, and what a person has to look at."""
    return "\n".join(_criterion_lines(criterion))


def _criterion_lines(criterion: Criterion) -> Iterator[str]:
    yield f"WCAG 2.2 {criterion.number} {criterion.name} ({criterion.level})"
    yield ""
    rules = [rule for rule in BY_ID.values() if any(one.criterion == criterion.number for one in rule.standards)]
    yield "Rules that look for faults:" if rules else "No rule looks for faults."
    yield from (f"    {rule.id:40}  {rule.title}" for rule in rules)
    if criterion.decided_by:
        verb = "finds" if len(criterion.decided_by) == 1 else "find"
        yield f"Where {' and '.join(criterion.decided_by)} {verb} no fault, it is met."
    if criterion.subject and SEARCHES[criterion.subject].absent:
        yield f"It does not apply where {SEARCHES[criterion.subject].absent}."
    if criterion.look:
        yield ""
        yield f"Otherwise a person settles it: {criterion.look}"
