"""The exercise of turning a phone: what it shows upright, and what sideways."""

from typing import Any

from audits.gather.open_page import OpenPage
from audits.gather.profiles import PROFILES

UPRIGHT = PROFILES["mobile"]
SIDEWAYS = UPRIGHT._replace(width=UPRIGHT.height, height=UPRIGHT.width)


async def turn_phone(page: OpenPage) -> dict[str, Any]:
    """Hold the page upright and sideways, and compare each with the other.

    Raises:
        ProbeError: a script failed in the page.
    """
    await page.put_on(UPRIGHT)
    await _look(page, "upright", is_base=True)
    upright_notice = await page.world.call("turn_notice")
    await page.put_on(SIDEWAYS)
    sideways = await _look(page, "sideways", is_base=False)
    sideways_notice = await page.world.call("turn_notice")
    await _look(page, "sideways", is_base=True)
    await page.put_on(UPRIGHT)
    upright = await _look(page, "upright", is_base=False)
    return {
        "type": "turned",
        "upright": {**_kept(upright), "notice": upright_notice},
        "sideways": {**_kept(sideways), "notice": sideways_notice},
    }


async def _look(page: OpenPage, name: str, *, is_base: bool) -> dict[str, Any]:
    asked = {"profile": name, "before": None, "is_base": is_base}
    layout: dict[str, Any] = await page.world.call("text", asked)
    return layout


def _kept(layout: dict[str, Any]) -> dict[str, Any]:
    return {name: layout[name] for name in ("words", "lost_words", "lost", "lost_links")}
