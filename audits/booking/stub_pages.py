"""What the booking server answers to each request, in each scenario it can play: no network here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, StrictUndefined

from audits.booking.stub_config import Scenario, StubConfig, StubRequest, StubResponse
from audits.config.facts import Clinic

TEMPLATE = Path(__file__).with_name("stub.html")
ELSEWHERE = "elsewhere.example"
"""The host to which the scenario `unexpected-host` sends its visitors."""
HOPS = 6
"""How often the scenario `too-many-redirects` sends its visitors on before it lets them in."""
DAYS, TIMES = 5, ("09:30", "11:00", "14:30")
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: what it is called, where it leads, and its bare value (`2026-11-24`, `09:30`)."""

    label: str
    href: str
    value: str


def answer(request: StubRequest, config: StubConfig) -> StubResponse:
    """Return the response to one request."""
    if request.method not in ("GET", "HEAD"):
        return StubResponse(HTTPStatus.METHOD_NOT_ALLOWED)
    sent_on = _sent_on(request, config)
    if sent_on:
        return StubResponse(HTTPStatus.FOUND, headers={"Location": sent_on})
    if config.scenario is Scenario.SOFT_NOT_FOUND:
        return _page(config, "message", "Page not found", text="This booking page no longer exists.")
    value = request.query.get(config.parameter)
    unknown = value is not None and value not in config.by_value
    if config.scenario is Scenario.NOT_FOUND or request.path != config.home or unknown:
        text = "There is no such page here. Please check the address."
        return _page(config, "message", "Page not found", text=text, status=HTTPStatus.NOT_FOUND)
    return _front(request, config)


def _front(request: StubRequest, config: StubConfig) -> StubResponse:
    """Return the response at the path where bookings are taken."""
    match config.scenario:
        case Scenario.LOGIN_WALL:
            return _page(config, "login", "Please sign in to continue")
        case Scenario.UNLABELLED:
            return _page(config, "unlabelled", "Book an appointment")
        case Scenario.FRAME | Scenario.EMPTY_FRAME if not request.in_frame:
            return _page(config, "frame", "Book an appointment", frame=_link(config, request.query))
        case Scenario.EMPTY_FRAME:
            return StubResponse(HTTPStatus.OK, "<!doctype html><title>Booking</title>", {"X-Frame-Options": "DENY"})
        case _ if config.by_value and config.parameter not in request.query:
            choices = [
                Choice(clinic.name, _link(config, request.query, **{config.parameter: value}), value)
                for value, clinic in config.by_value.items()
            ]
            return _page(config, "clinic", "Choose a clinic", choices=choices)
        case _:
            return _steps(request, config, config.by_value.get(request.query.get(config.parameter, "")))


def _sent_on(request: StubRequest, config: StubConfig) -> str:
    """Give the address to which a request is sent on, or nothing."""
    via = int(request.query.get("via", "0"))
    onward = f"{config.home}?{urlencode({**request.query, 'via': via + 1})}"
    if request.scheme == "http":
        return f"https://{request.host}{onward}"
    match config.scenario:
        case Scenario.TOO_MANY_REDIRECTS if via < HOPS and "day" not in request.query:
            return onward
        case Scenario.INSECURE_HOP if not via:
            return f"http://{request.host}{onward}"
        case Scenario.UNEXPECTED_HOST if request.host != ELSEWHERE:
            return f"https://{ELSEWHERE}{onward}"
        case _:
            return ""


def _steps(request: StubRequest, config: StubConfig, clinic: Clinic | None) -> StubResponse:
    """Return the response within one clinic: choose a day, choose a time, enter details."""
    if config.scenario is Scenario.WRONG_CLINIC:
        clinic = next((other for other in config.clinics.values() if other != clinic), Clinic("Another Clinic", "", ""))
    if config.scenario is Scenario.NO_SLOT:
        text = "No appointments available. Please telephone the clinic instead."
        return _page(config, "message", "Choose a day", clinic=clinic, text=text)
    day = request.query.get("day", "")
    if not day:
        choices = [
            Choice(f"{day:%A} {day.day} {day:%B}", _link(config, request.query, day=day.isoformat()), day.isoformat())
            for day in working_days(config.today)
        ]
        return _page(config, "day", "Choose a day", clinic=clinic, choices=choices)
    if "time" not in request.query:
        choices = [Choice(_spoken(time), _link(config, request.query, time=time), time) for time in TIMES]
        return _page(config, "time", "Choose a time", clinic=clinic, choices=choices)
    return _page(config, "details", "Your details", clinic=clinic)


def _page(  # noqa: PLR0913  because a page has this many parts
    config: StubConfig,
    step: str,
    heading: str,
    *,
    clinic: Clinic | None = None,
    choices: list[Choice] | None = None,
    text: str = "",
    frame: str = "",
    status: HTTPStatus = HTTPStatus.OK,
) -> StubResponse:
    about = [clinic.name] if clinic else [each.name for each in config.clinics.values()]
    template = Environment(autoescape=True, undefined=StrictUndefined).from_string(config.template)
    html = template.render(
        step=step,
        heading=heading,
        clinic=clinic,
        about=" and ".join(about),
        choices=choices or [],
        text=text,
        frame=frame,
        home=config.home,
        saves=config.scenario is Scenario.SAVES_ON_CHOOSE,
    )
    return StubResponse(status, html)


def _link(config: StubConfig, query: Mapping[str, str], **more: str) -> str:
    return f"{config.home}?{urlencode({**query, **more})}"


def working_days(today: date) -> tuple[date, ...]:
    """Give the next five working days after today."""
    days = (today + timedelta(days=ahead) for ahead in range(1, 2 * DAYS))
    return tuple(day for day in days if day.weekday() < SATURDAY)[:DAYS]


def _spoken(time: str) -> str:
    """Write a time of the 24-hour clock as British pages do: `9:30am`."""
    hour, minute = time.split(":")
    return f"{(int(hour) - 1) % 12 + 1}:{minute}{'am' if int(hour) < 12 else 'pm'}"  # noqa: PLR2004  because noon is 12
