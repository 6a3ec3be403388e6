"""What one visit to a booking service is out to do: which link, for which clinic, by whose rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from audits.config.booking_providers import Provider
from audits.config.booking_settings import BookingSettings
from audits.config.clinics import clinic_of, value_asked
from audits.config.facts import Booking, Clinic
from audits.lib.urls import host_of


@dataclass(frozen=True, slots=True)
class VisitRequest:
    """The link to follow, and all that is known before."""

    url: str
    booking: Booking
    clinics: Mapping[str, Clinic]
    settings: BookingSettings

    @property
    def provider(self) -> Provider:
        """The first provider in the settings that serves the link's host, else one with the usual words."""
        host = host_of(self.url)
        fitting = (
            each for each in self.settings.providers if any(fnmatchcase(host, pattern) for pattern in each.hosts)
        )
        return next(fitting, Provider("any"))

    @property
    def value(self) -> str | None:
        """The clinic value the link asks for, if it asks for one."""
        return value_asked(self.url, self.booking)

    @property
    def clinic(self) -> Clinic | None:
        """The clinic the link asks for, if it asks for one of ours."""
        return None if self.value is None else clinic_of(self.value, self.clinics)


def without_query(url: str) -> str:
    """Give an address without its query, which may hold today's date or a number of the visit's own."""
    return url.partition("?")[0].partition("#")[0]
