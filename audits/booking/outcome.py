"""What to say of a booking visit: one outcome and one sentence for an editor, from what was passed through and seen."""

import re
from dataclasses import dataclass

from audits.booking.redirect_chain import RedirectChain
from audits.booking.snapshot import Snapshot
from audits.booking.visit_request import VisitRequest, without_query
from audits.config.clinics import booking_value, clinics_shown
from audits.config.facts import Clinic
from audits.evidence import BookingOutcome
from audits.lib.urls import host_of

FAILURES = {
    "ERR_NAME_NOT_RESOLVED": "no server goes by that name",
    "ERR_CONNECTION_REFUSED": "the server refuses connections",
    "ERR_CONNECTION_RESET": "the server broke the connection off",
    "ERR_CONNECTION_CLOSED": "the server broke the connection off",
    "ERR_EMPTY_RESPONSE": "the server broke the connection off",
    "ERR_INTERNET_DISCONNECTED": "there is no network",
    "ERR_NETWORK_CHANGED": "the network changed meanwhile",
    "ERR_CONNECTION_TIMED_OUT": "the server does not answer",
    "ERR_TIMED_OUT": "the server does not answer",
}
"""The browser's words for a failed visit, and ours (https://source.chromium.org, net/base/net_error_list.h)."""


@dataclass(frozen=True, slots=True)
class VisitOutcome:
    """How following a link ended, with one sentence for an editor."""

    outcome: BookingOutcome
    because: str


def judge_redirects(chain: RedirectChain, request: VisitRequest) -> VisitOutcome | None:
    """Say what is wrong with the addresses passed through or the status of the last page, if anything is."""
    url, booking, allowed = request.url, request.booking, request.settings.max_redirects
    hops = [hop for leg in chain.legs for hop in leg]
    insecure = next((hop for hop in hops if hop.startswith("http:")), None)
    if insecure:
        because = f"{url} passes through {without_query(insecure)}, which is not encrypted; every step must be https."
        return VisitOutcome(BookingOutcome.INSECURE_HOP, because)
    if max(len(leg) for leg in chain.legs) - 1 > allowed:
        because = f"{url} is sent on more than {allowed} times before a page stays; link to the page where it ends."
        return VisitOutcome(BookingOutcome.TOO_MANY_REDIRECTS, because)
    stray = next((leg[-1] for leg in chain.legs if host_of(leg[-1]) not in booking.all_hosts), None)
    if stray:
        because = (
            f"{url} ends on {host_of(stray) or 'no host'}, which is none of the booking hosts "
            f"({', '.join(sorted(booking.all_hosts))}); correct the link, or add the host to extra.booking.hosts if it "
            "is the right one."
        )
        return VisitOutcome(BookingOutcome.UNEXPECTED_HOST, because)
    return _judge_status(chain, url)


def _judge_status(chain: RedirectChain, url: str) -> VisitOutcome | None:
    page = without_query(chain.legs[-1][-1])
    match chain.status:
        case 404 | 410:
            because = f"{url} leads nowhere: {page} does not exist ({chain.status}); correct the address."
            return VisitOutcome(BookingOutcome.NOT_FOUND, because)
        case 401:
            because = f"{url} asks for a password ({chain.status}) before it shows a page; link to a page open to all."
            return VisitOutcome(BookingOutcome.LOGIN_WALL, because)
        case int(status) if status >= 400:  # noqa: PLR2004  because errors begin there in HTTP
            because = f"{url} could not be opened: {page} answers with the error {status}; try it again later."
            return VisitOutcome(BookingOutcome.UNREACHABLE, because)
        case _:
            return None


def judge_failure(url: str, error: str) -> VisitOutcome:
    """Say why a page could not be opened, from the browser's own message."""
    code = found[1] if (found := re.search(r"net::(\w+)", error)) else ""
    if code.startswith("ERR_CERT"):
        because = (
            f"{url} has a certificate that browsers refuse ({code}), so that readers meet a warning instead of a page; "
            "tell whoever runs the booking service."
        )
        return VisitOutcome(BookingOutcome.BAD_CERTIFICATE, because)
    reason = FAILURES.get(code) or (f"the browser says {code}" if code else error.partition("\n")[0].rstrip("."))
    return VisitOutcome(
        BookingOutcome.UNREACHABLE, f"{url} could not be opened: {reason}; try it, and correct the address."
    )


def too_slow(request: VisitRequest, *, opened: bool, factor: int) -> VisitOutcome:
    """Say that time was up, before or after the page opened."""
    seconds = f"{request.settings.timeout_ms / 1000:g} seconds"
    if not opened:
        because = f"{request.url} could not be opened: the server does not answer within {seconds}; try it again later."
        return VisitOutcome(BookingOutcome.UNREACHABLE, because)
    because = f"{request.url} opens, but choosing a day and a time took more than {factor} times {seconds}."
    return VisitOutcome(BookingOutcome.CANNOT_CHOOSE, because)


def judge_value(request: VisitRequest) -> VisitOutcome | None:
    """Say that the link asks for a clinic that is none of ours, if it does."""
    if request.value is None or request.clinic is not None:
        return None
    known = ", ".join(booking_value(key, clinic) for key, clinic in request.clinics.items()) or "none"
    because = f"{request.url} asks for the clinic `{request.value}`, which is none of ours; those we know are: {known}."
    return VisitOutcome(BookingOutcome.WRONG_CLINIC, because)


def judge_dead_end(snapshot: Snapshot, request: VisitRequest, *, chosen: bool) -> VisitOutcome | None:
    """Say what a page without days and times is, where its words leave no doubt."""
    provider = request.provider
    if snapshot.offers_slots:
        return None
    if snapshot.is_about(provider.not_found) and not snapshot.stage.clinics:
        because = f"{request.url} opens a page that says that there is nothing here; correct the address."
        return VisitOutcome(BookingOutcome.NOT_FOUND, because)
    if chosen or snapshot.says(provider.no_slots):
        return None
    if snapshot.asks_for_password or (snapshot.says(provider.login) and not snapshot.stage.clinics):
        because = (
            f"{request.url} asks readers to sign in before it shows any day; let the booking service take bookings "
            "without an account, or link elsewhere."
        )
        return VisitOutcome(BookingOutcome.LOGIN_WALL, because)
    return None


def judge_clinic(snapshot: Snapshot, request: VisitRequest, wanted: Clinic) -> VisitOutcome | None:
    """Say that the days or times shown are those of another clinic, if they are."""
    if not snapshot.offers_slots:
        return None
    words = snapshot.stage.words
    heading = clinics_shown("\n".join((words.title, *words.headings)), request.clinics)
    text = clinics_shown(words.text, request.clinics) or clinics_shown(snapshot.everything, request.clinics)
    for shown in (heading, text):
        if shown and wanted not in shown:
            return wrong_clinic(request, wanted, f"it shows {' and '.join(clinic.name for clinic in shown)}")
    return None


def wrong_clinic(request: VisitRequest, wanted: Clinic, seen: str) -> VisitOutcome:
    """Say that the link leads to another clinic than it should."""
    because = f"{request.url} should lead to {wanted.name}, but {seen}; correct the clinic in the address."
    return VisitOutcome(BookingOutcome.WRONG_CLINIC, because)


def judge_stuck(snapshot: Snapshot, request: VisitRequest, chain: RedirectChain, *, days_tried: int) -> VisitOutcome:
    """Say why nothing is left to choose, while no time has been chosen."""
    stage, full = snapshot.stage, snapshot.says(request.provider.no_slots)
    if days_tried and not full:
        return cannot_choose(request, chain, "once a day is chosen no time to choose can be found")
    # Days that are left here are all too far away.
    if full or stage.full_days or stage.days:
        because = (
            f"{request.url} opens, but offers no free appointment in the next {request.settings.horizon_days} days; "
            "readers can only telephone until the clinic opens more times."
        )
        return VisitOutcome(BookingOutcome.NO_SLOT, because)
    if snapshot.empty_frame:
        because = (
            f"{request.url} opens, but the frame that should hold the calendar is empty; "
            "the booking service may refuse to be shown in a frame, so link to it directly."
        )
        return VisitOutcome(BookingOutcome.EMPTY_FRAME, because)
    return cannot_choose(request, chain, "no day to choose can be found on it")


def cannot_choose(request: VisitRequest, chain: RedirectChain, what: str) -> VisitOutcome:
    """Say that the page opens and yet no day and time can be chosen."""
    because = f"{request.url} opens, but {what}, so that readers may be unable to book; try it, and tell the service"
    refused = ", ".join(sorted(chain.refused))
    because += f" (it may need what the gate did not let out: {refused})." if refused else "."
    return VisitOutcome(BookingOutcome.CANNOT_CHOOSE, because)


def works(request: VisitRequest, clinic: Clinic | None, *, asks_for_details: bool) -> VisitOutcome:
    """Say that a day and a time can be chosen."""
    because = f"{request.url} lets a reader choose a day and a time{f' at {clinic.name}' if clinic else ''}"
    because += ", and then asks for their details." if asks_for_details else "."
    return VisitOutcome(BookingOutcome.WORKS, because)
