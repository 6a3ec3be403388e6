"""Our own site under test: its evidence, gathered once, and again for a single page after something was broken."""

import asyncio
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from msgspec import structs

from audits import Request, gather, judge, request_for
from audits.booking.gather import booking_urls, gather_bookings
from audits.config.project import Project, find_project
from audits.evidence import NOT_ASKED, BookingVisit, NotGathered, Page, Site
from audits.evidence.store import Evidence
from audits.gatherers.declaration import Phase
from audits.gatherers.registry import GATHERERS
from audits.request import evidence_needed
from audits.rules.catalogue import BY_ID
from audits.static.stamps import stamps_file
from audits.verdict.report import Report

REPOSITORY = Path(__file__).parent.parent


class OurSite(NamedTuple):
    """The built site, its evidence, the cache it was gathered with, and the project's settings and facts."""

    folder: Path
    project: Project
    site: Site
    cache: Path


def project_of(folder: Path) -> Project:
    """Read the settings and facts that hold for our built site."""
    return find_project(folder, REPOSITORY / "pyproject.toml", REPOSITORY, BY_ID)


KEPT_BY_AUDIT = REPOSITORY / ".cache" / "audits"
"""Where `nox -s audit` keeps the evidence of our site, if it was run before."""


def gather_whole(folder: Path, cache: Path) -> Site:
    """Gather every page as `audits run` does, but for those that `nox -s audit` has gathered and that still hold."""
    if KEPT_BY_AUDIT.is_dir():
        shutil.copytree(KEPT_BY_AUDIT, cache)
    project = project_of(folder)
    site = gather(folder, _without_bookings(_request(project), cache)).site
    return structs.replace(site, bookings=_bookings(project, site.pages))


def _request(project: Project, pages: tuple[str, ...] = ()) -> Request:
    return request_for(project, pages=pages, jobs=2)


def _without_bookings(request: Request, cache: Path | None = None) -> Request:
    return replace(request, evidence=evidence_needed(request) - {"bookings"}, cache=cache)


INTERACTIONS = frozenset(one.field for one in GATHERERS if one.phase is Phase.INTERACTION)
"""The fields of a page that come of its being worked."""


LOOKED_AT = ("desktop", "mobile")
"""The profiles in which a page is looked at whose breakages show in all."""


def gather_again(ours: OurSite, folder: Path, page: str, files: Iterable[str], *, is_worked: bool) -> Site:
    """Gather one page of a copy in which these files are broken; what is known of the others stands.

    A page that is not worked is looked at alone, in the profiles of `LOOKED_AT`: what it showed in others while it was
    sound, and what came of working it, stands as well.

    What the others have shown of their template holds for it, too, as in every run: so breakages show as well that
    reuse loses no finding. Where a style sheet or a script is broken, nothing is known, and the page is worked in full.
    """
    if is_worked:
        cache = folder.parent / "cache"
        shutil.copytree(ours.cache, cache)
        pages = (page,) if any(file.endswith((".css", ".js")) for file in files) else ()
        seen = gather(folder, _without_bookings(_request(ours.project, pages), cache)).site
        fresh = {one.path: one for one in seen.pages}
    else:
        request = replace(_without_bookings(_request(ours.project, (page,))), profiles=LOOKED_AT)
        seen = gather(folder, replace(request, evidence=evidence_needed(request) - INTERACTIONS)).site
        (sound,) = (one for one in ours.site.pages if one.path == page)
        fresh = {one.path: _with_what_stands(one, sound) for one in seen.pages}
    known = tuple(fresh[one.path] if one.path == page else one for one in ours.site.pages)
    return structs.replace(
        ours.site,
        files=seen.files,
        pages=known,
        bookings=_bookings(ours.project, known, ours.site.bookings),
        documents=seen.documents,
        picture_files=seen.picture_files,
    )


def _with_what_stands(fresh: Page, sound: Page) -> Page:
    worked = {field: getattr(sound, field) for field in INTERACTIONS}
    views = fresh.views
    if isinstance(views, tuple) and isinstance(sound.views, tuple):
        views += tuple(view for view in sound.views if view.profile not in LOOKED_AT)
    return structs.replace(fresh, views=views, **worked)


def copy_built(site: Path, copy: Path) -> None:
    """Copy a built site with its stamps: a page without them is another, of which no evidence is kept."""
    shutil.copytree(site, copy)
    stamps_file(copy).parent.mkdir()
    shutil.copy(stamps_file(site), stamps_file(copy))


def report_on(ours: OurSite, site: Site) -> Report:
    """Judge and decide, as `audits run` does."""
    return judge(Evidence(site, ours.project.facts), _request(ours.project))


def gather_some(folder: Path, project: Project, globs: tuple[str, ...], *, reuse: bool = True) -> tuple[Page, ...]:
    """Gather the pages that match, all of them where none is named."""
    return gather(folder, replace(_without_bookings(_request(project, globs)), reuse=reuse)).site.pages


def _bookings(
    project: Project, pages: tuple[Page, ...], known: tuple[BookingVisit, ...] | NotGathered = ()
) -> tuple[BookingVisit, ...] | NotGathered:
    """Follow the booking links that have not been followed yet."""
    facts, settings = project.facts, project.settings
    if facts.booking is None:
        return NOT_ASKED
    urls = booking_urls(pages, facts)
    followed = {visit.url: visit for visit in known} if isinstance(known, tuple) else {}
    new = [url for url in urls if url not in followed]
    fresh = asyncio.run(gather_bookings(new, facts, settings, offline=False)) if new else ()
    followed |= {visit.url: visit for visit in fresh}
    return tuple(followed[url] for url in urls)
