"""From what the rules said to a verdict."""

from collections.abc import Mapping, Sequence
from datetime import date

from audits.config.exclusions import Exclusions
from audits.config.facts import Facts
from audits.config.settings import Settings
from audits.evidence import Place, Site
from audits.rules.engine import Rule
from audits.rules.outcomes import Judgement, Outcome, Result
from audits.standards import Level
from audits.verdict.attestations import Attestation
from audits.verdict.baseline import NO_BASELINE, Baseline
from audits.verdict.causes import causes_of
from audits.verdict.criteria import criteria_results
from audits.verdict.findings import findings_of, merged, once_per_unread_page
from audits.verdict.recognise import Recognised, occurrence_of, recognise
from audits.verdict.report import Counts, Finding, LedgerEntry, Report, SiteSummary, Status, Verdict
from audits.verdict.style_faults import origin_finder
from audits.verdict.theme import with_theme_marked
from audits.verdict.waivers import is_waived, waiver_faults

SCHEMA = 2


def decide(  # noqa: PLR0913  because a report is where all of these meet
    rules: Sequence[Rule],
    judgements: Sequence[Judgement],
    site: Site,
    settings: Settings,
    facts: Facts,
    *,
    markdown: Mapping[str, str],
    today: date,
    notes: Sequence[str] = (),
    attestations: Sequence[Attestation] = (),
    baseline: Baseline = NO_BASELINE,
) -> Report:
    """Turn what the rules said into findings, causes and a verdict.

    `markdown` holds the text of each Markdown file by its name, to find the line of a finding in; `today` is the day on
    which waivers must not have ended.
    """
    by_rule = {judgement.rule: judgement for judgement in judgements}
    told = merged(once_per_unread_page([outcome for judgement in judgements for outcome in judgement.outcomes], site))
    faults = [*_without_targets(by_rule, settings), *_waiver_faults(by_rule, told, site, settings, today)]
    order = {rule.id: at for at, rule in enumerate(rules)}
    outcomes = sorted([*told, *faults], key=lambda one: (order[one.rule], one.page))
    are_faults = {id(one) for one in faults}
    waivers = settings.waivers
    waived = [id(one) not in are_faults and is_waived(one, waivers, today) for one in outcomes]
    styles = [*map(origin_finder(site.styles), outcomes)]
    occurrences = [*map(occurrence_of, outcomes, styles)]
    known = recognise(occurrences, baseline, {page.path for page in site.pages})
    statuses = [
        _status(is_waived=waived[at], is_known=at in known.entries and id(one) not in are_faults)
        for at, one in enumerate(outcomes)
    ]
    levels = {rule.id: settings.levels.get(rule.id, rule.level) for rule in rules}
    findings = findings_of(
        outcomes,
        {rule.id: rule for rule in rules},
        levels=levels | {fault.rule: Level.MUST for fault in faults},
        statuses=statuses,
        styles=styles,
        advice=settings.advice,
        site=site,
        markdown=markdown,
    )
    causes = causes_of(outcomes, findings, styles, {at: entry.since for at, entry in known.entries.items()})
    totals = {
        result.value: sum(getattr(judgement.tally, result.value) for judgement in judgements) for result in Result
    }
    totals["failed"] += len(faults)
    return Report(
        schema=SCHEMA,
        tool=site.tools,
        site=SiteSummary(
            facts.name,
            facts.site_url,
            len(site.pages),
            site.profiles,
            (*site.left_out, *Exclusions(settings.exclude).sentences),
            site.reused,
            site.folder,
        ),
        verdict=_verdict(findings, totals["untested"], settings),
        counts=Counts(**totals),
        causes=with_theme_marked(causes, outcomes, site),
        findings=findings,
        criteria=criteria_results(rules, by_rule, findings, site, attestations=attestations),
        ledger=tuple(_entry(rule, by_rule[rule.id]) for rule in rules),
        notes=(*notes, *_mended(baseline, known, by_rule, site)),
    )


def _status(*, is_waived: bool, is_known: bool) -> Status:
    if is_waived:
        return Status.WAIVED
    return Status.KNOWN if is_known else Status.NEW


def _mended(baseline: Baseline, known: Recognised, by_rule: Mapping[str, Judgement], site: Site) -> tuple[str, ...]:
    """Say how many causes of the baseline a whole run has not met again."""
    gone = [entry for entry in baseline.known if entry.cause not in known.met and entry.rule in by_rule]
    if not gone or site.left_out:
        return ()
    return (f"Known causes that are mended: {len(gone)}. `audits baseline` takes them out of the baseline.",)


def _without_targets(by_rule: Mapping[str, Judgement], settings: Settings) -> list[Outcome]:
    """Give a failed outcome for each rule of this run that had to find something to judge, and did not."""
    return [
        Outcome(rule, Result.FAILED, "", Place(), "This rule found nothing to look at on the whole site.")
        for rule in settings.must_apply
        if rule in by_rule and not by_rule[rule].tally.targets
    ]


def _waiver_faults(
    by_rule: Mapping[str, Judgement], outcomes: Sequence[Outcome], site: Site, settings: Settings, today: date
) -> list[Outcome]:
    """Give the faults of waivers of this run's rules; where it left out pages or profiles, none can be told useless."""
    waivers = [one for one in settings.waivers if one.rule in by_rule]
    if site.left_out or not set(settings.profiles) <= set(site.profiles):
        waivers = [one for one in waivers if not one.holds_on(today)]
    return list(waiver_faults(waivers, outcomes, today))


def _verdict(findings: Sequence[Finding], untested: int, settings: Settings) -> Verdict:
    """Decide. What was not looked at outweighs everything: an incomplete audit cannot say what else there is."""
    unsettled = [one for one in findings if one.result is Result.UNSURE and one.status is Status.NEW]
    unseen = [one for one in findings if one.result is Result.UNTESTED]
    if untested and not (unseen and all(one.status is Status.WAIVED for one in unseen)):
        return Verdict.INCOMPLETE
    if any(one.result is Result.FAILED and one.level is Level.MUST and one.status is Status.NEW for one in findings):
        return Verdict.FAILING
    if settings.unsure_allowed is not None and len(unsettled) > settings.unsure_allowed:
        return Verdict.FAILING
    return Verdict.CLEAN


def _entry(rule: Rule, judgement: Judgement) -> LedgerEntry:
    tally = judgement.tally
    return LedgerEntry(rule.id, tally.targets, tally.passed, tally.failed, tally.unsure, tally.untested)
