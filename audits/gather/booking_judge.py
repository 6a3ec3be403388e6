"""What to say of a booking visit: one outcome and one sentence for an editor, from what was passed through and seen."""

import re
from dataclasses import dataclass

from audits.clinics import booking_value, clinics_shown
from audits.evidence import BookingOutcome
from audits.facts import Clinic
from audits.gather.booking_errand import Errand, host_of, without_query
from audits.gather.booking_sight import Scene
from audits.gather.booking_trail import Journey

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
class Ending:
    """How following a link ended, with one sentence for an editor."""

    outcome: BookingOutcome
    because: str


def judge_trail(journey: Journey, errand: Errand) -> Ending | None:
    """Say what is wrong with the addresses passed through or the status of the last page, if anything is."""
    url, booking, allowed = errand.url, errand.booking, errand.settings.max_redirects
    hops = [hop for leg in journey.legs for hop in leg]
    insecure = next((hop for hop in hops if hop.startswith("http:")), None)
    if insecure:
        because = f"{url} passes through {without_query(insecure)}, which is not encrypted; every step must be https."
        return Ending(BookingOutcome.INSECURE_HOP, because)
    if max(len(leg) for leg in journey.legs) - 1 > allowed:
        because = f"{url} is sent on more than {allowed} times before a page stays; link to the page where it ends."
        return Ending(BookingOutcome.TOO_MANY_REDIRECTS, because)
    stray = next((leg[-1] for leg in journey.legs if host_of(leg[-1]) not in booking.all_hosts), None)
    if stray:
        because = (
            f"{url} ends on {host_of(stray) or 'no host'}, which is none of the booking hosts "
            f"({', '.join(sorted(booking.all_hosts))}); correct the link, or add the host to extra.booking.hosts if it "
            "is the right one."
        )
        return Ending(BookingOutcome.UNEXPECTED_HOST, because)
    return _judge_status(journey, url)


def _judge_status(journey: Journey, url: str) -> Ending | None:
    page = without_query(journey.legs[-1][-1])
    match journey.status:
        case 404 | 410:
            because = f"{url} leads nowhere: {page} does not exist ({journey.status}); correct the address."
            return Ending(BookingOutcome.NOT_FOUND, because)
        case 401:
            because = (
                f"{url} asks for a password ({journey.status}) before it shows a page; link to a page open to all."
            )
            return Ending(BookingOutcome.LOGIN_WALL, because)
        case int(status) if status >= 400:  # noqa: PLR2004  because errors begin there in HTTP
            because = f"{url} could not be opened: {page} answers with the error {status}; try it again later."
            return Ending(BookingOutcome.UNREACHABLE, because)
        case _:
            return None


def judge_failure(url: str, error: str) -> Ending:
    """Say why a page could not be opened, from the browser's own message."""
    code = found[1] if (found := re.search(r"net::(\w+)", error)) else ""
    if code.startswith("ERR_CERT"):
        because = (
            f"{url} has a certificate that browsers refuse ({code}), so that readers meet a warning instead of a page; "
            "tell whoever runs the booking service."
        )
        return Ending(BookingOutcome.BAD_CERTIFICATE, because)
    reason = FAILURES.get(code) or (f"the browser says {code}" if code else error.partition("\n")[0].rstrip("."))
    return Ending(BookingOutcome.UNREACHABLE, f"{url} could not be opened: {reason}; try it, and correct the address.")


def too_slow(errand: Errand, *, opened: bool, factor: int) -> Ending:
    """Say that time was up, before or after the page opened."""
    seconds = f"{errand.settings.timeout_ms / 1000:g} seconds"
    if not opened:
        because = f"{errand.url} could not be opened: the server does not answer within {seconds}; try it again later."
        return Ending(BookingOutcome.UNREACHABLE, because)
    because = f"{errand.url} opens, but choosing a day and a time took more than {factor} times {seconds}."
    return Ending(BookingOutcome.CANNOT_CHOOSE, because)


def judge_value(errand: Errand) -> Ending | None:
    """Say that the link asks for a clinic that is none of ours, if it does."""
    if errand.value is None or errand.clinic is not None:
        return None
    known = ", ".join(booking_value(key, clinic) for key, clinic in errand.clinics.items()) or "none"
    because = f"{errand.url} asks for the clinic `{errand.value}`, which is none of ours; those we know are: {known}."
    return Ending(BookingOutcome.WRONG_CLINIC, because)


def judge_dead_end(scene: Scene, errand: Errand, *, chosen: bool) -> Ending | None:
    """Say what a page without days and times is, where its words leave no doubt."""
    provider = errand.provider
    if scene.offers_slots:
        return None
    if scene.is_about(provider.not_found) and not scene.stage.clinics:
        because = f"{errand.url} opens a page that says that there is nothing here; correct the address."
        return Ending(BookingOutcome.NOT_FOUND, because)
    if chosen or scene.says(provider.no_slots):
        return None
    if scene.asks_for_password or (scene.says(provider.login) and not scene.stage.clinics):
        because = (
            f"{errand.url} asks readers to sign in before it shows any day; let the booking service take bookings "
            "without an account, or link elsewhere."
        )
        return Ending(BookingOutcome.LOGIN_WALL, because)
    return None


def judge_clinic(scene: Scene, errand: Errand, wanted: Clinic) -> Ending | None:
    """Say that the days or times shown are those of another clinic, if they are."""
    if not scene.offers_slots:
        return None
    words = scene.stage.words
    heading = clinics_shown("\n".join((words.title, *words.headings)), errand.clinics)
    text = clinics_shown(words.text, errand.clinics) or clinics_shown(scene.everything, errand.clinics)
    for shown in (heading, text):
        if shown and wanted not in shown:
            return wrong_clinic(errand, wanted, f"it shows {' and '.join(clinic.name for clinic in shown)}")
    return None


def wrong_clinic(errand: Errand, wanted: Clinic, seen: str) -> Ending:
    """Say that the link leads to another clinic than it should."""
    because = f"{errand.url} should lead to {wanted.name}, but {seen}; correct the clinic in the address."
    return Ending(BookingOutcome.WRONG_CLINIC, because)


def judge_stuck(scene: Scene, errand: Errand, journey: Journey, *, days_tried: int) -> Ending:
    """Say why nothing is left to choose, while no time has been chosen."""
    stage, full = scene.stage, scene.says(errand.provider.no_slots)
    if days_tried and not full:
        return cannot_choose(errand, journey, "once a day is chosen no time to choose can be found")
    # Days that are left here are all too far away.
    if full or stage.full_days or stage.days:
        because = (
            f"{errand.url} opens, but offers no free appointment in the next {errand.settings.horizon_days} days; "
            "readers can only telephone until the clinic opens more times."
        )
        return Ending(BookingOutcome.NO_SLOT, because)
    if scene.empty_frame:
        because = (
            f"{errand.url} opens, but the frame that should hold the calendar is empty; "
            "the booking service may refuse to be shown in a frame, so link to it directly."
        )
        return Ending(BookingOutcome.EMPTY_FRAME, because)
    return cannot_choose(errand, journey, "no day to choose can be found on it")


def cannot_choose(errand: Errand, journey: Journey, what: str) -> Ending:
    """Say that the page opens and yet no day and time can be chosen."""
    because = f"{errand.url} opens, but {what}, so that readers may be unable to book; try it, and tell the service"
    refused = ", ".join(sorted(journey.refused))
    because += f" (it may need what the gate did not let out: {refused})." if refused else "."
    return Ending(BookingOutcome.CANNOT_CHOOSE, because)


def works(errand: Errand, clinic: Clinic | None, *, asks_for_details: bool) -> Ending:
    """Say that a day and a time can be chosen."""
    because = f"{errand.url} lets a reader choose a day and a time{f' at {clinic.name}' if clinic else ''}"
    because += ", and then asks for their details." if asks_for_details else "."
    return Ending(BookingOutcome.WORKS, because)
