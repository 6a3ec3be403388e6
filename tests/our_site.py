"""Our own site under test: its evidence, gathered once, and again for a single page after something was broken."""

import asyncio
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from msgspec import structs

from audits import Request, gather, judge, request_for
from audits.booking.gather import booking_urls, gather_bookings
from audits.config.profiles import PROFILES
from audits.config.project import Project, find_project
from audits.evidence import BookingVisit, NotGathered, Page, Site
from audits.evidence.store import Evidence
from audits.gatherers.declaration import Phase
from audits.gatherers.registry import GATHERERS
from audits.request import evidence_needed
from audits.rules.catalogue import BY_ID
from audits.verdict.report import Report

REPOSITORY = Path(__file__).parent.parent


class OurSite(NamedTuple):
    """The built site, its evidence, and the project's settings and facts."""

    folder: Path
    project: Project
    site: Site


def project_of(folder: Path) -> Project:
    """Read the settings and facts that hold for our built site."""
    return find_project(folder, REPOSITORY / "pyproject.toml", REPOSITORY, BY_ID)


def gather_whole(folder: Path) -> Site:
    """Gather every page in every profile, as `audits run` does, but for the sample: here each page is shown in all."""
    return gather(folder, _request(project_of(folder))).site


def _request(project: Project, pages: tuple[str, ...] = ()) -> Request:
    return replace(request_for(project, pages=pages, jobs=2), unsampled_profiles=frozenset(PROFILES))


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

EXERCISED = frozenset(one.field for one in GATHERERS if one.phase is Phase.INTERACTION) - {"tel_activations"}
"""What comes of working a page, wherever its links lead."""

SEEN = frozenset({"views", "tel_activations", *(one.field for one in GATHERERS if one.phase is Phase.VIEW)})
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
        seen = _gathered(folder, ours.project, (page,), SEEN | EXERCISED)
        fresh = _with(old, seen.pages, SEEN | EXERCISED)
    elif not shared and WORKED_WITH.findall(sound) == WORKED_WITH.findall(broken):
        seen = _gathered(folder, ours.project, (page,), EXERCISED, FEW)
        fresh = _with(old, seen.pages, EXERCISED)
    else:
        seen = _gathered(folder, ours.project, (page,))
        (fresh,) = seen.pages
    pages = tuple(fresh if one.path == page else one for one in ours.site.pages)
    return structs.replace(
        ours.site,
        files=seen.files,
        pages=pages,
        bookings=_bookings(ours, pages),
        documents=seen.documents,
        picture_files=seen.picture_files,
    )


def _with(old: Page, gathered: tuple[Page, ...], standing: frozenset[str]) -> Page:
    """Give a page as gathered anew, with these fields as they were, and with the views that nobody looked at again."""
    (fresh,) = gathered
    known = {field.name: getattr(old, field.name) for field in structs.fields(old) if field.name in standing}
    if "views" not in standing and isinstance(fresh.views, tuple) and isinstance(old.views, tuple):
        seen = {view.profile for view in fresh.views}
        known["views"] = (*fresh.views, *(view for view in old.views if view.profile not in seen))
    return structs.replace(fresh, **known)


def _as_shown(html: str) -> str:
    head, _, body = html.partition("<body")
    return f"{SAID_OF_ITSELF.sub('', head)}<body{body}"


def report_on(ours: OurSite, site: Site) -> Report:
    """Judge and decide, as `audits run` does."""
    return judge(Evidence(site, ours.project.facts), _request(ours.project))


def gather_some(folder: Path, project: Project, globs: tuple[str, ...], *, reuse: bool = True) -> tuple[Page, ...]:
    """Gather the pages that match, all of them where none is named."""
    request = _request(project, globs)
    wanted = evidence_needed(request) - {"bookings"}
    return gather(folder, replace(request, evidence=wanted, reuse=reuse)).site.pages


def _gathered(
    folder: Path,
    project: Project,
    globs: tuple[str, ...],
    known: frozenset[str] = frozenset(),
    profiles: tuple[str, ...] = (),
) -> Site:
    """Gather of the pages that match all but what is known and their bookings, in the profiles named."""
    request = _request(project, globs)
    wanted = evidence_needed(request) - {"bookings"} - known
    return gather(folder, replace(request, profiles=profiles, evidence=wanted)).site


def _bookings(ours: OurSite, pages: tuple[Page, ...]) -> tuple[BookingVisit, ...] | NotGathered:
    """Follow the booking links that have not been followed yet."""
    facts, settings = ours.project.facts, ours.project.settings
    if facts.booking is None:
        return ours.site.bookings
    urls = booking_urls(pages, facts.booking)
    followed = {visit.url: visit for visit in ours.site.bookings} if isinstance(ours.site.bookings, tuple) else {}
    new = [url for url in urls if url not in followed]
    fresh = asyncio.run(gather_bookings(new, facts, settings, offline=False)) if new else ()
    followed |= {visit.url: visit for visit in fresh}
    return tuple(followed[url] for url in urls)
