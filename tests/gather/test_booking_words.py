"""What the booking visit knows without a browser: clinics in a text, days in a label, the server's answers."""

import re
from datetime import date

import msgspec
import pytest

from audits.booking.days import day_named, is_near
from audits.booking.follow import alike
from audits.booking.stub_pages import working_days
from audits.booking.visit_request import VisitRequest
from audits.config.booking_providers import ControlPattern, Provider
from audits.config.booking_settings import BookingSettings
from audits.config.clinics import clinic_of, clinics_shown, value_asked
from audits.config.facts import Booking, Clinic, Facts

NORTH = Clinic("North Clinic", "Ringwood", "", "", "north")
SOUTH = Clinic("South Clinic", "Verwood", "")
CLINICS = {"north": NORTH, "south": SOUTH}
BOOKING = Booking("https://book.example/", (), "at")
MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("North Clinic", (NORTH,)),
        ("NORTH\n clinic", (NORTH,)),
        ("Appointments in Verwood", (SOUTH,)),
        ("Ringwood and Verwood Osteopathy: South Clinic", (SOUTH,)),
        ("Ringwood and Verwood Osteopathy", (NORTH, SOUTH)),
        ("Northern clinic, Verwoodshire", ()),
    ],
)
def test_names_decide_and_towns_count_where_none_is_named(text: str, shown: tuple[Clinic, ...]) -> None:
    assert clinics_shown(text, CLINICS) == shown


def test_a_town_with_two_clinics_names_neither() -> None:
    assert clinics_shown("Ringwood", {"a": NORTH, "b": Clinic("New Clinic", "Ringwood", "")}) == ()


def test_a_link_asks_by_the_stated_value_or_by_the_key() -> None:
    assert [value_asked(f"https://book.example/{query}", BOOKING) for query in ("", "?at=", "?x=1&at=south")] == [
        None,
        None,
        "south",
    ]
    assert value_asked("https://book.example/?at=south", Booking("https://book.example/")) is None
    assert (clinic_of("north", CLINICS), clinic_of("south", CLINICS), clinic_of("", CLINICS)) == (NORTH, SOUTH, None)


@pytest.mark.parametrize(
    ("label", "day"),
    [
        ("Tuesday 24 November", date(2026, 11, 24)),
        ("November 24th", date(2026, 11, 24)),
        ("3rd Jan", date(2027, 1, 3)),
        ("Mon, 4 January 2027", date(2027, 1, 4)),
        ("2026-12-01", date(2026, 12, 1)),
        ("31 February", None),
        ("Tuesday", None),
        ("Decline 10", None),
        ("3 places, Tuesday 24 November", date(2026, 11, 24)),
        ("Sept 30: 2 places", date(2027, 9, 30)),
    ],
)
def test_the_day_in_a_label_is_read_in_the_year_to_come(label: str, day: date | None) -> None:
    assert day_named(label, MONDAY) == day


def test_a_day_is_near_within_the_horizon_and_where_it_cannot_be_read() -> None:
    assert [is_near(label, MONDAY, 28) for label in ("21 December", "22 December", "Tuesday")] == [True, False, True]


def test_texts_are_alike_but_nothing_is_like_no_other() -> None:
    assert alike("Page 7: we have lost this.", "page 8, we have lost this!")
    assert not alike("We have lost this.", "Choose a clinic")
    assert not alike("", "")
    assert not alike("12:30", "13:45")


def test_on_the_site_s_own_host_only_its_path_is_the_booking_service_s() -> None:
    facts = Facts(
        site_url="https://clinic.example/", booking=Booking("https://clinic.example/book/", ("book.example",))
    )
    urls = ["/book/", "/book/?at=north", "/privacy/"]
    assert [facts.leads_to_booking(f"https://clinic.example{url}") for url in urls] == [True, True, False]
    assert facts.leads_to_booking("https://book.example/any")
    assert not Facts(site_url="https://clinic.example/").leads_to_booking("https://clinic.example/book/")


def test_working_days_leave_out_the_weekend_and_today() -> None:
    assert [day.day for day in working_days(MONDAY)] == [24, 25, 26, 27, 30]


def test_the_first_provider_that_serves_the_host_is_used() -> None:
    settings = BookingSettings(providers=(Provider("cliniko", ("*.cliniko.com",)), Provider("rest")))

    def name(url: str, rules: BookingSettings = settings) -> str:
        return VisitRequest(url, BOOKING, CLINICS, rules).provider.name

    assert name("https://x.uk1.cliniko.com/bookings") == "cliniko"
    assert name("https://book.example/") == "rest"
    assert name("https://book.example/", BookingSettings(providers=())) == "any"


@pytest.mark.parametrize(
    ("provider", "words"),
    [
        ({"name": "x", "day": {"role": "button|knob", "name": "a"}}, "no control has the role `knob`"),
        ({"name": "x", "time": {"role": "button", "name": "(("}}, "`((` is no regular expression"),
        ({"name": "x", "login": "["}, "`[` is no regular expression"),
    ],
)
def test_a_provider_that_could_find_nothing_is_refused(provider: dict[str, object], words: str) -> None:
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.convert({"providers": [provider]}, BookingSettings)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("control", "found", "passed_over"),
    [
        (
            Provider("any").day,
            ("Tuesday 24 November", "24th Nov", "November 24, 2026", "Sat"),
            ("Satisfaction", "Sunbury Clinic", "Wednesbury", "24", "Maybe 3"),
        ),
        (
            Provider("any").time,
            ("9:30am", "09.30", "9 am", "2pm", "14:30", "Midday"),
            ("£45.00", "30 min", "1.5 hours", "Team 5", "19:75"),
        ),
        (
            Provider("any").onward,
            ("Next", "Continue", "Initial consultation, 45 minutes", "Any practitioner"),
            ("Continue with Google", "Read the next guide", "Book this appointment"),
        ),
    ],
)
def test_the_usual_patterns_find_what_they_mean(
    control: ControlPattern, found: tuple[str, ...], passed_over: tuple[str, ...]
) -> None:
    def hits(names: tuple[str, ...]) -> list[str]:
        return [name for name in names if re.search(control.name, name, re.IGNORECASE)]

    assert hits(found) == list(found)
    assert hits(passed_over) == []
