"""What is asked of an audit: one record of inputs, made by hand or from a project."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from audits.config.exclusions import Exclusions
from audits.config.facts import Facts
from audits.config.project import Project
from audits.config.settings import Settings
from audits.errors import WrongUseError
from audits.evidence.shard import WHOLE, Shard
from audits.lib.jobs import default_jobs
from audits.lib.progress_report import Progress, no_progress
from audits.names import rules_named, told_together, unknown_profiles, unknown_rules
from audits.rules.catalogue import RULES
from audits.rules.engine import Rule
from audits.verdict.applicability import EVIDENCE as ABOUT_CRITERIA
from audits.verdict.attestations import Attestation, read_attestations
from audits.verdict.baseline import NO_BASELINE, Baseline, read_baseline


@dataclass(frozen=True, slots=True)
class Request:
    """What an audit is asked; without any of it, all that there is to ask of any folder of HTML.

    `profiles` are those the pages are shown in, the settings' own where none is named; in `unsampled_profiles` every
    page is shown, though a sample would do. `pages` name pages by their file below the site, their address or their
    Markdown file, with wildcards; with `!` before it, a name leaves pages out. Without any, all pages are asked for.
    `since` is a commit, branch or tag of Git: only pages that may have changed since are visited.
    `jobs` is how many browsers visit pages at once; `offline` asks nothing of the booking service. `evidence` names the
    fields of evidence to gather, where these are not what `evidence_needed` finds. `reuse` lets what one page has shown
    of its template hold for the others; `cache` is the folder that keeps evidence of pages that have not changed.
    Without `opens`, pages are looked at as they come, and neither opened up nor worked: rules that need more come out
    as untested. `shard` is which share of the pages is visited: what `audits.merge` puts together again. `dask` is the
    address of a Dask scheduler whose workers visit the pages, or “local” for a cluster on this machine. `notes` are
    sentences that the report gives besides its own; `baseline` holds the causes that do not block.

    Raises:
        WrongUseError: with every profile named that there is not; or a shard is to be visited on a cluster.
    """

    settings: Settings = field(default_factory=Settings)
    facts: Facts = field(default_factory=Facts)
    rules: tuple[Rule, ...] = RULES
    profiles: tuple[str, ...] = ()
    unsampled_profiles: frozenset[str] = frozenset()
    pages: tuple[str, ...] = ()
    since: str | None = None
    jobs: int = field(default_factory=default_jobs)
    offline: bool = False
    attestations: tuple[Attestation, ...] = ()
    evidence: frozenset[str] | None = None
    opens: bool = True
    reuse: bool = True
    cache: Path | None = None
    shard: Shard = WHOLE
    dask: str | None = None
    progress: Progress = no_progress
    notes: tuple[str, ...] = ()
    baseline: Baseline = NO_BASELINE

    def __post_init__(self) -> None:
        """Refuse profiles that there are not, and a shard on a cluster, which deals out the pages itself."""
        if self.dask is not None and not self.shard.is_whole:
            message = "--dask and --shard both deal out the pages: choose one of them."
            raise WrongUseError(message)
        if unknown := unknown_profiles([*self.shown_in, *sorted(self.unsampled_profiles)]):
            raise WrongUseError("\n".join(dict.fromkeys(unknown)))

    @property
    def shown_in(self) -> tuple[str, ...]:
        """The profiles in which pages are shown."""
        return self.profiles or self.settings.profiles

    @property
    def exclusions(self) -> Exclusions:
        """What the settings leave out."""
        return Exclusions(self.settings.exclude)


def request_for(  # noqa: PLR0913  because a command has that many options
    project: Project,
    *,
    rules: Sequence[str] = (),
    rule_set: tuple[Rule, ...] = RULES,
    profiles: Sequence[str] = (),
    pages: Sequence[str] = (),
    since: str | None = None,
    jobs: int | None = None,
    offline: bool = False,
    reuse: bool = True,
    cache: Path | None = None,
    shard: Shard = WHOLE,
    dask: str | None = None,
) -> Request:
    """Ask of a project's site what its settings ask, with what people have attested, narrowed by names as typed.

    Of `rule_set`, only the rules, families and groups named are asked. In profiles that are named every page is shown.

    Raises:
        WrongUseError: with every name that there is not, and every mistake in the file of attestations.
    """
    with told_together([*unknown_rules(rules, rule_set), *unknown_profiles(profiles)]):
        attestations = _attestations(project)
        baseline = _baseline(project)
    excluded = Exclusions(project.settings.exclude)
    return Request(
        settings=project.settings,
        facts=project.facts,
        rules=tuple(one for one in rules_named(rules, rule_set) if not excluded.leaves_out_rule(one.id, one.family)),
        profiles=tuple(profiles),
        unsampled_profiles=frozenset(profiles),
        pages=tuple(pages),
        since=since,
        jobs=jobs or default_jobs(),
        offline=offline,
        attestations=attestations,
        reuse=reuse,
        cache=cache,
        shard=shard,
        dask=dask,
        notes=_notes_on(project),
        baseline=baseline,
    )


def baseline_file(project: Project) -> Path:
    """Give the file of the project's baseline: beside its settings, or in the working folder where it has none."""
    folder = project.settings_file.parent if project.settings_file else Path()
    return folder / project.settings.baseline


def _baseline(project: Project) -> Baseline:
    file = baseline_file(project)
    return read_baseline(file) if file.exists() and project.passed_over is None else NO_BASELINE


def _notes_on(project: Project) -> tuple[str, ...]:
    if project.passed_over is None:
        return ()
    told = f"The settings in {project.passed_over} are about another site, and were not used"
    return (f"{told}. Name that file with --settings if they are meant for this one.",)


def evidence_needed(request: Request) -> frozenset[str]:
    """Name the fields of evidence that are to be gathered: what rules, criteria and attestations need."""
    fields = request.evidence
    if fields is None:
        fields = frozenset(name for rule in request.rules for name in rule.evidence)
        left_out = {rule.id for rule in RULES if request.exclusions.leaves_out_rule(rule.id, rule.family)}
        if {rule.id for rule in RULES} - left_out <= {rule.id for rule in request.rules}:
            fields |= ABOUT_CRITERIA  # a run that leaves rules out can say nothing of the criteria anyway
        if request.attestations:
            fields |= {"content"}
    return fields | {"links", "assets"} if "bookings" in fields else fields


def attestations_file(project: Project) -> Path | None:
    """Give the file in which the project's settings say that checks are recorded, if they say so."""
    if project.settings_file is None or project.settings.attestations is None:
        return None
    return project.settings_file.parent / project.settings.attestations


def _attestations(project: Project) -> tuple[Attestation, ...]:
    file = attestations_file(project)
    return () if file is None else read_attestations(file, today())


def today() -> date:
    """Give the date by which checks are recorded and grow old."""
    return datetime.now(UTC).date()
