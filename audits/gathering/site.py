"""Visiting the pages of a site, on this machine or on a cluster, and writing down what was seen."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import structs

from audits import __version__
from audits.evidence import Axe, NotGathered, Page, Site, Tools
from audits.evidence.store import Evidence, KeptEvidence
from audits.evidence.writing import EvidenceWriter
from audits.gatherers.cluster import gather_on_cluster
from audits.gatherers.registry import shares_regions
from audits.gatherers.site import Gathered, gather_pages
from audits.gatherers.worker import Workers
from audits.gathering.asked import left_out, notes_on, pages_asked, plan_of
from audits.gathering.bookings import Bookings, bookings_of, follow_bookings
from audits.gathering.differing import rules_that_differ
from audits.gathering.since import since
from audits.gathering.style_origins import StyleTracing
from audits.lib.repository import site_in_repository
from audits.request import Request, today
from audits.reuse.learned import Learned
from audits.static.files import measure_pictures, read_documents
from audits.static.pages import BuiltPage, find_files
from audits.static.plan import Plan

Run = Callable[[Coroutine[Any, Any, Any]], Any]
"""Runs a coroutine to its end and gives what it returns, as `asyncio.run` does."""


class Running(NamedTuple):
    """How the browser half runs: in one go, or by a loop and browsers of which the caller keeps hold.

    `bookings` says what comes of booking links; `learned` holds what pages have shown in earlier runs over the site.
    """

    run: Run = asyncio.run
    workers: Workers | None = None
    bookings: Bookings = follow_bookings
    learned: Learned | None = None


ONCE = Running()


def gather_site(folder: Path, request: Request, out: Path, running: Running = ONCE) -> KeptEvidence:
    """Visit every page asked for, and follow the booking links found: see `audits.gather_into`."""
    files = find_files(folder)
    plan = plan_of(request)
    asked = pages_asked(folder, files, request)
    chosen = since(folder, asked, request, plan)
    pages = chosen.pages
    if running.learned is not None:
        running.learned.see_site(folder, files)
    with EvidenceWriter(out, [page.path for page in request.shard.of(pages)]) as writer:
        tracing = StyleTracing(folder, request, plan, writer)
        gathered = _visited(folder, pages, plan, writer, request, tracing, running)
        interrupted = gathered.interrupted
        if not (interrupted or tracing.is_done):  # no page was visited here
            interrupted = running.run(tracing.with_own_browser())
        axe = _axe_version(writer.pages()) if "axe" in plan.fields else ""
        site = Site(
            base=request.facts.base,
            profiles=request.shown_in,
            files=files,
            pages=(),
            bookings=bookings_of(request, writer.pages(), running.bookings, interrupted=interrupted),
            tools=Tools(__version__, axe, f"Chromium {gathered.browser}" if gathered.browser else ""),
            documents=read_documents(folder, files),
            picture_files=measure_pictures(folder, files),
            reused=gathered.reused if shares_regions(plan) else structs.replace(gathered.reused, regions=0),
            differing=gathered.differing,
            styles=tracing.styles,
            notes=(*notes_on(request, folder, pages), *chosen.notes),
            left_out=(*left_out(request.exclusions, folder, files, asked), *chosen.left_out),
            folder=site_in_repository(folder, Path(request.facts.root) if request.facts.root else None),
        )
        return writer.finish(Evidence(site, structs.replace(request.facts, day=today()), interrupted, request.shard))


def _visited(  # noqa: PLR0913, PLR0917  because each is a different thing to say of the same visits
    folder: Path,
    pages: Sequence[BuiltPage],
    plan: Plan,
    writer: EvidenceWriter,
    request: Request,
    tracing: StyleTracing,
    running: Running,
) -> Gathered:
    browser, progress = request.settings.browser, request.progress
    compare = partial(rules_that_differ, tuple(rule.id for rule in request.rules), request.facts, request.shown_in)
    cache = request.cache.resolve() if request.cache else None
    if request.dask is not None:
        return gather_on_cluster(
            folder.resolve(),
            pages,
            plan,
            writer,
            address=request.dask,
            browser=browser,
            progress=progress,
            cache=cache,
            compare=compare,
        )
    jobs, shard = request.jobs, request.shard
    gathered: Gathered = running.run(
        gather_pages(
            folder,
            pages,
            plan,
            writer,
            browser=browser,
            jobs=jobs,
            progress=progress,
            cache=cache,
            shard=shard,
            compare=compare,
            afterwards=tracing.with_browser,
            workers=running.workers,
            learned=running.learned,
        )
    )
    return gathered


def _axe_version(pages: Iterable[Page]) -> str:
    views = (view for page in pages if not isinstance(page.views, NotGathered) for view in page.views)
    return next((view.axe.version for view in views if isinstance(view.axe, Axe)), "")
