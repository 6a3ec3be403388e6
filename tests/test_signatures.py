"""A rule's signature names its evidence: it gets exactly that, and judges a page alone where it names nothing else."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from examples import WITH_EXAMPLES, read_golden
from msgspec.structs import replace

from audits.config.profiles import PLAIN
from audits.evidence import Axe, Head, Heading, InView, Layout, Link, NotGathered, Page, PageInfo, Site, TouchTargets
from audits.evidence.registry import EvidenceField, Holder, field_of
from audits.rules.catalogue import RULES
from audits.rules.engine import EXAMPLE_FACTS, Rule, judge, judge_page, merge, rule
from audits.rules.outcomes import Problem, Result
from audits.rules.signature import further_parameters, parameter_of, target_of
from audits.rules.site_evidence import MissingEvidenceError
from audits.rules.site_index import SiteIndex
from audits.standards import HTML

FAMILIES = Path(__file__).parent.parent / "audits" / "rules"
MODULES = sorted(FAMILIES.glob("*/*.py"))
HOLDS_NOT_GATHERED = {
    "keyboard_operate.py": "Control.keys may be NotGathered",
    "keyboard_reach.py": "Control.click may be NotGathered",
    "tel_link_activates.py": "TelActivation.click and .enter may be NotGathered",
}
"""The rules that read a record one of whose own fields may be missing."""

PAGE_LOCAL = tuple(rule for rule in RULES if rule.is_page_local)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_rule_takes_a_page_or_asks_what_is_missing(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    imported = {
        name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module is not None and node.module.startswith("audits.evidence")
        for name in node.names
    }
    assert not imported & {"Page", "View"}, "name the evidence in the signature, and ask the SiteIndex of other pages"
    if path.name not in HOLDS_NOT_GATHERED:
        assert "NotGathered" not in imported, "the engine hands over no evidence that is missing"
    guards = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "isinstance"
        and ast.unparse(node.args[1]) == "tuple"
    ]
    assert not guards, f"line {guards}: evidence that the signature names is there"
    reached = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node).endswith("site.pages")
    ]
    assert not reached, f"line {reached}: the SiteIndex has each field by page"


@pytest.fixture(scope="module")
def several_pages() -> tuple[Site, ...]:
    """Some of the examples that are sites of several pages."""
    examples = (site for one in WITH_EXAMPLES for site in read_golden(one).values())
    return tuple(site for site in examples if len(site.pages) > 1)[::16]


@pytest.mark.parametrize("rule", PAGE_LOCAL, ids=lambda rule: rule.id)
def test_page_by_page_in_any_order_is_the_whole(rule: Rule, several_pages: tuple[Site, ...]) -> None:
    own = read_golden(rule) if rule.examples else {}
    for site in (*own.values(), *several_pages):
        whole = judge(rule, SiteIndex(site, EXAMPLE_FACTS), EXAMPLE_FACTS)
        for order in (site.pages, site.pages[::-1], site.pages[1:] + site.pages[:1]):
            alone = {page.path: judge_page(rule, page, EXAMPLE_FACTS, site.profiles) for page in order}
            assert merge(rule, EXAMPLE_FACTS, (alone[page.path] for page in site.pages)) == whole


def test_most_rules_are_page_local_and_the_others_say_why() -> None:
    assert len(PAGE_LOCAL) > len(RULES) / 2
    site_wide = next(rule for rule in RULES if not rule.is_page_local)
    site = read_golden(WITH_EXAMPLES[0])["1-good"]
    with pytest.raises(ValueError, match="cannot judge a page alone"):
        judge_page(site_wide, site.pages[0], EXAMPLE_FACTS, site.profiles)


def test_fields_of_all_pages_are_fields() -> None:
    for one in RULES:
        assert set(one.of_all_pages) <= set(Page.__struct_fields__), one.id


def test_the_annotations_are_the_registry() -> None:
    assert field_of(Link) == EvidenceField(Holder.PAGE, "links", Link, is_many=True)
    assert field_of(Head) == EvidenceField(Holder.PAGE, "head", Head, is_many=False)
    assert field_of(Layout) == EvidenceField(Holder.VIEW, "layout", Layout, is_many=False, profiles=PLAIN)
    with pytest.raises(TypeError, match="must name one field"):
        field_of(str)
    with pytest.raises(TypeError, match="names nothing"):
        field_of(Problem)


def test_how_evidence_is_named() -> None:
    assert parameter_of(tuple[Heading, ...]).is_many
    assert parameter_of(Head | None).is_optional
    assert parameter_of(tuple[InView[Axe], ...] | None).in_views
    with pytest.raises(TypeError, match="view by view"):
        parameter_of(tuple[InView[Head], ...])


def one_link(_link: Link, _other: Link) -> Iterator[Problem]:
    yield from ()


def many_heads(_link: Link, _heads: tuple[Head, ...]) -> Iterator[Problem]:
    yield from ()


def which_view(_link: Link, _layout: Layout) -> Iterator[Problem]:
    yield from ()


def site_and_links(_site: Site, _links: tuple[Link, ...]) -> Iterator[Problem]:
    yield from ()


@pytest.mark.parametrize("question", [one_link, many_heads, which_view, site_and_links], ids=lambda one: one.__name__)
def test_what_is_not_clear_is_refused(question: Callable[..., Iterator[Problem]]) -> None:
    with pytest.raises(TypeError):
        further_parameters(question, target_of(question))


def test_what_no_rule_can_judge_is_refused() -> None:
    def of_the_index(_index: SiteIndex) -> Iterator[Problem]:
        yield from ()

    with pytest.raises(TypeError, match="no rule can judge _index"):
        target_of(of_the_index)


@pytest.mark.parametrize("result", [Result.INAPPLICABLE, Result.PASSED])
def test_what_is_no_problem_is_refused(result: Result) -> None:
    with pytest.raises(ValueError, match="is none"):
        Problem("Nothing to see.", result=result)


HEADINGS = read_golden(next(rule for rule in WITH_EXAMPLES if rule.id == "heading-order"))["1-good"]


def said(made: Rule, site: Site = HEADINGS) -> list[tuple[Result, str]]:
    return [(one.result, one.message) for one in judge(made, SiteIndex(site, EXAMPLE_FACTS), EXAMPLE_FACTS).outcomes]


def test_what_was_said_before_evidence_ran_out_is_kept() -> None:
    @rule("broken-off", HTML)
    def broken_off(_headings: tuple[Heading, ...]) -> Iterator[Problem]:
        """A title"""
        yield Problem("First.")
        message = "Nobody looked."
        raise MissingEvidenceError(message)

    assert said(broken_off) == [(Result.FAILED, "First."), (Result.UNTESTED, "Nobody looked.")]


def test_what_a_rule_can_do_without_is_none_where_it_is_missing() -> None:
    @rule("makes-do", HTML)
    def makes_do(
        _headings: tuple[Heading, ...], head: Head | None, targets: tuple[InView[TouchTargets], ...] | None
    ) -> Iterator[Problem]:
        """A title"""
        yield Problem(f"{head} {targets}")

    assert makes_do.evidence == {"headings"}
    assert said(makes_do) == [(Result.FAILED, "None None")]


def test_a_condition_names_evidence_too_and_is_counted() -> None:
    def has_title(_page: PageInfo, head: Head) -> bool:
        return bool(head.titles)

    @rule("titled", HTML, applies=has_title)
    def titled(page: PageInfo) -> Iterator[Problem]:
        """A title"""
        yield Problem(page.path)

    assert titled.evidence == {"head"}
    assert said(titled) == [(Result.UNTESTED, "No rule of this run asks for it.")]
    head = Head((), None, (), (), (), has_doctype=True, characters="", parse_error="", main_text="", quirks=False)
    site = replace(HEADINGS, pages=tuple(replace(page, head=head) for page in HEADINGS.pages))
    judgement = judge(titled, SiteIndex(site, EXAMPLE_FACTS), EXAMPLE_FACTS)
    assert (judgement.outcomes, judgement.tally.inapplicable) == ((), len(site.pages))


def test_missing_evidence_gives_its_reason() -> None:
    @rule("wants-headings", HTML)
    def wants_headings(page: PageInfo, _headings: tuple[Heading, ...]) -> Iterator[Problem]:
        """A title"""
        yield Problem(page.path)

    pages = tuple(replace(page, headings=NotGathered("The script broke.")) for page in HEADINGS.pages)
    assert said(wants_headings, replace(HEADINGS, pages=pages)) == [(Result.UNTESTED, "The script broke.")]
