"""Which declaration wins, by what Chromium answers: the answers in matched_styles.json are those to the page below.

    <style>                                            sheet 2 (in the page)
      :root { --accent: var(--grey); --grey: #999 }
    </style><body style="color: #333">
    <nav><a class="tab">One</a> <a class="reset">Two</a> <a class="plain">Three</a></nav>
    <p class="quote">Hi <em>there</em></p><p class="lead"><b style="color: #aaa">x</b></p><font color="#bbbbbb">f</font>
    <button class="bare">b</button><div class="half"><i>i</i></div><input class="edge">
    <section class="wide"><p class="full">x</p></section>

    @media (min-width: 1px) {                          sheet 1 (a file)
      nav { background: #eee url(x.png); }
      nav a.tab, nav a:hover { color: #777 }
    }
    a.tab { color: #000; /* color: #111; */ colour: #222; color: blah }
    .reset { color: inherit }
    .quote { color: var(--accent) }
    .lead b { color: #ababab !important }
    .bare { outline: none; border: var(--edge, 1px solid #ddd) }
    .half { opacity: .5; color: #444; background: none }
    .half i { opacity: 1 }
    .edge { border: 1px solid; color: #ccc }
    .wide { min-width: 900px; width: 100%; text-align: justify }
    .full { width: auto }
    @layer base { .quote { color: #123456 } }
    a.tab:hover { color: #ccc }

Of the browser's own rules, the colours, backgrounds, borders and outlines are kept.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from audits.browser.cascade import at_fault

ANSWERS: dict[str, dict[str, Any]] = json.loads((Path(__file__).parent / "matched_styles.json").read_text("utf-8"))


def told(element: str, *properties: str, own_only: bool = False) -> tuple[str, int, int] | None:
    """Give the declaration as written, the line it stands in, counted from 1, and how far above the element."""
    found = at_fault(ANSWERS[element], properties, own_only=own_only)
    if found is None:
        return None
    one = found.declaration
    return f"{one.name}: {one.value}", one.range["startLine"] + 1, one.level


@pytest.mark.parametrize(
    ("why", "element", "properties", "expected"),
    [
        ("the more specific wins, though it comes first", "menu link", ["color"], ("color: #777", 3, 0)),
        ("a state brings a rule of its own", "menu link, pointed at", ["color"], ("color: #ccc", 16, 0)),
        ("a colour is inherited", "words in a quotation", ["color"], ("color: var(--accent)", 7, 1)),
        ("a reset hands on what is above", "reset link", ["color"], ("color: #333", 1, 2)),
        ("`!important` wins over the element's own style", "bold words", ["color"], ("color: #ababab", 8, 0)),
        ("a background shows through", "menu link", ["background-color"], ("background: #eee url(x.png)", 2, 1)),
        ("a shorthand sets its parts", "bare button", ["outline-style"], ("outline: none", 9, 0)),
        (
            "a shorthand with a variable does, too",
            "bare button",
            ["border-top-color"],
            ("border: var(--edge, 1px solid #ddd)", 9, 0),
        ),
        ("a border without a colour has the text's", "field", ["border-top-color"], ("color: #ccc", 12, 0)),
        ("what is half seen is behind it", "words in a faint box", ["opacity", "color"], ("opacity: .5", 10, 1)),
        ("of one level the first property named", "words in a faint box", ["color", "opacity"], ("color: #444", 10, 1)),
        (
            "what is no length does not widen",
            "paragraph in a wide part",
            ["width", "min-width"],
            ("min-width: 900px", 13, 1),
        ),
        ("the nearest counts, not the first named", "menu link", ["background-color", "color"], ("color: #777", 3, 0)),
    ],
)
def test_the_declaration_that_decides(
    why: str, element: str, properties: list[str], expected: tuple[str, int, int]
) -> None:
    assert told(element, *properties) == expected, why


@pytest.mark.parametrize(
    ("why", "element", "name"),
    [
        ("the browser colours links, whatever is inherited", "plain link", "color"),
        ("an attribute of old is no style", "old markup", "color"),
        ("a background taken away is none", "words in a faint box", "background-color"),
        ("nothing is said of it", "menu link", "text-align"),
        ("an outline is the element's own", "words in a faint box", "outline-style"),
    ],
)
def test_where_no_declaration_decides(why: str, element: str, name: str) -> None:
    assert told(element, name) is None, why


def test_what_is_above_an_element_may_be_left_out() -> None:
    assert told("words in a quotation", "color", own_only=True) is None
    assert told("menu link", "color", own_only=True) is not None


def test_variables_are_followed_to_the_last() -> None:
    found = at_fault(ANSWERS["words in a quotation"], ["color"])
    assert found is not None
    assert found.variable is not None
    assert (found.variable.name, found.variable.value, found.variable.sheet) == ("--grey", "#999", "2")
    unset = at_fault(ANSWERS["bare button"], ["border-top-color"])
    assert unset is not None
    assert unset.variable is None
