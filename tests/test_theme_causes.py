"""Causes that the theme makes, Material for MkDocs, are counted apart from those of the author's that look alike."""

import pytest
from msgspec import UNSET
from msgspec.structs import replace

from audits.evidence import (
    Head,
    Meta,
    Page,
    Place,
    Site,
    Source,
    StyleKind,
    StyleOrigin,
    StylePlace,
    StyleVariable,
    Tools,
)
from audits.lib.theme_files import FILES
from audits.rules.outcomes import Outcome, Result
from audits.standards import Level
from audits.verdict.report import Cause, CauseKind, MendedBy, Status
from audits.verdict.theme import MENDED_RULES, is_of_theme, with_theme_marked

MAIN, PALETTE = "assets/stylesheets/main.57a0d79d.min.css", "assets/stylesheets/palette.fb2fffe2.min.css"
LABEL = '<label class="md-header__button md-icon" for="__drawer">'
HEADER = '<header class="md-header md-header--shadow"></header>'
OWN_HEADER = '<header class="notice"></header>'


def outcome(rule: str, html: str, *, message: str = "wrong", source: Source | None = None) -> Outcome:
    place = Place("x", html, in_main=False, source=UNSET if source is None else source)
    return Outcome(rule, Result.FAILED, "index.html", place, message)


def declared(file: str, variable: str | None = None) -> StyleOrigin:
    def at(sheet: str) -> StylePlace:
        return StylePlace(StyleKind.SHEET, sheet, 1, 1, ".md-typeset a")

    used = None if variable is None else StyleVariable("--md-typeset-a-color", "#009485", at(variable))
    return StyleOrigin("color", "var(--md-typeset-a-color)", at(file), used)


LINK, BY_MACRO = '<a class="md-button" href="/a/">Book</a>', Source("docs/index.md", 3)


@pytest.mark.parametrize(
    ("what", "theirs", "own"),
    [
        (
            "a colour",
            (outcome("axe-color-contrast", LINK), declared(MAIN)),
            (outcome("axe-color-contrast", LINK), declared("assets/own.css")),
        ),
        (
            "a colour that the theme uses, set by its palette or by the site",
            (outcome("state-contrast", LINK), declared(MAIN, PALETTE)),
            (outcome("state-contrast", LINK), declared(MAIN, "assets/own.css")),
        ),
        (
            "a style sheet of that name",
            (outcome("control-contrast", LINK), declared(MAIN)),
            (outcome("control-contrast", LINK), declared("css/main.css")),
        ),
        (
            "a label that only a pointer presses",
            (outcome("keyboard-reach", LABEL), None),
            (outcome("keyboard-reach", '<label class="menu" for="menu">'), None),
        ),
        (
            "a button, of the theme's document or of the page",
            (outcome("keyboard-reach", '<label class="md-nav__link" for="__nav_2">'), None),
            (outcome("keyboard-reach", '<span class="md-button" onclick="open()">'), None),
        ),
        (
            "an element in the theme's document or in the Markdown",
            (outcome("hover-content", '<a class="md-content__button md-icon">'), None),
            (outcome("hover-content", '<a class="md-content__button md-icon">', source=BY_MACRO), None),
        ),
        (
            "a name that is cut short, of the page after or of a box of the site's own",
            (outcome("reflow-text", '<div class="md-ellipsis">A</div>'), None),
            (outcome("reflow-text", '<div class="ellipsis">A</div>'), None),
        ),
        (
            "a header that covers a link of the page",
            (outcome("focus-hidden", "<a>A</a>", message=f"It lies under {HEADER}.", source=BY_MACRO), None),
            (outcome("focus-hidden", '<a class="md-x">A</a>', message=f"It lies under {OWN_HEADER}."), None),
        ),
        (
            "a fault of the theme, and one of what stands in its menu",
            (outcome("focus-order", '<a class="md-nav__link" href="a/">'), None),
            (outcome("internal-link", '<a class="md-nav__link" href="a/">'), None),
        ),
    ],
)
def test_the_theme_makes_one_and_the_author_the_other(
    what: str, theirs: tuple[Outcome, StyleOrigin | None], own: tuple[Outcome, StyleOrigin | None]
) -> None:
    assert (is_of_theme(*theirs), is_of_theme(*own)) == (True, False), what


def test_the_rules_are_there() -> None:
    from audits.rules.catalogue import BY_ID  # noqa: PLC0415  because only this test reads all rules

    assert set(BY_ID) >= MENDED_RULES


def site(generator: str, files: tuple[str, ...] = ()) -> Site:
    head = Head(
        ("A",),
        "en",
        (Meta("generator", generator),),
        (),
        ("A",),
        has_doctype=True,
        characters="UTF-8",
        parse_error="",
        main_text="",
    )
    page = Page("index.html", "http://site.localhost/", "docs/index.md", loaded=True, head=head)
    return Site("/", ("desktop",), files, (page,), (), Tools("0", "0", "0"))


CAUSE = Cause(
    "0" * 16, "keyboard-reach", Level.MUST, Result.FAILED, Status.NEW, CauseKind.SCRIPT, MendedBy.TEMPLATE, "m",
    "label", 1, (0,),
)  # fmt: skip
MATERIAL = "mkdocs-1.6.1, mkdocs-material-9.8.1"


@pytest.mark.parametrize(
    ("generator", "files", "is_mended"),
    [
        (MATERIAL, (), True),
        ("mkdocs-1.6.1", (), False),
        ("mkdocs-1.6.1, mkdocs-material-10.0.0", (), False),
        (MATERIAL, FILES, False),
    ],
)
def test_the_option_is_advised_where_it_helps(generator: str, files: tuple[str, ...], *, is_mended: bool) -> None:
    marked = with_theme_marked((CAUSE,), (outcome("keyboard-reach", LABEL),), site(generator, files))
    assert marked == (replace(CAUSE, mended_by_theme_option=is_mended),)
