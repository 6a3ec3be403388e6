"""What a tab may load: its page stays where it is, and a search index that nobody tries is cut short."""

import asyncio
import contextlib
import re
from base64 import b64encode
from typing import Any

from playwright.async_api import CDPSession, Error

from audits.browser.page_log import PageLog
from audits.evidence import ORIGIN
from audits.static.search_index import SHORT, URL_PATTERNS

INDEX = re.compile(r"/index\.html?$")

NO_SCRIPTS = {"name": "Content-Security-Policy", "value": "script-src 'none'"}
"""See https://www.w3.org/TR/CSP3/#directive-script-src."""


def _without_query(url: str) -> str:
    """Give an address without its query, and without the name of a folder's page, which hosts serve in either way."""
    return INDEX.sub("/", url.partition("?")[0])


class Interception:
    """The requests of one tab that the gate decides on (https://chromedevtools.github.io/devtools-protocol/tot/Fetch/).

    The first document of the main frame is let through, each later one refused and noted: the page may not lead its
    reader away while it is looked at. `whole_search_index` says whether search indexes come whole or cut short.
    """

    def __init__(self, session: CDPSession, url: str, log: PageLog, *, whole_search_index: bool) -> None:
        self._session = session
        self._url = url
        self.log = log
        self._whole_search_index = whole_search_index
        self._main_frame = ""
        self._is_open = False
        self._runs_scripts = True
        self._reason = ""
        """Of the last navigation that the page itself asked for, as the browser calls it."""
        self._address = ""
        """Of the page itself, as the browser writes it."""
        self._deciding: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Decide on requests from now on."""
        tree = await self._session.send("Page.getFrameTree")
        self._main_frame = tree["frameTree"]["frame"]["id"]
        self._session.on("Fetch.requestPaused", self._on_paused)
        self._session.on("Page.frameRequestedNavigation", self._on_navigation)
        await self._session.send("Page.enable")
        patterns: list[dict[str, str]] = [{"resourceType": "Document"}]
        if not self._whole_search_index:
            patterns += [{"urlPattern": ORIGIN + pattern} for pattern in URL_PATTERNS]
        await self._session.send("Fetch.enable", {"patterns": patterns})

    def allow_reload(self) -> None:
        """Let the next document of the main frame through: the gate itself opens the page anew."""
        self._is_open = False

    def forbid_scripts(self) -> None:
        """Have the page run none of its scripts, from its next load on."""
        self._runs_scripts = False
        self.log.forbids_scripts = True

    def _on_navigation(self, event: dict[str, Any]) -> None:
        if event["frameId"] == self._main_frame:
            self._reason = str(event["reason"])

    def _on_paused(self, event: dict[str, Any]) -> None:
        task = asyncio.ensure_future(self._decide(event))
        self._deciding.add(task)  # the event loop itself keeps no task alive
        task.add_done_callback(self._deciding.discard)

    async def _decide(self, event: dict[str, Any]) -> None:
        request = {"requestId": event["requestId"]}
        target = event["request"]["url"]
        with contextlib.suppress(Error):  # a newer request has taken its place, or the tab is closed
            if "responseStatusCode" in event:
                await self._fulfil_without_scripts(event)
            elif event["resourceType"] != "Document":
                await self._session.send(
                    "Fetch.continueRequest", {**request, "url": f"{target.partition('?')[0]}?{SHORT}"}
                )
            elif event["frameId"] == self._main_frame and self._leads_away(target):
                self._note_redirect(target.partition("#")[0])
                await self._session.send("Fetch.failRequest", {**request, "errorReason": "Aborted"})
            else:
                is_page = event["frameId"] == self._main_frame
                if is_page:
                    self._is_open = True
                    self._address = self._address or target
                wants_answer = is_page and not self._runs_scripts
                await self._session.send("Fetch.continueRequest", {**request, "interceptResponse": wants_answer})

    def _note_redirect(self, target: str) -> None:
        """Log a redirect; one that only changes the page's own query is ignored."""
        is_reload = target in {self._url, self._address.partition("#")[0]}
        if is_reload or _without_query(target) != _without_query(self._url):
            self.log.note_redirect(target, self._reason, is_reload=is_reload)

    async def _fulfil_without_scripts(self, event: dict[str, Any]) -> None:
        """Serve the response with a CSP against scripts; Chromium ignores headers added by continueResponse."""
        request = {"requestId": event["requestId"]}
        answer = await self._session.send("Fetch.getResponseBody", request)
        body = answer["body"] if answer["base64Encoded"] else b64encode(answer["body"].encode()).decode()
        headers = [*event["responseHeaders"], NO_SCRIPTS]
        given = {"responseCode": event["responseStatusCode"], "responseHeaders": headers, "body": body}
        await self._session.send("Fetch.fulfillRequest", {**request, **given})

    def _leads_away(self, target: str) -> bool:
        """Return whether a main-frame request is for another document, or an unrequested reload."""
        return self._is_open or (self._address != "" and target.partition("#")[0] != self._address.partition("#")[0])
