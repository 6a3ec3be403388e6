"""Waivers: which findings a person has settled, and which waivers have ended or settle nothing."""

from collections.abc import Iterator, Sequence
from datetime import date

from audits.config.exclusions import fits
from audits.config.exemptions import Waiver
from audits.evidence import Place
from audits.rules.outcomes import Outcome, Result


def is_waived(outcome: Outcome, waivers: Sequence[Waiver], today: date) -> bool:
    """Tell whether a waiver that has not ended settles an outcome."""
    return any(one.holds_on(today) and _settles(one, outcome) for one in waivers)


def waiver_faults(waivers: Sequence[Waiver], outcomes: Sequence[Outcome], today: date) -> Iterator[Outcome]:
    """Give a failed outcome for each waiver that has ended, or that settles none of all outcomes of its rule."""
    for one in waivers:
        if not one.holds_on(today):
            yield _fault(one, f"has ended on {one.until}. Mend what it settled, or settle it anew with a later date.")
        elif not any(_settles(one, outcome) for outcome in outcomes):
            yield _fault(one, "settles nothing that this run found. Take it out of the settings.")


def _fault(waiver: Waiver, what: str) -> Outcome:
    where = f"pages {waiver.pages}" + ("" if waiver.selector == "*" else f", elements {waiver.selector}")
    message = f"The waiver of {waiver.rule} ({where}; owner: {waiver.owner}) {what}"
    return Outcome(waiver.rule, Result.FAILED, "", Place(), message)


def _settles(waiver: Waiver, outcome: Outcome) -> bool:
    return (
        waiver.rule == outcome.rule
        and fits(outcome.page, (waiver.pages,))
        and fits(outcome.place.selector, (waiver.selector,))
    )
