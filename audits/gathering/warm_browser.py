"""A browser that is kept from one audit to the next, for a site that is looked at again after each edit."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import msgspec
from playwright.async_api import async_playwright

from audits.browser.chromium import find_browser, host_resolver_switch, site_mapping
from audits.browser.server import serve
from audits.evidence import BookingVisit
from audits.evidence.store import KeptEvidence
from audits.gatherers.worker import Worker
from audits.gathering.bookings import follow_bookings
from audits.gathering.site import Running, gather_site
from audits.request import Request
from audits.reuse.learned import Learned


class StoppedError(Exception):
    """Gathering was stopped by `stop`, and what it was about is not known."""


class WarmBrowser:
    """One browser, with the server that it finds a site by. Booking links are followed once, and remembered."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._opened = AsyncExitStack()
        self._served = Path(mkdtemp(prefix="audits-served-")) / "site"
        self._started_for: tuple[str, str | None] | None = None
        self._worker: Worker | None = None
        self._task: asyncio.Task[Any] | None = None
        self._is_stopped = False
        self._learned = Learned()
        self._bookings: dict[bytes, tuple[BookingVisit, ...]] = {}

    def start(self, request: Request) -> None:
        """Start the browser, so that the first audit need not wait for it.

        Raises:
            BrowserMissingError: there is none, or it does not start.
        """
        self._run(self._start(request.facts.base, request.settings.browser))

    def gather(self, folder: Path, request: Request, out: Path) -> KeptEvidence:
        """Do what `audits.gather_into` does, and raise what it raises.

        Raises:
            StoppedError: `stop` was called.
        """
        self._run(self._start(request.facts.base, request.settings.browser))
        self._served.unlink(missing_ok=True)
        self._served.symlink_to(folder.resolve(), target_is_directory=True)
        return gather_site(
            folder,
            request,
            out,
            Running(self._run, self._workers, self._follow, self._learned if request.opens else None),
        )

    def stop(self) -> None:
        """Stop what is being gathered, from another thread: nothing is gathered any more until `resume`."""
        self._is_stopped = True
        self._loop.call_soon_threadsafe(self._cancel)

    def resume(self) -> None:
        """Let things be gathered again."""
        self._is_stopped = False

    def close(self) -> None:
        """Close the browser."""
        self._is_stopped = False
        self._run(self._opened.aclose())
        self._loop.close()
        self._served.unlink(missing_ok=True)
        self._served.parent.rmdir()

    def _cancel(self) -> None:
        if self._is_stopped and self._task is not None:
            self._task.cancel()

    def _run(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        """Run a coroutine to its end.

        Raises:
            StoppedError: `stop` was called.
        """
        self._task = self._loop.create_task(coroutine)
        if self._is_stopped:
            self._task.cancel()
        try:
            return self._loop.run_until_complete(self._task)
        except asyncio.CancelledError as error:
            raise StoppedError from error
        finally:
            self._task = None

    async def _start(self, base: str, setting: str | None) -> None:
        if self._started_for == (base, setting):
            return
        await self._opened.aclose()
        self._opened, self._started_for = AsyncExitStack(), None
        port = self._opened.enter_context(serve(self._served, base))
        playwright = await self._opened.enter_async_context(async_playwright())
        executable = find_browser(playwright, setting)
        self._worker = Worker(playwright, executable, [host_resolver_switch(site_mapping(port))])
        self._opened.push_async_callback(self._worker.close)
        await self._worker.started()
        self._started_for = (base, setting)

    @asynccontextmanager
    async def _workers(self, _folder: Path, _base: str, _count: int) -> AsyncIterator[Sequence[Worker]]:
        yield () if self._worker is None else (self._worker,)

    def _follow(self, urls: tuple[str, ...], request: Request) -> tuple[BookingVisit, ...]:
        key = msgspec.json.encode((urls, request.facts.booking))
        if key not in self._bookings:
            self._bookings[key] = follow_bookings(urls, request)
        return self._bookings[key]
