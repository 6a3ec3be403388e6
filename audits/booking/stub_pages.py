"""What the booking server answers to each request, in each scenario it can play: no network here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from jinja2 import Environment, StrictUndefined

from audits.config.clinics import booking_value
from audits.config.facts import Booking, Clinic

TEMPLATE = Path(__file__).with_name("stub.html")
ELSEWHERE = "elsewhere.example"
"""The host to which the scenario `unexpected-host` sends its visitors."""
HOPS = 6
"""How often the scenario `too-many-redirects` sends its visitors on before it lets them in."""
DAYS, TIMES = 5, ("09:30", "11:00", "14:30")
SATURDAY = 5


class Scenario(StrEnum):
    """What the server plays: a booking service in order, or one that is out of order in this way."""

    WORKS = "works"
    NO_SLOT = "no-slot"
    NOT_FOUND = "not-found"
    SOFT_NOT_FOUND = "soft-not-found"
    WRONG_CLINIC = "wrong-clinic"
    LOGIN_WALL = "login-wall"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    INSECURE_HOP = "insecure-hop"
    UNEXPECTED_HOST = "unexpected-host"
    BAD_CERTIFICATE = "bad-certificate"
    EMPTY_FRAME = "empty-frame"
    FRAME = "frame"
    UNREACHABLE = "unreachable"
    HANGS = "hangs"
    SAVES_ON_CHOOSE = "saves-on-choose"
    UNLABELLED = "unlabelled"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. `in_frame` says that an `iframe` asks (the browser's `Sec-Fetch-Dest`)."""

    method: str
    scheme: str
    host: str
    path: str
    query: Mapping[str, str]
    in_frame: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """One response: its status, HTML and further headers."""

    status: HTTPStatus
    html: str = ""
    headers: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: what it is called, where it leads, and its bare value (`2026-11-24`, `09:30`)."""

    label: str
    href: str
    value: str


@dataclass(frozen=True, slots=True)
class StubConfig:
    """All that the server knows: whose bookings it takes, how its pages look, and from which day on."""

    booking: Booking
    clinics: Mapping[str, Clinic]
    scenario: Scenario
    template: str
    today: date

    @property
    def parameter(self) -> str:
        """The query parameter that names the clinic."""
        return self.booking.clinic_parameter or "clinic"

    @property
    def by_value(self) -> dict[str, Clinic]:
        """The clinics by the value with which a link asks for them."""
        return {booking_value(key, clinic): clinic for key, clinic in self.clinics.items()}

    @property
    def home(self) -> str:
        """The path at which bookings are taken."""
        return urlsplit(self.booking.url).path or "/"


def answer(asked: Asked, config: StubConfig) -> Answer:
    """Answer one request."""
    if asked.method not in ("GET", "HEAD"):
        return Answer(HTTPStatus.METHOD_NOT_ALLOWED)
    sent_on = _sent_on(asked, config)
    if sent_on:
        return Answer(HTTPStatus.FOUND, headers={"Location": sent_on})
    if config.scenario is Scenario.SOFT_NOT_FOUND:
        return _page(config, "message", "Page not found", text="This booking page no longer exists.")
    value = asked.query.get(config.parameter)
    unknown = value is not None and value not in config.by_value
    if config.scenario is Scenario.NOT_FOUND or asked.path != config.home or unknown:
        text = "There is no such page here. Please check the address."
        return _page(config, "message", "Page not found", text=text, status=HTTPStatus.NOT_FOUND)
    return _front(asked, config)


def _front(asked: Asked, config: StubConfig) -> Answer:
    """Answer at the path where bookings are taken."""
    match config.scenario:
        case Scenario.LOGIN_WALL:
            return _page(config, "login", "Please sign in to continue")
        case Scenario.UNLABELLED:
            return _page(config, "unlabelled", "Book an appointment")
        case Scenario.FRAME | Scenario.EMPTY_FRAME if not asked.in_frame:
            return _page(config, "frame", "Book an appointment", frame=_link(config, asked.query))
        case Scenario.EMPTY_FRAME:
            return Answer(HTTPStatus.OK, "<!doctype html><title>Booking</title>", {"X-Frame-Options": "DENY"})
        case _ if config.by_value and config.parameter not in asked.query:
            choices = [
                Choice(clinic.name, _link(config, asked.query, **{config.parameter: value}), value)
                for value, clinic in config.by_value.items()
            ]
            return _page(config, "clinic", "Choose a clinic", choices=choices)
        case _:
            return _steps(asked, config, config.by_value.get(asked.query.get(config.parameter, "")))


def _sent_on(asked: Asked, config: StubConfig) -> str:
    """Give the address to which a request is sent on, or nothing."""
    via = int(asked.query.get("via", "0"))
    onward = f"{config.home}?{urlencode({**asked.query, 'via': via + 1})}"
    if asked.scheme == "http":
        return f"https://{asked.host}{onward}"
    match config.scenario:
        case Scenario.TOO_MANY_REDIRECTS if via < HOPS and "day" not in asked.query:
            return onward
        case Scenario.INSECURE_HOP if not via:
            return f"http://{asked.host}{onward}"
        case Scenario.UNEXPECTED_HOST if asked.host != ELSEWHERE:
            return f"https://{ELSEWHERE}{onward}"
        case _:
            return ""


def _steps(asked: Asked, config: StubConfig, clinic: Clinic | None) -> Answer:
    """Answer within one clinic: choose a day, choose a time, give your details."""
    if config.scenario is Scenario.WRONG_CLINIC:
        clinic = next((other for other in config.clinics.values() if other != clinic), Clinic("Another Clinic", "", ""))
    if config.scenario is Scenario.NO_SLOT:
        text = "No appointments available. Please telephone the clinic instead."
        return _page(config, "message", "Choose a day", clinic=clinic, text=text)
    day = asked.query.get("day", "")
    if not day:
        choices = [
            Choice(f"{day:%A} {day.day} {day:%B}", _link(config, asked.query, day=day.isoformat()), day.isoformat())
            for day in working_days(config.today)
        ]
        return _page(config, "day", "Choose a day", clinic=clinic, choices=choices)
    if "time" not in asked.query:
        choices = [Choice(_spoken(time), _link(config, asked.query, time=time), time) for time in TIMES]
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
) -> Answer:
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
    return Answer(status, html)


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
