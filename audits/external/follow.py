"""Every address on another host that pages of the site link to, asked for once, or remembered from an earlier run."""

import asyncio
import socket
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

import httpx
from msgspec import structs

from audits import __version__
from audits.config.settings import ExternalSettings
from audits.evidence import ExternalOutcome, ExternalVisit
from audits.external.fetch import Answer, Asker, NoAnswer
from audits.external.hosts import Hosts
from audits.external.page import PageThere
from audits.external.record import UNSETTLED, Known, Record, learnt, still_holds, time_given, without_forgotten
from audits.lib.interrupt import until_done_or_interrupted

HEADERS = {
    "User-Agent": f"Mozilla/5.0 (compatible; audits/{__version__}; a check of links)",
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Language": "en",
}
REFUSALS = frozenset({401, 402, 403, 405, 406, 407, 409, 418, 421, 423, 425, 451, 999})
"""Statuses with which hosts turn programs away, or ask who is there; a reader may well get in."""

GONE = frozenset({404, 410})
BUSY = frozenset({429, 503})
CONTROL = "example.com"
"""A name that IANA keeps for good: if not even this can be looked up, it is the network that is missing."""

HOME = frozenset({"", "/"})
WRONG = "audits-asks-for-a-page-that-is-not-there"

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
        asker = Asker(client, Hosts(settings), settings)
        places = asyncio.Semaphore(settings.at_once)

        async def work(url: str) -> None:
            async with places:
                seen[url] = await _look(asker, url, addresses[url])
            progress(url)

        tasks = [asyncio.ensure_future(work(url)) for url in addresses if url not in held]
        interrupted = await until_done_or_interrupted(tasks) if tasks else False
    seen = await _doubted(seen)
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
    lacking = [name for name in sorted(fragments) if known.anchors.get(name) is False]
    return [
        structs.replace(known.visit, given_time=given),
        *(
            ExternalVisit(f"{known.visit.url}#{name}", ExternalOutcome.WORKS, "is there.", missing_anchor=name)
            for name in lacking
        ),
    ]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A fresh answer, and of each fragment asked for whether it is there."""

    visit: ExternalVisit
    anchors: Mapping[str, bool] = field(default_factory=dict)
    found_nobody: bool = False
    answered: bool = False


def _unreachable(url: str, because: str) -> ExternalVisit:
    return ExternalVisit(url, ExternalOutcome.UNREACHABLE, because, (url,))


async def _doubted(seen: dict[str, _Seen]) -> dict[str, _Seen]:
    """Take back “there is no such host” where nothing answered and no name can be looked up: the network is missing."""
    if any(one.answered for one in seen.values()) or not any(one.found_nobody for one in seen.values()):
        return seen
    try:
        await asyncio.get_running_loop().getaddrinfo(CONTROL, 443)
    except socket.gaierror:
        because = "could not be asked for: no name of any host can be looked up, so the network itself is missing."
        return {url: _Seen(_unreachable(url, because)) if one.found_nobody else one for url, one in seen.items()}
    return seen


async def _look(asker: Asker, url: str, fragments: frozenset[str]) -> _Seen:
    """Ask for one address, and judge what came."""
    answer = await asker.ask(url)
    if isinstance(answer, NoAnswer):
        visit = ExternalVisit(url, answer.outcome, answer.because, answer.trail)
        return _Seen(
            visit,
            found_nobody=answer.found_nobody,
            answered=not answer.found_nobody and answer.outcome is not ExternalOutcome.UNREACHABLE,
        )
    page = PageThere(answer.html) if answer.html is not None else None
    outcome, because = _by_status(answer.status)
    if outcome is ExternalOutcome.WORKS:
        outcome, because = await _by_page(asker, url, answer, page)
    moved_to = answer.trail[-1] if outcome is ExternalOutcome.MOVED else ""
    anchors = {name: page is None or not page.lacks(name) for name in fragments}
    return _Seen(ExternalVisit(url, outcome, because, answer.trail, moved_to), anchors, answered=True)


def _by_status(status: int) -> tuple[ExternalOutcome, str]:
    if 200 <= status < 300:  # noqa: PLR2004  because these are the statuses of success
        return ExternalOutcome.WORKS, "works."
    if status in GONE:
        return ExternalOutcome.GONE, f"is not there any more, or never was (status {status})."
    if status in REFUSALS:
        return ExternalOutcome.REFUSES_PROGRAMS, f"turns programs away (status {status}): open it yourself."
    if status in BUSY:
        return ExternalOutcome.BUSY, f"was too busy to answer, again and again (status {status})."
    return ExternalOutcome.ANSWERS_ERROR, f"answers with an error (status {status})."


async def _by_page(asker: Asker, url: str, answer: Answer, page: PageThere | None) -> tuple[ExternalOutcome, str]:
    """Judge an address that answers well by what it shows and where it ended."""
    last = answer.trail[-1]
    if page is not None and page.is_parked(last):
        return ExternalOutcome.PARKED, "shows only that its domain is for sale or has run out."
    if page is not None and (said := page.says_not_found) and await _says_so_to_anything(asker, last, said):
        return ExternalOutcome.SAYS_NOT_FOUND, f"says “{said}”, though with status 200, as to any wrong address."
    start, end = urlsplit(url), urlsplit(last)
    same_house = (start.hostname or "").removeprefix("www.") == (end.hostname or "").removeprefix("www.")
    deep = len([part for part in start.path.split("/") if part]) > 1
    if same_house and deep and end.path in HOME and not end.query:
        return ExternalOutcome.SENT_HOME, f"sends its reader to the home page {last} instead: is the page gone?"
    if len(answer.trail) > 1 and answer.permanent and not _only_encrypted(url, last):
        return ExternalOutcome.MOVED, "works."
    return ExternalOutcome.WORKS, "works."


async def _says_so_to_anything(asker: Asker, url: str, said: str) -> bool:
    """Tell whether the host says the same of an address that is wrong for certain. A page about error 404 is sound."""
    parts = urlsplit(url)
    folder = parts.path.rpartition("/")[0]
    wrong = await asker.ask(parts._replace(path=f"{folder}/{WRONG}", query="").geturl())
    return isinstance(wrong, Answer) and wrong.html is not None and PageThere(wrong.html).says_not_found == said


def _only_encrypted(url: str, last: str) -> bool:
    """Tell whether the only change is that from http to https, of which insecure-link tells."""
    return url.removeprefix("http://").rstrip("/") == last.removeprefix("https://").rstrip("/")
