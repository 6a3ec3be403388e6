"""The browser half of an audit: the evidence of a site's pages, its booking links, and its links to other hosts."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from msgspec import structs
from playwright.async_api import async_playwright

from audits import __version__
from audits.booking.gather import booking_urls, gather_bookings
from audits.browser.chromium import find_browser
from audits.browser.screenshots import Shot, take_pictures
from audits.config.facts import Facts
from audits.evidence import NOT_ASKED, Axe, BookingVisit, NotGathered, Page, Site, Tools
from audits.evidence.merge import merge_shards
from audits.evidence.store import Evidence, KeptEvidence
from audits.evidence.writing import Unfinished
from audits.external.follow import follow_all
from audits.external.record import read_record, still_holds, write_record
from audits.gatherers.cluster import gather_on_cluster
from audits.gatherers.registry import shares_regions
from audits.gatherers.site import Gathered, gather_pages
from audits.request import Request, evidence_needed
from audits.rules.accessibility.axe import axe_id
from audits.rules.catalogue import BY_ID
from audits.rules.external_addresses import external_addresses
from audits.rules.judging import judge_page
from audits.rules.outcomes import Judgement, Result
from audits.rules.site_index import SiteIndex
from audits.static.files import measure_pictures, read_documents
from audits.static.pages import BuiltPage, find_files, find_pages, source_of
from audits.static.plan import Plan
from audits.static.sample import SAMPLED, sampled
from audits.verdict.report import Finding

WHEN_MERGED = NotGathered("The booking links are followed when the evidence of all shards is merged.")


def gather_site(folder: Path, request: Request, out: Path) -> KeptEvidence:
    """Visit every page asked for, and follow the booking links found: see `audits.gather_into`."""
    files = find_files(folder)
    pages = _pages(folder, files, request)
    plan = plan_of(request)
    with Unfinished(out, [page.path for page in request.shard.of(pages)]) as unfinished:
        gathered = _visited(folder, pages, plan, unfinished, request)
        axe = _axe_version(unfinished.pages()) if "axe" in plan.fields else ""
        site = Site(
            base=request.facts.base,
            profiles=request.shown_in,
            files=files,
            pages=(),
            bookings=_bookings(request, unfinished.pages(), interrupted=gathered.interrupted),
            tools=Tools(audits=__version__, axe=axe, browser=f"Chromium {gathered.browser}"),
            documents=read_documents(folder, files),
            picture_files=measure_pictures(folder, files),
            reused=gathered.reused if shares_regions(plan) else structs.replace(gathered.reused, regions=0),
            differing=gathered.differing,
            notes=(*_left_out(folder, files, pages), *_sample_notes(request, pages)),
        )
        return unfinished.finish(Evidence(site, request.facts, gathered.interrupted, request.shard))


def _visited(
    folder: Path, pages: Sequence[BuiltPage], plan: Plan, unfinished: Unfinished, request: Request
) -> Gathered:
    browser, progress = request.settings.browser, request.progress
    compare = partial(rules_that_differ, tuple(rule.id for rule in request.rules), request.facts, request.shown_in)
    cache = request.cache.resolve() if request.cache else None
    if request.dask is not None:
        return gather_on_cluster(
            folder.resolve(),
            pages,
            plan,
            unfinished,
            address=request.dask,
            browser=browser,
            progress=progress,
            cache=cache,
            compare=compare,
        )
    jobs, shard = request.jobs, request.shard
    return asyncio.run(
        gather_pages(
            folder,
            pages,
            plan,
            unfinished,
            browser=browser,
            jobs=jobs,
            progress=progress,
            cache=cache,
            shard=shard,
            compare=compare,
        )
    )


def rules_that_differ(
    rules: Sequence[str], facts: Facts, profiles: tuple[str, ...], one: Page, other: Page
) -> tuple[str, ...]:
    """Name the rules, of those given, that judge two visits to one page otherwise, whatever the words."""
    asked = (BY_ID[name] for name in rules if name in BY_ID and BY_ID[name].is_page_local)
    return tuple(
        rule.id
        for rule in asked
        if _told(judge_page(rule, one, facts, profiles)) != _told(judge_page(rule, other, facts, profiles))
    )


def _told(judgement: Judgement) -> frozenset[tuple[Result, str]]:
    return frozenset((outcome.result, outcome.place.selector) for outcome in judgement.outcomes)


def merge_site(shards: Mapping[str, KeptEvidence], request: Request, out: Path) -> KeptEvidence:
    """Put the evidence of shards together, and follow the booking links found: see `audits.merge_into`."""
    rest, files = merge_shards(shards)
    with Unfinished(out, tuple(files)) as unfinished:
        for path, file in files.items():
            unfinished.copy(path, file)
        if rest.site.bookings == WHEN_MERGED:
            asked = replace(request, facts=rest.facts)
            bookings = _followed(asked, unfinished.pages(), interrupted=rest.interrupted)
            rest = structs.replace(rest, site=structs.replace(rest.site, bookings=bookings))
        return unfinished.finish(rest)


def plan_of(request: Request) -> Plan:
    """Turn what is asked into what each visit is to bring back."""
    return Plan(
        base=request.facts.base,
        profiles=request.shown_in,
        fields=evidence_needed(request),
        axe_rules=tuple(dict.fromkeys(axe_id(rule.id) for rule in request.rules if rule.target is Axe)),
        load_timeout_ms=request.settings.load_timeout_ms,
        page_timeout_ms=request.settings.page_timeout_ms,
        country=request.facts.country,
        unsampled_profiles=request.unsampled_profiles,
        reuse=request.reuse,
    )


def _pages(folder: Path, files: tuple[str, ...], request: Request) -> tuple[BuiltPage, ...]:
    """List the pages, each with the Markdown it came from, and mark the sample."""
    pages = tuple(_with_source(page, request.facts) for page in find_pages(folder, files, request.pages))
    return sampled(pages, folder, Path(request.facts.root))


def _with_source(page: BuiltPage, facts: Facts) -> BuiltPage:
    found = source_of(page.path, Path(facts.docs_dir)) if facts.docs_dir else None
    return structs.replace(page, source=found.relative_to(facts.root).as_posix()) if found else page


def _left_out(folder: Path, files: tuple[str, ...], pages: Sequence[BuiltPage]) -> tuple[str, ...]:
    left_out = len(find_pages(folder, files)) - len(pages)
    return (f"Pages left out, because --pages asked for others: {left_out}.",) if left_out else ()


def _sample_notes(request: Request, pages: Sequence[BuiltPage]) -> tuple[str, ...]:
    """Say which pages stood for all in the profiles that are kept for a sample."""
    kept = [name for name in request.shown_in if name in SAMPLED and name not in request.unsampled_profiles]
    inside = [page.path for page in pages if page.in_sample]
    if not kept or len(inside) == len(pages):
        return ()
    note = (
        f"Shown in {', '.join(kept)} were, of {len(pages)} pages, {len(inside)}: the first of each template, and "
        f"every guide. They are {', '.join(inside)}. To see every page so, name these profiles with --profiles."
    )
    return (note,)


def _bookings(request: Request, pages: Iterable[Page], *, interrupted: bool) -> tuple[BookingVisit, ...] | NotGathered:
    if "bookings" not in evidence_needed(request) or request.facts.booking is None:
        return NOT_ASKED
    return _followed(request, pages, interrupted=interrupted) if request.shard.is_whole else WHEN_MERGED


def _followed(request: Request, pages: Iterable[Page], *, interrupted: bool) -> tuple[BookingVisit, ...] | NotGathered:
    if request.facts.booking is None:
        return NOT_ASKED
    if interrupted:
        return NotGathered("The audit was interrupted before the booking links.")
    urls = booking_urls(pages, request.facts.booking)
    return asyncio.run(gather_bookings(urls, request.facts, request.settings, offline=request.offline))


def _axe_version(pages: Iterable[Page]) -> str:
    views = (view for page in pages if not isinstance(page.views, NotGathered) for view in page.views)
    return next((view.axe.version for view in views if isinstance(view.axe, Axe)), "")


def follow_external(rest: Evidence, pages: Iterable[Page], request: Request, record_file: Path) -> Evidence:
    """Ask other hosts for every address that pages link to: see `audits.gather_external`. Give the rest with it."""
    addresses, private = external_addresses(pages, SiteIndex(rest.site, rest.facts), rest.facts)
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
    notes = ["This run judged links to other hosts alone: `audits run` judges the site itself."]
    if followed.remembered:
        notes.append(f"Addresses answered from {record_file}, not asked again: {followed.remembered}.")
    if private:
        notes.append(f"Not asked for, because they are in a private network: {', '.join(private)}.")
    site = structs.replace(rest.site, external=followed.visits, notes=(*rest.site.notes, *notes))
    return Evidence(site, rest.facts, rest.interrupted or followed.interrupted)


def screenshots(folder: Path, findings: Sequence[Finding], request: Request) -> Mapping[str, bytes]:
    """Take a PNG of each element that has a finding, by the finding's fingerprint, as far as it can still be seen."""
    shots = [
        Shot(finding.page, finding.profiles[0], finding.selector, finding.fingerprint)
        for finding in findings
        if finding.selector and finding.profiles
    ]
    if not shots:
        return {}
    return asyncio.run(take_pictures(folder, shots, request.facts.base, browser=request.settings.browser))


def browser_found(setting: str | None) -> str:
    """Give the Chromium that would be started, as found by `audits.browser.chromium.find_browser`."""

    async def find() -> str:
        async with async_playwright() as playwright:
            return find_browser(playwright, setting)

    return asyncio.run(find())
