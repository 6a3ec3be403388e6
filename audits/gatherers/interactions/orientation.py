"""The interaction of turning a phone: what it shows upright, and what sideways."""

from typing import Any

from audits.browser.open_page import OpenPage
from audits.config.profiles import PROFILES

UPRIGHT = PROFILES["mobile"]
SIDEWAYS = UPRIGHT._replace(width=UPRIGHT.height, height=UPRIGHT.width)


async def compare_orientations(page: OpenPage) -> dict[str, Any]:
    """Hold the page upright and sideways, and compare each with the other.

    Raises:
        ProbeError: a script failed in the page.
    """
    await page.emulate(UPRIGHT)
    await _look(page, "upright", is_base=True)
    upright_notice = await page.isolated.call("orientation_notice")
    await page.emulate(SIDEWAYS)
    sideways = await _look(page, "sideways", is_base=False)
    sideways_notice = await page.isolated.call("orientation_notice")
    await _look(page, "sideways", is_base=True)
    await page.emulate(UPRIGHT)
    upright = await _look(page, "upright", is_base=False)
    return {
        "type": "orientation",
        "upright": {**_kept(upright), **upright_notice},
        "sideways": {**_kept(sideways), **sideways_notice},
    }


async def _look(page: OpenPage, name: str, *, is_base: bool) -> dict[str, Any]:
    asked = {"profile": name, "before": None, "is_base": is_base}
    layout: dict[str, Any] = await page.isolated.call("text", asked)
    return layout


def _kept(layout: dict[str, Any]) -> dict[str, Any]:
    return {name: layout[name] for name in ("words", "lost_words", "lost", "lost_links")}
