"""Where a booking link leads: each address passed through, and what was not let out on the way."""

import re
from contextlib import suppress
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

from playwright.async_api import BrowserContext, Error, Page, Request, Response, Route, WebSocketRoute

from audits.config.booking_settings import BookingSettings

READING = ("GET", "HEAD")
"""The methods that only read (https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1)."""


class RedirectChain:
    """What one visit has passed through so far, kept up to date by the browser's own events.

    `legs` are runs of addresses: the first begins with the link, each further one with something that was chosen; what
    follows in a leg are redirects, by the server or by the page. `status` is that of the last whole page.
    """

    def __init__(self, url: str, settings: BookingSettings) -> None:
        self.legs: list[list[str]] = [[url]]
        self.status: int | None = None
        self.refused: set[str] = set()
        self.chosen = False
        """Whether something has been chosen since the link was opened."""
        self._longest = settings.max_redirects + 2
        self._allowed = settings.methods_allowed
        self._begins = True
        self._page: Page | None = None
        self._under_way: set[Request] = set()

    @property
    def trail(self) -> tuple[str, ...]:
        """The addresses from the link to the first page that stays."""
        return tuple(self.legs[0])

    @property
    def is_quiet(self) -> bool:
        """Whether no request is under way."""
        return not self._under_way

    def choose(self) -> None:
        """Note that something is about to be chosen: the next address is no redirect but a choice."""
        self.chosen = True
        self._begins = True

    async def follow(self, context: BrowserContext, page: Page) -> None:
        """Listen to a page, and let nothing out of its context that could complete a booking."""
        self._page = page
        page.on("request", self._asked)
        page.on("requestfinished", self._ended)
        page.on("requestfailed", self._ended)
        page.on("response", self._answered)
        await context.route(lambda _url: True, self._guard)
        await context.route_web_socket(re.compile(""), self._refuse_socket)

    def leave(self) -> None:
        """Stop listening."""
        if self._page is not None:
            self._page.remove_listener("request", self._asked)
            self._page.remove_listener("response", self._answered)

    def _asked(self, request: Request) -> None:
        self._under_way.add(request)
        if not self._is_main(request):
            return
        if not self._begins or request.redirected_from is not None:
            # One more than is allowed says enough: a page that sends its readers on for ever would fill the trail.
            if len(self.legs[-1]) < self._longest:
                self.legs[-1].append(request.url)
        elif self.chosen:
            self.legs.append([request.url])
        self._begins = False

    def _ended(self, request: Request) -> None:
        self._under_way.discard(request)

    def _answered(self, response: Response) -> None:
        if self._is_main(response.request):
            self.status = response.status

    def _is_main(self, request: Request) -> bool:
        try:
            return request.is_navigation_request() and self._page is not None and request.frame == self._page.main_frame
        except Error:  # the request of a window that is only just opening has no frame yet
            return False

    async def _guard(self, route: Route) -> None:
        request = route.request
        lets = self._lets(request.method, request.url)
        with suppress(Error):  # the page has gone meanwhile, and its request with it
            # "aborted" leaves the page standing as it is, where any other reason would put an error page in its place.
            await (route.continue_() if lets else route.abort("aborted"))

    def _refuse_socket(self, socket: WebSocketRoute) -> None:
        """Let a socket through only where the settings name it: what is said in it cannot be seen as a method."""
        if self._lets("WEBSOCKET", socket.url):
            socket.connect_to_server()

    def _lets(self, method: str, url: str) -> bool:
        line = f"{method} {urlsplit(url).path or '/'}"
        if method in READING or any(fnmatchcase(line, pattern) for pattern in self._allowed):
            return True
        self.refused.add(line)
        return False
