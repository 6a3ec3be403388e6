"""The rule `booking-link-works`."""

from collections.abc import Iterator

from audits.evidence import BookingOutcome, BookingVisit
from audits.rules.engine import rule
from audits.rules.outcomes import Problem, Result
from audits.standards import CAP_CODE

MEANING = {
    BookingOutcome.WORKS: Result.PASSED,
    BookingOutcome.NO_SLOT: Result.UNSURE,
    BookingOutcome.CANNOT_CHOOSE: Result.UNSURE,
    BookingOutcome.UNREACHABLE: Result.UNTESTED,
}
"""What each end of a booking visit means; an end that is not named here is a failure."""


@rule("booking-link-works", CAP_CODE, given=lambda facts: facts.booking is not None)
def booking_link_works(visit: BookingVisit) -> Iterator[Problem]:
    """A booking link leads to a day and a time that can be chosen

    Open the link yourself. If it does not show the right clinic's free times within two taps, correct the address in
    the facts about the site (`booking` under `site` in audits.toml, or under `extra:` in mkdocs.yml), or ask the
    booking service. Nothing is ever booked by this check.
    """
    result = MEANING.get(visit.outcome, Result.FAILED)
    if result is not Result.PASSED:
        yield Problem(visit.because, result=result)
