"""Our own site must be spotless; and with one thing broken it must fail by exactly the rule meant, and no other."""

from pathlib import Path

import pytest
from breakages import BREAKAGES, Breakage
from our_site import INTERACTIONS, LOOKED_AT, OurSite, copy_built, gather_again, report_on
from same_place import told_twice

from audits.evidence import NotGathered
from audits.rules.catalogue import BY_ID, RULES
from audits.rules.outcomes import Result
from audits.standards import Level
from audits.verdict.report import Verdict

pytestmark = pytest.mark.browser


def test_our_site_is_spotless(our_site: OurSite) -> None:
    report = report_on(our_site, our_site.site)
    assert [(one.rule, one.page, one.message) for one in report.findings] == []
    assert report.verdict is Verdict.CLEAN
    assert (report.counts.failed, report.counts.unsure, report.counts.untested) == (0, 0, 0)
    assert report.site.pages >= 14
    assert set(report.site.profiles) >= {"desktop", "dark", "mobile", "reflow"}


def test_every_state_was_brought_about(our_site: OurSite) -> None:
    """The menu opens on a phone; the search opens on both."""
    for page in our_site.site.pages:
        assert not isinstance(page.views, NotGathered)
        states = {(view.profile, view.state) for view in page.views}
        assert {("mobile", "menu-open"), ("mobile", "search-open"), ("desktop", "search-open")} <= states, page.path


@pytest.mark.long
@pytest.mark.parametrize("batch", BREAKAGES.values(), ids=BREAKAGES)
def test_breakages(batch: tuple[Breakage, ...], our_site: OurSite, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    copy_built(our_site.folder, folder)
    for breakage in batch:
        file = folder / breakage.edited
        file.write_text(breakage.break_(file.read_text(encoding="utf-8")), encoding="utf-8")
    (page,) = {breakage.page for breakage in batch}
    files = {breakage.edited for breakage in batch}
    told_by = set[str]().union(*(breakage.expects | breakage.also | breakage.unsure for breakage in batch))
    is_worked = any(
        not BY_ID[rule].evidence.isdisjoint(INTERACTIONS) or not {*BY_ID[rule].profiles} <= {*LOOKED_AT}
        for rule in told_by
    )
    report = report_on(our_site, gather_again(our_site, folder, page, files, is_worked=is_worked))
    failed = [one for one in report.findings if one.result is Result.FAILED]
    others = {one.rule for one in report.findings if one.result is not Result.FAILED}
    told = {breakage.name: breakage.expects & {one.rule for one in failed} for breakage in batch}
    expected = set().union(*(breakage.expects | breakage.also for breakage in batch))
    assert told == {breakage.name: breakage.expects for breakage in batch}
    assert [(one.rule, one.page, one.message) for one in failed if one.rule not in expected] == []
    assert others == set().union(*(breakage.unsure for breakage in batch))
    assert report.verdict is Verdict.FAILING
    for breakage in batch:
        mine = [one for one in failed if one.rule in breakage.expects]
        assert any(one.level is Level.MUST for one in mine), (
            f"“{breakage.name}” is only advised against: raise its rule for our site in [tool.audits.levels]"
        )
        assert told_twice((one.rule, one.page, one.selector) for one in mine) == set(), breakage.name
        if breakage.only_in:
            assert {profile for one in mine for profile in one.profiles} == set(breakage.only_in), breakage.name


def test_no_two_breakages_of_a_batch_are_told_by_one_rule() -> None:
    for name, batch in BREAKAGES.items():
        told = [rule for breakage in batch for rule in breakage.expects | breakage.unsure]
        assert len(told) == len(set(told)), name


SHOWN_ELSEWHERE = {
    "page-loads": "a page that does not open is untested, not failed: tests/browser/test_fail_closed.py",
    "motion-actuation": "our site has buttons, so only a person could tell whether one does the same: its examples",
    "pointer-gesture": "what a finger swipes has a script of its own, and our site has none: its examples",
    "address-form": "it takes another file, not another text: its examples",
    "orphan-page": "every page of ours links to every other: its examples",
    "click-depth": "every page of ours links to every other: its examples",
    "duplicate-content": "it takes the whole text of another page: its examples",
    "graphic-alternative": "it fails nothing, it only asks a person: its examples",
    "media-description": "it fails nothing, it only asks a person: its examples",
    "file-link-told": "our site has no such file: its examples",
    "several-ways": "it takes a site without a search and a navigation: its examples",
    "opens-on-press": "it fails nothing: what could not be opened is untested: tests/browser/test_opened.py",
    "link-look": "only a person can settle it: its examples",
    "sensory-words": "only a person can settle it: its examples",
    "text-in-image": "only a person can settle it: its examples",
}
"""Rules that no breakage here can show, and where they are shown."""


def test_every_rule_of_our_own_is_shown_to_catch_something() -> None:
    own = {rule.id for rule in RULES if not rule.id.startswith("axe-")} - set(SHOWN_ELSEWHERE)
    shown = {rule for batch in BREAKAGES.values() for breakage in batch for rule in breakage.expects}
    assert own - shown == set()
