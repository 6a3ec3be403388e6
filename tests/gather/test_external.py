"""Other hosts are asked politely, and what they say is told apart; the hosts are real servers on loopback."""

import asyncio
import socket
import ssl
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from other_hosts import Host, certificate

from audits.config.external_settings import ExternalSettings
from audits.errors import WrongUseError
from audits.evidence import ExternalOutcome, ExternalVisit
from audits.external.follow import Followed, follow_all
from audits.external.page import RemotePage
from audits.external.record import Known, Record, learnt, read_record, still_holds, time_given, write_record

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
NOTHING_KNOWN = Record()
QUICK = ExternalSettings(interval_ms=0, backoff_ms=1, timeout_ms=10_000)


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    with Host() as host:
        yield host


def follow(
    *urls: str, settings: ExternalSettings = QUICK, trust: ssl.SSLContext | bool = True, record: Record = NOTHING_KNOWN
) -> Followed:
    addresses: dict[str, set[str]] = {}
    for url in urls:
        address, _, fragment = url.partition("#")
        addresses.setdefault(address, set()).update({fragment} - {""})
    asked = {url: frozenset(fragments) for url, fragments in addresses.items()}
    return asyncio.run(follow_all(asked, record, settings, NOW, trust=trust))


def outcome_of(url: str, trust: ssl.SSLContext | bool = True) -> ExternalOutcome:  # noqa: FBT001, FBT002  because httpx says it so
    return follow(url, trust=trust).visits[0].outcome


@pytest.mark.parametrize(
    ("path", "outcome"),
    [
        ("/works", ExternalOutcome.WORKS),
        ("/empty", ExternalOutcome.WORKS),
        ("/paper.pdf", ExternalOutcome.WORKS),
        ("/odd-encoding", ExternalOutcome.WORKS),
        ("/today-elsewhere", ExternalOutcome.WORKS),
        ("/moved-then-today", ExternalOutcome.WORKS),
        ("/about-404", ExternalOutcome.WORKS),
        ("/on-parking", ExternalOutcome.WORKS),
        ("/moved", ExternalOutcome.MOVED),
        ("/moved-twice", ExternalOutcome.MOVED),
        ("/gone", ExternalOutcome.GONE),
        ("/gone-for-good", ExternalOutcome.GONE),
        ("/error", ExternalOutcome.ANSWERS_ERROR),
        ("/to-a-letter", ExternalOutcome.ANSWERS_ERROR),
        ("/to-nowhere", ExternalOutcome.ANSWERS_ERROR),
        ("/to-a-placeholder", ExternalOutcome.ANSWERS_ERROR),
        ("/come-back-at-no-time", ExternalOutcome.BUSY),
        ("/round", ExternalOutcome.ENDLESS_REDIRECTS),
        ("/forbidden", ExternalOutcome.REFUSES_PROGRAMS),
        ("/log-in", ExternalOutcome.REFUSES_PROGRAMS),
        ("/guides/neck/exercises", ExternalOutcome.SENT_HOME),
        ("/soft/gone", ExternalOutcome.SAYS_NOT_FOUND),
        ("/parked", ExternalOutcome.PARKED),
        ("/busy", ExternalOutcome.BUSY),
    ],
)
def test_what_a_host_says(host: Host, path: str, outcome: ExternalOutcome) -> None:
    assert outcome_of(host.url_for(path)) is outcome


def test_a_page_that_moved_says_where_to(host: Host) -> None:
    (visit,) = follow(host.url_for("/moved-twice")).visits
    assert visit.moved_to == host.url_for("/works")
    assert visit.trail == tuple(host.url_for(path) for path in ("/moved-twice", "/moved", "/works"))


@pytest.mark.parametrize("path", ["/hangs", "/drips"])
def test_a_host_that_does_not_come_to_an_end_is_not_called_broken(host: Host, path: str) -> None:
    hasty = ExternalSettings(interval_ms=0, backoff_ms=1, timeout_ms=200, tries=2)
    (visit,) = follow(host.url_for(path), settings=hasty).visits
    assert visit.outcome is ExternalOutcome.UNREACHABLE
    assert "in time" in visit.because


def test_a_port_that_nobody_answers_is_not_called_broken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but it does not listen
        urls = [f"http://127.0.0.1:{taken.getsockname()[1]}/{name}" for name in "abc"]
        visits = follow(*urls).visits
    assert {visit.outcome for visit in visits} == {ExternalOutcome.UNREACHABLE}


def test_a_busy_host_is_asked_again(host: Host) -> None:
    assert outcome_of(host.url_for("/busy-at-first")) is ExternalOutcome.WORKS
    assert sum(one.endswith(" /busy-at-first") for one in host.asked) == 3


def test_a_host_that_wants_a_long_rest_gets_it() -> None:
    with Host() as host:
        visits = follow(
            host.url_for("/come-back-tomorrow"), settings=ExternalSettings(per_host=1, interval_ms=0)
        ).visits
        assert visits[0].outcome is ExternalOutcome.BUSY
        assert "86400 seconds" in visits[0].because
        assert host.asked == ["GET /come-back-tomorrow"]


def test_a_file_is_not_downloaded() -> None:
    with Host() as host:
        follow(host.url_for("/paper.pdf"))
        assert host.asked == ["GET /paper.pdf"]


def test_a_host_is_not_crowded() -> None:
    with Host() as host:
        follow(*(host.url_for(f"/slow/{number}") for number in range(12)), settings=ExternalSettings(interval_ms=0))
        assert host.most_at_once <= 2
        assert sum(one.startswith("GET") for one in host.asked) == 12


def test_an_expired_certificate_is_a_fault_and_a_sound_one_is_not() -> None:
    for days, outcome in ((-1, ExternalOutcome.BAD_CERTIFICATE), (1, ExternalOutcome.WORKS)):
        serving, trusting = certificate("127.0.0.1", days=days)
        with Host(serving) as host:
            (visit,) = follow(host.url_for("/works"), trust=trusting).visits
        assert visit.outcome is outcome, visit.because


def test_a_certificate_for_another_name_or_of_an_unknown_authority_is_a_fault() -> None:
    serving, trusting = certificate("other.example")
    with Host(serving) as host:
        assert outcome_of(host.url_for("/works"), trust=trusting) is ExternalOutcome.BAD_CERTIFICATE
    serving, _ = certificate("127.0.0.1")
    with Host(serving) as host:
        assert outcome_of(host.url_for("/works")) is ExternalOutcome.BAD_CERTIFICATE


def _lookup_that_knows(*names: str) -> Callable[..., Any]:
    real: Callable[..., Any] = socket.getaddrinfo

    def look_up(host: str | bytes, *words: object, **named: object) -> object:
        name = host.decode() if isinstance(host, bytes) else host
        if name == "127.0.0.1":
            return real(host, *words, **named)
        if name in names:
            return real("127.0.0.1", *words, **named)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    return look_up


def test_a_host_that_does_not_exist_is_broken_where_names_can_be_looked_up(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _lookup_that_knows())
    alone, beside = "http://nowhere.invalid/", (host.url_for("/works"), "http://nowhere.invalid/")
    assert follow(alone).visits[0].outcome is ExternalOutcome.UNREACHABLE
    assert follow(*beside).visits[1].outcome is ExternalOutcome.NO_SUCH_HOST
    monkeypatch.setattr(socket, "getaddrinfo", _lookup_that_knows("example.com"))
    assert follow(alone).visits[0].outcome is ExternalOutcome.NO_SUCH_HOST


def test_a_doi_is_judged_by_its_resolver_alone(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _lookup_that_knows("doi.org"))
    assert outcome_of(f"http://doi.org:{host.port}/today-elsewhere") is ExternalOutcome.WORKS
    assert host.asked[-1] == "GET /today-elsewhere", "its publisher is not asked"
    assert outcome_of(f"http://doi.org:{host.port}/gone") is ExternalOutcome.GONE


def test_nobody_is_led_into_a_private_network(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _lookup_that_knows("far.example"))
    host.expect_request("/inwards").respond_with_data(status=302, headers={"Location": host.url_for("/works")})
    (visit,) = follow(f"http://far.example:{host.port}/inwards").visits
    assert visit.outcome is ExternalOutcome.ANSWERS_ERROR
    assert "private network" in visit.because


def test_places_on_a_page(host: Host) -> None:
    there = ["risks", "old", "usage", "top", ":~:text=Neck", "L10-L20", "/route", "page=2"]
    visits = follow(*(host.url_for(f"/works#{fragment}") for fragment in (*there, "harms"))).visits
    assert [visit.missing_anchor for visit in visits] == ["", "harms"]
    assert visits[1].url == host.url_for("/works#harms")
    assert len(follow(host.url_for("/paper.pdf#harms")).visits) == 1, "what is no page has no places to miss"


def test_a_page_is_asked_for_once() -> None:
    with Host() as host:
        follow(host.url_for("/works"), host.url_for("/works#risks"), host.url_for("/works#harms"))
        assert host.asked == ["GET /works"]


def missing(host: Host, path: str) -> tuple[bool, bool]:
    """Tell whether the last place of an address is told of as missing, and whether that is known."""
    visit = follow(host.url_for(path)).visits[-1]
    return visit.missing_anchor != "", visit.is_anchor_known


def test_places_are_looked_for_to_the_end_of_a_page(host: Host) -> None:
    assert missing(host, "/long#risks") == (False, True)
    assert missing(host, "/long#harms") == (True, True)


def test_a_page_that_scripts_build_may_have_any_place(host: Host) -> None:
    assert missing(host, "/built-by-script#risks") == (True, False)
    assert missing(host, "/built-by-script#app") == (False, True)


def test_a_page_that_unpacks_to_hundreds_of_megabytes_is_not_unpacked(host: Host) -> None:
    tracemalloc.start()
    visits = follow(host.url_for("/bomb#risks")).visits
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [visit.outcome for visit in visits] == [ExternalOutcome.WORKS, ExternalOutcome.WORKS]
    assert not visits[1].is_anchor_known
    assert peak < 100 * 1024 * 1024


def test_what_cannot_be_unpacked_is_not_known(host: Host) -> None:
    assert missing(host, "/packed-in-another-way#risks") == (True, False)


def test_what_is_known_is_not_asked_again() -> None:
    with Host() as host:
        first = follow(host.url_for("/works"), host.url_for("/gone"))
        asked = len(host.asked)
        again = follow(host.url_for("/works"), host.url_for("/gone"), record=first.record)
        assert (again.remembered, len(host.asked)) == (2, asked)
        assert again.visits == first.visits
        more = follow(host.url_for("/works#risks"), record=first.record)
        assert more.remembered == 0, "nobody has looked for this place yet"


def known(outcome: ExternalOutcome, hours: float) -> Known:
    return Known(NOW - timedelta(hours=hours), ExternalVisit("https://a.example/", outcome, "…"))


@pytest.mark.parametrize(
    ("outcome", "hours", "holds"),
    [
        (ExternalOutcome.WORKS, 167, True),
        (ExternalOutcome.WORKS, 169, False),
        (ExternalOutcome.GONE, 0.5, True),
        (ExternalOutcome.GONE, 2, False),
    ],
)
def test_each_kind_of_answer_has_its_lifetime(outcome: ExternalOutcome, hours: float, *, holds: bool) -> None:
    assert still_holds(known(outcome, hours), frozenset(), NOW, QUICK.lifetime_hours) is holds


def learn(outcomes: list[tuple[int, ExternalOutcome]]) -> Known | None:
    now_known: Known | None = None
    for day, outcome in outcomes:
        visit = ExternalVisit("https://a.example/", outcome, "…")
        now_known = learnt(now_known, visit, {}, NOW + timedelta(days=day))
    return now_known


W, G, U = ExternalOutcome.WORKS, ExternalOutcome.GONE, ExternalOutcome.UNREACHABLE


@pytest.mark.parametrize(
    ("history", "day", "is_given_time"),
    [
        ([(0, G)], 0, False),  # new in this change: it never worked
        ([(0, W), (10, G)], 10, True),
        ([(0, W), (10, G), (11, G), (12, G)], 12, True),  # often enough, but not for long enough
        ([(0, W), (10, G), (17, G)], 17, True),  # for long enough, but not often enough
        ([(0, W), (10, G), (12, G), (17, G)], 17, False),
        ([(0, W), (10, G), (12, U), (17, G)], 17, True),  # what could not be reached is no failure
        ([(0, W), (10, G), (12, W), (17, G), (18, G)], 18, True),  # it worked in between
    ],
)
def test_what_rots_is_given_time(history: list[tuple[int, ExternalOutcome]], day: int, *, is_given_time: bool) -> None:
    now_known = learn(history)
    assert now_known is not None
    assert bool(time_given(now_known, (NOW + timedelta(days=day)).date(), QUICK)) is is_given_time


def test_the_record_is_read_as_it_was_written(tmp_path: Path, host: Host) -> None:
    record = follow(host.url_for("/works#risks"), host.url_for("/gone")).record
    write_record(record, tmp_path / "links.json")
    assert read_record(tmp_path / "links.json") == record
    assert read_record(tmp_path / "none.json") == Record()
    (tmp_path / "links.json").write_text('{"addresses": []}', encoding="utf-8")
    with pytest.raises(WrongUseError, match="no record of external links"):
        read_record(tmp_path / "links.json")


def test_an_essay_on_missing_pages_is_no_missing_page() -> None:
    assert not RemotePage("<title>Pages that exist</title><h1>Neck</h1>").says_not_found
    assert RemotePage("<title>Seite nicht gefunden</title>").says_not_found == "Seite nicht gefunden"
    assert not RemotePage("").is_parked("https://sedona.example/")
    assert RemotePage("").is_parked("https://www.sedo.com/search/?domain=neck.example")
