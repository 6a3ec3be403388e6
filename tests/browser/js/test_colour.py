"""Colours, by the definitions of CSS Color 4 and WCAG 2.2."""

import pytest
from script_page import ScriptPage

pytestmark = pytest.mark.browser

WHITE = [255, 255, 255, 1]


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("#777", [119, 119, 119, 1]),
        ("#ff000080", [255, 0, 0, 128 / 255]),
        ("rebeccapurple", [0x66, 0x33, 0x99, 1]),
        ("rgb(10 20 30)", [10, 20, 30, 1]),
        ("rgba(10, 20, 30, 0)", [10, 20, 30, 0]),
        ("hsl(120 100% 25%)", [0, 128, 0, 1]),
        ("hwb(0 20% 40%)", [153, 51, 51, 1]),
        # The primaries of sRGB in other spaces, by the matrices of https://www.w3.org/TR/css-color-4/#color-conversion-code
        ("oklch(0.628 0.2577 29.23)", [255, 0, 0, 1]),
        ("oklab(0.86644 -0.233887 0.179498)", [0, 255, 0, 1]),
        ("lab(100% 0 0)", WHITE),
        ("lab(29.5683% 68.2874 -112.0297)", [0, 0, 255, 1]),
        ("lch(29.5683% 131.2014 301.3643)", [0, 0, 255, 1]),
        ("color(srgb 0 0.5 1)", [0, 128, 255, 1]),
        ("color(display-p3 1 0 0)", [255, 0, 0, 1]),  # redder than a screen of sRGB can show
        ("color-mix(in srgb, red 50%, blue)", [128, 0, 128, 1]),
        ("transparent", [0, 0, 0, 0]),
        ("  White ", WHITE),
    ],
)
def test_every_kind_of_colour_is_read(page: ScriptPage, css: str, expected: list[float]) -> None:
    page.show("<p>Text</p>")
    found = page.run("colour", "parse", "return parse(given[0]);", css)
    assert found[:3] == pytest.approx(expected[:3], abs=1)
    assert found[3] == pytest.approx(expected[3], abs=0.003)


@pytest.mark.parametrize("css", ["none", "auto", "url(#paint)", "#12", "nonsense", ""])
def test_what_is_no_colour_is_told_from_black(page: ScriptPage, css: str) -> None:
    page.show("<p>Text</p>")
    found = page.run("colour", "parse, colourOf", "return [parse(given[0]), colourOf(given[0])];", css)
    assert found == [None, [0, 0, 0, 0]]


def test_currentcolor_is_what_it_is_told_to_be(page: ScriptPage) -> None:
    page.show("<p>Text</p>")
    found = page.run("colour", "parse", "return parse('currentColor', 'rgb(1, 2, 3)');")
    assert found == [1, 2, 3, 1]


def test_what_was_read_cannot_be_spoilt_by_who_asked(page: ScriptPage) -> None:
    page.show("<p>Text</p>")
    assert page.run("colour", "parse", "parse('red')[0] = 7; return parse('red');") == [255, 0, 0, 1]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000", "#fff", 21.0), ("#777", "#fff", 4.48), ("#767676", "#fff", 4.54), ("#fff", "#fff", 1.0)],
)
def test_contrast_is_that_of_wcag(page: ScriptPage, one: str, other: str, expected: float) -> None:
    page.show("<p>Text</p>")
    body = "return [contrast(parse(given[0]), parse(given[1])), contrast(parse(given[1]), parse(given[0]))];"
    assert page.run("colour", "contrast, parse", body, one, other) == pytest.approx([expected] * 2, abs=0.005)


@pytest.mark.parametrize(
    ("css", "expected"), [("white", 1.0), ("black", 0.0), ("red", 0.2126), ("lime", 0.7152), ("blue", 0.0722)]
)
def test_luminance_is_that_of_wcag(page: ScriptPage, css: str, expected: float) -> None:
    page.show("<p>Text</p>")
    found = page.run("colour", "luminance, parse", "return luminance(parse(given[0]));", css)
    assert found == pytest.approx(expected, abs=0.0001)


def test_a_colour_over_another_is_mixed_by_its_alpha(page: ScriptPage) -> None:
    page.show("<p>Text</p>")
    found = page.run("colour", "over, hex", "return hex(over([0, 0, 0, 0.25], [200, 100, 0, 1]));")
    assert found == "#964b00"


def backdrop(page: ScriptPage, html: str) -> str | None:
    page.show(f"<style>body {{ margin: 0 }}</style>{html}")
    answer: str | None = page.run("colour", "backdropOf, hex", "const at = backdropOf(by('x')); return at && hex(at);")
    return answer


PICTURE = "background-image: linear-gradient(red, blue)"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p id="x">Text</p>', "#ffffff"),
        ('<div style="background: oklch(0.628 0.2577 29.23)"><p id="x">Text</p></div>', "#ff0000"),
        ('<div style="background: #000"><p id="x" style="background: #ffffff80">Text</p></div>', "#808080"),
        (f'<div style="{PICTURE}"><p id="x">Text</p></div>', None),
        (f'<div style="{PICTURE}"><p id="x" style="background: #fff">Text</p></div>', "#ffffff"),
        (f'<div style="{PICTURE}"><p id="x" style="background: #fffffff0">Text</p></div>', None),
        (f'<div style="{PICTURE}; background-color: #fff"><p id="x">Text</p></div>', None),
        (f'<div style="{PICTURE}"><p id="x" style="background: #fff; opacity: 0.5">Text</p></div>', None),
        ('<div style="opacity: 0.5; background: #000"><p id="x">Text</p></div>', "#808080"),
        ('<p style="background: #000"><b style="opacity: 0.5; background: #fff"><i id="x">T</i></b></p>', "#808080"),
        ('<div style="filter: invert(1)"><p id="x" style="background: #fff">Text</p></div>', None),
        ('<div style="filter: drop-shadow(0 0 2px rgb(0 0 0))"><p id="x">Text</p></div>', "#ffffff"),
        ('<div style="mix-blend-mode: multiply"><p id="x" style="background: #fff">Text</p></div>', None),
        ('<div style="color: #123456; background: currentcolor"><p id="x">Text</p></div>', "#123456"),
    ],
)  # fmt: skip
def test_what_lies_behind_a_text(page: ScriptPage, html: str, expected: str | None) -> None:
    assert backdrop(page, html) == expected


def test_a_shadow_root_stands_on_its_host(page: ScriptPage) -> None:
    page.show('<div id="host" style="background: #0000ff"></div>')
    body = (
        "const root = by('host').attachShadow({ mode: 'open' }); root.innerHTML = '<p>Text</p>';"
        "return hex(backdropOf(root.firstElementChild));"
    )
    assert page.run("colour", "backdropOf, hex", body) == "#0000ff"


def test_a_colour_on_top_fades_with_what_bears_it(page: ScriptPage) -> None:
    page.show('<div style="opacity: 0.5"><p id="x">Text</p></div>')
    assert page.run("colour", "seenAt, hex", "return hex(seenAt(by('x'), [0, 0, 0, 1]));") == "#808080"


def test_the_page_of_a_reader_who_wants_it_dark(page: ScriptPage) -> None:
    page.runner.run(page.tab.emulate_media(color_scheme="dark"))
    try:
        assert backdrop(page, '<meta name="color-scheme" content="light dark"><p id="x">Text</p>') == "#121212"
        assert backdrop(page, '<p id="x">Text</p>') == "#ffffff"
    finally:
        page.runner.run(page.tab.emulate_media(color_scheme="light"))
