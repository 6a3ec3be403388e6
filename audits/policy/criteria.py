"""What a run can say of each WCAG criterion."""

from collections.abc import Iterable, Mapping, Sequence

from audits.outcomes import Judgement, Result
from audits.policy.report import CriterionResult
from audits.rule import Rule
from audits.standards.wcag import CRITERIA

WORST_FIRST = (Result.FAILED, Result.UNTESTED, Result.UNSURE)


def criteria_results(rules: Iterable[Rule], judgements: Mapping[str, Judgement]) -> tuple[CriterionResult, ...]:
    """Say of each criterion what the rules that cite it found.

    Nothing is called passed here: no rule decides a whole criterion by itself, so what rules found no fault with still
    needs a person, and what no rule cites is untested.
    """
    citing: dict[str, list[Rule]] = {}
    for rule in rules:
        for standard in rule.standards:
            if standard.criterion:
                citing.setdefault(standard.criterion, []).append(rule)
    results: list[CriterionResult] = []
    for criterion in CRITERIA:
        own = citing.get(criterion.number, [])
        result, because = _said(own, judgements)
        results.append(
            CriterionResult(
                sc=criterion.number,
                name=criterion.name,
                level=criterion.level,
                result=result,
                rules=tuple(rule.id for rule in own),
                because=because,
            )
        )
    return tuple(results)


def _said(rules: Sequence[Rule], judgements: Mapping[str, Judgement]) -> tuple[str, str]:
    tried = [judgements[rule.id] for rule in rules if rule.id in judgements]
    if not tried:
        return "untested", "No rule of this run tries it. A person has to."
    for result in WORST_FIRST:
        found = [one.rule for one in tried if getattr(one.tally, result.value)]
        if found:
            return result.value, f"Said by {', '.join(found)}."
    judged = [one for one in tried if one.tally.passed]
    if not judged:
        return (
            "needs-person",
            "No page has anything that the rules for it look at. A person confirms that it does not apply.",
        )
    names = ", ".join(one.rule for one in judged)
    return "needs-person", f"{names} found no fault. That is part of the criterion; a person judges the rest."
