"""The rules that relay axe: one table entry for each rule of the axe in use, on or off, and one function for all."""

from collections.abc import Callable, Iterator

from audits.evidence import Axe
from audits.rules.accessibility.axe_table import TABLE, AxeRule
from audits.rules.engine import Rule
from audits.rules.outcomes import Problem, Result
from audits.standards import AXE_BEST_PRACTICE, Standard, wcag

SETTLES = {"contrast-by-picture": "color-contrast"}
"""The rules of our own that settle what a rule of axe leaves open."""


def rule_id(axe_id: str) -> str:
    """Give the id under which a rule of axe is known here, apart from our own of the same name."""
    return f"axe-{axe_id}"


def axe_id(rule_id: str) -> str:
    """Give axe's own id of one of these rules, or of the one whose open questions a rule of our own settles."""
    return SETTLES.get(rule_id, rule_id.removeprefix("axe-"))


def relayed() -> tuple[Rule, ...]:
    """Make a rule of every entry of the table that is on."""
    return tuple(relay(entry) for entry in TABLE if not entry.off)


def relay(entry: AxeRule) -> Rule:
    """Make a rule of one entry of the table."""
    standards: tuple[Standard, ...] = tuple(wcag(number) for number in entry.criteria) or (AXE_BEST_PRACTICE,)
    return Rule(
        id=rule_id(entry.id),
        family="accessibility",
        standards=standards,
        title=entry.title,
        help=entry.mend,
        target=Axe,
        question=_question(entry.id),
        where=_applies(entry.id),
    )


def _applies(id: str) -> Callable[[Axe], bool]:  # noqa: A002  because it is the rule's id
    def applies(axe: Axe) -> bool:
        return id not in axe.inapplicable and id not in axe.elsewhere

    return applies


def _question(id: str) -> Callable[[Axe], Iterator[Problem]]:  # noqa: A002  because it is the rule's id
    def question(axe: Axe) -> Iterator[Problem]:
        failed = [finding for finding in axe.violations if finding.rule == id]
        unsure = [finding for finding in axe.incomplete if finding.rule == id]
        if not failed and not unsure and id not in axe.passes:
            yield Problem("axe was not asked this question here.", result=Result.UNTESTED)
        for result, findings in ((Result.FAILED, failed), (Result.UNSURE, unsure)):
            for finding in findings:
                for node in finding.nodes:
                    if node.measured is not None:
                        continue  # a rule of our own settles it
                    yield Problem(f"{node.summary.removesuffix('.')}.", place=node.place, result=result)

    return question
