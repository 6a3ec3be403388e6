"""The booking links of a site: followed when it is gathered, or when the evidence of its shards is merged."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from msgspec import structs

from audits.booking.gather import booking_urls, gather_bookings
from audits.evidence import NOT_ASKED, BookingVisit, NotGathered, Page
from audits.evidence.merge import merge_shards
from audits.evidence.store import KeptEvidence
from audits.evidence.writing import EvidenceWriter
from audits.request import Request, evidence_needed
from audits.rules.judge_site import without_links

Bookings = Callable[[tuple[str, ...], Request], tuple[BookingVisit, ...]]
"""Says what comes of these booking links under a request."""


def follow_bookings(urls: tuple[str, ...], request: Request) -> tuple[BookingVisit, ...]:
    """Follow booking links in a browser of their own."""
    return asyncio.run(gather_bookings(urls, request.facts, request.settings, offline=request.offline))


WHEN_MERGED = NotGathered("The booking links are followed when the evidence of all shards is merged.")


def merge_site(shards: Mapping[str, KeptEvidence], request: Request, out: Path) -> KeptEvidence:
    """Put the evidence of shards together, and follow the booking links found: see `audits.merge_into`."""
    rest, files = merge_shards(shards)
    with EvidenceWriter(out, tuple(files)) as writer:
        for path, file in files.items():
            writer.copy(path, file)
        if rest.site.bookings == WHEN_MERGED:
            asked = replace(request, facts=rest.facts)
            bookings = _followed(asked, writer.pages(), follow_bookings, interrupted=rest.interrupted)
            rest = structs.replace(rest, site=structs.replace(rest.site, bookings=bookings))
        return writer.finish(rest)


def bookings_of(
    request: Request, pages: Iterable[Page], follow: Bookings, *, interrupted: bool
) -> tuple[BookingVisit, ...] | NotGathered:
    """Follow the booking links of these pages, unless nobody asks for it, or they are those of one shard."""
    if "bookings" not in evidence_needed(request) or request.facts.booking is None:
        return NOT_ASKED
    return _followed(request, pages, follow, interrupted=interrupted) if request.shard.is_whole else WHEN_MERGED


def _followed(
    request: Request, pages: Iterable[Page], follow: Bookings, *, interrupted: bool
) -> tuple[BookingVisit, ...] | NotGathered:
    if request.facts.booking is None:
        return NOT_ASKED
    if interrupted:
        return NotGathered("The audit was interrupted before the booking links.")
    judged = (without_links(page, request.exclusions) for page in pages)
    return follow(booking_urls(judged, request.facts), request)
