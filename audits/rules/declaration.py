"""What a rule is, and how one is written: `@rule` over a function, with `@good` and `@bad` examples below."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from msgspec import structs

from audits.config.facts import Booking, Clinic, Facts
from audits.evidence import Site
from audits.evidence.registry import EvidenceField
from audits.rules.outcomes import Problem, Result
from audits.rules.signature import LINK_VISITS, Parameter, further_parameters, parameter_of, target_of
from audits.rules.site_index import SiteIndex
from audits.standards import Level, Standard

Question = Callable[..., Iterator[Problem]]
Condition = Callable[..., bool]

EXAMPLE_FACTS = Facts(
    day=date(2026, 11, 30),
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

    `target` is the type of what it judges: each record, or all of a page `together`. `where` picks the records it is
    about; `applies` says of those, and of what else it knows of the page, whether the question arises; `given` says
    without which facts it does not apply at all. `of_all_pages` names fields of Page that it reads on every page, by
    the SiteIndex. `language` is the one whose words it knows: what is stated to be in another does not concern it.
    `profiles` are those ways of visiting a page in which it judges; where empty, all in which its target is looked at.
    `parameters` and `conditions` are what the question and `applies` ask for beside the target.
    """

    id: str
    family: str
    standards: tuple[Standard, ...]
    title: str
    help: str
    target: type
    question: Question
    where: Condition | None = None
    applies: Condition | None = None
    given: Callable[[Facts], bool] | None = None
    of_all_pages: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    language: str = ""
    together: bool = False
    parameters: tuple[Parameter, ...] = ()
    conditions: tuple[Parameter, ...] = ()

    @property
    def level(self) -> Level:
        """What a failure means, unless settings say otherwise: `must` where any standard it cites binds."""
        return Level.MUST if any(standard.binds for standard in self.standards) else Level.SHOULD

    @property
    def field(self) -> EvidenceField | None:
        """Where its targets are kept; None where it judges a page or the site as such."""
        return parameter_of(self.target).field

    @property
    def evidence(self) -> frozenset[str]:
        """The fields of Page, View or Site this rule cannot do without."""
        needed = (one.field for one in (*self.parameters, *self.conditions) if not one.is_optional)
        names = {field.name for field in (self.field, *needed) if field}
        return frozenset({*names, *self.of_all_pages, *(("head",) if self.asks_pages_language else ())})

    def needs_fact(self, name: str) -> bool:
        """Tell whether it does not apply to a site that states all but one fact, such as its clinics."""
        without = structs.replace(EXAMPLE_FACTS, **{name: getattr(Facts(), name)})
        return self.given is not None and self.given(EXAMPLE_FACTS) and not self.given(without)

    @property
    def asks_pages_language(self) -> bool:
        """Whether the page's language decides if it is judged: its target states none of its own."""
        return bool(self.language) and "language" not in getattr(self.target, "__struct_fields__", ())

    @property
    def is_page_local(self) -> bool:
        """Whether it judges each page by that page's evidence alone, whatever the rest of the site holds."""
        asked = {self.target, *(one.kind for one in (*self.parameters, *self.conditions))}
        return asked.isdisjoint({Site, SiteIndex, *LINK_VISITS}) and not self.of_all_pages


def rule(  # noqa: PLR0913  because a rule may be narrowed in each of these ways
    id: str,  # noqa: A002  because it is the rule's id
    *standards: Standard,
    where: Condition | None = None,
    applies: Condition | None = None,
    given: Callable[[Facts], bool] | None = None,
    of_all_pages: tuple[str, ...] = (),
    profiles: tuple[str, ...] = (),
    language: str = "",
) -> Callable[[Question], Rule]:
    """Make a rule of a question.

    The annotation of the question's first parameter says what it judges; those of the others name evidence of the same
    page or view, the PageInfo, the SiteIndex, the Facts. `applies` names what it needs in the same way. The docstring's
    first line is the title, the rest is help for an editor.
    """

    def make(question: Question) -> Rule:
        title, _, text = inspect.cleandoc(question.__doc__ or "").partition("\n")
        target = target_of(question)
        return Rule(
            id=id,
            family=question.__module__.split(".")[-2].replace("_", "-"),
            standards=standards,
            title=title,
            help=" ".join(text.split()),
            target=target.kind,
            question=question,
            where=where,
            applies=applies,
            given=given,
            of_all_pages=of_all_pages,
            profiles=profiles,
            examples=tuple(getattr(question, "examples", ())),
            language=language,
            together=target.is_many,
            parameters=further_parameters(question, target),
            conditions=further_parameters(applies, target),
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
