"""What moves by itself, where several things do so side by side."""

from typing import Any

import pytest
from script_page import ScriptPage

pytestmark = pytest.mark.browser

DRAW = """
<script>
  {
    const pens = [...document.querySelectorAll("canvas")].map((one) => one.getContext("2d"));
    let frame = 0;
    const draw = () => {
      frame += 1;
      for (const pen of pens) {
        pen.fillStyle = frame % 2 ? "red" : "blue";
        pen.fillRect(0, 0, 60, 60);
      }
      requestAnimationFrame(draw);
    };
    draw();
  }
</script>
"""
"""Draws on every canvas that is there now with each frame, also once another document is shown in the same tab."""

CANVAS = '<canvas width="60" height="60"></canvas>'


def moving_on(page: ScriptPage, html: str) -> list[tuple[str, float, str]]:
    """Give the kind, the flashes a second and the selector of what moves on a page."""
    page.show(html)

    async def watch() -> list[dict[str, Any]]:
        watched = await page.isolated.open("motion")
        return list(await watched.call("moving"))

    return [(one["kind"], one["flashes"], one["place"]["selector"]) for one in page.runner.run(watch())]


def test_a_canvas_that_is_drawn_on_moves(page: ScriptPage) -> None:
    assert moving_on(page, f"<main>{CANVAS}</main>{DRAW}") == [("look", 0, "html > body > main > canvas")]


def test_canvases_side_by_side_are_one_thing_that_moves(page: ScriptPage) -> None:
    assert moving_on(page, f"<main>{CANVAS}{CANVAS}</main>{DRAW}") == [("look", 0, "html > body > main")]


def test_a_canvas_that_nothing_is_drawn_on_stands_still(page: ScriptPage) -> None:
    assert moving_on(page, f"<main>{CANVAS}</main>") == []


FLASHING = "../../../gatherers/interactions/motion/flashing"


@pytest.mark.parametrize(
    ("style", "light"),
    [
        ("background: black", 0),
        ("background: rgb(0 0 0 / 0)", 1),
        ("background: oklch(0 0 0)", 0),
        ("background: lab(100 0 0)", 1),
        ("background: color(srgb 0 0 0 / 0.5); opacity: 0", 1),
        ("background: black; visibility: hidden", 1),
        ("background: color-mix(in srgb, black, white)", 0.216),
    ],
)
def test_every_colour_of_css_is_as_light_as_it_is_painted(page: ScriptPage, style: str, light: float) -> None:
    page.show(f'<p id="one" style="{style}">Text</p>')
    body = "return lightnessOf(getComputedStyle(by('one')), by('one'));"
    assert page.run(FLASHING, "lightnessOf", body) == pytest.approx(light, abs=0.005)
