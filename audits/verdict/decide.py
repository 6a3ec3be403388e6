"""From what the rules said to a verdict."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fnmatch import fnmatchcase

from audits.config.profiles import ANSWERED, DISMISSED, LATER, MENU_OPEN, POINTED_AT, SEARCH_OPEN
from audits.config.settings import Accepted, Settings
from audits.evidence import NotGathered, Place, Site
from audits.rules.engine import Rule
from audits.rules.outcomes import Judgement, Outcome, Result
from audits.standards import Level
from audits.verdict.attestations import Attestation
from audits.verdict.criteria import criteria_results
from audits.verdict.fingerprint import fingerprints
from audits.verdict.report import (
    Counts,
    Finding,
    LedgerEntry,
    Report,
    SiteSummary,
    Status,
    Verdict,
)
from audits.verdict.sources import source_of_outcome

SCHEMA = 1


def decide(  # noqa: PLR0913  because a report is where all of these meet
    rules: Sequence[Rule],
    judgements: Sequence[Judgement],
    site: Site,
    settings: Settings,
    *,
    markdown: Mapping[str, str],
    today: date,
    notes: Sequence[str] = (),
    attestations: Sequence[Attestation] = (),
) -> Report:
    """Turn what the rules said into findings and a verdict.

    `markdown` holds the text of each Markdown file by its name, to find the line of a finding in; `today` is the day on
    which what settings accept must not have ended.
    """
    by_rule = {judgement.rule: judgement for judgement in judgements}
    without_targets = [rule for rule in rules if rule.id in settings.must_apply and not by_rule[rule.id].tally.targets]
    outcomes = _once_per_unread_page([outcome for judgement in judgements for outcome in judgement.outcomes], site)
    outcomes += [
        Outcome(rule.id, Result.FAILED, "", Place(), "This rule found nothing to look at on the whole site.")
        for rule in without_targets
    ]
    levels = {rule.id: settings.levels.get(rule.id, rule.level) for rule in rules}
    for rule in without_targets:
        levels[rule.id] = Level.MUST
    findings = _findings(
        _merged(outcomes),
        {rule.id: rule for rule in rules},
        levels=levels,
        site=site,
        settings=settings,
        markdown=markdown,
        today=today,
    )
    totals = {
        result.value: sum(getattr(judgement.tally, result.value) for judgement in judgements) for result in Result
    }
    totals["failed"] += len(without_targets)
    return Report(
        schema=SCHEMA,
        tool=site.tools,
        site=SiteSummary(len(site.pages), site.profiles, site.reused),
        verdict=_verdict(findings, totals["untested"], settings),
        counts=Counts(**totals),
        findings=findings,
        criteria=criteria_results(rules, by_rule, findings, site, attestations=attestations),
        ledger=tuple(_entry(rule, by_rule[rule.id]) for rule in rules),
        notes=(*notes, *_unused([one for one in settings.accepted if one.rule in by_rule], findings, today)),
    )


def _verdict(findings: Sequence[Finding], untested: int, settings: Settings) -> Verdict:
    """Decide. What was not looked at outweighs everything: an incomplete audit cannot say what else there is."""
    unsettled = [one for one in findings if one.result is Result.UNSURE and one.status is not Status.WAIVED]
    unseen = [one for one in findings if one.result is Result.UNTESTED]
    if untested and not (unseen and all(one.status is Status.WAIVED for one in unseen)):
        return Verdict.INCOMPLETE
    if any(one.result is Result.FAILED and one.level is Level.MUST for one in findings):
        return Verdict.FAILING
    if settings.unsure_allowed is not None and len(unsettled) > settings.unsure_allowed:
        return Verdict.FAILING
    return Verdict.CLEAN


def _once_per_unread_page(outcomes: Sequence[Outcome], site: Site) -> list[Outcome]:
    """Keep one of a rule's outcomes for each page that could not be opened, since every rule says the same."""
    unread = {page.path for page in site.pages if isinstance(page.loaded, NotGathered)}
    told = {one.page: one.rule for one in reversed(outcomes) if one.page in unread}
    return [one for one in outcomes if one.page not in unread or one.rule == told[one.page]]


def _merged(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Make one of all that one rule says of one place of one page, over profiles and states.

    Where the words differ, each is kept with the profiles it was said in.
    """
    groups: dict[tuple[str, str, str, str, Result, str], list[Outcome]] = {}
    for one in outcomes:
        has_place = one.place.selector or one.place.html
        told_apart_by = "" if has_place else one.message
        key = (one.rule, one.page, one.place.selector, one.place.html, one.result, told_apart_by)
        groups.setdefault(key, []).append(one)
    return [_merge(group) for group in groups.values()]


IN_WORDS = {
    MENU_OPEN: "with the menu open",
    SEARCH_OPEN: "with the search open",
    DISMISSED: "once the dialog is closed that is open at first",
    LATER: "some seconds after the page has opened",
    ANSWERED: "once the question is answered that is asked at first",
    POINTED_AT: "once it is pointed at or has the focus",
}
"""What the states of a page are called; what else has been opened is just called so."""


def _in_words(labels: Iterable[str]) -> str:
    """Name profiles and states as a reader would: `desktop and mobile with the menu open`."""
    by_state: dict[str, dict[str, None]] = {}
    for label in labels:
        profile, _, state = label.rstrip(")").partition(" (")
        by_state.setdefault(IN_WORDS.get(state, "once it is opened") if state else "", {})[profile] = None
    return ", and on ".join(f"{', '.join(profiles)} {words}".rstrip() for words, profiles in by_state.items())


def _merge(group: Sequence[Outcome]) -> Outcome:
    said: dict[str, list[str]] = {}
    for one in group:
        said.setdefault(one.message, []).extend(one.profiles)
    profiles = tuple(dict.fromkeys(profile for one in group for profile in one.profiles))
    if len(said) == 1:
        (message,) = said
        if all("(" in profile for profile in profiles) and profiles:
            message = f"{message} Seen on {_in_words(profiles)}."
    elif all(len(set(names)) == len(set(profiles)) for names in said.values()):
        message = " ".join(said)
    else:
        message = " ".join(f"On {_in_words(names)}: {text}" for text, names in said.items())
    plain = tuple(dict.fromkeys(profile.partition(" (")[0] for profile in profiles))
    first = group[0]
    return Outcome(first.rule, first.result, first.page, first.place, message, plain)


def _findings(  # noqa: PLR0913  because a finding is where all of these meet
    outcomes: Sequence[Outcome],
    rules: Mapping[str, Rule],
    *,
    levels: Mapping[str, Level],
    site: Site,
    settings: Settings,
    markdown: Mapping[str, str],
    today: date,
) -> tuple[Finding, ...]:
    pages = {page.path: page for page in site.pages}
    order = {rule: at for at, rule in enumerate(rules)}
    ordered = sorted(outcomes, key=lambda one: (order[one.rule], one.page))
    return tuple(
        Finding(
            rule=one.rule,
            family=rules[one.rule].family,
            result=one.result,
            level=levels[one.rule],
            status=_status(one, settings.accepted, today),
            page=one.page,
            profiles=one.profiles,
            selector=one.place.selector,
            html=one.place.html,
            message=one.message,
            help=" ".join(filter(None, (rules[one.rule].help, settings.advice.get(one.rule)))),
            standards=tuple(standard.name for standard in rules[one.rule].standards),
            wcag=tuple(standard.criterion for standard in rules[one.rule].standards if standard.criterion),
            source=source_of_outcome(one, pages.get(one.page), markdown),
            fingerprint=fingerprint,
        )
        for one, fingerprint in zip(ordered, fingerprints(ordered), strict=True)
    )


def _status(outcome: Outcome, accepted: Sequence[Accepted], today: date) -> Status:
    return Status.WAIVED if any(one.holds_on(today) and _accepts(one, outcome) for one in accepted) else Status.NEW


def _accepts(accepted: Accepted, outcome: Outcome | Finding) -> bool:
    selector = outcome.place.selector if isinstance(outcome, Outcome) else outcome.selector
    return (
        (outcome.result is Result.UNSURE or (outcome.result is Result.UNTESTED and accepted.until is not None))
        and accepted.rule == outcome.rule
        and fnmatchcase(outcome.page, accepted.pages)
        and fnmatchcase(selector, accepted.selector)
    )


def _unused(accepted: Sequence[Accepted], findings: Sequence[Finding], today: date) -> list[str]:
    ended = [
        f"What the settings accept of {one.rule} on {one.pages} has ended on {one.until}: settle it anew."
        for one in accepted
        if not one.holds_on(today)
    ]
    return ended + [
        f"The settings accept {one.rule} on {one.pages}, but nothing there is left open any more. Take the entry out."
        for one in accepted
        if not any(_accepts(one, finding) for finding in findings)
    ]


def _entry(rule: Rule, judgement: Judgement) -> LedgerEntry:
    tally = judgement.tally
    return LedgerEntry(rule.id, tally.targets, tally.passed, tally.failed, tally.unsure, tally.untested)
