"""Causes: what one edit mends is told once, and what takes two edits is told twice."""

import pytest

from audits.evidence import Place
from audits.rules.catalogue import BY_ID
from audits.rules.outcomes import Outcome, Result
from audits.verdict import causes
from audits.verdict.causes import Element, cause_id, cause_key, element_of, mended_by
from audits.verdict.report import MendedBy


def outcome(  # noqa: PLR0913  because an outcome has that many sides
    rule: str, html: str, message: str = "wrong", *, page: str = "a.html", selector: str = "x", in_main: bool = True
) -> Outcome:
    return Outcome(rule, Result.FAILED, page, Place(selector, html, in_main), message)


def same(*outcomes: Outcome) -> bool:
    return len({cause_key(one) for one in outcomes}) == 1


GREY = "This text (#777777) has a contrast of 4.4 to 1 against what is behind it (#ffffff)."


@pytest.mark.parametrize(
    ("what", "first", "second"),
    [
        (
            "one colour of all links of a menu, whatever they say",
            outcome("axe-color-contrast", '<a class="tab" href="a/">One</a>', GREY, in_main=False),
            outcome("axe-color-contrast", '<a class="tab" href="../b/">Two</a>', GREY, page="b.html", in_main=False),
        ),
        (
            "one header that covers many links",
            outcome("focus-hidden", "<a>One</a>", 'The link “One” lies under <header class="top"></header>.'),
            outcome("focus-hidden", "<a>Two</a>", 'The link “Two” lies under <header class="top"></header>.'),
        ),
        (
            "one script that listens to keys, whatever they do on a page",
            outcome("single-key-shortcut", "", "“n” leads to /a/.", selector=""),
            outcome("single-key-shortcut", "", "“n” leads to /b/.", selector="", page="b.html"),
        ),
        (
            "one button of a template, though its address begins in another way on each page",
            outcome("axe-link-name", '<a class="logo" href="."></a>', in_main=False),
            outcome("axe-link-name", '<a class="logo" href="../.."></a>', page="b.html", in_main=False),
        ),
        (
            "one passage that a macro puts on two pages",
            outcome("link-text", '<a href="https://x.example/">here</a>'),
            outcome("link-text", '<a href="https://x.example/">here</a>', page="b.html"),
        ),
    ],
)
def test_what_one_edit_mends_is_one_cause(what: str, first: Outcome, second: Outcome) -> None:
    assert same(first, second), what


@pytest.mark.parametrize(
    ("what", "first", "second"),
    [
        (
            "two colours",
            outcome("axe-color-contrast", '<a class="tab">One</a>', GREY),
            outcome("axe-color-contrast", '<a class="tab">One</a>', GREY.replace("777777", "888888")),
        ),
        (
            "two kinds of element of one colour",
            outcome("axe-color-contrast", '<a class="tab">One</a>', GREY),
            outcome("axe-color-contrast", '<p class="note">One</p>', GREY),
        ),
        (
            "two covers",
            outcome("focus-hidden", "<a>One</a>", 'It lies under <header class="top"></header>.'),
            outcome("focus-hidden", "<a>One</a>", 'It lies under <div class="bar"></div>.'),
        ),
        (
            "two buttons of a template without a name",
            outcome("axe-button-name", '<button class="icon" id="menu"></button>', in_main=False),
            outcome("axe-button-name", '<button class="icon" id="search"></button>', in_main=False),
        ),
        (
            "two pictures that an editor put in",
            outcome("axe-image-alt", '<img src="a.png">'),
            outcome("axe-image-alt", '<img src="b.png">'),
        ),
        (
            "two titles",
            outcome("page-title-length", "", "“A” has 1 character.", selector=""),
            outcome("page-title-length", "", "“B” has 1 character.", selector="", page="b.html"),
        ),
        (
            "what is wrong, and what only may be",
            outcome("link-text", "<a>here</a>"),
            Outcome("link-text", Result.UNSURE, "a.html", Place("x", "<a>here</a>"), "wrong"),
        ),
    ],
)
def test_what_takes_two_edits_is_two_causes(what: str, first: Outcome, second: Outcome) -> None:
    assert not same(first, second), what


@pytest.mark.parametrize(
    ("html", "element"),
    [
        ('<a class="b a" href="x/y/">Book <b>now</b></a>', Element("a", ("a", "b"), "", "Book now")),
        ('<input type="text" role="combobox" name="q">', Element("input", (), "combobox", "q")),
        ('<img src="../../neck.png">', Element("img", (), "", "neck.png")),
        ('<button aria-label="Menu" title="Open">', Element("button", (), "", "Menu")),
        ('<div data-x="cut in the mid', Element()),
        ("", Element()),
    ],
)
def test_an_element_is_read_from_the_start_of_its_html(html: str, element: Element) -> None:
    assert element_of(html) == element


@pytest.mark.parametrize(
    ("found", "who"),
    [
        (outcome("axe-image-alt", "<img>"), MendedBy.EDITOR),
        (outcome("axe-image-alt", "<img>", in_main=False), MendedBy.TEMPLATE),
        (outcome("axe-color-contrast", "<p>Neck</p>"), MendedBy.TEMPLATE),
        (outcome("axe-color-contrast", '<p style="color: #777">Neck</p>'), MendedBy.EDITOR),
        (outcome("meta-description", "", selector=""), MendedBy.EDITOR),
        (outcome("site-icon", "", selector=""), MendedBy.TEMPLATE),
        (outcome("internal-link", "", page=""), MendedBy.TEMPLATE),
        (outcome("booking-link-works", "<a>Book</a>"), MendedBy.CLINIC),
    ],
)
def test_who_can_mend_it(found: Outcome, who: MendedBy) -> None:
    assert mended_by(found) is who


@pytest.mark.parametrize("name", ["STYLE_RULES", "SCRIPT_RULES", "COVER_RULES", "TEMPLATE_RULES", "CLINIC_RULES"])
def test_the_tables_name_rules_that_there_are(name: str) -> None:
    assert getattr(causes, name) <= set(BY_ID)


def test_ids_are_the_same_in_every_run() -> None:
    found = outcome("axe-image-alt", '<img src="a.png">')
    assert cause_id(cause_key(found)) == cause_id(cause_key(outcome("axe-image-alt", '<img src="a.png">', page="b")))
    assert cause_id(("axe-image-alt", "failed", "content", '<img src="a.png">')) == cause_id(cause_key(found))
