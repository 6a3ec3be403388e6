"""What a run says of a criterion: each way to come to a result, and what outweighs what."""

from collections.abc import Iterator
from datetime import date

import pytest
from msgspec.structs import replace

from audits.config.profiles import PROFILES as ALL_PROFILES
from audits.evidence import (
    Content,
    Feature,
    FeatureKind,
    Layout,
    Listener,
    Listeners,
    Motion,
    Moving,
    MovingKind,
    NotGathered,
    Page,
    PageInfo,
    Picture,
    Place,
    Request,
    Site,
    Tools,
)
from audits.gatherers.visit import unread
from audits.rules.engine import Rule
from audits.rules.outcomes import Judgement, Problem, Result, Tally
from audits.standards import Level, wcag
from audits.standards.wcag import CRITERIA, Criterion, Subject
from audits.static.pages import BuiltPage
from audits.verdict.applicability import look_for
from audits.verdict.attestations import Attestation
from audits.verdict.criteria import criteria_results, listed, named
from audits.verdict.report import CriterionResult, Finding, Status

NUMBER = "1.3.3"
CRITERION = Criterion(NUMBER, "Sensory Characteristics", "A", "Look for shapes.")


def question(_page: PageInfo) -> Iterator[Problem]:
    yield from ()


def a_rule(name: str, target: type = PageInfo) -> Rule:
    return Rule(name, "content", (wcag(NUMBER),), "t", "h", target, question)


SHAPES, PLACES = a_rule("shapes"), a_rule("places")


def a_page(path: str, **fields: object) -> Page:
    url = f"http://site.localhost/{path}"
    content = Content(digest_of(path))
    page = Page(path, url, None, loaded=True, features=(), requests=(), pictures=(), content=content)
    return replace(page, **fields)


def digest_of(path: str) -> str:
    return path.encode().hex()[:16].ljust(16, "0")


def a_site(*pages: Page, files: tuple[str, ...] = ()) -> Site:
    return Site("/", tuple(ALL_PROFILES), files, pages or (a_page("a.html"), a_page("b.html")), (), Tools("", "", ""))


def a_finding(result: Result, page: str = "a.html", rule: str = "shapes", status: Status = Status.NEW) -> Finding:
    return Finding(
        rule, "content", result, Level.MUST, status, page, (), "p", "<p>", "It says “the round one”.", "", (),
        (NUMBER,), None, "0" * 16,
    )  # fmt: skip


def an_attestation(*pages: str, rule: str | None = None, **fields: object) -> Attestation:
    hashes = {page: digest_of(page) for page in pages}
    did = "Read every instruction on the page."
    entry = Attestation(NUMBER, date(2026, 11, 13), "editor", did, hashes, rule)
    return replace(entry, **fields)


def said(  # noqa: PLR0913  because each is something that a result may depend on
    *findings: Finding,
    site: Site | None = None,
    rules: tuple[Rule, ...] = (SHAPES,),
    every_rule: tuple[Rule, ...] | None = None,
    criterion: Criterion = CRITERION,
    passed: int = 3,
    attestations: tuple[Attestation, ...] = (),
) -> CriterionResult:
    judgements = {}
    for rule in rules:
        tally = Tally(passed=passed)
        for one in findings:
            if one.rule == rule.id:
                tally.add(one.result)
        judgements[rule.id] = Judgement(rule.id, (), tally)
    (result,) = criteria_results(
        rules,
        judgements,
        findings,
        a_site() if site is None else site,
        attestations=attestations,
        every_rule=rules if every_rule is None else every_rule,
        criteria=(criterion,),
    )
    return result


DECIDED = CRITERION._replace(decided_by=("shapes", "places"))
ABOUT_MEDIA = CRITERION._replace(subject=Subject.MEDIA)
VIDEO = Feature(FeatureKind.VIDEO, "walk.mp4", Place())


def test_a_fault_fails_it_and_names_rules_and_pages() -> None:
    found = said(a_finding(Result.FAILED), a_finding(Result.FAILED, "b.html"), a_finding(Result.UNTESTED))
    assert found.result == "failed"
    assert found.because == "2 faults on all 2 pages, found by `shapes`."
    assert found.pages == ("a.html", "b.html")
    assert found.rules == ("shapes",)


@pytest.mark.parametrize("result", [Result.UNSURE, Result.UNTESTED])
def test_a_fault_outweighs_doubts_and_what_was_not_seen(result: Result) -> None:
    assert said(a_finding(result, "b.html"), a_finding(Result.FAILED)).result == "failed"


def test_what_was_not_seen_outweighs_doubts() -> None:
    found = said(a_finding(Result.UNSURE), a_finding(Result.UNTESTED))
    assert (found.result, found.because) == (
        "untested",
        "`shapes` could not look everywhere: a.html: It says “the round one”.",
    )


def test_a_page_nobody_could_open_leaves_it_untested_even_without_a_rule() -> None:
    site = a_site(a_page("a.html"), unread(BuiltPage("b.html", "b.html"), "/", "It never loaded."))
    assert said(site=site, rules=()).because == "Nobody could look at b.html."
    assert said(site=site, rules=(), criterion=ABOUT_MEDIA).result == "untested"


def test_a_rule_left_out_of_the_run_leaves_it_untested() -> None:
    found = said(every_rule=(SHAPES, PLACES), criterion=DECIDED)
    assert (found.result, found.because) == ("untested", "This run did not ask `places`.")


def test_a_page_left_out_of_the_run_leaves_it_untested() -> None:
    site = a_site(files=("a.html", "b.html", "c.html", "d.htm", "style.css"))
    found = said(site=site, criterion=ABOUT_MEDIA)
    assert (found.result, found.because) == ("untested", "This run left out 2 pages.")


def test_a_profile_left_out_leaves_untested_what_rules_see_in_profiles() -> None:
    site = replace(a_site(), profiles=("desktop",))
    found = said(site=site, rules=(a_rule("wide", Layout),))
    assert found.result == "untested"
    assert "mobile" in found.because
    assert said(site=site).result == "needs-person"


def test_a_doubt_is_unsure_unless_the_settings_settle_it() -> None:
    found = said(a_finding(Result.UNSURE))
    assert (found.result, found.because) == ("unsure", "`shapes` could not decide at 1 place on a.html.")
    settled = said(a_finding(Result.UNSURE, status=Status.WAIVED))
    assert settled.result == "needs-person"
    assert "The settings settle 1 place that a rule was unsure of." in settled.because


def test_a_criterion_nobody_tried_is_never_passed() -> None:
    assert said(rules=()).result == "needs-person"
    assert "No rule tries it." in said(rules=()).because
    nothing_to_judge = said(rules=(SHAPES, PLACES), criterion=DECIDED, passed=0)
    assert nothing_to_judge.result == "needs-person"
    assert "found nothing to judge" in nothing_to_judge.because


def test_rules_that_decide_it_pass_it_only_all_together() -> None:
    found = said(rules=(SHAPES, PLACES), criterion=DECIDED)
    assert found.result == "passed"
    assert found.because == "`shapes` and `places` looked everywhere and found no fault; together they decide it."
    assert said(rules=(SHAPES,), criterion=DECIDED).result == "needs-person"


def test_what_is_nowhere_does_not_apply() -> None:
    found = said(criterion=ABOUT_MEDIA, rules=())
    assert found.result == "inapplicable"
    assert found.because.startswith("It does not apply. All 2 pages were looked at: no page has a sound, a video")


@pytest.mark.parametrize("missing", ["features", "requests"])
def test_absence_is_not_shown_where_a_page_was_not_asked(missing: str) -> None:
    site = a_site(a_page("a.html"), a_page("b.html", **{missing: NotGathered("A probe broke.")}))
    found = said(criterion=ABOUT_MEDIA, site=site, rules=())
    assert found.result == "untested"
    assert "b.html: A probe broke." in found.because


def test_what_is_there_is_to_be_looked_at_where_it_is() -> None:
    site = a_site(a_page("a.html"), a_page("b.html", features=(VIDEO,)))
    found = said(criterion=ABOUT_MEDIA, site=site)
    assert found.result == "needs-person"
    assert found.because == "Look for shapes. Look at b.html. `shapes` found no fault, but sees only a part of it."
    assert found.pages == ("b.html",)
    assert [(one.what, one.pages) for one in found.things] == [("video `walk.mp4`", ("b.html",))]


def test_a_media_file_of_the_site_is_no_absence() -> None:
    found = said(criterion=ABOUT_MEDIA, site=a_site(files=("a.html", "b.html", "talk.MP3")))
    assert found.result == "needs-person"
    assert found.pages == ("a.html", "b.html")
    assert [one.what for one in found.things] == ["the site's file `talk.MP3`"]


def test_pictures_are_pointed_at_but_all_pages_are_to_be_looked_at() -> None:
    drawn = a_page("a.html", pictures=(Picture("neck.png", "A neck", 10, 10, Place()),))
    found = said(criterion=CRITERION._replace(subject=Subject.PICTURES), site=a_site(drawn, a_page("b.html")))
    assert found.pages == ("a.html", "b.html")
    assert [one.what for one in found.things] == ["picture `/neck.png` with the alternative “A neck”"]


def test_a_person_s_check_passes_the_pages_it_covers() -> None:
    half = said(attestations=(an_attestation("a.html"),))
    assert (half.result, half.pages) == ("needs-person", ("b.html",))
    assert "A person has checked a.html." in half.because
    whole = said(attestations=(an_attestation("a.html"), an_attestation("b.html")))
    assert whole.result == "passed"
    assert whole.because == "Checked by a person (editor, 13 November 2026; editor, 13 November 2026)."
    assert [one.on for one in whole.attested] == [date(2026, 11, 13)] * 2


def test_a_check_holds_only_while_the_page_is_the_same() -> None:
    changed = an_attestation(pages={"a.html": "0" * 16, "b.html": digest_of("b.html"), "gone.html": "1" * 16})
    found = said(attestations=(changed,))
    assert (found.result, found.pages) == ("needs-person", ("a.html",))
    assert "What was checked on a.html and gone.html has changed since." in found.because
    assert found.attested[0].lapsed == ("a.html", "gone.html")


def test_a_check_of_a_page_whose_content_was_not_gathered_has_not_lapsed() -> None:
    site = a_site(a_page("a.html", content=NotGathered("No rule of this run asks for it.")), a_page("b.html"))
    found = said(site=site, attestations=(an_attestation("a.html", "b.html"),))
    assert (found.result, found.pages) == ("needs-person", ("a.html",))
    assert "has changed since" not in found.because


def test_a_check_of_another_criterion_counts_for_nothing() -> None:
    other = replace(an_attestation("a.html", "b.html"), criterion="1.4.1")
    assert said(attestations=(other,)).result == "needs-person"


def test_a_check_never_makes_up_for_a_fault_or_for_what_was_not_seen() -> None:
    whole = (an_attestation("a.html", "b.html"),)
    assert said(a_finding(Result.FAILED), attestations=whole).result == "failed"
    assert said(every_rule=(SHAPES, PLACES), attestations=whole).result == "untested"
    assert said(a_finding(Result.UNSURE), attestations=whole).result == "unsure"


def test_a_check_settles_the_doubt_of_the_rule_it_names_and_no_more() -> None:
    doubt = a_finding(Result.UNSURE)
    settled = said(doubt, attestations=(an_attestation("a.html", "b.html", rule="shapes"),))
    assert settled.result == "needs-person"
    assert "A person has settled 1 place that a rule was unsure of." in settled.because
    assert said(doubt, attestations=(an_attestation("b.html", rule="shapes"),)).result == "unsure"
    assert said(doubt, attestations=(an_attestation("a.html", rule="places"),)).result == "unsure"
    decided = said(
        doubt, rules=(SHAPES, PLACES), criterion=DECIDED, attestations=(an_attestation("a.html", rule="shapes"),)
    )
    assert decided.result == "passed"


@pytest.mark.parametrize(
    ("subject", "features"),
    [
        (Subject.MEDIA, {FeatureKind.AUDIO, FeatureKind.VIDEO, FeatureKind.FRAME, FeatureKind.PLUG_IN}),
        (Subject.ENTRIES, {FeatureKind.FIELD, FeatureKind.FRAME, FeatureKind.PLUG_IN}),
        (Subject.FORMS, {FeatureKind.FORM, FeatureKind.FIELD, FeatureKind.FRAME, FeatureKind.PLUG_IN}),
        (
            Subject.FIELDS,
            {FeatureKind.FIELD, FeatureKind.SEARCH_FIELD, FeatureKind.TOGGLE, FeatureKind.FRAME, FeatureKind.PLUG_IN},
        ),
        (Subject.TIME_LIMITS, {FeatureKind.SCRIPT, FeatureKind.REFRESH, FeatureKind.FRAME, FeatureKind.PLUG_IN}),
    ],
)
def test_what_keeps_a_criterion_from_being_shown_not_to_apply(subject: Subject, features: set[FeatureKind]) -> None:
    for kind in FeatureKind:
        site = a_site(a_page("a.html", features=(Feature(kind, "x", Place()),)))
        assert bool(look_for(subject, site)) == (kind in features), kind


@pytest.mark.parametrize(
    ("subject", "events"),
    [
        (Subject.DEVICE_MOTION, {"devicemotion", "deviceorientation"}),
        (Subject.PRESSES, {"touchstart", "pointerdown"}),
        (Subject.GESTURES, {"touchstart", "pointerdown", "touchmove", "touchend"}),
        (Subject.DRAGGING, {"touchstart", "pointerdown", "touchmove", "dragstart"}),
    ],
)
def test_what_scripts_wait_for_brings_a_criterion_in(subject: Subject, events: set[str]) -> None:
    for event in ("devicemotion", "deviceorientation", "touchstart", "pointerdown", "touchmove", "touchend",
                  "dragstart", "click", "focus", "keydown"):  # fmt: skip
        listeners = Listeners((Listener(event, "button", Place("button")),))
        found = look_for(subject, a_site(a_page("a.html", listeners=listeners)))
        assert bool(found) == (event in events), event
    frame = Feature(FeatureKind.FRAME, "x", Place())
    assert look_for(subject, a_site(a_page("a.html", listeners=Listeners(()), features=(frame,))))


def test_what_is_marked_as_draggable_can_be_dragged() -> None:
    marked = a_site(a_page("a.html", listeners=Listeners((), (Place("li"),))))
    assert look_for(Subject.DRAGGING, marked)
    assert look_for(Subject.PRESSES, marked) == ()


@pytest.mark.parametrize("subject", [Subject.MOVEMENT, Subject.FLASHES])
def test_what_moves_by_itself_has_to_be_watched(subject: Subject) -> None:
    moving = Motion((Moving(MovingKind.ANIMATION, "pulse", None, 100, Place()),))
    assert look_for(subject, a_site(a_page("a.html", motion=Motion(())))) == ()
    found = look_for(subject, a_site(a_page("a.html", motion=moving)))
    assert not isinstance(found, NotGathered)
    assert [one.what for one in found] == ["animation `pulse`"]


def test_a_video_may_flash_when_it_is_played_but_does_not_move_by_itself() -> None:
    site = a_site(a_page("a.html", motion=Motion(()), features=(VIDEO,)))
    assert look_for(Subject.FLASHES, site)
    assert look_for(Subject.MOVEMENT, site) == ()


def test_a_media_request_is_media() -> None:
    request = Request("http://site.localhost/talk", "", "media")
    assert look_for(Subject.MEDIA, a_site(a_page("a.html", requests=(request,))))


def test_one_page_shares_nothing_with_another() -> None:
    assert look_for(Subject.SEVERAL_PAGES, a_site(a_page("a.html"))) == ()
    assert look_for(Subject.SEVERAL_PAGES, a_site())


def test_pages_are_named_in_a_sentence() -> None:
    names = ("a", "b", "c", "d", "e")
    assert named(names[:1], 1) == "a"
    assert named(names[:2], 5) == "a and b"
    assert named(names[:4], 5) == "a, b, c and d"
    assert named(names, 9) == "a, b, c and 2 more pages"
    assert named(names, 5) == "all 5 pages"
    assert listed(names) == "a, b, c and 2 more"


def test_every_criterion_says_what_a_person_has_to_look_at() -> None:
    for criterion in CRITERIA:
        assert len(criterion.look) > 40, criterion.number
        assert criterion.look.endswith("."), criterion.number
