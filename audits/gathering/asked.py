"""What a request asks of a site: which pages are visited, and what each visit is to bring back."""

import os
from collections.abc import Sequence
from pathlib import Path

from msgspec import structs

from audits.config.exclusions import Exclusions
from audits.config.facts import Facts
from audits.errors import NothingToAuditError
from audits.evidence import Axe, Site
from audits.gatherers.declaration import Phase
from audits.gatherers.registry import GATHERERS, shows_states
from audits.lib.repository import root_of_sources
from audits.request import Request, evidence_needed
from audits.rules.accessibility.axe import axe_id
from audits.rules.links.page_loads import page_loads
from audits.static.chosen_pages import choose
from audits.static.pages import BuiltPage, find_pages, passed_over, source_of, with_stamps
from audits.static.plan import Plan
from audits.static.sample import SAMPLED, sampled

OF_SITES = frozenset(one.name for one in structs.fields(Site))
"""Fields that no visit to a page fills."""

OPENING = frozenset({"opened", "hovering"})
"""What brings the states of a page about, of which views are looked at."""

WORKED = frozenset(one.field for one in GATHERERS if one.phase is Phase.INTERACTION)
"""Fields that are filled only by working a page."""


def plan_of(request: Request) -> Plan:
    """Turn what is asked into what each visit is to bring back."""
    fields = evidence_needed(request) - OF_SITES
    return Plan(
        base=request.facts.base,
        profiles=request.shown_in,
        fields=_with_opening(request, fields) if request.opens else fields - WORKED,
        axe_rules=tuple(dict.fromkeys(axe_id(rule.id) for rule in request.rules if rule.target is Axe)),
        load_timeout_ms=request.settings.load_timeout_ms,
        page_timeout_ms=request.settings.page_timeout_ms,
        late_changes_ms=request.settings.late_changes_ms,
        country=request.facts.country,
        unsampled_profiles=request.unsampled_profiles,
        reuse=request.reuse,
        excluded=request.exclusions.selectors,
        opens=request.opens,
    )


def _with_opening(request: Request, fields: frozenset[str]) -> frozenset[str]:
    """Add what opens pages up; not for page-loads, which every run asks, and of a page as it comes."""
    if request.evidence is not None:
        return fields | OPENING if shows_states(fields) else fields
    asked = (rule for rule in request.rules if rule is not page_loads)
    return fields | OPENING if any(shows_states(rule.evidence) for rule in asked) else fields


def pages_asked(folder: Path, files: tuple[str, ...], request: Request) -> tuple[BuiltPage, ...]:
    """List the pages asked for and not excluded, each with the Markdown it came from, and mark the sample.

    Raises:
        NothingToAuditError: no page is left.
        WrongUseError: what names pages matches none.
    """
    root = root_of_sources(Path(request.facts.root))
    found = tuple(_with_source(page, request.facts, root) for page in find_pages(folder, files))
    wanted = choose(found, request.pages, folder, request.facts)
    pages = tuple(page for page in wanted if not request.exclusions.leaves_out_page(page.path))
    if not pages:
        message = f"The settings leave out every page of {folder} that was asked for."
        raise NothingToAuditError(message)
    return sampled(with_stamps(pages, folder), folder, request.facts)


def _with_source(page: BuiltPage, facts: Facts, root: Path) -> BuiltPage:
    """Add the Markdown file that a page came from, named from the root of the repository."""
    found = source_of(page.path, Path(facts.docs_dir)) if facts.docs_dir else None
    return structs.replace(page, source=Path(os.path.relpath(found, root)).as_posix()) if found else page


def notes_on(request: Request, folder: Path, pages: Sequence[BuiltPage]) -> tuple[str, ...]:
    """Say what of a site's folder was passed over, and which of the pages stand for all."""
    return (*_passed_over(folder), *_sample_notes(request, pages))


def _passed_over(folder: Path) -> tuple[str, ...]:
    names = passed_over(folder)
    if not names:
        return ()
    told = "What links in the folder lead to, and what is no file, was not looked at"
    return (f"{told}: {', '.join(repr(name) for name in names)}.",)


def left_out(excluded: Exclusions, folder: Path, files: tuple[str, ...], pages: Sequence[BuiltPage]) -> tuple[str, ...]:
    """Say how many pages the command left out, besides those that are excluded."""
    every = [page.path for page in find_pages(folder, files)]
    opened = {page.path for page in pages}
    count = sum(path not in opened and not excluded.leaves_out_page(path) for path in every)
    return (f"Pages left out by --pages: {count} of {len(every)}.",) if count else ()


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
