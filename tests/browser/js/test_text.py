"""The words of an element: all there are, those rendered, those seen, those read out."""

import pytest
from script_page import ScriptPage

pytestmark = pytest.mark.browser


def test_all_words_are_those_hidden_too(page: ScriptPage) -> None:
    page.show('<p id="x"> One\n <b hidden>two</b> </p>')
    assert page.run("text", "textContentOf", "return textContentOf(by('x'));") == "One two"


def test_words_as_rendered_have_pictures_by_their_alternatives(page: ScriptPage) -> None:
    page.show('<p id="x" style="text-transform: uppercase">one <b hidden>two</b> <img alt="Three" src="data:,"></p>')
    assert page.run("text", "textOf", "return textOf(by('x'));") == "ONE Three"


def test_words_read_out_are_not_those_kept_from_assistive_technology(page: ScriptPage) -> None:
    page.show('<p id="x">One <b aria-hidden="true">two</b> <i role="img" aria-label="Three"></i></p>')
    assert page.run("text", "spokenTextOf", "return spokenTextOf(by('x'));") == "One Three"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("One <b>two</b>", "One two"),
        ("One <b hidden>two</b>", "One"),
        ('One <b style="visibility: hidden">two</b>', "One"),
        ('One <b style="position: absolute; left: -999px">two</b>', "One"),
        ('One <b style="position: absolute; clip: rect(0, 0, 0, 0)">two</b>', "One"),
        ("One <b style=\"font-family: 'Material Icons'\">menu</b>", "One"),
        ("<span>One</span><div>two</div>", "One\ntwo"),
        ("One<br>two", "One two"),
        ("One <textarea>two</textarea>", "One"),
        ("un\u200bbroken", "unbroken"),
    ],
)
def test_words_that_are_seen(page: ScriptPage, html: str, expected: str) -> None:
    page.show(f'<div id="x">{html}</div>')
    assert page.run("text", "seenTextOf", "return seenTextOf(by('x'));") == expected


def test_boxes_that_meet_are_parted(page: ScriptPage) -> None:
    page.show('<div id="x"><b style="display: inline-block">One</b><b style="display: inline-block">two</b></div>')
    assert page.run("text", "seenTextOf", "return seenTextOf(by('x'));") == "One\u200b\u200btwo"


def test_a_button_shows_its_value(page: ScriptPage) -> None:
    page.show('<input id="x" type="submit" value="Send"><input id="y" value="Typed">')
    assert page.run("text", "seenTextOf", "return ['x', 'y'].map((id) => seenTextOf(by(id)));") == ["Send", ""]


def test_a_text_is_clipped_between_characters(page: ScriptPage) -> None:
    page.show("<p>Text</p>")
    assert page.run("strings", "clip", "return [clip('ab😀c', 3), clip('ab😀c', 4), clip('ab', 4)];") == [
        "ab",
        "ab😀",
        "ab",
    ]


def test_white_space_is_squeezed(page: ScriptPage) -> None:
    page.show("<p>Text</p>")
    assert page.run("strings", "squeeze", r"return [squeeze('  a\n\t b '), squeeze(null)];") == ["a b", ""]
