"""What the browser tells of a page while it is open: requests, and where the page means to lead."""

from dataclasses import dataclass, field

from msgspec import structs
from playwright.async_api import Dialog, Response, WebSocket
from playwright.async_api import Page as Tab
from playwright.async_api import Request as TabRequest

from audits.evidence import NO_REDIRECT, ORIGIN, Redirect, RedirectBy, Request
from audits.lib.urls import host_of, split

REDIRECT_BY = {
    "httpHeaderRefresh": RedirectBy.REFRESH,
    "metaTagRefresh": RedirectBy.REFRESH,
    "formSubmissionGet": RedirectBy.FORM,
    "formSubmissionPost": RedirectBy.FORM,
}
"""What leads away, by Chromium's reason (https://chromedevtools.github.io/devtools-protocol/tot/Page/)."""


@dataclass
class PageLog:
    """What the browser tells of a page while it is open. Not slotted: Playwright keeps notes on a listener's owner."""

    requests: list[TabRequest] = field(default_factory=list)
    statuses: dict[TabRequest, int] = field(default_factory=dict)
    failures: dict[TabRequest, str] = field(default_factory=dict)
    sockets: list[str] = field(default_factory=list)
    sends_on_to: str = ""
    redirect: Redirect = NO_REDIRECT
    _is_second_visit: bool = False
    forbids_scripts: bool = False
    """Whether the gate itself keeps the page's scripts from being asked for: that is no failure of the page's."""

    def listen(self, tab: Tab) -> None:
        """Write down what happens in a tab from now on."""
        tab.on("request", self._on_request)
        tab.on("response", self._on_response)
        tab.on("requestfailed", self._on_failure)
        tab.on("websocket", self._on_websocket)
        tab.on("dialog", self._on_dialog)

    def note_redirect(self, target: str, reason: str, *, is_reload: bool) -> None:
        """Note the first address to which the page leads by itself.

        `reason` is the browser's, a `Page.ClientNavigationReason`, empty where it gave none.
        """
        if self._is_second_visit:
            self.redirect = structs.replace(self.redirect, is_repeated=True)
        elif self.redirect is NO_REDIRECT:
            self.sends_on_to = "" if is_reload else target
            self.redirect = Redirect(REDIRECT_BY.get(reason, RedirectBy.SCRIPT), is_reload=is_reload)

    def begin_second_visit(self) -> None:
        """From now on the page is visited by a reader whom it has led away: see whether it does so again."""
        self._is_second_visit = True
        self.redirect = structs.replace(self.redirect, is_repeated=False)

    def _on_request(self, request: TabRequest) -> None:
        self.requests.append(request)

    def _on_websocket(self, socket: WebSocket) -> None:
        self.sockets.append(socket.url)

    def _on_response(self, response: Response) -> None:
        self.statuses[response.request] = response.status

    def _on_failure(self, request: TabRequest) -> None:
        if self.forbids_scripts and request.resource_type == "script":
            self.requests.remove(request)
        else:
            self.failures[request] = request.failure or "failed"

    async def _on_dialog(self, dialog: Dialog) -> None:
        """Close an alert as a reader would: the visit goes on."""
        if dialog.type == "beforeunload":  # it is loaded again, or left: what was put in does not matter
            await dialog.accept()
        else:
            await dialog.dismiss()

    def as_requests(self) -> tuple[Request, ...]:
        """Give what was asked for, each address once, in the order of the alphabet: the network's own order varies."""
        seen = {
            Request(
                url=request.url,
                host="" if is_own(request.url) else host_of(request.url),
                kind=request.resource_type,
                status=self.statuses.get(request),
                failure=self._failure_of(request),
            )
            for request in self.requests
            if request.url.startswith(("http:", "https:"))
        }
        seen |= {Request(url, "" if is_own(url) else host_of(url), "websocket") for url in self.sockets}
        return tuple(sorted(seen, key=lambda one: (one.url, one.kind, one.status or 0, one.failure)))

    def _failure_of(self, request: TabRequest) -> str:
        """Give the browser's word for a failure; not where it has read as much of a film or sound as it wants."""
        failure = self.failures.get(request, "")
        return "" if request.resource_type == "media" and failure == "net::ERR_ABORTED" else failure


def is_own(url: str) -> bool:
    """Tell whether an address is the audited site's own, whatever the scheme."""
    parts = split(url)
    return parts is not None and parts.netloc == ORIGIN.removeprefix("http://")
