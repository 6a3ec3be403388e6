"""Screenshots of what a tab shows."""

import base64
import io
from collections.abc import Mapping
from typing import Any

from PIL import Image
from playwright.async_api import CDPSession


async def take_screenshot(
    session: CDPSession, clip: Mapping[str, float] | None = None, *, beyond_viewport: bool = True
) -> Image.Image:
    """Return an RGB screenshot of the viewport, or of `clip` (CSS pixels, with `scale`).

    With `beyond_viewport`, Chromium lays the page out anew to paint what lies outside of the viewport, too.
    """
    asked: dict[str, Any] = {"format": "png", "optimizeForSpeed": True}
    if clip is not None:
        asked |= {"clip": dict(clip), "captureBeyondViewport": beyond_viewport}
    answer = await session.send("Page.captureScreenshot", asked)
    return Image.open(io.BytesIO(base64.b64decode(answer["data"]))).convert("RGB")
