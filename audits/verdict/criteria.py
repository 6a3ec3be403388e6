"""What a run can say of each WCAG criterion: a result, why, and what is left for a person to look at, and where."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from audits.evidence import NotGathered, Site
from audits.lib.words import counted
from audits.rules.catalogue import RULES
from audits.rules.engine import Rule
from audits.rules.outcomes import Judgement, Result
from audits.standards.wcag import CRITERIA, Criterion
from audits.static.pages import is_page
from audits.verdict.applicability import SEARCHES, look_for
from audits.verdict.attestations import Attestation
from audits.verdict.report import Attested, CriterionOutcome, CriterionResult, Finding, FoundSubject, Status

PAGES_NAMED = 3
"""How many pages a sentence names; the rest are counted."""


class CriterionVerdict(NamedTuple):
    """A result for one criterion, and why; what it is about where that is not every page."""

    result: CriterionOutcome
    because: str
    pages: tuple[str, ...] = ()
    things: tuple[FoundSubject, ...] = ()
    attested: tuple[Attested, ...] = ()


@dataclass(frozen=True)
class CriterionContext:
    """All that is known of one criterion. Not slotted: what several steps ask is worked out once.

    `asked` are the rules of this run that cite it, `left_out` those that cite it and were not asked.
    """

    criterion: Criterion
    asked: tuple[Rule, ...]
    left_out: tuple[Rule, ...]
    judgements: Mapping[str, Judgement]
    findings: tuple[Finding, ...]
    site: Site
    attestations: tuple[Attestation, ...]

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The pages that people read."""
        return tuple(page.path for page in self.site.pages if not page.only_sends_on)

    @cached_property
    def things(self) -> tuple[FoundSubject, ...] | NotGathered:
        """What the criterion is about, where that can be found."""
        subject = self.criterion.subject
        return () if subject is None else look_for(subject, self.site)

    @cached_property
    def settled(self) -> frozenset[tuple[str, str]]:
        """The rules whose doubts a person has settled, each with a page on which that holds."""
        return frozenset(
            (entry.rule, page) for entry in self.attestations if entry.rule for page in entry.on_site(self.site).pages
        )

    @property
    def absence(self) -> str:
        """What finding nothing of its subject would show; empty where that would show nothing."""
        subject = self.criterion.subject
        return "" if subject is None else SEARCHES[subject].absent

    def rules_with(self, result: Result) -> tuple[str, ...]:
        """Name the rules that said this of anything."""
        return tuple(rule.id for rule in self.asked if getattr(self.judgements[rule.id].tally, result.value))

    def found(self, result: Result) -> tuple[Finding, ...]:
        """Give the findings with this result."""
        return tuple(one for one in self.findings if one.result is result)

    def places(self, pages: Iterable[str]) -> str:
        """Name pages in a sentence."""
        return f"on {named(tuple(dict.fromkeys(pages)), len(self.pages))}"


def criteria_results(  # noqa: PLR0913  because a criterion's result is where all of these meet
    rules: Iterable[Rule],
    judgements: Mapping[str, Judgement],
    findings: Sequence[Finding],
    site: Site,
    *,
    attestations: Sequence[Attestation] = (),
    every_rule: Sequence[Rule] = RULES,
    criteria: Sequence[Criterion] = CRITERIA,
) -> tuple[CriterionResult, ...]:
    """Say of each criterion what the rules that cite it found, what is not there to judge, and what people checked."""
    citing, citing_of_all = _by_criterion(rules), _by_criterion(every_rule)
    results: list[CriterionResult] = []
    for criterion in criteria:
        asked = tuple(citing[criterion.number])
        ids = {rule.id for rule in asked}
        case = CriterionContext(
            criterion=criterion,
            asked=asked,
            left_out=tuple(rule for rule in citing_of_all[criterion.number] if rule.id not in ids),
            judgements=judgements,
            findings=tuple(one for one in findings if one.rule in ids),
            site=site,
            attestations=tuple(one for one in attestations if one.criterion == criterion.number),
        )
        ruling = next(found for step in STEPS if (found := step(case)) is not None)
        results.append(
            CriterionResult(
                sc=criterion.number,
                name=criterion.name,
                level=criterion.level,
                rules=tuple(rule.id for rule in asked),
                **ruling._asdict(),
            )
        )
    return tuple(results)


def _by_criterion(rules: Iterable[Rule]) -> Mapping[str, list[Rule]]:
    found: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        for number in {standard.criterion for standard in rule.standards if standard.criterion}:
            found[number].append(rule)
    return found


def _told_by(findings: Sequence[Finding], case: CriterionContext) -> tuple[str, str, tuple[str, ...]]:
    """Name the rules of some findings and, where they are of pages, those: in a sentence, and as they are."""
    pages = tuple(dict.fromkeys(one.page for one in findings if one.page))
    rules = listed(tuple(dict.fromkeys(f"`{one.rule}`" for one in findings)))
    return rules, f" {case.places(pages)}" if pages else "", pages


def _failed(case: CriterionContext) -> CriterionVerdict | None:
    faults = case.found(Result.FAILED)
    if not faults:
        return None
    rules, where, pages = _told_by(faults, case)
    return CriterionVerdict(
        CriterionOutcome.FAILED, f"{counted(len(faults), 'fault')}{where}, found by {rules}.", pages
    )


def _untested(case: CriterionContext) -> CriterionVerdict | None:
    """Say what was not looked at, if anything was not: then nothing else can be said."""
    reasons = [*_run_in_part(case), *_not_seen(case)]
    return CriterionVerdict(CriterionOutcome.UNTESTED, " ".join(reasons)) if reasons else None


def _run_in_part(case: CriterionContext) -> list[str]:
    reasons: list[str] = []
    if case.left_out:
        reasons.append(f"This run did not ask {listed(tuple(f'`{rule.id}`' for rule in case.left_out))}.")
    visited = {page.path for page in case.site.pages}
    unvisited = [path for path in case.site.files if is_page(path) and path not in visited]
    if unvisited:
        reasons.append(f"This run left out {counted(len(unvisited), 'page')}.")
    wanted = [name for rule in case.asked if rule.field for name in rule.field.profiles]
    profiles = [name for name in dict.fromkeys(wanted) if name not in case.site.profiles]
    if profiles:
        reasons.append(f"This run left out {listed(tuple(profiles))}, and what its rules see may differ there.")
    return reasons


def _not_seen(case: CriterionContext) -> list[str]:
    unread = tuple(page.path for page in case.site.pages if isinstance(page.loaded, NotGathered))
    if unread:
        return [f"Nobody could look at {named(unread, len(case.site.pages))}."]
    rules = case.rules_with(Result.UNTESTED)
    if rules:
        first = next((one for one in case.found(Result.UNTESTED) if one.rule == rules[0]), None)
        reason = f": {first.page or 'the whole site'}: {first.message}" if first else "."
        return [f"{listed(tuple(f'`{rule}`' for rule in rules))} could not look everywhere{reason}"]
    if isinstance(case.things, NotGathered):
        return [f"Whether the site has what it is about could not be told: {case.things.reason}"]
    return []


def _unsure(case: CriterionContext) -> CriterionVerdict | None:
    doubts = tuple(one for one in case.found(Result.UNSURE) if one.status is not Status.WAIVED)
    left = tuple(one for one in doubts if (one.rule, one.page) not in case.settled)
    if not left:
        return None
    rules, where, pages = _told_by(left, case)
    return CriterionVerdict(
        CriterionOutcome.UNSURE, f"{rules} could not decide at {counted(len(left), 'place')}{where}.", pages
    )


def _absent(case: CriterionContext) -> CriterionVerdict | None:
    if not case.absence or case.things:
        return None
    seen = f"All {len(case.site.pages)} pages were looked at" if len(case.site.pages) > 1 else "The page was looked at"
    return CriterionVerdict(CriterionOutcome.INAPPLICABLE, f"It does not apply. {seen}: {case.absence}.")


def _decided(case: CriterionContext) -> CriterionVerdict | None:
    """Call it passed where rules decide it, all of them were asked, and what they are about was there to be judged."""
    deciding = case.criterion.decided_by
    asked = {rule.id for rule in case.asked}
    if not deciding or not asked.issuperset(deciding) or not set(case.rules_with(Result.PASSED)).intersection(deciding):
        return None
    names = listed(tuple(f"`{rule}`" for rule in deciding))
    words = "looked everywhere and found no fault; that decides it" if len(deciding) == 1 else (
        "looked everywhere and found no fault; together they decide it"
    )  # fmt: skip
    return CriterionVerdict(CriterionOutcome.PASSED, f"{names} {words}.{_settled(case)}")


def _by_person(case: CriterionContext) -> CriterionVerdict:
    """Say what a person has to look at, less what somebody has looked at and that is still the same."""
    things = case.things if isinstance(case.things, tuple) else ()
    checks = tuple(entry.on_site(case.site) for entry in case.attestations if entry.rule is None)
    concerned = tuple(dict.fromkeys(page for thing in things for page in thing.pages)) if case.absence else ()
    checked = {page for check in checks for page in check.pages}
    left = tuple(page for page in concerned or case.pages if page not in checked)
    lapsed = tuple(dict.fromkeys(page for check in checks for page in check.lapsed if page not in checked))
    if not left and checked:
        by = "; ".join(f"{check.role}, {check.on.day} {check.on:%B %Y}" for check in checks if check.pages)
        return CriterionVerdict(
            CriterionOutcome.PASSED, f"Checked by a person ({by}).{_settled(case)}", attested=checks
        )
    still = tuple(
        FoundSubject(thing.what, pages)
        for thing in things
        if thing.what
        if (pages := tuple(page for page in thing.pages if page in left)) or not thing.pages
    )
    words = [case.criterion.look, f"Look at {named(left, len(case.pages))}."]
    if checked:
        words.append(f"A person has checked {named(tuple(checked), len(case.pages))}.")
    if lapsed:
        words.append(f"What was checked on {listed(lapsed, 'page')} has changed since.")
    words.append(_tried(case))
    return CriterionVerdict(CriterionOutcome.NEEDS_PERSON, " ".join(words) + _settled(case), left, still, checks)


def _tried(case: CriterionContext) -> str:
    passed = case.rules_with(Result.PASSED)
    if passed:
        verb = "found no fault, but sees" if len(passed) == 1 else "found no fault, but see"
        return f"{listed(tuple(f'`{rule}`' for rule in passed))} {verb} only a part of it."
    return "The rules for it found nothing to judge." if case.asked else "No rule tries it."


def _settled(case: CriterionContext) -> str:
    doubts = case.found(Result.UNSURE)
    waived = [one for one in doubts if one.status is Status.WAIVED]
    by_hand = [one for one in doubts if one.status is not Status.WAIVED and (one.rule, one.page) in case.settled]
    parts = {"The settings settle": len(waived), "A person has settled": len(by_hand)}
    return "".join(
        f" {who} {counted(count, 'place')} that a rule was unsure of." for who, count in parts.items() if count
    )


STEPS: tuple[Callable[[CriterionContext], CriterionVerdict | None], ...] = (
    _failed,
    _untested,
    _unsure,
    _absent,
    _decided,
    _by_person,
)
"""Asked in this order: the first that has something to say decides, and the last always has."""


def named(pages: Sequence[str], of: int) -> str:
    """Name the first few pages in a sentence, and count the rest."""
    if of > 1 and len(pages) == of:
        return f"all {of} pages"
    return listed(tuple(pages), "page")


def listed(names: Sequence[str], noun: str = "") -> str:
    """Put names in a sentence: `a, b and c`, or the first few and how many more."""
    if len(names) > PAGES_NAMED + 1:
        more = f"{len(names) - PAGES_NAMED} more"
        return f"{', '.join(names[:PAGES_NAMED])} and {more}{f' {noun}s' if noun else ''}"
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
