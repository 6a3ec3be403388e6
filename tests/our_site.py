"""Our own site under test: its evidence, gathered once, and again for a single page after something was broken."""

import asyncio
from pathlib import Path
from typing import NamedTuple

from audits.evidence import Axe, BookingVisit, NotGathered, Page, Site, Tools
from audits.gather.bookings import booking_urls, gather_bookings
from audits.gather.gather import gather_pages
from audits.gather.on_disk import measure_pictures, read_documents
from audits.gather.plan import Plan
from audits.index import SiteIndex
from audits.pages import find_files, find_pages
from audits.policy.decide import decide
from audits.policy.report import Report
from audits.policy.subjects import EVIDENCE as ABOUT_CRITERIA
from audits.project import Project, find_project
from audits.rule import judge
from audits.rules import RULES
from audits.rules.accessibility.axe import axe_id

REPOSITORY = Path(__file__).parent.parent


class OurSite(NamedTuple):
    """The built site, its evidence, and the project's settings and facts."""

    folder: Path
    project: Project
    site: Site


def project_of(folder: Path) -> Project:
    """Read the settings and facts that hold for our built site."""
    return find_project(folder, REPOSITORY / "pyproject.toml", REPOSITORY)


def gather_whole(folder: Path) -> Site:
    """Gather every page in every profile, as `audits run` does."""
    project = project_of(folder)
    return _site(folder, project, _gather(folder, project, ()))


def gather_again(ours: OurSite, folder: Path, changed: str) -> Site:
    """Gather one page of a broken copy; what is known of the others stands."""
    (fresh,) = _gather(folder, ours.project, (changed,))
    pages = tuple(fresh if page.path == changed else page for page in ours.site.pages)
    return _site(folder, ours.project, pages, ours.site)


def report_on(ours: OurSite, site: Site) -> Report:
    """Judge and decide, as `audits run` does."""
    index = SiteIndex(site, ours.project.facts)
    judgements = [judge(rule, index, ours.project.facts) for rule in RULES]
    return decide(RULES, judgements, site, ours.project.settings, markdown={})


def _gather(folder: Path, project: Project, globs: tuple[str, ...]) -> tuple[Page, ...]:
    settings = project.settings
    plan = Plan(
        base=project.facts.base,
        profiles=settings.profiles,
        fields=(frozenset(name for rule in RULES for name in rule.evidence) | ABOUT_CRITERIA) - {"bookings"},
        axe_rules=tuple(dict.fromkeys(axe_id(rule.id) for rule in RULES if rule.target is Axe)),
        load_timeout_ms=settings.load_timeout_ms,
        page_timeout_ms=settings.page_timeout_ms,
        country=project.facts.country,
    )
    pages = find_pages(folder, find_files(folder), globs)
    gathered = asyncio.run(gather_pages(folder, pages, plan, browser=None, jobs=2, progress=lambda _: None))
    return gathered.pages


def _site(folder: Path, project: Project, pages: tuple[Page, ...], known: Site | None = None) -> Site:
    files, facts, settings = find_files(folder), project.facts, project.settings
    bookings: tuple[BookingVisit, ...] | NotGathered = NotGathered("no booking")
    if facts.booking is not None:
        urls = booking_urls(pages, facts.booking)
        before = known.bookings if known is not None and isinstance(known.bookings, tuple) else ()
        followed = {visit.url: visit for visit in before}
        new = [url for url in urls if url not in followed]
        fresh = asyncio.run(gather_bookings(new, facts, settings, offline=False)) if new else ()
        followed |= {visit.url: visit for visit in fresh}
        bookings = tuple(followed[url] for url in urls)
    documents = read_documents(folder, files)
    pictures = measure_pictures(folder, files)
    return Site(
        facts.base,
        settings.profiles,
        files,
        pages,
        bookings,
        Tools("", "", ""),
        documents=documents,
        picture_files=pictures,
    )
