"""What the booking server is told and asked: its scenario, its clinics, a request, and the response to one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import urlsplit

from audits.config.clinics import booking_value
from audits.config.facts import Booking, Clinic


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
class StubRequest:
    """One request. `in_frame` says that an `iframe` asks (the browser's `Sec-Fetch-Dest`)."""

    method: str
    scheme: str
    host: str
    path: str
    query: Mapping[str, str]
    in_frame: bool = False


@dataclass(frozen=True, slots=True)
class StubResponse:
    """One response: its status, HTML and further headers."""

    status: HTTPStatus
    html: str = ""
    headers: Mapping[str, str] | None = None


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
