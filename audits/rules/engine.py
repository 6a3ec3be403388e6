"""What a rule is, how one is written, and how it is put to the evidence."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, get_type_hints

from msgspec import structs

from audits.config.facts import Booking, Clinic, Facts
from audits.evidence import (
    AccessibleNode,
    Asset,
    Axe,
    Bars,
    Block,
    BookingVisit,
    Colours,
    Control,
    DataBlock,
    Encoding,
    EndlessMotion,
    ExternalVisit,
    Field,
    ForcedColours,
    Form,
    Frame,
    Graphic,
    Head,
    Heading,
    Hovering,
    Layout,
    Link,
    Listeners,
    Markup,
    Media,
    Motion,
    NotGathered,
    Orientation,
    Page,
    PhoneNumber,
    Picture,
    Place,
    Pointing,
    PrintLayout,
    Prose,
    Request,
    Shortcuts,
    Site,
    SkipLink,
    StatusChange,
    Stored,
    TabSequence,
    Tags,
    TelActivation,
    TextLayout,
    TextStyles,
    TouchTargets,
)
from audits.rules.outcomes import Judgement, Outcome, Problem, Result, Tally
from audits.rules.site_index import SiteIndex
from audits.standards import Level, Standard

Question = Callable[..., Iterator[Problem]]

EXAMPLE_FACTS = Facts(
    country="GB",
    site_url="https://clinic.example/",
    clinics={
        "manchester": Clinic("Manchester Clinic", "Manchester", "+441614960001", "clinics/manchester.md", "manchester"),
        "leeds": Clinic("Leeds Clinic", "Leeds", "+441134960002", "clinics/leeds.md", "leeds"),
    },
    booking=Booking("https://booking.clinic.example/", ("booking.clinic.example",), "clinic"),
)
"""The site that every example is about. Its numbers are of the ranges Ofcom keeps for drama."""


@dataclass(frozen=True, slots=True)
class Example:
    """A page, or a small site by path, that a rule passes (`says` is None) or finds fault with in these words.

    `result` is what the rule must say of the fault.
    """

    pages: Mapping[str, str]
    says: str | None = None
    result: Result = Result.FAILED


@dataclass(frozen=True, slots=True)
class Rule:
    """One question put to the evidence.

    `target` is the kind of record it judges, `where` picks those it is about, `given` says without which facts it does
    not apply at all, `needs` names further fields of Page, or of its views, that must have been gathered, and
    `profiles` those ways of visiting a page in which it judges; where empty, all in which its target is looked at.
    """

    id: str
    family: str
    standards: tuple[Standard, ...]
    title: str
    help: str
    target: type
    question: Question
    where: Callable[[Any], bool] | None = None
    given: Callable[[Facts], bool] | None = None
    needs: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    asks_for: tuple[type, ...] = ()

    @property
    def level(self) -> Level:
        """What a failure means, unless settings say otherwise: `must` where any standard it cites binds."""
        return Level.MUST if any(standard.binds for standard in self.standards) else Level.SHOULD

    @property
    def evidence(self) -> frozenset[str]:
        """The fields of Page or Site this rule cannot do without."""
        return frozenset({FIELD_OF[self.target], *self.needs})


FIELD_OF: Mapping[type, str] = {
    Head: "head",
    Encoding: "encoding",
    Heading: "headings",
    Link: "links",
    Picture: "pictures",
    Prose: "prose",
    Asset: "assets",
    DataBlock: "data_blocks",
    PhoneNumber: "numbers",
    Request: "requests",
    Stored: "stored",
    Page: "loaded",
    Block: "blocks",
    Markup: "markup",
    Tags: "tags",
    Axe: "axe",
    Layout: "layout",
    Colours: "colours",
    TouchTargets: "targets",
    TextLayout: "text",
    TextStyles: "text_styles",
    PrintLayout: "print_layout",
    ForcedColours: "forced_colours",
    Orientation: "orientation",
    Bars: "bars",
    EndlessMotion: "endless_motion",
    TelActivation: "tel_activations",
    TabSequence: "tab_sequences",
    Listeners: "listeners",
    Motion: "motion",
    AccessibleNode: "accessible",
    Field: "fields",
    Form: "forms",
    Frame: "frames",
    Graphic: "graphics",
    Media: "media",
    StatusChange: "status_changes",
    Control: "controls",
    Shortcuts: "shortcuts",
    SkipLink: "skip_links",
    Pointing: "pointing",
    Hovering: "hovering",
    BookingVisit: "bookings",
    ExternalVisit: "external",
    Site: "head",
}
"""What a rule may judge, and the field that holds it; of the whole site, what it must know of every page."""

IN_VIEWS = frozenset(
    {Axe, Bars, Colours, EndlessMotion, Layout, ForcedColours, PrintLayout, TextLayout, TextStyles, TouchTargets}
)
FIELDS_OF_VIEWS = frozenset(FIELD_OF[kind] for kind in IN_VIEWS)
OF_LINKS = frozenset({BookingVisit, ExternalVisit})
"""What came of following a link; it concerns every page with that link."""

WHOLE = frozenset({Head, Page})
ON_REDIRECTS = frozenset({Link, Asset, Request, Stored})
"""What is still judged on a page that only sends its reader on; nobody reads the rest of it."""


def rule(
    id: str,  # noqa: A002  because it is the rule's id
    *standards: Standard,
    where: Callable[[Any], bool] | None = None,
    given: Callable[[Facts], bool] | None = None,
    needs: tuple[str, ...] = (),
    profiles: tuple[str, ...] = (),
) -> Callable[[Question], Rule]:
    """Make a rule of a question.

    The type of the question's first parameter says what it judges; further parameters get, by their type, the Page the
    thing stands on, the SiteIndex, the Facts. The docstring's first line is the title, the rest is help for an editor.
    """

    def make(question: Question) -> Rule:
        title, _, text = inspect.cleandoc(question.__doc__ or "").partition("\n")
        hints = get_type_hints(question)
        hints.pop("return", None)
        target, *rest = hints.values()
        return Rule(
            id=id,
            family=question.__module__.split(".")[-2].replace("_", "-"),
            standards=standards,
            title=title,
            help=" ".join(text.split()),
            target=target,
            question=question,
            where=where,
            given=given,
            needs=needs,
            profiles=profiles,
            examples=tuple(getattr(question, "examples", ())),
            asks_for=tuple(rest),
        )

    return make


def good(page: str | Mapping[str, str]) -> Callable[[Question], Question]:
    """Show a page, or a site by path, that the rule judges and passes."""
    return _example(Example(_as_site(page)))


def bad(page: str | Mapping[str, str], *, says: str, result: Result = Result.FAILED) -> Callable[[Question], Question]:
    """Show a page, or a site by path, with exactly one fault, and words that the rule must use of it."""
    return _example(Example(_as_site(page), says, result))


def _as_site(page: str | Mapping[str, str]) -> Mapping[str, str]:
    return {"index.html": page} if isinstance(page, str) else page


def _example(example: Example) -> Callable[[Question], Question]:
    def add(question: Question) -> Question:
        examples = [example, *getattr(question, "examples", ())]
        setattr(question, "examples", examples)  # noqa: B010  because a function declares no such attribute
        return question

    return add


@dataclass(slots=True)
class _Accumulator:
    """What one rule says of a site, while it is being put together."""

    rule: Rule
    outcomes: list[Outcome] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)

    def untested(self, page: str, reason: str, profiles: tuple[str, ...]) -> None:
        self.tally.add(Result.UNTESTED)
        self.outcomes.append(Outcome(self.rule.id, Result.UNTESTED, page, Place(), reason, profiles))


def judge(rule: Rule, index: SiteIndex, facts: Facts) -> Judgement:
    """Put one rule to a whole site.

    A question that raises, and evidence that is missing, come out as untested. A page without a target counts as
    inapplicable.
    """
    accumulator = _Accumulator(rule)
    if rule.given is not None and not rule.given(facts):
        accumulator.tally.add(Result.INAPPLICABLE)
    elif rule.target in OF_LINKS:
        _judge_visits(accumulator, index, facts)
    elif rule.target is Site:
        _judge_site(accumulator, index, facts)
    else:
        for page in index.site.pages:
            _judge_page(accumulator, page, index, facts)
    return Judgement(rule.id, tuple(accumulator.outcomes), accumulator.tally)


def _judge_page(accumulator: _Accumulator, page: Page, index: SiteIndex, facts: Facts) -> None:
    applied, givens = False, _givens(page, index, facts)
    for target, profiles in _targets(accumulator.rule, page, index.site.profiles):
        if isinstance(target, NotGathered):
            accumulator.untested(page.path, target.reason, profiles)
            applied = True
        else:
            applied = _judge_target(accumulator, target, page.path, profiles, givens) or applied
    if not applied:
        accumulator.tally.add(Result.INAPPLICABLE)


Target = tuple[Any, tuple[str, ...]]
"""A record, or NotGathered where it should be, and the profiles it was seen in."""


def _targets(rule: Rule, page: Page, profiles: tuple[str, ...]) -> list[Target]:
    """List what a rule judges on a page."""
    if isinstance(page.loaded, NotGathered):
        return [(page.loaded, profiles)]
    if page.only_sends_on and rule.target not in ON_REDIRECTS:
        return []
    needed = ("views" if name in FIELDS_OF_VIEWS else name for name in rule.needs)
    missing = [value for name in needed if isinstance(value := getattr(page, name), NotGathered)]
    if missing:
        return [(missing[0], profiles[:1])]
    if rule.target is Page:
        return [(page, profiles[:1])]
    if rule.target in IN_VIEWS:
        return _in_views(rule, page, profiles)
    seen = getattr(page, FIELD_OF[rule.target])
    return [(target, _seen_in(target, profiles)) for target in (seen if isinstance(seen, tuple) else (seen,))]


def _seen_in(target: Any, profiles: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ANN401  because rules judge many kinds
    """Give the profile a record names, or else the run's first."""
    own = getattr(target, "profile", None)
    return (own,) if own else profiles[:1]


def _in_views(rule: Rule, page: Page, profiles: tuple[str, ...]) -> list[Target]:
    if isinstance(page.views, NotGathered):
        return [(page.views, profiles)]
    return [
        (target, (view.label,))
        for view in page.views
        if (not rule.profiles or view.profile in rule.profiles)
        and (target := getattr(view, FIELD_OF[rule.target])) is not None
    ]


def _judge_visits(accumulator: _Accumulator, index: SiteIndex, facts: Facts) -> None:
    """Put a question to what came of following links; an answer is told at the first link with that address."""
    visits = getattr(index.site, FIELD_OF[accumulator.rule.target])
    if isinstance(visits, NotGathered):
        accumulator.untested("", visits.reason, ())
        return
    if not visits:
        accumulator.tally.add(Result.INAPPLICABLE)
    for visit in visits:
        linking_pages = index.linking_pages(visit.url)
        if not linking_pages:
            accumulator.untested("", f"No page that links to {visit.url} could be opened.", ())
            continue
        page, link = linking_pages[0]
        known = len(accumulator.outcomes)
        _judge_target(accumulator, visit, page.path, index.site.profiles[:1], _givens(page, index, facts))
        accumulator.outcomes[known:] = [structs.replace(one, place=link.place) for one in accumulator.outcomes[known:]]


def _judge_site(accumulator: _Accumulator, index: SiteIndex, facts: Facts) -> None:
    """Put a question to the site as a whole, unless something it must know of a page is missing."""
    site, names = index.site, ("loaded", *sorted(accumulator.rule.evidence))
    for page in site.pages:
        for value in (getattr(page, name) for name in names):
            if isinstance(value, NotGathered):
                accumulator.untested(page.path, value.reason, site.profiles[:1])
                return
    _judge_target(accumulator, site, "", site.profiles[:1], {SiteIndex: index, Facts: facts, Site: site})


def _givens(page: Page, index: SiteIndex, facts: Facts) -> Mapping[type, Any]:
    return {Page: page, SiteIndex: index, Facts: facts, Site: index.site}


def _judge_target(
    accumulator: _Accumulator,
    target: Any,  # noqa: ANN401  because rules judge many kinds
    page: str,
    profiles: tuple[str, ...],
    givens: Mapping[type, Any],
) -> bool:
    """Put the question to one target; tell whether the rule is about it at all."""
    rule = accumulator.rule
    try:
        if rule.where is not None and not rule.where(target):
            return False
        problems = list(rule.question(target, *(givens[kind] for kind in rule.asks_for)))
    except Exception as error:  # noqa: BLE001  because any fault in a rule must come out as untested, never as a pass
        accumulator.untested(page, f"The rule itself broke: {type(error).__name__}: {error}", profiles)
        return True
    if not problems:
        accumulator.tally.passed += 1
        return True
    worst = max((problem.result for problem in problems), key=_SEVERITY.index)
    accumulator.tally.add(worst)
    own_place = getattr(target, "place", Place())
    accumulator.outcomes.extend(
        Outcome(rule.id, problem.result, page, problem.place or own_place, problem.message, profiles)
        for problem in problems
        if problem.result is not Result.INAPPLICABLE
    )
    return True


_SEVERITY = (Result.PASSED, Result.INAPPLICABLE, Result.UNSURE, Result.FAILED, Result.UNTESTED)
