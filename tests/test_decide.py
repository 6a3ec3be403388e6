"""From outcomes to a verdict: what blocks, what advises, what is merged, and what can never be clean."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from audits.config.exemptions import Waiver
from audits.config.facts import Facts
from audits.config.settings import Settings
from audits.evidence import Axe, NotGathered, Place, Site, Tools, View
from audits.gatherers.visit import unread
from audits.rules.catalogue import BY_ID
from audits.rules.engine import EXAMPLE_FACTS, Rule, judge
from audits.rules.outcomes import Judgement, Outcome, Problem, Result, Tally
from audits.rules.site_index import SiteIndex
from audits.static.pages import BuiltPage, line_of
from audits.verdict.decide import decide
from audits.verdict.fingerprint import fingerprints
from audits.verdict.report import Report, Status, Verdict

MUST, SHOULD = BY_ID["internal-link"], BY_ID["meta-description"]
TODAY = date(2026, 11, 29)
SITE = Site("/", ("desktop", "mobile"), (), (), (), Tools("0", "0", "0"))


def outcome(
    rule: Rule = MUST,
    result: Result = Result.FAILED,
    *,
    message: str = "broken",
    selector: str = "a",
    profiles: tuple[str, ...] = ("desktop",),
) -> Outcome:
    return Outcome(rule.id, result, "index.html", Place(selector, "<a>"), message, profiles)


def decided(
    *outcomes: Outcome,
    settings: Settings | None = None,
    rules: tuple[Rule, ...] = (MUST, SHOULD),
    site: Site = SITE,
) -> Report:
    judgements = []
    for rule in rules:
        own = tuple(one for one in outcomes if one.rule == rule.id)
        tally = Tally(passed=1)
        for one in own:
            tally.add(one.result)
        judgements.append(Judgement(rule.id, own, tally))
    return decide(rules, judgements, site, settings or Settings(), Facts(), markdown={}, today=TODAY)


@pytest.mark.parametrize(
    ("outcomes", "verdict"),
    [
        ((), Verdict.CLEAN),
        ((outcome(),), Verdict.FAILING),
        ((outcome(SHOULD),), Verdict.CLEAN),
        ((outcome(result=Result.UNSURE),), Verdict.CLEAN),
        ((outcome(result=Result.UNTESTED),), Verdict.INCOMPLETE),
        ((outcome(SHOULD, result=Result.UNTESTED),), Verdict.INCOMPLETE),
        ((outcome(), outcome(result=Result.UNTESTED, selector="b")), Verdict.INCOMPLETE),
    ],
)
def test_verdict(outcomes: tuple[Outcome, ...], verdict: Verdict) -> None:
    assert decided(*outcomes).verdict is verdict


def test_unsure_blocks_beyond_the_allowance() -> None:
    unsure = outcome(result=Result.UNSURE)
    assert decided(unsure, settings=Settings(unsure_allowed=1)).verdict is Verdict.CLEAN
    assert decided(unsure, settings=Settings(unsure_allowed=0)).verdict is Verdict.FAILING


def waiver(*, until: date = TODAY, pages: str = "*", selector: str = "*") -> Waiver:
    return Waiver(MUST.id, "A person has looked at it.", "web team", until, pages, selector)


@pytest.mark.parametrize("result", [Result.FAILED, Result.UNSURE, Result.UNTESTED])
def test_a_waiver_settles_a_finding_of_any_kind_until_its_last_day(result: Result) -> None:
    open_, settled = (Settings(unsure_allowed=0, waivers=waivers) for waivers in ((), (waiver(),)))
    assert decided(outcome(result=result), settings=open_).verdict is not Verdict.CLEAN
    report = decided(outcome(result=result), settings=settled)
    assert (report.verdict, [one.status for one in report.findings]) == (Verdict.CLEAN, [Status.WAIVED])
    assert getattr(report.counts, result) == 1


def test_a_waiver_that_has_ended_settles_nothing_and_fails() -> None:
    settings = Settings(waivers=(waiver(until=TODAY - timedelta(days=1)),))
    report = decided(outcome(result=Result.UNSURE), settings=settings)
    assert report.verdict is Verdict.FAILING
    assert [(one.result, one.status, one.page) for one in report.findings] == [
        (Result.FAILED, Status.NEW, ""),
        (Result.UNSURE, Status.NEW, "index.html"),
    ]
    assert "has ended on 2026-11-28" in report.findings[0].message
    assert "owner: web team" in report.findings[0].message


def test_a_waiver_that_settles_nothing_fails_a_whole_run_alone() -> None:
    settings = Settings(profiles=SITE.profiles, waivers=(waiver(pages="other/*"),))
    assert "settles nothing" in decided(outcome(SHOULD), settings=settings).findings[0].message
    assert decided(settings=settings).verdict is Verdict.FAILING
    assert decided(settings=replace(settings, profiles=(*SITE.profiles, "print"))).verdict is Verdict.CLEAN
    partial = replace(SITE, left_out=("Pages left out: 3.",))
    assert decided(settings=settings, site=partial).verdict is Verdict.CLEAN


def test_a_waiver_of_other_rules_is_no_fault_of_this_run() -> None:
    settings = Settings(profiles=SITE.profiles, waivers=(waiver(until=TODAY - timedelta(days=1)),))
    assert decided(settings=settings, rules=(SHOULD,)).verdict is Verdict.CLEAN


@pytest.mark.parametrize(
    ("pattern", "is_settled"),
    [("*", True), ('a[href="x"]', True), ("a*", True), ("b", False), ("a", False)],
)
def test_a_waiver_fits_a_selector_itself_or_by_wildcards(pattern: str, *, is_settled: bool) -> None:
    found = outcome(selector='a[href="x"]')
    report = decided(found, settings=Settings(waivers=(waiver(selector=pattern),)))
    assert (report.verdict is Verdict.CLEAN) is is_settled


def test_a_project_can_add_to_a_rules_help() -> None:
    report = decided(outcome(), outcome(SHOULD), settings=Settings(advice={MUST.id: "Write `{{ to() }}`."}))
    assert {one.rule: one.help for one in report.findings} == {
        MUST.id: f"{MUST.help} Write `{{{{ to() }}}}`.",
        SHOULD.id: SHOULD.help,
    }


def test_levels_can_be_changed() -> None:
    settings = Settings(levels={SHOULD.id: MUST.level})
    assert decided(outcome(SHOULD), settings=settings).verdict is Verdict.FAILING


def test_a_rule_that_must_apply_and_finds_nothing_fails() -> None:
    judgements = [Judgement(MUST.id, (), Tally(inapplicable=3))]
    report = decide((MUST,), judgements, SITE, Settings(must_apply=(MUST.id,)), Facts(), markdown={}, today=TODAY)
    assert report.verdict is Verdict.FAILING
    assert [one.rule for one in report.findings] == [MUST.id]
    assert report.counts.failed == 1


def test_one_place_is_one_finding_over_all_profiles() -> None:
    report = decided(outcome(profiles=("desktop",)), outcome(profiles=("mobile (menu-open)",)))
    assert len(report.findings) == 1
    assert report.findings[0].profiles == ("desktop", "mobile")
    assert report.findings[0].message == "broken"


def test_words_that_differ_between_profiles_are_all_kept() -> None:
    report = decided(outcome(message="2:1", profiles=("desktop",)), outcome(message="3:1", profiles=("dark",)))
    assert report.findings[0].message == "On desktop: 2:1 On dark: 3:1"


def test_what_shows_only_in_a_state_says_so() -> None:
    report = decided(outcome(profiles=("mobile (menu-open)",)))
    assert report.findings[0].message == "broken Seen on mobile with the menu open."


def test_what_shows_only_once_it_is_opened_says_so() -> None:
    report = decided(outcome(profiles=("desktop (opened-1)", "dark (opened-1)", "mobile (dismissed)")))
    told = "desktop, dark once it is opened, and on mobile once the dialog is closed that is open at first"
    assert report.findings[0].message == f"broken Seen on {told}."


def test_a_page_that_does_not_open_is_told_of_once_and_counted_for_every_rule() -> None:
    page = unread(BuiltPage("index.html", ""), "/", "It never stopped loading.")
    site = Site("/", ("desktop",), ("index.html",), (page,), NotGathered("x"), Tools("0", "0", "0"))
    rules = (BY_ID["page-loads"], MUST, SHOULD)
    judgements = [judge(rule, SiteIndex(site, EXAMPLE_FACTS), EXAMPLE_FACTS) for rule in rules]
    report = decide(rules, judgements, site, Settings(), Facts(), markdown={}, today=TODAY)
    assert [(one.rule, one.message) for one in report.findings] == [("page-loads", "It never stopped loading.")]
    assert report.counts.untested == 3
    assert report.verdict is Verdict.INCOMPLETE


def test_a_rule_that_raises_is_untested_and_keeps_what_it_found() -> None:
    def broken(_axe: Axe) -> Iterator[Problem]:
        yield Problem("Found before it broke.")
        raise ZeroDivisionError

    rule = Rule("broken", "links", MUST.standards, "t", "h", Axe, broken)
    page = unread(BuiltPage("index.html", ""), "/", "x")
    axe = Axe("4", (), (), {}, ())
    views = (View("desktop", "loaded", axe, NotGathered("x")),)
    site = Site("/", ("desktop",), (), (replace(page, loaded=True, views=views),), (), SITE.tools)
    judgement = judge(rule, SiteIndex(site, EXAMPLE_FACTS), EXAMPLE_FACTS)
    assert judgement.tally.untested == 1
    found, broke = judgement.outcomes
    assert (found.result, found.message) == (Result.FAILED, "Found before it broke.")
    assert "ZeroDivisionError" in broke.message


results = st.sampled_from([Result.FAILED, Result.UNSURE, Result.UNTESTED])
outcomes_made = st.lists(
    st.builds(outcome, st.sampled_from([MUST, SHOULD]), results, selector=st.sampled_from("abcd")), max_size=6
)


@given(outcomes_made)
def test_untested_is_never_clean(outcomes: list[Outcome]) -> None:
    report = decided(*outcomes, settings=Settings(levels={MUST.id: SHOULD.level}))
    untested = any(one.result is Result.UNTESTED for one in outcomes)
    assert (report.verdict is Verdict.INCOMPLETE) == untested


@given(outcomes_made, outcomes_made)
def test_more_outcomes_never_make_it_better(some: list[Outcome], more: list[Outcome]) -> None:
    order = [Verdict.CLEAN, Verdict.FAILING, Verdict.INCOMPLETE]
    assert order.index(decided(*some, *more).verdict) >= order.index(decided(*some).verdict)


def test_fingerprints_survive_a_new_sibling_and_tell_twins_apart() -> None:
    first, moved = outcome(selector="p > a:nth-of-type(1)"), outcome(selector="p > a:nth-of-type(2)")
    assert fingerprints([first]) == fingerprints([moved])
    assert len(set(fingerprints([first, moved]))) == 2


@pytest.mark.parametrize(
    ("html", "line"),
    [
        ('<a href="https://doi.org/10.1">Study</a>', 3),
        ("<p>Only here.</p>", 5),
        ("<p>twice</p>", None),
        ("<p>nowhere to be found</p>", None),
    ],
)
def test_the_line_of_an_element(html: str, line: int | None) -> None:
    markdown = "# Neck\ntwice\nSee [Study](https://doi.org/10.1).\ntwice\nOnly here.\n"
    assert line_of(markdown, html) == line
