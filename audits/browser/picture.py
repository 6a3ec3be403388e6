"""Pictures of what a tab shows."""

import base64
import io
from collections.abc import Mapping
from typing import Any

from PIL import Image
from playwright.async_api import CDPSession


async def picture(session: CDPSession, clip: Mapping[str, float] | None = None) -> Image.Image:
    """Take a picture of the viewport, or of a part of the page (CSS pixels, with `scale`), which may lie outside it."""
    asked: dict[str, Any] = {"format": "png", "optimizeForSpeed": True}
    if clip is not None:
        asked |= {"clip": dict(clip), "captureBeyondViewport": True}
    answer = await session.send("Page.captureScreenshot", asked)
    return Image.open(io.BytesIO(base64.b64decode(answer["data"]))).convert("RGB")
