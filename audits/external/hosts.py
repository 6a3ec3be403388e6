"""Rate limits towards other hosts: how many requests at once, how far apart, and when to send no more."""

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from audits.config.external_settings import ExternalSettings


class Hosts:
    """Every other host of one run. A host is asked `per_host` things at once, each `interval_ms` after the last."""

    def __init__(self, settings: ExternalSettings) -> None:
        self._settings = settings
        self._places = defaultdict[str, asyncio.Semaphore](lambda: asyncio.Semaphore(settings.per_host))
        self._free_from = defaultdict[str, float](float)
        self._silent: dict[str, str] = {}

    @asynccontextmanager
    async def slot(self, host: str) -> AsyncIterator[None]:
        """Wait until the host may be asked."""
        async with self._places[host]:
            now = time.monotonic()
            starts = max(now, self._free_from[host])
            self._free_from[host] = starts + self._settings.interval_ms / 1000
            await asyncio.sleep(starts - now)
            yield

    def pause(self, host: str, seconds: float) -> None:
        """Leave a host alone for so long, as it asked for."""
        self._free_from[host] = max(self._free_from[host], time.monotonic() + seconds)

    def give_up(self, host: str, because: str) -> None:
        """Ask a host nothing more in this run: it does not answer, and each further try would cost as much again."""
        self._silent.setdefault(host, because)

    def given_up(self, host: str) -> str:
        """Say why a host is asked nothing more; empty where it is."""
        return self._silent.get(host, "")
