"""What two reports differ in, and what of it is worse."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from test_baseline import OLD, link, menu, picture, report

from audits.diff.formats import as_terminal
from audits.diff.records import CauseDiff, ReportDiff
from audits.diff.report_diff import diff_reports
from audits.evidence import Place
from audits.rules.outcomes import Outcome, Result
from audits.standards import Level
from audits.verdict.report import LedgerEntry, Report, Status, Verdict

DOUBT = Outcome("link-text", Result.UNSURE, "b", Place("main > a", '<a href="y">Leaflet</a>'), "Perhaps.")
UNREAD = Outcome("link-text", Result.UNTESTED, "a", Place(), "The page did not load.")
MANY = (*OLD, link("b", "Here"), picture("c", "arm.png"), menu("c", "Book"), DOUBT)

some = st.lists(st.sampled_from(MANY), unique=True).map(lambda outcomes: report(*outcomes))


def messages(causes: tuple[CauseDiff, ...]) -> set[tuple[str, str]]:
    return {(place.page, cause.message) for cause in causes for place in cause.places}


def of_site(found: Report, **facts: object) -> Report:
    return replace(found, site=replace(found.site, **facts))


@given(some)
def test_a_report_does_not_differ_from_itself(one: Report) -> None:
    diff = diff_reports(one, one)
    assert diff == ReportDiff(diff.old, diff.old, known=diff.known)
    assert messages(diff.known) == {(finding.page, finding.message) for finding in one.findings}
    assert not diff.worse


@given(some, some)
def test_what_is_new_one_way_is_mended_the_other(one: Report, other: Report) -> None:
    there, back = diff_reports(one, other), diff_reports(other, one)
    assert there.new == back.mended
    assert there.mended == back.new
    assert there.first_seen == back.not_looked_at
    assert (there.rules_lost, there.pages_added) == (back.rules_gained, back.pages_removed)
    assert messages(there.new) | messages(there.known) == {(one.page, one.message) for one in other.findings}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (picture("a", "neck.png"), picture("a", "neck.png", "main > p:nth-of-type(3) > img")),
        (picture("a", "neck.png"), picture("a", "neck-2.png")),
        (link("a", "Click here"), link("a", "Click here", href="https://y.example/")),
        (link("a", "Click here"), link("a", "Click here now", "main > p > a")),
        (menu("a"), menu("c", "Home", message="This text (#888888) is pale.")),
    ],
)
def test_an_edit_makes_a_cause_neither_new_nor_mended(before: Outcome, after: Outcome) -> None:
    diff = diff_reports(report(before), report(after))
    assert (diff.new, diff.mended, len(diff.known), diff.worse) == ((), (), 1, False)


def test_only_the_places_that_came_are_told() -> None:
    diff = diff_reports(report(picture("a", "neck.png")), report(picture("a", "neck.png"), picture("b", "neck.png")))
    assert [[place.page for place in cause.places] for cause in diff.new] == [["b"]]
    assert [[place.page for place in cause.places] for cause in diff.known] == [["a"]]


WAIVED = replace(report(OLD[0]), causes=tuple(replace(one, status=Status.WAIVED) for one in report(OLD[0]).causes))
ADVICE = replace(report(OLD[0]), causes=tuple(replace(one, level=Level.SHOULD) for one in report(OLD[0]).causes))


@pytest.mark.parametrize(
    ("old", "new", "worse"),
    [
        (report(), report(OLD[0]), True),
        (report(OLD[0]), report(OLD[0]), False),
        (report(OLD[0]), report(), False),
        (report(), WAIVED, False),
        (report(), ADVICE, False),
        (WAIVED, report(OLD[0]), True),
        (ADVICE, report(OLD[0]), True),
        (report(), report(UNREAD), True),
        (report(OLD[1]), report(OLD[1], DOUBT), True),
        (report(), replace(report(DOUBT), verdict=Verdict.CLEAN), False),
    ],
)
def test_what_is_worse(old: Report, new: Report, *, worse: bool) -> None:
    assert diff_reports(old, new).worse is worse


def test_a_waiver_that_has_ended_is_told() -> None:
    diff = diff_reports(WAIVED, report(OLD[0]))
    assert [one.message for one in diff.now_blocking] == [OLD[0].message]
    assert diff.new == ()


def without_link_text(found: Report) -> Report:
    return replace(found, ledger=tuple(one for one in found.ledger if one.rule != "link-text"))


def on_a_phone(found: Report) -> Report:
    return replace(found, findings=tuple(replace(one, profiles=("mobile",)) for one in found.findings))


def same(found: Report) -> Report:
    return found


@pytest.mark.parametrize(
    ("before", "after", "seen"),
    [
        (report(link("a", "Here")), report(), True),
        (report(link("a", "Here")), without_link_text(report()), False),
        (on_a_phone(report(link("a", "Here"))), report(), False),
        (report(link("a", "Here")), of_site(report(), left_out=("Pages left out: 2.",)), False),
        (report(link("a", "Here")), of_site(report(menu("a")), left_out=("Pages left out: 2.",)), True),
        (report(link("a", "Here")), report(UNREAD), False),
        (report(link("b", "Here")), report(UNREAD), True),
    ],
)
def test_what_a_run_did_not_look_at_is_not_mended(before: Report, after: Report, *, seen: bool) -> None:
    diff = diff_reports(before, after)
    assert (len(diff.mended), len(diff.not_looked_at)) == ((1, 0) if seen else (0, 1))
    back = diff_reports(after, before)
    assert back.worse
    assert bool(back.first_seen) is not seen


def entry(rule: str, untested: int) -> LedgerEntry:
    return LedgerEntry(rule, 4, 4 - untested, 0, 0, untested)


def test_rules_that_judge_no_longer() -> None:
    old = replace(report(), ledger=(entry("a", 0), entry("b", 0), entry("c", 0), entry("d", 1)))
    new = replace(report(), ledger=(entry("a", 0), entry("b", 1), entry("d", 1)))
    assert diff_reports(old, new).rules_lost == ("b", "c")
    assert diff_reports(new, old).rules_gained == ("b", "c")


@pytest.mark.parametrize(("counted", "removed"), [(2, ("a", "c")), (3, ())], ids=["it names all", "it does not"])
def test_pages_are_told_as_far_as_reports_name_them(counted: int, removed: tuple[str, ...]) -> None:
    old = of_site(report(menu("a"), menu("b"), menu("c")), pages=3)
    new = of_site(report(menu("b"), menu("d")), pages=counted)
    diff = diff_reports(old, new)
    assert diff.pages_added == ("d",)
    assert diff.pages_removed == removed


def test_what_was_left_out_is_told() -> None:
    diff = diff_reports(of_site(report(), left_out=("A.", "B.")), of_site(report(), left_out=("B.", "C.")))
    assert (diff.left_out_added, diff.left_out_removed) == (("C.",), ("A.",))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (same, "New, and in the way of publishing: 1\n  - link-text: “Here” says little. On a.\n"),
        (without_link_text, "In the way of publishing, and perhaps there before, where the older run did not look: 1"),
    ],
)
def test_the_words_say_what_is_new(change: Callable[[Report], Report], told: str) -> None:
    text = as_terminal(diff_reports(change(report()), report(link("a", "Here"))))
    assert text.startswith("Worse than before. ")
    assert "Before: clean, 3 pages; causes: no findings.\nNow: failing, 3 pages; causes: 1 must be mended.\n" in text
    assert told in text
