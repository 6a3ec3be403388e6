"""The one assembly of an audit: gather evidence of a built site, judge it, and give the report.

The browser half is imported when something is to be gathered, so that judging needs no Playwright.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from msgspec import structs

from audits.config.facts import Facts
from audits.errors import EvidenceError
from audits.evidence import NotGathered, Page, Site
from audits.evidence.store import Evidence, KeptEvidence, in_memory
from audits.evidence.writing import save
from audits.lib.repository import root_of_sources
from audits.request import Request, today
from audits.rules.judge_site import judge_site
from audits.verdict.applicability import EVIDENCE as ABOUT_CRITERIA
from audits.verdict.decide import decide
from audits.verdict.report import Report

Given = TypeVar("Given", Evidence, KeptEvidence)

PREFIX = "audits-"
"""How the names of folders begin that hold evidence only until it is judged, or read."""


def audit(folder: str | Path, request: Request) -> Report:
    """Gather the evidence of a folder of HTML and judge it.

    Raises:
        WrongUseError: there is no such folder.
        NothingToAuditError: it holds no page, or none that was asked for.
        BrowserMissingError: there is no Chromium, or it does not start.
    """
    with TemporaryDirectory(prefix=PREFIX) as out:
        return judge(gather_into(folder, request, out), request)


def gather_into(folder: str | Path, request: Request, out: str | Path) -> KeptEvidence:
    """Visit the pages of a folder of HTML in a browser, and follow the booking links found.

    Evidence is written below `out`, each page as soon as it was visited, and takes the place of what an earlier run
    left there once all of it is written.

    An interrupt (SIGINT) ends the visits: pages not seen by then come back as not gathered, and the evidence says that
    it was interrupted. Raises what `audit` raises.
    """
    from audits.gathering.site import gather_site  # noqa: PLC0415  because judging must not import Playwright

    return gather_site(Path(folder), request, Path(out))


def gather(folder: str | Path, request: Request) -> Evidence:
    """Do what `gather_into` does, and give the evidence in memory: of a small site."""
    with TemporaryDirectory(prefix=PREFIX) as out:
        return in_memory(gather_into(folder, request, out))


def merge_into(shards: Mapping[str, KeptEvidence], request: Request, out: str | Path) -> KeptEvidence:
    """Put the evidence of all shards of a site together, by the names they are told by, and follow the booking links.

    What comes of it, below `out`, is what one run over the whole site gathers.

    Raises:
        EvidenceError: a shard is missing or there twice, or they are not of one run; or some of it is missing.
        BrowserMissingError: there are booking links to follow, and no Chromium, or it does not start.
    """
    from audits.gathering.bookings import merge_site  # noqa: PLC0415  because judging must not import Playwright

    return merge_site(shards, request, Path(out))


def merge(shards: Mapping[str, Evidence], request: Request) -> Evidence:
    """Do what `merge_into` does with evidence in memory: of a small site. Raises what `merge_into` raises."""
    with TemporaryDirectory(prefix=PREFIX) as out:
        numbered = enumerate(shards.items())
        kept = {name: save(one, Path(out) / str(number)) for number, (name, one) in numbered}
        return in_memory(merge_into(kept, request, out))


def gather_external(evidence: Given, request: Request, record: Path) -> Given:
    """Add what other hosts answer for every address that the site's pages link to.

    `record` is the file with the answers of earlier runs: what it still holds is not asked again, and what is learnt is
    written to it. An interrupt ends the asking, and the evidence says so.

    Raises:
        WrongUseError: the record cannot be read.
    """
    from audits.gathering.external import follow_external  # noqa: PLC0415  because judging must not import Playwright

    return evidence.with_rest(follow_external(evidence.rest, evidence.pages(), request, record))


def judge(evidence: Evidence | KeptEvidence, request: Request) -> Report:
    """Put the rules asked for to evidence, and decide. The facts are those that the evidence was gathered with.

    Of evidence in a folder, one page is in memory at a time, and of each what site-wide rules need.

    Raises:
        EvidenceError: it is that of one shard of several, of which nothing can be said alone; or some of it is missing,
            or there is nothing in it.
    """
    rest = evidence.rest
    if not rest.shard.is_whole:
        message = f"This is the evidence of shard {rest.shard} alone: put all of them together by `audits merge`."
        raise EvidenceError(message)
    if not rest.site.profiles:
        message = "This evidence names no profile in which pages were shown: gather it anew by `audits gather`."
        raise EvidenceError(message)
    pages = _accounted_for(evidence.pages())
    judgements, site = judge_site(
        request.rules, rest.site, pages, rest.facts, kept=ABOUT_CRITERIA, excluded=request.exclusions
    )
    return decide(
        request.rules,
        judgements,
        site,
        request.settings,
        rest.facts,
        markdown=_markdown(site, root_of_sources(Path(rest.facts.root))),
        today=today(),
        notes=(*_notes(site), *request.notes, *_not_asked(request, rest.facts)),
        attestations=request.attestations,
        baseline=request.baseline,
    )


def _accounted_for(pages: Iterable[Page]) -> Iterator[Page]:
    """Give pages one by one; what did not load, by whoever's account, has not been looked at.

    Raises:
        EvidenceError: there is none.
    """
    is_any = False
    for page in pages:
        is_any = True
        is_seen = page.loaded is True or isinstance(page.loaded, NotGathered)
        yield page if is_seen else structs.replace(page, loaded=NotGathered("The evidence says that it did not load."))
    if not is_any:
        message = "This evidence holds no page: gather it anew by `audits gather`."
        raise EvidenceError(message)


def _markdown(site: Site, root: Path) -> Mapping[str, str]:
    """Read the Markdown files that pages came from, by name, as far as they are still there."""
    files = {name: root / name for name in sorted({page.source for page in site.pages if page.source})}
    return {name: file.read_text("utf-8", "replace") for name, file in files.items() if file.is_file()}


def _not_asked(request: Request, facts: Facts) -> tuple[str, ...]:
    """Say which rules did not apply because the site states no clinics or booking, and where that is stated."""
    told: list[str] = []
    for what, is_stated in (("clinics", bool(facts.clinics)), ("booking", facts.booking is not None)):
        silent = [rule.id for rule in request.rules if not is_stated and rule.needs_fact(what)]
        if silent:
            told.append(
                f"The site states no {what}, so these rules asked nothing: {', '.join(silent)}. "
                f"Facts are stated under `site` in audits.toml, or under `extra: {what}:` in mkdocs.yml; "
                "`audits explain` tells what each rule asks."
            )
    return tuple(told)


def _notes(site: Site) -> tuple[str, ...]:
    """Say what was not part of the run, and what stood in for something else."""
    notes: list[str] = list(site.notes)
    if site.reused.pages:
        notes.append(f"Pages of which nothing had changed, taken from the cache: {site.reused.pages}.")
    if site.reused.regions:
        notes.append(
            "What pages of a template share was worked on one of them, and holds for the others: "
            f"{site.reused.regions}. With --no-reuse every page is worked in full."
        )
    notes += [
        f"Worked in full, a page has shown something else than its template does ({one}). "
        "So every page of that template was worked in full."
        for one in site.differing
    ]
    if isinstance(site.external, NotGathered):
        notes.append("Addresses on other hosts were not followed: this run judges the site alone.")
    redirects = [page.path for page in site.pages if page.only_sends_on]
    if redirects:
        notes.append(
            f"Pages that send their reader on by themselves: {', '.join(redirects)}. "
            "Only their links, files and requests were judged."
        )
    if isinstance(site.bookings, tuple) and any(visit.stand_in for visit in site.bookings):
        notes.append("The booking address is a .example one: a stub booking server stood in for the service.")
    return tuple(notes)
