"""What is suggested in place of a name that nobody knows: a table of what people type, and what they mean."""

import pytest

from audits.cli import command
from audits.config.profiles import PROFILES
from audits.lib.nearest import did_you_mean, likeness, nearest, no_such
from audits.reports import FORMATS
from audits.rules.catalogue import BY_ID, FAMILIES, GROUPS

RULE_NAMES = (*BY_ID, *FAMILIES, *GROUPS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tel-link-globl", ("tel-link-global",)),
        ("tel-lonk-global", ("tel-link-global",)),
        ("tel-global", ("tel-link-global",)),
        ("TEL-LINK-GLOBAL", ("tel-link-global",)),
        ("tel_link_global", ("tel-link-global",)),
        ("booking-works", ("booking-link-works",)),
        ("color-contrast", ("axe-color-contrast",)),
        ("contakt", ("contact", "contact-consistent")),
        ("img-alt", ("axe-role-img-alt", "axe-svg-img-alt")),
        ("bar", ("reflow-bars",)),
        ("progressbar", ("axe-aria-progressbar-name",)),
        ("nonsense", ()),
        ("h1", ()),
        ("", ()),
    ],
)
def test_rules(typed: str, meant: tuple[str, ...]) -> None:
    assert nearest(typed, RULE_NAMES) == meant


@pytest.mark.parametrize("word", ["contrast", "tel", "tel-link", "heading"])
def test_a_word_suggests_the_names_that_hold_it(word: str) -> None:
    found = nearest(word, RULE_NAMES)
    assert len(found) == 5
    assert all(word in name for name in found)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("desktp", "desktop"), ("mobil", "mobile"), ("drk", "dark"), ("nojs", "no-js"), ("forced", "forced-colors")],
)
def test_profiles(typed: str, meant: str) -> None:
    assert nearest(typed, PROFILES) == (meant,)


@pytest.mark.parametrize(
    ("typed", "meant"), [("sarfi", ("sarif",)), ("jsn", ("json",)), ("term", ("terminal",)), ("pdf", ())]
)
def test_formats(typed: str, meant: tuple[str, ...]) -> None:
    assert nearest(typed, FORMATS) == meant


@pytest.mark.parametrize(
    ("typed", "meant"), [("runn", ("run",)), ("gathr", ("gather",)), ("explian", ("explain",)), ("frobnicate", ())]
)
def test_commands(typed: str, meant: tuple[str, ...]) -> None:
    assert nearest(typed, command.commands) == meant


def test_likeness_is_one_for_the_same_name_and_less_the_more_it_differs() -> None:
    assert likeness("tel-link", "tel-link") == 1
    assert likeness("tel", "tel-link") == 1, "all that was typed is there"
    assert likeness("tel-lonk", "tel-link") > likeness("til-lonk", "tel-link") > likeness("xyz", "tel-link")


def test_sentences() -> None:
    known = ("tel-link-global", "tel-link-known", "tel-link-named", "page-title")
    assert did_you_mean("nonsense", known) == ""
    assert did_you_mean("title", known) == " Did you mean page-title?"
    assert did_you_mean("tel", known) == " Did you mean tel-link-global, tel-link-known or tel-link-named?"
    assert no_such("dish", "eg", ("egg", "ham")) == "There is no dish `eg`. Did you mean egg? There are egg, ham."
