"""Pictures of the elements that findings are about, for the report that people read."""

import contextlib
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from playwright.async_api import Browser, Error, FloatRect, async_playwright
from playwright.async_api import Page as Tab

from audits.browser.chromium import find_browser, host_resolver_switch, launch, site_mapping
from audits.browser.isolated_context import IsolatedContext
from audits.browser.open_page import emulate
from audits.browser.remote_call import ProbeError
from audits.browser.server import serve
from audits.config.profiles import PROFILES, Profile
from audits.errors import BrowserMissingError
from audits.evidence import ORIGIN
from audits.static.pages import address_of

MAX_SCREENSHOTS = 60
"""How many pictures a report holds at most: a report of a thousand findings still has to open in a browser."""

TIMEOUT_MS = 5_000
BORDER = 12
"""Pixels of the page shown around an element."""

TALLEST = 400
"""Pixels: of a taller element the top is shown."""


class Shot(NamedTuple):
    """An element to take a picture of: the page's file below SITE, a profile, a selector, and what to call it by."""

    page: str
    profile: str
    selector: str
    name: str


async def take_element_screenshots(
    site: Path, shots: Sequence[Shot], base: str, *, browser: str | None
) -> Mapping[str, bytes]:
    """Take a PNG of each element, by name.

    An element that cannot be seen any more has none, nor has one that comes after the browser has died: the audit is
    over, and its report is worth more than a picture.
    """
    wanted = sorted(shots[:MAX_SCREENSHOTS])
    found: dict[str, bytes] = {}
    with serve(site, base) as port:
        async with async_playwright() as playwright:
            with contextlib.suppress(BrowserMissingError):
                chromium = await launch(
                    playwright, find_browser(playwright, browser), [host_resolver_switch(site_mapping(port))]
                )
                try:
                    for (page, profile), group in groupby(wanted, key=lambda shot: (shot.page, shot.profile)):
                        found |= await _on_page(chromium, ORIGIN + base + address_of(page), profile, list(group))
                finally:
                    with contextlib.suppress(Error):
                        await chromium.close()
    return found


async def _on_page(browser: Browser, url: str, profile: str, shots: Sequence[Shot]) -> Mapping[str, bytes]:
    """Open one page in one profile and take its pictures; the audit is over, so a page that will not open has none."""
    kind = PROFILES[profile]
    try:
        context = await browser.new_context(java_script_enabled=kind.scripts)
        tab = await context.new_page()
        tab.set_default_timeout(TIMEOUT_MS)
        session = await context.new_cdp_session(tab)
        await emulate(session, kind)
        await tab.goto(url, wait_until="load")
        await IsolatedContext(session).call("styles", kind.styles)
        pictures = {shot.name: await _picture(tab, shot.selector, kind) for shot in shots}
        await context.close()
        return {name: picture for name, picture in pictures.items() if picture is not None}
    except (Error, ProbeError):
        return {}


async def _picture(tab: Tab, selector: str, profile: Profile) -> bytes | None:
    try:
        element = tab.locator(f"css={selector}").first
        if not await element.is_visible():
            return None
        await element.scroll_into_view_if_needed()
        box = await element.bounding_box()
        return await tab.screenshot(clip=_clip(box, profile)) if box else None
    except Error:  # the element is gone, or the selector is not one this browser reads: no picture
        return None


def _clip(box: FloatRect, profile: Profile) -> FloatRect:
    left, top = max(box["x"] - BORDER, 0), max(box["y"] - BORDER, 0)
    return {
        "x": left,
        "y": top,
        "width": max(min(box["x"] + box["width"] + BORDER, profile.width) - left, 1),
        "height": max(min(box["y"] + min(box["height"], TALLEST) + BORDER, profile.height) - top, 1),
    }
