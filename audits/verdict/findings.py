"""From what the rules said to findings: one for each rule and place, with the place to mend and what to do."""

from collections.abc import Iterable, Mapping, Sequence

from audits.config.profiles import ANSWERED, DISMISSED, LATER, MENU_OPEN, POINTED_AT, SEARCH_OPEN
from audits.evidence import NotGathered, Site, StyleOrigin
from audits.rules.engine import Rule
from audits.rules.outcomes import Outcome, Result
from audits.standards import Level
from audits.verdict.fingerprint import fingerprints
from audits.verdict.report import Finding, Status
from audits.verdict.sources import source_of_outcome


def once_per_unread_page(outcomes: Sequence[Outcome], site: Site) -> list[Outcome]:
    """Keep one of a rule's outcomes for each page that could not be opened, since every rule says the same."""
    unread = {page.path for page in site.pages if isinstance(page.loaded, NotGathered)}
    told = {one.page: one.rule for one in reversed(outcomes) if one.page in unread}
    return [one for one in outcomes if one.page not in unread or one.rule == told[one.page]]


def merged(outcomes: Sequence[Outcome]) -> list[Outcome]:
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


def findings_of(  # noqa: PLR0913  because a finding is where all of these meet
    outcomes: Sequence[Outcome],
    rules: Mapping[str, Rule],
    *,
    levels: Mapping[str, Level],
    statuses: Sequence[Status],
    styles: Sequence[StyleOrigin | None],
    advice: Mapping[str, str],
    site: Site,
    markdown: Mapping[str, str],
) -> tuple[Finding, ...]:
    """Make a finding of each outcome; `statuses` holds the status of each, `styles` the declaration behind it if known.

    `markdown` holds the text of each Markdown file by its name; `advice` is what a project adds to a rule's help.
    """
    pages = {page.path: page for page in site.pages}
    return tuple(
        Finding(
            rule=one.rule,
            family=rules[one.rule].family,
            result=one.result,
            level=levels[one.rule],
            status=status,
            page=one.page,
            profiles=one.profiles,
            selector=one.place.selector,
            html=one.place.html,
            message=one.message,
            help=" ".join(filter(None, (rules[one.rule].help, advice.get(one.rule)))),
            standards=tuple(standard.name for standard in rules[one.rule].standards),
            wcag=tuple(standard.criterion for standard in rules[one.rule].standards if standard.criterion),
            source=source_of_outcome(one, style, pages.get(one.page), markdown),
            fingerprint=fingerprint,
        )
        for one, status, style, fingerprint in zip(outcomes, statuses, styles, fingerprints(outcomes), strict=True)
    )
