"""The baseline: known causes do not block, new ones do, and an edit does not make the one of the other."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from audits.config.facts import Facts
from audits.config.settings import Settings
from audits.evidence import Page, Place, Site, Tools
from audits.rules.catalogue import BY_ID
from audits.rules.outcomes import Judgement, Outcome, Result, Tally
from audits.verdict.baseline import Baseline, KnownCause, KnownPlace, as_toml, read_baseline, summary, updated
from audits.verdict.decide import decide
from audits.verdict.report import CauseKind, Report, Status, Verdict

FIRST, LATER = date(2026, 10, 1), date(2026, 11, 30)
RULES = tuple(BY_ID[name] for name in ("axe-color-contrast", "axe-image-alt", "link-text", "meta-description"))
GREY = "This text (#777777) has a contrast of 4.4 to 1 against what is behind it (#ffffff)."


def menu(page: str, text: str = "Home", message: str = GREY) -> Outcome:
    place = Place(f"nav > a[{text}]", f'<a class="tab">{text}</a>', in_main=False)
    return Outcome("axe-color-contrast", Result.FAILED, page, place, message)


def picture(page: str, name: str, selector: str = "main > img") -> Outcome:
    return Outcome("axe-image-alt", Result.FAILED, page, Place(selector, f'<img src="{name}">'), "No alternative.")


def link(page: str, text: str, selector: str = "main > a", href: str = "x") -> Outcome:
    return Outcome(
        "link-text", Result.FAILED, page, Place(selector, f'<a href="{href}">{text}</a>'), f"“{text}” says little."
    )


def report(*outcomes: Outcome, baseline: Baseline | None = None, pages: tuple[str, ...] = ("a", "b", "c")) -> Report:
    tallies = {rule.id: Tally(passed=1) for rule in RULES}
    for one in outcomes:
        tallies[one.rule].add(one.result)
    judgements = [
        Judgement(rule.id, tuple(one for one in outcomes if one.rule == rule.id), tallies[rule.id]) for rule in RULES
    ]
    shown = tuple(Page(path, f"http://site.localhost/{path}", None, loaded=True) for path in pages)
    site = Site("/", ("desktop",), pages, shown, (), Tools("0", "0", "0"))
    levels = {rule.id: RULES[0].level for rule in RULES}
    return decide(
        RULES,
        judgements,
        site,
        Settings(levels=levels),
        Facts(),
        markdown={},
        today=LATER,
        baseline=baseline or Baseline(),
    )


def known(*outcomes: Outcome) -> Baseline:
    return updated(Baseline(), report(*outcomes), FIRST, adds=False, is_partial=False)


def new_in(found: Report) -> list[str]:
    return [f"{one.page}: {one.message}" for one in found.findings if one.status is Status.NEW]


OLD = (
    menu("a"),
    menu("b", "Guides"),
    picture("a", "neck.png"),
    link("a", "Click here"),
    link("a", "More", "main > b > a"),
)


def test_known_causes_do_not_block_and_are_shown_with_their_day() -> None:
    found = report(*OLD, baseline=known(*OLD))
    assert found.verdict is Verdict.CLEAN
    assert {one.status for one in found.causes} == {Status.KNOWN}
    assert {one.since for one in found.causes} == {FIRST}
    assert report(*OLD).verdict is Verdict.FAILING


@pytest.mark.parametrize(
    "new",
    [
        picture("a", "head.png", "main > p > img"),
        picture("b", "neck.png"),
        picture("a", "neck.png", "main > div > img"),
        link("b", "Click here"),
        link("a", "Read on", "main > i > a"),
        menu("a", "Book", message=GREY.replace("777777", "888888")),
        Outcome("link-text", Result.UNSURE, "a", Place("main > a", '<a href="x">Click here</a>'), "Perhaps."),
    ],
)
def test_one_new_fault_is_the_only_one_that_blocks(new: Outcome) -> None:
    found = report(*OLD, new, baseline=known(*OLD))
    assert new_in(found) == [f"{new.page}: {new.message}"]
    assert found.verdict is (Verdict.FAILING if new.result is Result.FAILED else Verdict.CLEAN)


def test_a_template_s_fault_is_known_on_a_page_that_is_new() -> None:
    assert new_in(report(*OLD, menu("c", "Clinics"), baseline=known(*OLD))) == []


@pytest.mark.parametrize(
    ("what", "edited"),
    [
        ("moved down on its page", picture("a", "neck.png", "main > p:nth-of-type(3) > img")),
        ("another picture in the same place", picture("a", "neck-2.png")),
        ("the address of a link with the same words", link("a", "Click here", href="https://y.example/")),
        ("a word more", link("a", "Click here now", "main > p > a")),
    ],
)
def test_an_edit_does_not_make_it_new(what: str, edited: Outcome) -> None:
    before = [one for one in OLD if one.rule == edited.rule]
    found = report(edited, *before[1:], baseline=known(*before))
    assert new_in(found) == [], what


def test_a_new_fault_does_not_pass_for_one_that_was_mended() -> None:
    others = [one for one in OLD if one.rule != "axe-image-alt"]
    new = picture("a", "diagram-of-a-desk.png", "main > figure > img")
    assert len(new_in(report(*others, new, baseline=known(*OLD)))) == 1


def test_a_renamed_page_keeps_what_is_known_of_it() -> None:
    assert new_in(report(picture("c", "neck.png"), baseline=known(picture("a", "neck.png")), pages=("c",))) == []
    assert (
        len(new_in(report(picture("c", "neck.png"), baseline=known(picture("a", "neck.png")), pages=("a", "c")))) == 1
    )


def test_what_is_mended_is_told_of_and_taken_out() -> None:
    baseline = known(*OLD)
    found = report(*OLD[:3], baseline=baseline)
    assert any("Known causes that are mended: 2." in note for note in found.notes)
    after = updated(baseline, found, LATER, adds=False, is_partial=False)
    assert len(after.known) == len(baseline.known) - 2
    assert {entry.since for entry in after.known} == {FIRST}


def test_it_only_shrinks_unless_it_is_told_to_take_in_what_is_new() -> None:
    baseline, new = known(*OLD), picture("b", "neck.png")
    found = report(*OLD, new, baseline=baseline)
    same = updated(baseline, found, LATER, adds=False, is_partial=False)
    assert set(same.known) == set(baseline.known)
    assert "New, and not taken in: 1 cause." in summary(baseline, same, found, Path("b.toml"))
    more = updated(baseline, found, LATER, adds=True, is_partial=False)
    assert report(*OLD, new, baseline=more).verdict is Verdict.CLEAN
    assert len(more.known) == len(baseline.known), "another place of the same picture is the same cause"


def test_what_a_run_did_not_look_at_stays() -> None:
    baseline = known(*OLD)
    partial = updated(baseline, report(OLD[0], baseline=baseline), LATER, adds=False, is_partial=True)
    assert partial == baseline
    found = report(baseline=baseline)
    others = replace(found, ledger=tuple(one for one in found.ledger if one.rule != "axe-image-alt"))
    kept = updated(baseline, others, LATER, adds=False, is_partial=False)
    assert [entry.rule for entry in kept.known] == ["axe-image-alt"]


def test_untested_and_advice_are_never_known() -> None:
    untested = Outcome("axe-image-alt", Result.UNTESTED, "a", Place(), "It hung.")
    assert known(untested) == Baseline()
    assert report(untested, baseline=known(*OLD)).verdict is Verdict.INCOMPLETE


def test_the_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    baseline = known(*OLD)
    file = tmp_path / "b.toml"
    file.write_text(as_toml(baseline), encoding="utf-8")
    assert read_baseline(file) == baseline


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_pages_say_the_file_can_be_read(message: str, label: str) -> None:
    entry = KnownCause(
        "0" * 16, "x", Result.FAILED, CauseKind.CONTENT, FIRST, message, "", (KnownPlace("a", "b", label),)
    )

    (read,) = tomllib.loads(as_toml(Baseline((entry,))))["known"]
    assert read["message"] == message.encode("utf-8", "replace").decode()
    assert read["places"][0]["label"] == label.encode("utf-8", "replace").decode()
