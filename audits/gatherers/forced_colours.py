"""Pictures of the controls without words, in a reader's own colours: what is drawn by a background may be gone."""

from typing import Any

from PIL import ImageStat

from audits.browser.open_page import OpenPage
from audits.browser.viewport_screenshot import take_screenshot
from audits.config.profiles import PROFILES

MAX_CONTROLS = 12
"""Controls of a page of which pictures are taken: those of its template come first, and show what there is to see."""

EDGE_SHARE = 0.2
"""The share of a control's width and height that may be its border, at each side."""

SHOWS = 24
"""Of 255: by how much the lightest and darkest pixel differ where a picture can be seen."""


async def look_in_forced_colours(page: OpenPage) -> dict[str, Any]:
    """Find the controls that a desktop shows as a picture, and this profile as an even surface.

    Raises:
        ProbeError: a script failed in the page.
    """
    controls = (await page.isolated.call("controls_without_text"))[:MAX_CONTROLS]
    blank = [one for one in controls if not await _shows_something(page, one["box"])]
    vanished: list[dict[str, Any]] = []
    if blank:
        await page.emulate(PROFILES["desktop"])
        try:
            seen = {one["place"]["selector"]: one for one in await page.isolated.call("controls_without_text")}
            for one in blank:
                as_before = seen.get(one["place"]["selector"])
                if as_before and await _shows_something(page, as_before["box"]):
                    vanished.append({"name": one["name"], "place": one["place"]})
        finally:
            await page.emulate(PROFILES[page.profile])
    return {"type": "forced-colours", "controls": len(controls), "vanished": vanished}


async def _shows_something(page: OpenPage, box: dict[str, float]) -> bool:
    across, down = box["width"] * EDGE_SHARE, box["height"] * EDGE_SHARE
    clip = {
        "x": box["x"] + across,
        "y": box["y"] + down,
        "width": box["width"] - 2 * across,
        "height": box["height"] - 2 * down,
        "scale": 1,
    }
    extrema = ImageStat.Stat(await take_screenshot(page.session, clip)).extrema
    return any(high - low > SHOWS for low, high in extrema)
