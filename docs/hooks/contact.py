"""The clinic's facts as readers meet them: telephone numbers, booking links, addresses and opening hours."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

Facts: TypeAlias = Mapping[str, Any]


def telephone_faults(clinics: Facts) -> Iterator[str]:
    """Say which clinics' telephone numbers cannot be dialled from anywhere."""
    for name, clinic in clinics.items():
        given = clinic.get("phone")
        if not _is_international(given):
            yield f'the `phone` of clinic `{name}` is {given!r}; write it as "+441632960001", in quotes, without spaces'


def _is_international(given: object) -> bool:
    """Tell whether this is a number in the form of E.164, which links and structured data use as it stands."""
    if not isinstance(given, str):
        return False
    try:
        number = phonenumbers.parse(given)
    except NumberParseException:
        return False
    return phonenumbers.is_possible_number(number) and given == phonenumbers.format_number(
        number, PhoneNumberFormat.E164
    )


def telephone_text(number: str) -> str:
    """Write a number as people in the country read it, such as 01632 960001."""
    return phonenumbers.format_number(phonenumbers.parse(number), PhoneNumberFormat.NATIONAL)


def booking_address(booking: Facts, clinic: Facts | None = None) -> str:
    """Give the booking service's address, asking for a clinic where the service can be asked."""
    parameter = booking.get("clinic_parameter")
    address = str(booking["url"])
    if clinic is None or not parameter:
        return address
    parts = urlsplit(address)
    others = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if key != str(parameter)]
    query = urlencode([*others, (str(parameter), str(clinic["booking_value"]))])
    return urlunsplit(parts._replace(query=query))


def call_link(clinic: Facts, style: str = "button button--call") -> str:
    """Link to a clinic's telephone."""
    text = f"Call {clinic['town']} on {telephone_text(clinic['phone'])}"
    return f'<a class="{style}" href="tel:{clinic["phone"]}">{html.escape(text)}</a>'


def book_link(booking: Facts, clinic: Facts | None = None, style: str = "button button--book") -> str:
    """Link to the booking service."""
    text = "Book a consultation online" if clinic is None else f"Book online at {clinic['town']}"
    address = html.escape(booking_address(booking, clinic))
    return f'<a class="{style}" href="{address}">{html.escape(text)}</a>'


def postal_address(clinic: Facts) -> str:
    """Write a clinic's address on one line, or nothing until the clinic has given it."""
    if not clinic.get("street_address") or not clinic.get("postcode"):
        return ""
    return html.escape(", ".join((clinic["street_address"], clinic["town"], clinic["postcode"])))


def opening_hours_text(clinic: Facts) -> str:
    """Write a clinic's opening hours, or nothing until the clinic has given them."""
    hours = clinic.get("opening_hours") or []
    return html.escape(hours if isinstance(hours, str) else "; ".join(hours))
