"""How rules are put to the evidence: to one page, or to a whole site."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from msgspec import structs

from audits.config.exclusions import Exclusions
from audits.config.facts import Facts
from audits.evidence import NotGathered, Page, PageInfo, Place, Site, info_of
from audits.lib.languages import may_be_in
from audits.rules.declaration import Rule
from audits.rules.outcomes import Judgement, Outcome, Problem, Result, Tally
from audits.rules.signature import LINK_VISITS
from audits.rules.site_evidence import MissingEvidenceError
from audits.rules.site_index import SiteIndex
from audits.rules.targets import Context, Target, arguments_for, language_of, targets_on

SEVERITY = (Result.UNSURE, Result.FAILED, Result.UNTESTED)
"""The results of a target with several problems: it counts as the last of them in this order."""


NOTHING_EXCLUDED = Exclusions()


@dataclass(slots=True)
class _Accumulator:
    """What one rule says, while it is being put together."""

    rule: Rule
    excluded: Exclusions = NOTHING_EXCLUDED
    outcomes: list[Outcome] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)

    def leaves_out(self, page: str) -> bool:
        """Tell whether the settings leave the rule out on a page."""
        return self.excluded.leaves_out(self.rule.id, self.rule.family, page)

    def add_untested(self, page: str, reason: str, profiles: tuple[str, ...]) -> None:
        if self.leaves_out(page):
            return
        self.tally.add(Result.UNTESTED)
        self.outcomes.append(Outcome(self.rule.id, Result.UNTESTED, page, Place(), reason, profiles))

    def add_problems(self, problems: Sequence[Problem], page: str, place: Place, profiles: tuple[str, ...]) -> None:
        if self.leaves_out(page) or self._leaves_out_element(page, place):
            return
        if not problems:
            self.tally.passed += 1
            return
        told = [one for one in problems if one.place is None or not self._leaves_out_element(page, one.place)]
        if not told:
            return
        self.tally.add(max((problem.result for problem in told), key=SEVERITY.index))
        self.outcomes.extend(
            Outcome(self.rule.id, problem.result, page, problem.place or place, problem.message, profiles)
            for problem in told
        )

    def _leaves_out_element(self, page: str, place: Place) -> bool:
        """Tell whether the settings have the rule tell nothing of what stands at a place."""
        selectors = place.excluded or ()
        return self.excluded.leaves_out_element(self.rule.id, self.rule.family, page, selectors)

    def judgement(self) -> Judgement:
        return Judgement(self.rule.id, tuple(self.outcomes), self.tally)


def judge(rule: Rule, index: SiteIndex, facts: Facts, excluded: Exclusions = NOTHING_EXCLUDED) -> Judgement:
    """Put one rule to a whole site, but for what is excluded.

    A question that raises, and evidence that is missing, come out as untested. A page without a target counts as
    inapplicable.
    """
    if not _is_given(rule, facts):
        return merge(rule, facts, ())
    if rule.target in LINK_VISITS:
        return _judge_visits(rule, index, facts, excluded)
    if rule.target is Site:
        return _judge_whole_site_rule(rule, index, facts, excluded)
    profiles = index.site.profiles
    return merge(
        rule,
        facts,
        (_judge_page(_Accumulator(rule, excluded), page, facts, profiles, index) for page in index.site.pages),
    )


def judge_page(
    rule: Rule, page: Page, facts: Facts, profiles: tuple[str, ...], excluded: Exclusions = NOTHING_EXCLUDED
) -> Judgement:
    """Put a page-local rule to one page of a run in these profiles; `merge` makes a site's judgement of all pages'.

    Raises:
        ValueError: the rule has to know other pages, too.
    """
    if not rule.is_page_local:
        message = f"{rule.id} cannot judge a page alone"
        raise ValueError(message)
    if not _is_given(rule, facts):
        return Judgement(rule.id, (), Tally())
    return _judge_page(_Accumulator(rule, excluded), page, facts, profiles)


def merge(rule: Rule, facts: Facts, pages: Iterable[Judgement]) -> Judgement:
    """Make one judgement of those of single pages, in the order of the site's pages."""
    accumulator = _Accumulator(rule)
    for one in pages:
        accumulator.outcomes.extend(one.outcomes)
        accumulator.tally.add_all(one.tally)
    if not _is_given(rule, facts):
        accumulator.tally.inapplicable += 1
    return accumulator.judgement()


def _is_given(rule: Rule, facts: Facts) -> bool:
    return rule.given is None or rule.given(facts)


def _judge_page(
    accumulator: _Accumulator, page: Page, facts: Facts, profiles: tuple[str, ...], index: SiteIndex | None = None
) -> Judgement:
    rule = accumulator.rule
    info = info_of(page) if index is None else index.pages[page.path]
    context = Context(page.path, page, {Facts: facts, SiteIndex: index, PageInfo: info})
    is_about = False
    for target in targets_on(rule, page, profiles):
        if isinstance(target.value, NotGathered):
            accumulator.add_untested(page.path, target.value.reason, target.profiles)
            is_about = True
        else:
            is_about = _judge_target(accumulator, target, context) or is_about
    if not is_about:
        accumulator.tally.inapplicable += 1
    return accumulator.judgement()


def _judge_target(accumulator: _Accumulator, target: Target, context: Context) -> bool:
    """Put the question to one target; tell whether the rule is about it at all."""
    rule, (value, profiles, _) = accumulator.rule, target
    problems: list[Problem] = []
    try:
        if rule.where is not None and not rule.where(value):
            return False
        if rule.language and not may_be_in(language_of(value, context), rule.language):
            accumulator.tally.inapplicable += 1
            return True
        if rule.applies is not None and not rule.applies(value, *arguments_for(rule.conditions, target, context)):
            accumulator.tally.inapplicable += 1
            return True
        problems.extend(rule.question(value, *arguments_for(rule.parameters, target, context)))
    except MissingEvidenceError as error:
        problems.append(Problem(str(error), result=Result.UNTESTED))
    except Exception as error:  # noqa: BLE001  because any fault in a rule must come out as untested, never as a pass
        problems.append(Problem(f"The rule itself broke: {type(error).__name__}: {error}", result=Result.UNTESTED))
    accumulator.add_problems(problems, context.path, getattr(value, "place", Place()), profiles)
    return True


def _judge_visits(rule: Rule, index: SiteIndex, facts: Facts, excluded: Exclusions) -> Judgement:
    """Put a question to what came of following links; an answer is told where that address is first named."""
    accumulator = _Accumulator(rule, excluded)
    visits = getattr(index.site, rule.field.name) if rule.field else ()
    if isinstance(visits, NotGathered):
        accumulator.add_untested("", visits.reason, ())
        return accumulator.judgement()
    if not visits:
        accumulator.tally.inapplicable += 1
    for visit in visits:
        references = index.references_to(visit.url)
        if not references:
            accumulator.add_untested("", f"No page that names {visit.url} could be opened.", ())
            continue
        page, place = references[0].page, references[0].place
        known = len(accumulator.outcomes)
        context = Context(page.path, None, {Facts: facts, SiteIndex: index})
        _judge_target(accumulator, Target(visit, index.site.profiles[:1]), context)
        accumulator.outcomes[known:] = [structs.replace(one, place=place) for one in accumulator.outcomes[known:]]
    return accumulator.judgement()


def _judge_whole_site_rule(rule: Rule, index: SiteIndex, facts: Facts, excluded: Exclusions) -> Judgement:
    """Put a question to the site as a whole, unless something it must know of a page is missing."""
    accumulator = _Accumulator(rule, excluded)
    site, names = index.site, ("loaded", *sorted(rule.evidence))
    for page in site.pages:
        for value in (getattr(page, name) for name in names):
            if isinstance(value, NotGathered):
                accumulator.add_untested(page.path, value.reason, site.profiles[:1])
                return accumulator.judgement()
    context = Context("", None, {Facts: facts, SiteIndex: index})
    _judge_target(accumulator, Target(site, site.profiles[:1]), context)
    return accumulator.judgement()
