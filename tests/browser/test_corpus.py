"""No false alarm: pages full of sound things that look like faults, on which no rule of our own may fail."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from audits import Request, gather
from audits.config.profiles import PROFILES as ALL_PROFILES
from audits.gatherers.declaration import Phase
from audits.gatherers.registry import GATHERERS
from audits.rules.catalogue import RULES
from audits.rules.engine import Rule, judge
from audits.rules.outcomes import Outcome, Result
from audits.rules.site_index import SiteIndex

pytestmark = pytest.mark.browser

CORPUS = Path(__file__).parent.parent / "corpus"
BOTH, DESKTOP = ("desktop", "reflow"), ("desktop",)
"""Pages of numbers are a few words long: a narrow screen would show them as a wide one does."""
OWN = tuple(rule for rule in RULES if not rule.id.startswith("axe-") and rule.id != "booking-link-works")
WORKED = frozenset(one.field for one in GATHERERS if one.phase is Phase.INTERACTION) - {"tel_activations"}
OF_NUMBERS = tuple(
    rule for rule in OWN if rule.family in {"contact", "links", "structured-data"} and not WORKED & set(rule.evidence)
)
"""The rules for pages that are full of numbers: the others would find the same nothing on each of them."""

UNSURE = {
    ("found", "", "several-ways"): "its pages are found in different ways, and none of them in every way",
    (
        "sound",
        "decor.html",
        "reflow",
    ): "an empty box makes the page scroll sideways; a person says whether that matters",
    **{
        ("sound", "picture.html", rule): "its film and its sound are not there to be played"
        for rule in ("media-captions", "media-description", "media-transcript")
    },
    ("sound", "material-store.html", "cookie-or-storage"): "what a page keeps until the tab is closed may be needed",
}
"""What only a person can settle, and why."""

TRUE_OF_THEM = {
    "insecure-link": "one page lists links of every scheme",
    "script-link": "one page lists links of every scheme",
    "site-icon": "none of these folders is a whole site, and none has an icon",
    "meta-description-length": "most of these descriptions are there only to differ",
    "viewport-zoomable": "a few of these pages are made without a viewport, to be odd in another way",
}
"""Advice that these pages deserve, and why they stay as they are."""

TRUE_OF_ONE = {
    ("arialabel.html", "label-in-name"): "W3C's rule 2ee8b8 fails a number that is spelt in the name for speech",
    ("anchors.html", "link-text"): "it lists links to the same address side by side, each written in another way",
    ("callto.html", "message-link-valid"): "it shows that such a link is none in plain text",
    ("anchors-other.html", "direct-link"): "a folder without its slash is there to be followed",
    ("anchors-other.html", "file-link-told"): "its document is there to be found, not to be read",
    ("arialabel2.html", "link-text"): "a sign and a number, each a link of its own to the same telephone",
    ("download.html", "file-link-told"): "its document is there to be found, not to be read",
    ("encoding.html", "link-text"): "it lists links to the same address side by side, each written in another way",
    ("faxdt.html", "tags-match"): "a list cannot stand in a paragraph, so its end tag ends nothing",
    ("faxtd.html", "tags-match"): "a table cannot stand in a paragraph, so its end tag ends nothing",
    ("marquee.html", "motion-control"): "its text runs for ever, to be no overflow",
    ("offcanvas.html", "focus-order"): "its menu is out of sight for good, to be no overflow",
    ("offleft.html", "skip-link"): "its link is out of sight for good, to be no overflow",
}
"""What a single page deserves, and why it stays as it is."""


def outcomes_of(folder: str, rules: Sequence[Rule], profiles: tuple[str, ...]) -> list[Outcome]:
    request = Request(
        rules=tuple(rules),
        profiles=profiles,
        unsampled_profiles=frozenset(profiles),
        jobs=2,
    )
    evidence = gather(CORPUS / folder, request)
    index = SiteIndex(evidence.site, evidence.facts)
    return [outcome for rule in rules for outcome in judge(rule, index, evidence.facts).outcomes]


@pytest.mark.long
@pytest.mark.parametrize(
    ("folder", "rules", "profiles"),
    [("sound", OWN, BOTH), ("found", OWN, BOTH), ("phones", OF_NUMBERS, DESKTOP), ("numbers", OF_NUMBERS, DESKTOP)],
    ids=["sound", "found", "phones", "numbers"],
)
def test_no_false_alarm(folder: str, rules: Sequence[Rule], profiles: tuple[str, ...]) -> None:
    outcomes = outcomes_of(folder, rules, profiles)
    alarms = [
        (one.page, one.rule, one.message)
        for one in outcomes
        if one.result is not Result.UNSURE and one.rule not in TRUE_OF_THEM and (one.page, one.rule) not in TRUE_OF_ONE
    ]
    assert alarms == []
    unsure = {(folder, one.page, one.rule) for one in outcomes if one.result is Result.UNSURE}
    assert unsure == {key for key in UNSURE if key[0] == folder}


def test_no_false_alarm_in_any_profile() -> None:
    """Pages that fold, cut, cover and leave out, each in a way that keeps all of it within a reader's reach."""
    rules = [rule for rule in OWN if rule.profiles or rule.id in {"reflow", "orientation"}]
    assert [(one.page, one.rule, one.message) for one in outcomes_of("views", rules, tuple(ALL_PROFILES))] == []
