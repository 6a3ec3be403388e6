"""Addresses on other hosts: each that pages name is asked for."""

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from msgspec import structs

from audits.evidence import Page
from audits.evidence.store import Evidence
from audits.external.follow import follow_all
from audits.external.record import read_record, still_holds, write_record
from audits.lib.urls import host_of
from audits.request import Request
from audits.rules.external_addresses import external_addresses
from audits.rules.judge_site import without_links
from audits.rules.site_index import SiteIndex


def follow_external(rest: Evidence, pages: Iterable[Page], request: Request, record_file: Path) -> Evidence:
    """Ask other hosts for every address that pages name: see `audits.gather_external`. Give the rest with it."""
    excluded = request.exclusions
    judged = (without_links(page, excluded) for page in pages)
    addresses, private = external_addresses(judged, SiteIndex(rest.site, rest.facts), rest.facts)
    record, settings, now = read_record(record_file), request.settings.external, datetime.now(UTC)
    asked = [
        url
        for url, fragments in addresses.items()
        if not still_holds(record.addresses.get(url), fragments, now, settings.lifetime_hours)
    ]
    followed = asyncio.run(
        follow_all(
            {} if rest.interrupted else addresses,
            record,
            settings,
            now,
            progress=lambda url: request.progress(len(asked), url),
        )
    )
    write_record(followed.record, record_file)
    hosts = len({host_of(url) for url in addresses})
    notes = [
        "This run judged addresses on other hosts alone: `audits run` judges the site itself.",
        f"Addresses on other hosts: {len(addresses)}, on {hosts} hosts. Asked for now: {len(asked)}.",
    ]
    if followed.remembered:
        notes.append(f"Addresses answered from {record_file}, not asked again: {followed.remembered}.")
    if private:
        notes.append(f"Not asked for, because they are in a private network: {', '.join(private)}.")
    site = structs.replace(rest.site, external=followed.visits, notes=(*rest.site.notes, *notes))
    return structs.replace(rest, site=site, interrupted=rest.interrupted or followed.interrupted)
