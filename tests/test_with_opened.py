"""What was opened on a page is put among what it shows as loaded, where it stands there."""

import pytest

from audits.evidence import Appeared, Heading, Link, Markup, NotGathered, Opened, Page, Place, StateEvidence
from audits.gatherers.with_opened import with_opened


def heading(name: str) -> Heading:
    return Heading(2, name, Place(f"#{name}"))


def link(name: str, *, visible: bool, text: str = "") -> Link:
    return Link(name, name, text, text, visible, "", "", Place(f"#{name}"))


def page(**fields: object) -> Page:
    return Page("a.html", "/a.html", None, loaded=True, **fields)  # type: ignore[arg-type]  # because fields are of several types


def opened(*appeared: Appeared) -> tuple[Opened, ...]:
    return (Opened("desktop", (), tuple(StateEvidence(appeared=one) for one in appeared)),)


@pytest.mark.parametrize(
    ("after", "expected"),
    [({"b": "#a"}, "abc"), ({"b": "#c"}, "acb"), ({"b": ""}, "bac"), ({}, "acb"), ({"b": "#gone"}, "acb")],
)
def test_a_heading_comes_after_the_one_before_it(after: dict[str, str], expected: str) -> None:
    places = {f"#{name}": before for name, before in after.items()}
    appeared = Appeared(headings=(heading("b"),), after=places)
    seen = with_opened(page(headings=(heading("a"), heading("c")), opened=opened(appeared)))
    assert seen.headings == tuple(heading(name) for name in expected)
    assert seen.opened == (Opened("desktop", ()),)


def test_a_hidden_link_is_judged_as_it_is_seen_at_last() -> None:
    links = (link("a", visible=True, text="Before"), link("b", visible=False), link("c", visible=False))
    first = Appeared(links=(link("a", visible=True, text="After"), link("b", visible=True, text="More")))
    second = Appeared(links=(link("b", visible=True, text="Less"),))
    seen = with_opened(page(links=links, opened=opened(first, second)))
    assert seen.links == (links[0], link("b", visible=True, text="More"), links[2])


def test_what_could_not_be_asked_for_again_is_missing() -> None:
    missing = NotGathered("The page broke.")
    links = (link("a", visible=True),)
    appeared = (Appeared(links=links, markup=missing), Appeared(links=missing))
    seen = with_opened(page(links=links, markup=Markup(), opened=opened(*appeared)))
    assert (seen.links, seen.markup, seen.headings) == (missing, missing, page().headings)


def test_two_records_of_one_element_are_both_kept() -> None:
    appeared = Appeared(markup=Markup(empty_blocks=(Place("#p", "<p>"), Place("#p", "<p> "))))
    seen = with_opened(page(markup=Markup(empty_blocks=(Place("#a"),)), opened=opened(appeared)))
    assert isinstance(seen.markup, Markup)
    assert [one.selector for one in seen.markup.empty_blocks] == ["#a", "#p", "#p"]
