"""What other hosts answered in earlier runs: so as not to ask too often, and to tell a new fault from slow decay."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

import msgspec
from msgspec import Struct, field, structs

from audits.config.external_settings import ExternalSettings, Lifetimes
from audits.errors import WrongUseError
from audits.evidence import ExternalOutcome, ExternalVisit

SCHEMA = 1
FORGOTTEN_AFTER = timedelta(days=180)
"""An address that nothing has linked to for so long is dropped from the record."""

WORKING = frozenset({ExternalOutcome.WORKS, ExternalOutcome.MOVED})
REFUSING = frozenset({ExternalOutcome.REFUSES_PROGRAMS, ExternalOutcome.SENT_HOME})
UNSETTLED = frozenset({ExternalOutcome.BUSY, ExternalOutcome.UNREACHABLE})
"""Answers that settle nothing; all that are in none of these three say that the link is broken."""


class Known(Struct, frozen=True):
    """What is known of one address.

    `visit` is the last settled answer, of the time `checked`; `anchors` says of each fragment asked for whether its
    page has that place. `failing_since` is the day of the first failure since it last worked, `failed` how often.
    """

    checked: datetime
    visit: ExternalVisit
    anchors: dict[str, bool | None] = field(default_factory=dict)
    last_worked: date | None = None
    failing_since: date | None = None
    failed: int = 0


class Record(Struct, frozen=True):
    """Every address known, by its text without fragment."""

    schema: int = SCHEMA
    addresses: dict[str, Known] = field(default_factory=dict)


def read_record(file: Path) -> Record:
    """Read the record; an empty one where there is no file yet.

    Raises:
        WrongUseError: there is a file, but it is no record.
    """
    if not file.exists():
        return Record()
    try:
        return msgspec.json.decode(file.read_bytes(), type=Record)
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        message = f"{file} is no record of external links: {error}. Mend it, or take it away to begin anew."
        raise WrongUseError(message) from error


def write_record(record: Record, file: Path) -> None:
    """Write the record in one move, sorted, so that two of them can be compared line by line."""
    ordered = structs.replace(record, addresses=dict(sorted(record.addresses.items())))
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f".{file.name}.part")
    unfinished.write_bytes(msgspec.json.format(msgspec.json.encode(ordered), indent=1) + b"\n")
    unfinished.replace(file)


def still_holds(known: Known | None, fragments: frozenset[str], now: datetime, lifetimes: Lifetimes) -> bool:
    """Tell whether what is known need not be asked again: it is young enough, and every fragment was looked for."""
    if known is None or not fragments <= known.anchors.keys():
        return False
    return now - known.checked < timedelta(hours=_hours(known.visit.outcome, lifetimes))


def _hours(outcome: ExternalOutcome, lifetimes: Lifetimes) -> int:
    if outcome in WORKING:
        return lifetimes.works
    return lifetimes.refuses if outcome in REFUSING else lifetimes.broken


def learnt(
    known: Known | None, visit: ExternalVisit, anchors: Mapping[str, bool | None], now: datetime
) -> Known | None:
    """Add an answer to what is known of its address. An answer that settles nothing changes nothing."""
    if visit.outcome in UNSETTLED:
        return known
    before = known or Known(now, visit)
    new = structs.replace(before, checked=now, visit=visit, anchors={**before.anchors, **anchors})
    if visit.outcome in WORKING:
        return structs.replace(new, last_worked=now.date(), failing_since=None, failed=0)
    if visit.outcome in REFUSING:
        return new
    return structs.replace(new, failing_since=before.failing_since or now.date(), failed=before.failed + 1)


def time_given(known: Known, today: date, settings: ExternalSettings) -> str:
    """Say why a link that fails is not given up yet; empty where it never worked, or has failed long enough."""
    if known.last_worked is None or known.failing_since is None:
        return ""
    days = (today - known.failing_since).days
    if known.failed >= settings.rot_visits and days >= settings.rot_days:
        return ""
    times = "once" if known.failed == 1 else f"{known.failed} times"
    return (
        f"It worked on {known.last_worked:%d.%m.%Y} and has failed {times} since {known.failing_since:%d.%m.%Y}; it "
        f"stops a release when {settings.rot_visits} visits over {settings.rot_days} days have failed."
    )


def without_forgotten(record: Record, now: datetime) -> Record:
    """Drop the addresses that nobody has asked for in a long time."""
    kept = {url: known for url, known in record.addresses.items() if now - known.checked < FORGOTTEN_AFTER}
    return structs.replace(record, addresses=kept)
