"""Pictures of the elements that findings are about, for the report that people read."""

import asyncio
import contextlib
import io
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image, ImageDraw
from playwright.async_api import Browser, BrowserContext, CDPSession, Error, async_playwright

from audits.browser.chromium import find_browser, host_resolver_switch, launch, site_mapping
from audits.browser.isolated_context import IsolatedContext
from audits.browser.open_page import emulate
from audits.browser.remote_call import ProbeError
from audits.browser.server import serve
from audits.browser.viewport_screenshot import take_screenshot
from audits.config.profiles import PROFILES
from audits.errors import BrowserMissingError
from audits.evidence import ORIGIN
from audits.static.pages import address_of

TIMEOUT_MS = 5_000
FRAME_SECONDS = 2
"""How long a frame that loads only once it is in sight is waited for."""

MARGIN = 24
"""CSS pixels of the page shown around an element."""

FRAME_MARGIN = 120
"""CSS pixels around a frame: one of another host is empty, as no other host is reached, and is known by what is beside
it."""

TALLEST, WIDEST = 400, 720
"""Pixels: of what is taller, the top is shown; what is wider, is made smaller."""

OUTLINE = "#c2185b"
QUALITY = 80
"""Of a WebP picture: words stay sharp, and most pictures have less than 10 kB."""


class Shot(NamedTuple):
    """An element to take a picture of: the page's file below SITE, a profile, a selector, and what to call it by."""

    page: str
    profile: str
    selector: str
    name: str


async def take_element_screenshots(
    site: Path, shots: Sequence[Shot], base: str, *, browser: str | None
) -> Mapping[str, bytes]:
    """Take a WebP picture of each element, by name, with a line around the element.

    An element that cannot be seen any more has none, nor has one that comes after the browser has died: the audit is
    over, and its report is worth more than a picture.
    """
    found: dict[str, bytes] = {}
    with serve(site, base) as port:
        async with async_playwright() as playwright:
            with contextlib.suppress(BrowserMissingError):
                chromium = await launch(
                    playwright, find_browser(playwright, browser), [host_resolver_switch(site_mapping(port))]
                )
                try:
                    for (page, profile), group in groupby(sorted(shots), key=lambda shot: (shot.page, shot.profile)):
                        found |= await _on_page(chromium, ORIGIN + base + address_of(page), profile, list(group))
                finally:
                    with contextlib.suppress(Error):
                        await chromium.close()
    return found


async def _on_page(browser: Browser, url: str, profile: str, shots: Sequence[Shot]) -> Mapping[str, bytes]:
    """Open one page in one profile and take its pictures; the audit is over, so a page that will not open has none."""
    pictures: dict[str, bytes] = {}
    context: BrowserContext | None = None
    # Where the page hangs, what was taken before is kept.
    with contextlib.suppress(Error, ProbeError, TimeoutError):
        async with asyncio.timeout((len(shots) + 2) * TIMEOUT_MS / 1000):
            context = await browser.new_context(java_script_enabled=PROFILES[profile].scripts)
            tab = await context.new_page()
            session = await context.new_cdp_session(tab)
            await emulate(session, PROFILES[profile])
            await tab.goto(url, wait_until="load", timeout=TIMEOUT_MS)
            isolated = IsolatedContext(session)
            await isolated.call("styles", PROFILES[profile].styles)
            for shot in shots:
                with contextlib.suppress(ProbeError):  # this element cannot be asked, others can
                    picture = await _picture(session, isolated, shot)
                    if picture is not None:
                        pictures[shot.name] = picture
    if context is not None:
        with contextlib.suppress(Error):
            await context.close()
    return pictures


async def _picture(session: CDPSession, isolated: IsolatedContext, shot: Shot) -> bytes | None:
    seen = await _scroll_to(isolated, shot)
    if seen is None:
        return None
    clip = _clip(seen["element"], seen["screen"], FRAME_MARGIN if seen["is_frame"] else MARGIN)
    # Playwright's own screenshot would show the page in the size that Playwright knows of, not in that of the profile.
    image = await take_screenshot(session, clip, beyond_viewport=False)
    if image.getcolors(1) is not None:  # of one colour it shows nothing
        return None
    _outline(image, seen["element"], clip)
    return _webp(image)


async def _scroll_to(isolated: IsolatedContext, shot: Shot) -> Any:
    """Bring an element into sight, and say where it is once the page stands still; None where it cannot be seen."""
    seen = await isolated.call("scroll_to", shot.selector)
    if not PROFILES[shot.profile].scripts:  # nothing moves, and the page cannot be waited for
        return seen
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(FRAME_SECONDS):
            while seen is not None and seen["is_loading"]:
                await isolated.call("stable")
                seen = await isolated.call("scroll_to", shot.selector)
    await isolated.call("stable")
    return await isolated.call("scroll_to", shot.selector)


def _clip(element: Mapping[str, float], screen: Mapping[str, float], margin: int) -> dict[str, float]:
    """Give the part of the document to show: the element with a margin, as far as the screen shows it."""
    left, top = max(element["left"] - margin, screen["left"]), max(element["top"] - margin, screen["top"])
    bottom = min(element["bottom"], element["top"] + TALLEST) + margin
    return {
        "x": left,
        "y": top,
        "width": max(min(element["right"] + margin, screen["right"]) - left, 1),
        "height": max(min(bottom, screen["bottom"]) - top, 1),
        "scale": 1,
    }


def _outline(image: Image.Image, element: Mapping[str, float], clip: Mapping[str, float]) -> None:
    """Draw a line around the element, outside of it."""
    across, down = image.width / clip["width"], image.height / clip["height"]
    corners: Any = (
        (element["left"] - clip["x"] - 4) * across,
        (element["top"] - clip["y"] - 4) * down,
        (element["right"] - clip["x"] + 4) * across,
        (element["bottom"] - clip["y"] + 4) * down,
    )
    ImageDraw.Draw(image).rectangle(corners, outline=OUTLINE, width=2)


def _webp(image: Image.Image) -> bytes:
    image.thumbnail((WIDEST, WIDEST))
    written = io.BytesIO()
    image.save(written, "WEBP", quality=QUALITY, method=4)
    return written.getvalue()
