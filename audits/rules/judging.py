"""How rules are put to the evidence: to one page, or to a whole site."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from msgspec import structs

from audits.config.facts import Facts
from audits.evidence import Asset, Head, InView, Link, NotGathered, Page, PageInfo, Place, Request, Site, View, info_of
from audits.evidence.registry import Holder
from audits.lib.languages import may_be_in
from audits.rules.declaration import Rule
from audits.rules.outcomes import Judgement, Outcome, Problem, Result, Tally
from audits.rules.signature import OF_LINKS, Parameter
from audits.rules.site_index import MissingEvidenceError, SiteIndex

ON_REDIRECTS = frozenset({Link, Asset, Request})
"""What is still judged, one by one, on a page that only sends its reader on; nobody reads the rest of it."""

SEVERITY = (Result.UNSURE, Result.FAILED, Result.UNTESTED)
"""The results of a target with several problems: it counts as the last of them in this order."""

AtHand = Mapping[type, Any]
"""What rules may ask for that no gatherer brings, by its type."""


class Target(NamedTuple):
    """What is judged, or NotGathered where it should be, the view it is of, and the profiles it was seen in."""

    value: Any
    profiles: tuple[str, ...]
    view: View | None = None


@dataclass(slots=True)
class Context:
    """Where targets stand: the page's path (empty for the whole site), the page, if they are of one, what is at hand.

    `handed_over` keeps the values of parameters, by view, for all the targets of a page share them.
    """

    path: str
    page: Page | None
    at_hand: AtHand
    handed_over: dict[tuple[int, int], list[Any]] = field(default_factory=dict)


@dataclass(slots=True)
class _Accumulator:
    """What one rule says, while it is being put together."""

    rule: Rule
    outcomes: list[Outcome] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)

    def add_untested(self, page: str, reason: str, profiles: tuple[str, ...]) -> None:
        self.tally.add(Result.UNTESTED)
        self.outcomes.append(Outcome(self.rule.id, Result.UNTESTED, page, Place(), reason, profiles))

    def add_problems(self, problems: Sequence[Problem], page: str, place: Place, profiles: tuple[str, ...]) -> None:
        if not problems:
            self.tally.passed += 1
            return
        self.tally.add(max((problem.result for problem in problems), key=SEVERITY.index))
        self.outcomes.extend(
            Outcome(self.rule.id, problem.result, page, problem.place or place, problem.message, profiles)
            for problem in problems
        )

    def judgement(self) -> Judgement:
        return Judgement(self.rule.id, tuple(self.outcomes), self.tally)


def judge(rule: Rule, index: SiteIndex, facts: Facts) -> Judgement:
    """Put one rule to a whole site.

    A question that raises, and evidence that is missing, come out as untested. A page without a target counts as
    inapplicable.
    """
    if not _is_given(rule, facts):
        return merge(rule, facts, ())
    if rule.target in OF_LINKS:
        return _judge_visits(rule, index, facts)
    if rule.target is Site:
        return _judge_site(rule, index, facts)
    profiles = index.site.profiles
    return merge(rule, facts, (_judge_page(rule, page, facts, profiles, index) for page in index.site.pages))


def judge_page(rule: Rule, page: Page, facts: Facts, profiles: tuple[str, ...]) -> Judgement:
    """Put a page-local rule to one page of a run in these profiles; `merge` makes a site's judgement of all pages'.

    Raises:
        ValueError: the rule has to know other pages, too.
    """
    if not rule.is_page_local:
        message = f"{rule.id} cannot judge a page alone"
        raise ValueError(message)
    return _judge_page(rule, page, facts, profiles) if _is_given(rule, facts) else Judgement(rule.id, (), Tally())


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
    rule: Rule, page: Page, facts: Facts, profiles: tuple[str, ...], index: SiteIndex | None = None
) -> Judgement:
    accumulator = _Accumulator(rule)
    info = info_of(page) if index is None else index.pages[page.path]
    context = Context(page.path, page, {Facts: facts, SiteIndex: index, PageInfo: info})
    is_about = False
    for target in _targets(rule, page, profiles):
        if isinstance(target.value, NotGathered):
            accumulator.add_untested(page.path, target.value.reason, target.profiles)
            is_about = True
        else:
            is_about = _judge_target(accumulator, target, context) or is_about
    if not is_about:
        accumulator.tally.inapplicable += 1
    return accumulator.judgement()


def _targets(rule: Rule, page: Page, profiles: tuple[str, ...]) -> list[Target]:
    """List what a rule judges on a page."""
    if isinstance(page.loaded, NotGathered):
        return [Target(page.loaded, profiles)]
    if page.only_sends_on and (rule.together or rule.target not in ON_REDIRECTS):
        return []
    missing = _missing(rule, page)
    if missing is not None:
        return [Target(missing, profiles[:1])]
    place = rule.field
    if place is None:
        return [Target(info_of(page), profiles[:1])]
    if place.holder is Holder.VIEW:
        return _in_views(rule, page, place.name, profiles)
    seen = getattr(page, place.name)
    records = seen if place.is_many and not rule.together and isinstance(seen, tuple) else (seen,)
    return [Target(record, _seen_in(record, profiles)) for record in records]


def _missing(rule: Rule, page: Page) -> NotGathered | None:
    """Find what a rule names beside its target and cannot do without, and nobody gathered of this page."""
    named = [one for one in (*rule.parameters, *rule.conditions) if one.field is not None and not one.is_optional]
    values = [
        *((page.head,) if rule.asks_pages_language else ()),
        *(getattr(page, name) for name in rule.of_all_pages),
        *(getattr(page, one.field.name) for one in named if one.field and one.field.holder is Holder.PAGE),
        *(page.views for one in named if one.in_views),
    ]
    return next((value for value in values if isinstance(value, NotGathered)), None)


def _seen_in(record: Any, profiles: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ANN401  because rules judge many kinds
    """Give the profile a record names, or else the run's first."""
    own = getattr(record, "profile", None)
    return (own,) if own else profiles[:1]


def _in_views(rule: Rule, page: Page, name: str, profiles: tuple[str, ...]) -> list[Target]:
    if isinstance(page.views, NotGathered):
        return [Target(page.views, profiles)]
    return [
        Target(record, (view.label,), view)
        for view in page.views
        if (not rule.profiles or view.profile in rule.profiles) and (record := getattr(view, name)) is not None
    ]


def _value(one: Parameter, page: Page, view: View | None) -> Any:  # noqa: ANN401  because rules ask for many kinds
    """Give what a parameter names, or NotGathered."""
    if one.field is None:
        return None
    if not one.in_views:
        return getattr(page if one.field.holder is Holder.PAGE else view, one.field.name)
    if isinstance(page.views, NotGathered):
        return page.views
    seen = [InView(each.profile, each.state, getattr(each, one.field.name)) for each in page.views]
    missing = next((each.seen for each in seen if isinstance(each.seen, NotGathered)), None)
    if missing is not None and not one.is_optional:
        return missing
    return tuple(each for each in seen if each.seen is not None and not isinstance(each.seen, NotGathered))


def _handed_over(parameters: Sequence[Parameter], target: Target, context: Context) -> list[Any]:
    """Give each parameter its value, worked out once for all the targets of a view or page."""
    key = (id(parameters), id(target.view))
    if key not in context.handed_over:
        context.handed_over[key] = _values(parameters, target, context)
    return context.handed_over[key]


def _values(parameters: Sequence[Parameter], target: Target, context: Context) -> list[Any]:
    """Give each parameter its value; None for optional evidence that nobody gathered.

    Raises:
        MissingEvidenceError: evidence of the same view is not there.
    """
    values: list[Any] = []
    for one in parameters:
        if one.field is None or context.page is None:
            values.append(context.at_hand[one.kind])
            continue
        value = _value(one, context.page, target.view)
        if value is None or isinstance(value, NotGathered):
            if not one.is_optional:
                message = value.reason if value else f"Nobody looked at {one.field.name} in this view."
                raise MissingEvidenceError(message)
            value = None
        values.append(value)
    return values


def _judge_target(accumulator: _Accumulator, target: Target, context: Context) -> bool:
    """Put the question to one target; tell whether the rule is about it at all."""
    rule, (value, profiles, _) = accumulator.rule, target
    problems: list[Problem] = []
    try:
        if rule.where is not None and not rule.where(value):
            return False
        if rule.language and not may_be_in(_language_of(value, context), rule.language):
            accumulator.tally.inapplicable += 1
            return True
        if rule.applies is not None and not rule.applies(value, *_handed_over(rule.conditions, target, context)):
            accumulator.tally.inapplicable += 1
            return True
        problems.extend(rule.question(value, *_handed_over(rule.parameters, target, context)))
    except MissingEvidenceError as error:
        problems.append(Problem(str(error), result=Result.UNTESTED))
    except Exception as error:  # noqa: BLE001  because any fault in a rule must come out as untested, never as a pass
        accumulator.add_untested(context.path, f"The rule itself broke: {type(error).__name__}: {error}", profiles)
        return True
    accumulator.add_problems(problems, context.path, getattr(value, "place", Place()), profiles)
    return True


def _language_of(value: Any, context: Context) -> str | None:  # noqa: ANN401  because rules judge many kinds
    """Give the language that a record states, or else its page; None or nothing where neither does."""
    head = context.page.head if context.page else None
    own: str | None = getattr(value, "language", None)
    return own or (head.language if isinstance(head, Head) else None)


def _judge_visits(rule: Rule, index: SiteIndex, facts: Facts) -> Judgement:
    """Put a question to what came of following links; an answer is told at the first link with that address."""
    accumulator = _Accumulator(rule)
    visits = getattr(index.site, rule.field.name) if rule.field else ()
    if isinstance(visits, NotGathered):
        accumulator.add_untested("", visits.reason, ())
        return accumulator.judgement()
    if not visits:
        accumulator.tally.inapplicable += 1
    for visit in visits:
        linking_pages = index.linking_pages(visit.url)
        if not linking_pages:
            accumulator.add_untested("", f"No page that links to {visit.url} could be opened.", ())
            continue
        page, link = linking_pages[0]
        known = len(accumulator.outcomes)
        context = Context(page.path, None, {Facts: facts, SiteIndex: index})
        _judge_target(accumulator, Target(visit, index.site.profiles[:1]), context)
        accumulator.outcomes[known:] = [structs.replace(one, place=link.place) for one in accumulator.outcomes[known:]]
    return accumulator.judgement()


def _judge_site(rule: Rule, index: SiteIndex, facts: Facts) -> Judgement:
    """Put a question to the site as a whole, unless something it must know of a page is missing."""
    accumulator = _Accumulator(rule)
    site, names = index.site, ("loaded", *sorted(rule.evidence))
    for page in site.pages:
        for value in (getattr(page, name) for name in names):
            if isinstance(value, NotGathered):
                accumulator.add_untested(page.path, value.reason, site.profiles[:1])
                return accumulator.judgement()
    context = Context("", None, {Facts: facts, SiteIndex: index})
    _judge_target(accumulator, Target(site, site.profiles[:1]), context)
    return accumulator.judgement()
