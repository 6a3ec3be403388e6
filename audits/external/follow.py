"""Every address on another host that pages of the site link to, asked for once, or remembered from an earlier run."""

import asyncio
import socket
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import httpx
from msgspec import structs

from audits import __version__
from audits.config.external_settings import ExternalSettings
from audits.evidence import ExternalOutcome, ExternalVisit
from audits.external.answer import NoAnswer
from audits.external.answer_outcome import outcome_of
from audits.external.fetch import Fetcher
from audits.external.hosts import Hosts
from audits.external.page import RemotePage
from audits.external.record import UNSETTLED, Known, Record, learnt, still_holds, time_given, without_forgotten
from audits.lib.interrupt import until_done_or_interrupted

HEADERS = {
    "User-Agent": f"Mozilla/5.0 (compatible; audits/{__version__}; a check of links)",
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Language": "en",
}
RESOLVABLE_HOST = "example.com"
"""A name that IANA keeps for good: if not even this can be looked up, it is the network that is missing."""

Addresses = Mapping[str, frozenset[str]]
"""Each address without its fragment, and the fragments with which it is linked to."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What came of following all addresses. `record` is what is known now; `remembered` counts those not asked anew."""

    visits: tuple[ExternalVisit, ...]
    record: Record
    remembered: int
    interrupted: bool


async def follow_all(  # noqa: PLR0913  because each is a different thing to say of the same visits
    addresses: Addresses,
    record: Record,
    settings: ExternalSettings,
    now: datetime,
    *,
    progress: Callable[[str], None] = lambda _url: None,
    trust: ssl.SSLContext | bool = True,
) -> Followed:
    """Ask for every address that the record does not answer. An interrupt leaves the rest unasked.

    `trust` says which certificates are believed; the machine's own store, unless told otherwise.
    """
    held = {
        url
        for url, fragments in addresses.items()
        if still_holds(record.addresses.get(url), fragments, now, settings.lifetime_hours)
    }
    seen: dict[str, _Seen] = {}
    timeout = settings.timeout_ms / 1000
    async with httpx.AsyncClient(
        http2=True, headers=HEADERS, verify=trust, timeout=httpx.Timeout(timeout, connect=timeout / 2)
    ) as client:
        fetcher = Fetcher(client, Hosts(settings), settings)
        places = asyncio.Semaphore(settings.at_once)

        async def work(url: str) -> None:
            async with places:
                seen[url] = await _look(fetcher, url, addresses[url])
            progress(url)

        tasks = [asyncio.ensure_future(work(url)) for url in addresses if url not in held]
        interrupted = await until_done_or_interrupted(tasks) if tasks else False
    seen = await _unless_offline(seen)
    visits: list[ExternalVisit] = []
    addresses_known = dict(record.addresses)
    for url, fragments in addresses.items():
        known = addresses_known.get(url)
        if url not in held:
            one = seen.get(url) or _Seen(_unreachable(url, "was not asked for: the run was interrupted."))
            known = learnt(known, one.visit, one.anchors, now)
            if known is not None:
                addresses_known[url] = known
            if one.visit.outcome in UNSETTLED or known is None:
                visits.append(one.visit)
                continue
        visits += _visits(known, fragments, now, settings) if known is not None else []
    record = without_forgotten(Record(addresses=addresses_known), now)
    return Followed(tuple(visits), record, len(held), interrupted)


def _visits(known: Known, fragments: frozenset[str], now: datetime, settings: ExternalSettings) -> list[ExternalVisit]:
    """Give the visit of an address, and one for each place that its page lacks."""
    given = time_given(known, now.date(), settings)
    lacking = [(name, has) for name in sorted(fragments) if (has := known.anchors.get(name)) is not True]
    return [
        structs.replace(known.visit, given_time=given),
        *(
            ExternalVisit(
                f"{known.visit.url}#{name}",
                ExternalOutcome.WORKS,
                "is there.",
                missing_anchor=name,
                is_anchor_known=has is not None,
            )
            for name, has in lacking
        ),
    ]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A fresh answer, and of each fragment asked for whether it is there, None where that is not known."""

    visit: ExternalVisit
    anchors: Mapping[str, bool | None] = field(default_factory=dict)
    is_host_unknown: bool = False
    answered: bool = False


def _unreachable(url: str, because: str) -> ExternalVisit:
    return ExternalVisit(url, ExternalOutcome.UNREACHABLE, because, (url,))


async def _unless_offline(seen: dict[str, _Seen]) -> dict[str, _Seen]:
    """Take back “there is no such host” where nothing answered and no name can be looked up: we are offline."""
    if any(one.answered for one in seen.values()) or not any(one.is_host_unknown for one in seen.values()):
        return seen
    try:
        await asyncio.get_running_loop().getaddrinfo(RESOLVABLE_HOST, 443)
    except socket.gaierror:
        because = "could not be asked for: no name of any host can be looked up, so the network itself is missing."
        return {url: _Seen(_unreachable(url, because)) if one.is_host_unknown else one for url, one in seen.items()}
    return seen


async def _look(fetcher: Fetcher, url: str, fragments: frozenset[str]) -> _Seen:
    """Ask for one address, and judge what came."""
    answer = await fetcher.fetch(url)
    if isinstance(answer, NoAnswer):
        visit = ExternalVisit(url, answer.outcome, answer.because, answer.trail)
        return _Seen(
            visit,
            is_host_unknown=answer.is_host_unknown,
            answered=not answer.is_host_unknown and answer.outcome is not ExternalOutcome.UNREACHABLE,
        )
    page = RemotePage(answer.html, is_whole=answer.is_whole) if answer.html is not None else None
    outcome, because = await outcome_of(fetcher, url, answer, page)
    moved_to = answer.trail[-1] if outcome is ExternalOutcome.MOVED else ""
    anchors = {name: page is None or page.has(name) for name in fragments}
    return _Seen(ExternalVisit(url, outcome, because, answer.trail, moved_to), anchors, answered=True)
