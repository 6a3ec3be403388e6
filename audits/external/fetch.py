"""One address of another host, fetched by GET, redirects followed; what is no page is not downloaded."""

import asyncio
import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import httpx

from audits.config.external_settings import ExternalSettings
from audits.evidence import ExternalOutcome
from audits.external.answer import Answer, NoAnswer, StoppedError, no_answer_of, redirect_target
from audits.external.hosts import Hosts

MAX_BYTES = 4 * 1024 * 1024
"""How much of a page is read."""
PART_BYTES = 64 * 1024
"""How much is unpacked at a time."""
ZLIB_OR_GZIP = zlib.MAX_WBITS | 32

PERMANENT = frozenset({301, 308})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
ASK_TO_WAIT = frozenset({429, 503})
RETRIED = frozenset({429, 500, 502, 503, 504})
RESOLVERS = frozenset({"doi.org", "dx.doi.org", "hdl.handle.net"})
"""Hosts that keep addresses for good: that they know one is the answer, wherever its publisher lets programs in."""


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    location: str
    html: str | None
    is_whole: bool


class Fetcher:
    """Fetches addresses with one client, within the rate limits of one run."""

    def __init__(self, client: httpx.AsyncClient, hosts: Hosts, settings: ExternalSettings) -> None:
        self._client = client
        self._hosts = hosts
        self._settings = settings

    async def fetch(self, url: str) -> Answer | NoAnswer:
        """Fetch an address, and read it where it is a page."""
        try:
            return await self._follow((url,))
        except StoppedError as stopped:
            return stopped.answer

    async def _follow(self, trail: tuple[str, ...]) -> Answer:
        """Follow redirects to the end."""
        permanent = True
        while True:
            reply = await self._get_with_retries(trail)
            if reply.status not in REDIRECTS or not reply.location:
                return Answer(reply.status, trail, permanent, reply.html, reply.is_whole)
            if urlsplit(trail[0]).hostname in RESOLVERS and len(trail) == 1:
                return Answer(200, trail, permanent=False)
            trail = (*trail, redirect_target(trail, reply.location))
            permanent = permanent and reply.status in PERMANENT

    async def _get_with_retries(self, trail: tuple[str, ...]) -> _Reply:
        """Send GET, as often as settings say where waiting may help."""
        reply: _Reply | NoAnswer = await self._request(trail)
        for at in range(self._settings.tries - 1):
            if isinstance(reply, _Reply) and reply.status not in RETRIED:
                return reply
            await asyncio.sleep(self._settings.backoff_ms / 1000 * 2**at)
            reply = await self._request(trail)
        if isinstance(reply, NoAnswer):
            if reply.could_not_connect:
                self._hosts.give_up(_host(trail), reply.because)
            raise StoppedError(reply)
        return reply

    async def _request(self, trail: tuple[str, ...]) -> _Reply | NoAnswer:
        """Send one request. What no further try would change stops the whole address."""
        host = _host(trail)
        if because := self._hosts.given_up(host):
            raise StoppedError(NoAnswer(ExternalOutcome.UNREACHABLE, because, trail))
        try:
            async with self._hosts.slot(host), asyncio.timeout(self._settings.timeout_ms / 1000):
                reply, wait_s = await self._send(trail[-1])
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, UnicodeError) as error:
            failure = no_answer_of(error, trail)
            if failure.outcome is ExternalOutcome.UNREACHABLE:
                return failure
            raise StoppedError(failure) from error
        if wait_s > self._settings.longest_wait_ms / 1000:
            because = f"asks us to come back in {wait_s:.0f} seconds (status {reply.status})."
            self._hosts.give_up(host, because)
            raise StoppedError(NoAnswer(ExternalOutcome.BUSY, because, trail))
        self._hosts.pause(host, wait_s)
        return reply

    async def _send(self, url: str) -> tuple[_Reply, float]:
        """Send one request; give the reply, and for how many seconds the host asks to be left alone."""
        async with self._client.stream("GET", url, headers={"Accept-Encoding": "gzip"}) as response:
            is_html = "html" in response.headers.get("content-type", "html")
            is_read = is_html and response.status_code not in REDIRECTS
            html, is_whole = await _text(response) if is_read else (None, True)
            reply = _Reply(response.status_code, response.headers.get("location", ""), html, is_whole)
            return reply, _retry_after_s(response) if response.status_code in ASK_TO_WAIT else 0


async def _text(response: httpx.Response) -> tuple[str, bool]:
    """Read a page up to MAX_BYTES; tell whether that was all of it, and could be unpacked."""
    read = bytearray()
    try:
        async for part in _unpacked(response):
            read += part
            if len(read) >= MAX_BYTES:
                return _decoded(read, response), False
    except zlib.error:
        return _decoded(read, response), False
    return _decoded(read, response), True


async def _unpacked(response: httpx.Response) -> AsyncIterator[bytes]:
    """Give a body part by part. httpx itself would unpack what comes whole, however large that is (a “zip bomb”)."""
    is_packed = response.headers.get("content-encoding", "identity").lower() != "identity"
    unpack = zlib.decompressobj(ZLIB_OR_GZIP) if is_packed else None
    async for raw in response.aiter_raw(PART_BYTES):
        left = raw
        while unpack and left:
            yield unpack.decompress(left, PART_BYTES)
            left = unpack.unconsumed_tail
        if unpack is None:
            yield raw


def _decoded(read: bytearray, response: httpx.Response) -> str:
    try:
        return read.decode(response.charset_encoding or "utf-8", "replace")
    except LookupError:  # the host names an encoding that nobody knows
        return read.decode("utf-8", "replace")


def _retry_after_s(response: httpx.Response) -> float:
    """Read `Retry-After`, in seconds or as a date (RFC 9110, section 10.2.3)."""
    asked = response.headers.get("retry-after", "").strip()
    if asked.isascii() and asked.isdigit():
        return float(asked)
    try:
        until = parsedate_to_datetime(asked)
        return max(0.0, ((until if until.tzinfo else until.replace(tzinfo=UTC)) - datetime.now(UTC)).total_seconds())
    except (ValueError, OverflowError):  # neither a number nor a date, or a date that no clock can show
        return 0


def _host(trail: tuple[str, ...]) -> str:
    return urlsplit(trail[-1]).hostname or ""
