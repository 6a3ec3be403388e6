"""Whether something can be seen, for each way in which CSS can take it out of sight."""

import pytest
from script_page import ScriptPage

pytestmark = pytest.mark.browser

STYLE = "<style>body { margin: 0 } #x { width: 100px; height: 40px }</style>"


def ask(page: ScriptPage, names: str, answer: str, html: str) -> object:
    page.show(f"{STYLE}{html}")
    return page.run("visibility", names, f"return {answer};")


@pytest.mark.parametrize(
    ("html", "rendered", "shown", "hidden"),
    [
        ('<div id="x">T</div>', True, True, False),
        ('<div id="x" hidden>T</div>', False, False, True),
        ('<div style="display: none"><div id="x">T</div></div>', False, False, True),
        ('<div id="x" style="visibility: hidden">T</div>', False, False, True),
        ('<div style="visibility: hidden"><div id="x" style="visibility: visible">T</div></div>', True, True, False),
        ('<div style="opacity: 0"><div id="x">T</div></div>', True, False, False),
        ('<div aria-hidden="true"><div id="x">T</div></div>', True, True, True),
        ('<div inert><div id="x">T</div></div>', True, True, True),
        ('<details><summary>S</summary><div id="x">T</div></details>', False, False, True),
    ],
)
def test_rendered_shown_and_hidden(page: ScriptPage, html: str, *, rendered: bool, shown: bool, hidden: bool) -> None:
    answer = "[isRendered(by('x')), isShown(by('x')), isHidden(by('x'))]"
    assert ask(page, "isHidden, isRendered, isShown", answer, html) == [rendered, shown, hidden]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("", False),
        ("opacity: 0", True),
        ("opacity: 0.1", False),
        ("clip-path: inset(50%)", True),
        ("clip-path: inset(10%)", False),
        ("position: absolute; clip: rect(0 0 0 0)", True),
        ("position: fixed; clip: rect(1px, 1px, 1px, 1px)", True),
        ("position: absolute; clip: rect(0, 90px, 40px, 0)", False),
        ("clip: rect(0 0 0 0)", False),  # clips what is positioned only
        ("overflow: hidden; height: 1px", True),
        ("height: 1px", False),
    ],
)
@pytest.mark.parametrize("outer", [False, True])
def test_cut_away(page: ScriptPage, style: str, *, expected: bool, outer: bool) -> None:
    whole = f'<div style="width: 100px; height: 40px; {style}"><p id="x" style="margin: 0">T</p></div>'
    html = whole if outer else f'<div id="x" style="width: 100px; {style}">T</div>'
    assert ask(page, "isCutAway", "isCutAway(by('x'))", html) is expected


def test_what_the_body_cuts_off_is_the_viewports_affair(page: ScriptPage) -> None:
    html = '<style>html, body { overflow: hidden; height: 0 }</style><p id="x">Text</p>'
    assert ask(page, "isCutAway", "isCutAway(by('x'))", html) is False


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("", True),
        ("margin-top: 5000px", True),  # a reader scrolls there
        ("position: absolute; left: -500px", False),
        ("position: absolute; top: -500px", False),
        ("text-indent: -9999px; overflow: hidden; white-space: nowrap", False),
    ],
)
def test_words_in_sight(page: ScriptPage, style: str, *, expected: bool) -> None:
    html = f'<p id="x" style="{style}">Text</p>'
    assert ask(page, "isInSight", "isInSight(by('x').firstChild)", html) is expected


COVER = "position: fixed; inset: 0"


@pytest.mark.parametrize(
    ("html", "seen", "cover"),
    [
        ('<div id="x">T</div>', True, ""),
        ('<div id="x" style="margin-top: 5000px">T</div>', False, ""),
        ('<div id="x" style="opacity: 0">T</div>', False, ""),
        ('<div style="height: 0; overflow: hidden"><div id="x">T</div></div>', False, ""),
        ('<div style="height: 10px; overflow: hidden"><div id="x">T</div></div>', True, ""),
        (f'<div id="x">T</div><div class="c" style="{COVER}; background: #fff"><p>C</p></div>', True, "c"),
        (f'<div id="x">T</div><div class="c" style="{COVER}; background: oklab(1 0 0)"><p>C</p></div>', True, "c"),
        (f'<div id="x">T</div><div class="c" style="{COVER}"><p>C</p></div>', True, ""),
        (f'<div id="x">T</div><div class="c" style="{COVER}; background: #ffffff80"></div>', True, ""),
        (f'<div id="x">T</div><div class="c" style="{COVER}; width: 50px; background: #fff"></div>', True, ""),
        (f'<div class="c" style="{COVER}; background: #fff"><div id="x">T</div></div>', True, ""),
        (
            f'<div class="frame"><div class="c" style="{COVER}; background: #fff"><p>C</p></div></div><p id="x">T</p>',
            True,
            "c",
        ),
    ],
)
def test_seen_in_the_viewport_and_covered(page: ScriptPage, html: str, *, seen: bool, cover: str) -> None:
    found = ask(page, "lookAt", "(({ isSeen, cover }) => [isSeen, cover?.className ?? ''])(lookAt(by('x')))", html)
    assert found == [seen, cover]


SLOTTED = """<p><my-link>How to sit</my-link> before you start.</p>{}<script>
customElements.define("my-link", class extends HTMLElement {{
  constructor() {{ super(); this.attachShadow({{ mode: "open" }}).innerHTML = "<a href><slot></slot></a>"; }}
}});</script>"""


@pytest.mark.parametrize(
    ("over", "cover"), [("", ""), (f'<div class="c" style="{COVER}; background: #fff"><p>C</p></div>', "c")]
)
def test_a_link_around_slotted_words_is_covered_by_what_lies_over_them(page: ScriptPage, over: str, cover: str) -> None:
    link = "document.querySelector('my-link').shadowRoot.firstChild"
    answer = f"(({{ isSeen, cover }}) => [isSeen, cover?.className ?? ''])(lookAt({link}))"
    assert ask(page, "lookAt", answer, SLOTTED.format(over)) == [True, cover]


def test_an_area_is_where_its_picture_is(page: ScriptPage) -> None:
    html = (
        '<map name="m"><area id="x" shape="rect" coords="0,0,9,9" href="/"></map>'
        '<img usemap="#m" width="50" height="50" src="data:," alt="">'
    )
    assert ask(page, "lookAt", "lookAt(by('x')).isSeen", html) is True


@pytest.mark.parametrize(("offset", "expected"), [(0, True), (-5, True)])
def test_a_line_around_what_fills_a_box_is_cut_off(page: ScriptPage, offset: int, *, expected: bool) -> None:
    html = '<div style="width: 100px; height: 40px; overflow: hidden"><div id="x">T</div></div><p>After</p>'
    assert ask(page, "isCutAround", f"isCutAround(by('x'), {offset})", html) is expected


def test_a_line_around_what_stands_free_is_not_cut_off(page: ScriptPage) -> None:
    html = '<div style="width: 140px; padding: 20px; overflow: hidden"><div id="x">T</div></div>'
    assert ask(page, "isCutAround", "isCutAround(by('x'), 2)", html) is False
