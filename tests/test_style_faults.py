"""Which declaration is told behind a finding, by what was traced on other pages; and what is one cause by it."""

import pytest
from msgspec import structs

from audits.evidence import Place, StyleKind, StyleOrigin, StylePlace, StyleVariable, TracedStyle
from audits.evidence.style_origin import united
from audits.rules.catalogue import BY_ID
from audits.rules.outcomes import Outcome, Result
from audits.verdict.causes import cause_key, mended_by
from audits.verdict.report import MendedBy
from audits.verdict.style_faults import STYLE_FAULTS, kind_of, origin_finder, selector_of, style_fault_of

GREY = "This text has a contrast of 2.8 to 1 (foreground color: #999999, background color: #ffffff)"
PLACE = StylePlace(StyleKind.SHEET, "css/main.css", 12, 3, "nav a")
ORIGIN = StyleOrigin("color", "#999", PLACE)
OTHER = structs.replace(ORIGIN, place=structs.replace(PLACE, line=20, selector="footer a"))


def outcome(
    selector: str = "nav > a:nth-child(2)",
    html: str = '<a href="b/">Back</a>',
    *,
    page: str = "a.html",
    in_main: bool = False,
    **other: object,
) -> Outcome:
    found = Outcome("axe-color-contrast", Result.FAILED, page, Place(selector, html, in_main), GREY, ("desktop",))
    return structs.replace(found, **other)


def kind(one: Outcome) -> str:
    fault = style_fault_of(one)
    assert fault is not None
    return kind_of(one, fault)


@pytest.mark.parametrize(
    "other",
    [
        outcome("nav > a:nth-child(40)", '<a href="../c/">Chest</a>', page="c/index.html"),
        outcome('nav > a[href$="c/"]', '<a href="../c/">Chest</a>'),
        outcome(profiles=("desktop", "mobile")),
    ],
)
def test_findings_that_one_declaration_is_likely_behind_are_of_one_kind(other: Outcome) -> None:
    assert kind(other) == kind(outcome())


@pytest.mark.parametrize(
    "other",
    [
        outcome("footer > a:nth-child(2)"),
        outcome(html='<a class="tab" href="b/">Back</a>'),
        outcome(message=GREY.replace("999999", "888888")),
        outcome(profiles=("dark",)),
        outcome(result=Result.UNSURE),
    ],
)
def test_others_are_of_another_kind(other: Outcome) -> None:
    assert kind(other) != kind(outcome())


def test_ids_do_not_tell_kinds_apart() -> None:
    headings = [outcome(f"#part-{number} > a", '<a class="link" href="#x">¶</a>') for number in (1, 2)]
    assert kind(headings[0]) == kind(headings[1])


def test_what_one_page_shows_holds_for_the_others() -> None:
    find = origin_finder([TracedStyle(kind(outcome()), "a.html", origin=ORIGIN)])
    assert find(outcome("nav > a:nth-child(9)", page="z.html")) == ORIGIN
    assert find(outcome("footer > a", page="z.html")) is None


def test_where_a_kind_has_two_origins_the_place_tells_but_not_in_what_pages_have_of_their_own() -> None:
    first, second = outcome("nav > a:nth-child(1)"), outcome("nav > a:nth-child(2)")
    traced = [
        TracedStyle(kind(one), "a.html", one.place.selector, origin)
        for one, origin in ((first, ORIGIN), (second, OTHER))
    ]
    find = origin_finder(traced)
    for page in ("a.html", "b.html"):
        assert find(structs.replace(first, page=page)) == ORIGIN
        assert find(structs.replace(second, page=page)) == OTHER
    assert find(outcome("nav > a:nth-child(3)")) is None
    own = structs.replace(second, place=structs.replace(second.place, in_main=True))
    assert find(own) == OTHER
    assert find(structs.replace(own, page="b.html")) is None


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<span style="Color: #999">x</span>', ("color", "#999")),
        ('<span style="font-weight: bold; background: #eee">x</span>', ("background", "#eee")),
        ('<span style="font-weight: bold">x</span>', None),
        ('<span style="opacity: 1; background: none">x</span>', None),
        ("<span>x</span>", None),
    ],
)
def test_the_style_of_an_element_itself_needs_no_tracing(html: str, expected: tuple[str, str] | None) -> None:
    found = origin_finder([])(outcome(html=html))
    assert (found and (found.property, found.value)) == expected
    assert found is None or (found.place.kind, found.place.file) == (StyleKind.ATTRIBUTE, "a.html")


def test_a_width_of_its_own_is_at_fault_where_it_is_a_length() -> None:
    wide = outcome(html='<table style="width: 900px">', rule="reflow")
    found = origin_finder([])(wide)
    assert found is not None
    assert (found.property, found.value) == ("width", "900px")
    assert origin_finder([])(outcome(html='<table style="width: 100%">', rule="reflow")) is None


def test_what_covers_others_is_found_by_its_tag_and_classes() -> None:
    message = 'The link “One” lies wholly under <header class="top md:fixed"> when the keyboard comes to it.'
    hidden = outcome(rule="focus-hidden", message=message)
    fault = style_fault_of(hidden)
    assert fault is not None
    assert selector_of(hidden, fault) == "header.md\\:fixed.top"
    assert selector_of(structs.replace(hidden, message="The link lies under something."), fault) == ""


def test_every_rule_of_the_table_is_there_and_judges_a_page_by_itself() -> None:
    rules = {rule for fault in STYLE_FAULTS for rule in fault.rules}
    assert {rule for rule in rules if rule not in BY_ID or not BY_ID[rule].is_page_local} == set()


def test_one_declaration_is_one_cause_whatever_it_colours() -> None:
    link, button = outcome(), outcome("footer > button", '<button class="b">Go</button>', page="b.html")
    assert cause_key(link) != cause_key(button)
    assert cause_key(link, ORIGIN) == cause_key(button, ORIGIN)
    assert cause_key(link, ORIGIN) != cause_key(link, OTHER)


def test_a_cause_is_known_again_when_lines_have_moved_or_the_file_has_a_new_hash() -> None:
    hashed = structs.replace(PLACE, file="css/main.0123abcd.css")
    again = structs.replace(hashed, file="css/main.4567cdef.css", line=300, column=9)
    first, second = (cause_key(outcome(), structs.replace(ORIGIN, place=place)) for place in (hashed, again))
    assert first == second


def test_a_style_that_pages_share_is_one_cause_wherever_it_was_traced() -> None:
    blocks = [structs.replace(PLACE, kind=StyleKind.BLOCK, file=file) for file in ("a.html", "b.html")]
    assert len({cause_key(outcome(), structs.replace(ORIGIN, place=place)) for place in blocks}) == 1


def test_two_settings_of_a_variable_are_two_causes() -> None:
    light, dark = (
        structs.replace(ORIGIN, variable=StyleVariable("--pale", "#999", structs.replace(PLACE, selector=selector)))
        for selector in (":root", "[data-scheme=dark]")
    )
    assert cause_key(outcome(), light) != cause_key(outcome(), dark)


def test_who_mends_a_style() -> None:
    own = StyleOrigin("color", "#999", StylePlace(StyleKind.ATTRIBUTE, "a.html", None, None, "<p>"))
    assert mended_by(outcome(in_main=True), ORIGIN) is MendedBy.TEMPLATE
    assert mended_by(outcome(in_main=True), own) is MendedBy.EDITOR
    assert mended_by(outcome(in_main=False), own) is MendedBy.TEMPLATE


def test_of_shards_what_the_first_page_shows_is_kept() -> None:
    order = {"a.html": 0, "b.html": 1, "c.html": 2}
    late = TracedStyle("k", "c.html", origin=OTHER)
    early = (TracedStyle("k", "b.html", "y", OTHER), TracedStyle("k", "b.html", "x", ORIGIN))
    alone = TracedStyle("m", "a.html")
    assert united([late, *early, alone], order) == (alone, early[1], early[0])
