"""Findings of whose style the declaration is looked for, and what is told of them once it is found."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import NamedTuple

from audits.browser.load import profile_of_load
from audits.config.profiles import PROFILES
from audits.evidence import Page, StyleOrigin, TracedStyle
from audits.request import Request
from audits.rules.engine import Rule
from audits.rules.judging import judge_page
from audits.rules.outcomes import Outcome, Result
from audits.static.plan import Plan
from audits.verdict.findings import merged
from audits.verdict.style_faults import STYLE_FAULTS, StyleFault, in_own_attribute, kind_of, selector_of, style_fault_of

STYLED = frozenset(rule for fault in STYLE_FAULTS for rule in fault.rules)
"""The rules whose findings have a declaration behind them."""


class Suspect(NamedTuple):
    """A finding whose declaration is looked for: what it is about, its kind, and which element's style is at fault."""

    fault: StyleFault
    kind: str
    page: str
    profile: str
    selector: str


Origins = dict[Suspect, StyleOrigin | None]


class TracingVisit(NamedTuple):
    """A page to open, the profile to load it in, and the findings whose declarations are looked for there."""

    page: str
    profile: str
    suspects: tuple[Suspect, ...]


def visits_for(suspects: Iterable[Suspect], plan: Plan) -> list[TracingVisit]:
    """Give the visits in which all suspects are seen."""

    def where(one: Suspect) -> tuple[str, str]:
        return one.page, profile_of_load(one.profile, plan)

    return [TracingVisit(*key, tuple(group)) for key, group in groupby(sorted(suspects, key=where), key=where)]


def style_rules(request: Request) -> tuple[Rule, ...]:
    """Give the rules of a request whose findings have a declaration behind them."""
    return tuple(rule for rule in request.rules if rule.id in STYLED and rule.is_page_local)


def suspects_on(page: Page, rules: Sequence[Rule], request: Request, first: dict[str, str]) -> list[Suspect]:
    """Judge a page by these rules, and give its findings of kinds that no page before it has.

    `first` is the page that stands for each kind, and is added to.
    """
    suspects: dict[Suspect, None] = {}
    for outcome in _outcomes(rules, page, request):
        fault = style_fault_of(outcome)
        if fault is None or in_own_attribute(outcome, fault):
            continue
        kind, selector = kind_of(outcome, fault), selector_of(outcome, fault)
        profile = next((one for one in outcome.profiles if PROFILES[one].scripts), "")
        if selector and profile and first.setdefault(kind, page.path) == page.path:
            suspects[Suspect(fault, kind, page.path, profile, selector)] = None
    return list(suspects)


def _outcomes(rules: Sequence[Rule], page: Page, request: Request) -> list[Outcome]:
    judgements = (judge_page(rule, page, request.facts, request.shown_in) for rule in rules)
    told = [one for judgement in judgements for one in judgement.outcomes]
    return [one for one in merged(told) if one.result is not Result.UNTESTED]


def told_by_kind(suspects: Iterable[Suspect], found: Origins) -> tuple[TracedStyle, ...]:
    """Give one record for a kind of finding with one origin, else one for each finding; none where nobody could ask."""
    by_kind: dict[str, list[Suspect]] = {}
    for one in suspects:
        if one in found:
            by_kind.setdefault(one.kind, []).append(one)
    return tuple(chain.from_iterable(_records(group, found) for group in by_kind.values()))


def _records(group: Sequence[Suspect], found: Origins) -> Iterator[TracedStyle]:
    kind, page = group[0].kind, group[0].page
    if len({found[one] for one in group}) == 1:
        yield TracedStyle(kind, page, origin=found[group[0]])
    else:
        yield from (TracedStyle(kind, page, one.selector, found[one]) for one in group)
