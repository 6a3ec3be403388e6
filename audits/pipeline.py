"""The run, as a tuple of stages that is read from top to bottom."""

import asyncio
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec import structs

from audits import __version__
from audits.booking.gather import booking_urls, gather_bookings
from audits.browser.screenshots import Shot, take_pictures
from audits.config.facts import Facts
from audits.config.settings import Settings
from audits.errors import ExitCode
from audits.evidence import NOT_ASKED, Axe, BookingVisit, NotGathered, Page, Site, Tools
from audits.evidence.store import Evidence, save
from audits.external.follow import follow_all
from audits.external.record import read_record, write_record
from audits.gatherers.site import gather_pages
from audits.reports import write_reports
from audits.rules.accessibility.axe import axe_id
from audits.rules.catalogue import RULES
from audits.rules.engine import Rule, judge
from audits.rules.external_addresses import external_addresses
from audits.rules.outcomes import Judgement
from audits.rules.site_index import SiteIndex
from audits.static.files import measure_pictures, read_documents
from audits.static.pages import BuiltPage, find_files, find_pages, source_of
from audits.static.plan import Plan
from audits.static.sample import SAMPLED, sampled
from audits.verdict.applicability import EVIDENCE as ABOUT_CRITERIA
from audits.verdict.attestations import Attestation
from audits.verdict.decide import decide
from audits.verdict.report import Report, Verdict


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the gate: what was asked, and, stage by stage, what came of it."""

    site_folder: Path
    settings: Settings
    facts: Facts
    rules: tuple[Rule, ...]
    profiles: tuple[str, ...]
    out: Path
    formats: tuple[str, ...]
    globs: tuple[str, ...] = ()
    unsampled_profiles: frozenset[str] = frozenset()
    jobs: int = os.cpu_count() or 1
    offline: bool = False
    record: Path = Path("external-links.json")
    attestations: tuple[Attestation, ...] = ()
    extra_fields: frozenset[str] = frozenset()
    """Evidence that is wanted whether a rule asks for it or not."""
    progress: Callable[[int, str], None] = lambda _total, _page: None
    notes: tuple[str, ...] = ()

    files: tuple[str, ...] = ()
    pages: tuple[BuiltPage, ...] = ()
    interrupted: bool = False
    evidence: Evidence | None = None
    judgements: tuple[Judgement, ...] = ()
    report: Report | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)

    @property
    def exit_code(self) -> ExitCode:
        """What the command says to a script."""
        if self.interrupted:
            return ExitCode.INTERRUPTED
        if self.report is None:
            return ExitCode.CLEAN
        return {
            Verdict.CLEAN: ExitCode.CLEAN,
            Verdict.FAILING: ExitCode.FAILING,
            Verdict.INCOMPLETE: ExitCode.INCOMPLETE,
        }[self.report.verdict]


Stage = Callable[[Run], Run]


def find(run: Run) -> Run:
    """List the site's files and pages, and the Markdown each page came from."""
    files = find_files(run.site_folder)
    pages = find_pages(run.site_folder, files, run.globs)
    left_out = len(find_pages(run.site_folder, files)) - len(pages)
    note = f"Pages left out, because --pages asked for others: {left_out}."
    with_sources = tuple(_with_source(page, run.facts) for page in pages)
    return replace(
        run,
        files=files,
        pages=sampled(with_sources, run.site_folder, Path(run.facts.root)),
        notes=(*run.notes, note) if left_out else run.notes,
    )


def _with_source(page: BuiltPage, facts: Facts) -> BuiltPage:
    found = source_of(page.path, Path(facts.docs_dir)) if facts.docs_dir else None
    return structs.replace(page, source=found.relative_to(facts.root).as_posix()) if found else page


def gather(run: Run) -> Run:
    """Visit every page in a browser, then follow the booking links found."""
    fields = run.extra_fields | {name for rule in run.rules for name in rule.evidence}
    if "bookings" in fields:
        fields |= {"links"}
    if {rule.id for rule in RULES} <= {rule.id for rule in run.rules}:
        fields |= ABOUT_CRITERIA  # a run that leaves rules out can say nothing of the criteria anyway
    if run.attestations:
        fields |= {"content"}
    plan = Plan(
        base=run.facts.base,
        profiles=run.profiles,
        fields=fields,
        axe_rules=tuple(dict.fromkeys(axe_id(rule.id) for rule in run.rules if rule.target is Axe)),
        load_timeout_ms=run.settings.load_timeout_ms,
        page_timeout_ms=run.settings.page_timeout_ms,
        country=run.facts.country,
        unsampled_profiles=run.unsampled_profiles,
    )
    gathered = asyncio.run(
        gather_pages(
            run.site_folder,
            run.pages,
            plan,
            browser=run.settings.browser,
            jobs=run.jobs,
            progress=lambda page: run.progress(len(run.pages), page),
        )
    )
    site = Site(
        base=run.facts.base,
        profiles=run.profiles,
        files=run.files,
        pages=gathered.pages,
        bookings=_bookings(run, gathered.pages, fields, interrupted=gathered.interrupted),
        tools=Tools(audits=__version__, axe=_axe_version(gathered.pages), browser=f"Chromium {gathered.browser}"),
        documents=read_documents(run.site_folder, run.files),
        picture_files=measure_pictures(run.site_folder, run.files),
        notes=_sample_notes(run),
    )
    return replace(run, evidence=Evidence(site, run.facts), interrupted=gathered.interrupted)


def _sample_notes(run: Run) -> tuple[str, ...]:
    """Say which pages stood for all in the profiles that are kept for a sample."""
    kept = [name for name in run.profiles if name in SAMPLED and name not in run.unsampled_profiles]
    inside = [page.path for page in run.pages if page.in_sample]
    if not kept or len(inside) == len(run.pages):
        return ()
    note = (
        f"Shown in {', '.join(kept)} were, of {len(run.pages)} pages, {len(inside)}: the first of each template, and "
        f"every guide. They are {', '.join(inside)}. To see every page so, name these profiles with --profiles."
    )
    return (note,)


def _bookings(
    run: Run, pages: Sequence[Page], fields: frozenset[str], *, interrupted: bool
) -> tuple[BookingVisit, ...] | NotGathered:
    if "bookings" not in fields or run.facts.booking is None:
        return NOT_ASKED
    if interrupted:
        return NotGathered("The audit was interrupted before the booking links.")
    urls = booking_urls(pages, run.facts.booking)
    return asyncio.run(gather_bookings(urls, run.facts, run.settings, offline=run.offline))


def _axe_version(pages: Sequence[Page]) -> str:
    views = [view for page in pages if not isinstance(page.views, NotGathered) for view in page.views]
    return next((view.axe.version for view in views if isinstance(view.axe, Axe)), "")


def follow_external(run: Run) -> Run:
    """Ask other hosts for every address that pages link to, and keep what they said for the next run."""
    evidence = _gathered(run)
    index = SiteIndex(evidence.site, run.facts)
    addresses, private = external_addresses(evidence.site.pages, index, run.facts)
    followed = asyncio.run(
        follow_all(
            {} if run.interrupted else addresses,
            read_record(run.record),
            run.settings.external,
            datetime.now(UTC),
            progress=lambda url: run.progress(len(run.pages) + len(addresses), url),
        )
    )
    write_record(followed.record, run.record)
    site = structs.replace(evidence.site, external=followed.visits)
    notes = ["This run judged links to other hosts alone: `audits run` judges the site itself."]
    if followed.remembered:
        notes.append(f"Addresses answered from {run.record}, not asked again: {followed.remembered}.")
    if private:
        notes.append(f"Not asked for, because they are in a private network: {', '.join(private)}.")
    return replace(
        run,
        evidence=Evidence(site, run.facts),
        interrupted=run.interrupted or followed.interrupted,
        notes=(*run.notes, *notes),
    )


def keep_evidence(run: Run) -> Run:
    """Save the evidence, so that it can be judged again without a browser."""
    save(_gathered(run), run.out)
    return run


def judge_all(run: Run) -> Run:
    """Put every rule to the evidence."""
    site = _gathered(run).site
    index = SiteIndex(site, run.facts)
    return replace(run, judgements=tuple(judge(rule, index, run.facts) for rule in run.rules))


def decide_all(run: Run) -> Run:
    """Turn what the rules said into a verdict."""
    site = _gathered(run).site
    report = decide(
        run.rules,
        run.judgements,
        site,
        run.settings,
        markdown=_markdown(site, run.facts),
        notes=(*run.notes, *_notes(site)),
        attestations=run.attestations,
    )
    return replace(run, report=report)


def _markdown(site: Site, facts: Facts) -> Mapping[str, str]:
    names = {page.source for page in site.pages if page.source}
    files = {name: Path(facts.root) / name for name in sorted(names)}
    return {name: file.read_text("utf-8", "replace") for name, file in files.items() if file.is_file()}


def _notes(site: Site) -> tuple[str, ...]:
    """Say what was not part of the run, and what stood in for something else."""
    notes: list[str] = list(site.notes)
    if isinstance(site.external, NotGathered):
        notes.append("Addresses on other hosts were not followed: this run judges the site alone.")
    redirects = [page.path for page in site.pages if page.only_sends_on]
    if redirects:
        notes.append(
            f"Pages that send their reader on by themselves: {', '.join(redirects)}. "
            "Only their links, files and requests were judged."
        )
    if isinstance(site.bookings, tuple) and any(visit.stand_in for visit in site.bookings):
        notes.append("The booking address is a .example one: the gate's own booking desk stood in for the service.")
    return tuple(notes)


def take_screenshots(run: Run) -> Run:
    """Take a picture of each element that has a finding, for the page that people read."""
    if "html" not in run.formats or run.report is None or not run.report.findings or run.interrupted:
        return run
    shots = [
        Shot(finding.page, finding.profiles[0], finding.selector, finding.fingerprint)
        for finding in run.report.findings
        if finding.selector and finding.profiles
    ]
    pictures = asyncio.run(take_pictures(run.site_folder, shots, run.facts.base, browser=run.settings.browser))
    return replace(run, pictures=pictures)


def write(run: Run) -> Run:
    """Write the reports, each in one move."""
    if run.report is None:
        return run
    pages = [page.path for page in _gathered(run).site.pages]
    write_reports(run.report, pages, run.pictures, run.out, run.formats)
    return run


def _gathered(run: Run) -> Evidence:
    if run.evidence is None:
        message = "no stage has gathered evidence yet"
        raise ValueError(message)
    return run.evidence


RUN: tuple[Stage, ...] = (find, gather, judge_all, decide_all, take_screenshots, write)
GATHER: tuple[Stage, ...] = (find, gather, keep_evidence)
EXTERNAL: tuple[Stage, ...] = (find, gather, follow_external, judge_all, decide_all, write)
JUDGE: tuple[Stage, ...] = (judge_all, decide_all, write)


def go(run: Run, stages: Sequence[Stage]) -> Run:
    """Put a run through its stages, and keep how long each took (seconds) beside the reports."""
    for stage in stages:
        started = time.monotonic()
        run = stage(run)
        run = replace(run, seconds={**run.seconds, stage.__name__: round(time.monotonic() - started, 3)})
    run.out.mkdir(parents=True, exist_ok=True)
    (run.out / "timings.json").write_bytes(msgspec.json.format(msgspec.json.encode(run.seconds), indent=2) + b"\n")
    return run
