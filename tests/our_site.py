"""Our own site under test: its evidence, gathered once, and again for a single page after something was broken."""

import asyncio
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import fields, replace

from audits.booking.gather import booking_urls, gather_bookings
from audits.config.project import Project, find_project
from audits.evidence import Axe, BookingVisit, NotGathered, Page, Site, Tools
from audits.gatherers.interactions import INTERACTIONS
from audits.gatherers.site import gather_pages
from audits.gatherers.views import VIEW_PROBES
from audits.rules.accessibility.axe import axe_id
from audits.rules.catalogue import RULES
from audits.rules.engine import judge
from audits.rules.site_index import SiteIndex
from audits.static.files import measure_pictures, read_documents
from audits.static.pages import find_files, find_pages
from audits.static.plan import Plan
from audits.verdict.applicability import EVIDENCE as ABOUT_CRITERIA
from audits.verdict.decide import decide
from audits.verdict.report import Report

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
    return _site(folder, project, gather_some(folder, project, ()))


SAID_OF_ITSELF = re.compile(
    r'<title>.*?</title>|<meta (?!name="viewport")[^>]*>|<link (?!rel="stylesheet")[^>]*>'
    r'|<script type="application/ld\+json">.*?</script>',
    re.DOTALL,
)
"""What a page says of itself in its head, where none of our scripts reads it and nobody sees it."""

WORKED_WITH = re.compile(
    r"<(?:script|style)\b.*?</(?:script|style)>"
    r"|<(?:a|area|audio|button|details|dialog|embed|form|iframe|input|label|object|select|summary|textarea|video)\b"
    r"|\s(?:class|contenteditable|data-[\w-]+|dir|draggable|hidden|lang|on\w+|popover|role|style|tabindex|target|aria-[\w-]+)\b"
    r"|</?(?:html|head|body|header|nav|main|footer|form)\b"
    r'|<meta name="viewport"[^>]*>|\shref="#[^"]*"',
    re.DOTALL,
)
"""What decides, in the HTML of a page, how it can be worked and how it changes from profile to profile."""

EXERCISED = frozenset(one.field for one in INTERACTIONS) - {"tel_activations"}
"""What comes of working a page, wherever its links lead."""

SEEN = frozenset({"views", "tel_activations", *(probe.field for probe in VIEW_PROBES)})
"""What is seen of a page in its views."""

FEW = ("desktop", "mobile", "reflow")
"""The profiles in which a page is shown again where nothing but its words and addresses has changed."""


def gather_again(ours: OurSite, folder: Path, page: str, files: Iterable[str]) -> Site:
    """Gather one page of a copy in which these files are broken; what is known of the others stands.

    So does what is known of the page itself, where what was broken makes no difference to it: to gather all of it, in
    ten profiles, takes seven times as long.
    """
    sound, broken = ((one / page).read_text(encoding="utf-8") for one in (ours.folder, folder))
    old = next(one for one in ours.site.pages if one.path == page)
    shared = any(file.endswith((".css", ".js")) for file in files)
    if not shared and _as_shown(sound) == _as_shown(broken):
        fresh = _with(old, gather_some(folder, ours.project, (page,), SEEN | EXERCISED), SEEN | EXERCISED)
    elif not shared and WORKED_WITH.findall(sound) == WORKED_WITH.findall(broken):
        fresh = _with(old, gather_some(folder, ours.project, (page,), EXERCISED, FEW), EXERCISED)
    else:
        (fresh,) = gather_some(folder, ours.project, (page,))
    pages = tuple(fresh if one.path == page else one for one in ours.site.pages)
    return _site(folder, ours.project, pages, ours.site)


def _with(old: Page, gathered: tuple[Page, ...], standing: frozenset[str]) -> Page:
    """Give a page as gathered anew, with these fields as they were, and with the views that nobody looked at again."""
    (fresh,) = gathered
    known = {field.name: getattr(old, field.name) for field in fields(old) if field.name in standing}
    if "views" not in standing and isinstance(fresh.views, tuple) and isinstance(old.views, tuple):
        seen = {view.profile for view in fresh.views}
        known["views"] = (*fresh.views, *(view for view in old.views if view.profile not in seen))
    return replace(fresh, **known)


def _as_shown(html: str) -> str:
    head, _, body = html.partition("<body")
    return f"{SAID_OF_ITSELF.sub('', head)}<body{body}"


def report_on(ours: OurSite, site: Site) -> Report:
    """Judge and decide, as `audits run` does."""
    index = SiteIndex(site, ours.project.facts)
    judgements = [judge(rule, index, ours.project.facts) for rule in RULES]
    return decide(RULES, judgements, site, ours.project.settings, markdown={})


def gather_some(
    folder: Path,
    project: Project,
    globs: tuple[str, ...],
    known: frozenset[str] = frozenset(),
    profiles: tuple[str, ...] = (),
) -> tuple[Page, ...]:
    """Gather the pages that match, all of them where none is named: all but what is known, in the profiles named."""
    settings = project.settings
    plan = Plan(
        base=project.facts.base,
        profiles=profiles or settings.profiles,
        fields=(frozenset(name for rule in RULES for name in rule.evidence) | ABOUT_CRITERIA) - {"bookings"} - known,
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
