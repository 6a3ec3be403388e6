"""Opening a tab whose pointer is at rest."""

from playwright.async_api import BrowserContext
from playwright.async_api import Page as Tab

TWO_FRAMES = "new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))"


async def new_tab(context: BrowserContext) -> Tab:
    """Open an empty tab, ready to be led to a page.

    Once a tab is first painted, Chromium moves the pointer to its corner, as if a reader had. Here that happens before
    any page is loaded: on a page that listens for it, what was seen would depend on whether it had come by then.
    """
    tab = await context.new_page()
    await tab.evaluate(TWO_FRAMES)
    return tab
