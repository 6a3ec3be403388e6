"""What a page asks of the browser while it is worked: to go elsewhere, to open a window, to show a message."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from playwright.async_api import Dialog

from audits.browser.open_page import OpenPage
from audits.evidence import ORIGIN

LEADS = "leads to "
"""How it is told that a page means to lead elsewhere."""


ASKS_FOR_FILE = "asks for a file"
"""How it is told that a page has its reader choose a file."""


class Effects:
    """What a page has asked for since it was last looked at, in words that go on after “it”."""

    def __init__(self) -> None:
        self._asked: list[str] = []

    def take(self) -> tuple[str, ...]:
        """Give what was asked for since the last time, each thing once."""
        asked, self._asked = tuple(dict.fromkeys(self._asked)), []
        return asked

    def on_navigation(self, event: dict[str, Any]) -> None:
        """Note where the page means to lead, but for the frames in it."""
        if event.get("disposition", "currentTab") == "currentTab":
            self._asked.append(f"{LEADS}{_short(event['url'])}")

    def on_window(self, event: dict[str, Any]) -> None:
        """Note the window that the page opens."""
        self._asked.append(f"opens a new window with {_short(event['url']) or 'nothing in it'}")

    def on_dialog(self, dialog: Dialog) -> None:
        """Note the message that the page puts in its reader's way; the log closes it."""
        self._asked.append(f"shows the message “{dialog.message[:60]}”")

    def on_file_chooser(self, _: dict[str, Any]) -> None:
        """Note that the page asks for a file."""
        self._asked.append(ASKS_FOR_FILE)


def _short(url: str) -> str:
    return url.removeprefix(ORIGIN)[:120]


@asynccontextmanager
async def effects_of(page: OpenPage) -> AsyncIterator[Effects]:
    """Note what a page asks for from now on."""
    effects = Effects()
    page.session.on("Page.frameRequestedNavigation", effects.on_navigation)
    page.session.on("Page.windowOpen", effects.on_window)
    page.tab.on("dialog", effects.on_dialog)
    page.session.on("Page.fileChooserOpened", effects.on_file_chooser)
    try:
        await page.session.send("Page.enable")
        await page.session.send("Page.setInterceptFileChooserDialog", {"enabled": True})
        yield effects
    finally:
        page.session.remove_listener("Page.frameRequestedNavigation", effects.on_navigation)
        page.session.remove_listener("Page.windowOpen", effects.on_window)
        page.tab.remove_listener("dialog", effects.on_dialog)
        page.session.remove_listener("Page.fileChooserOpened", effects.on_file_chooser)
