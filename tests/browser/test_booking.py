"""A real browser follows real links to a real server, in every scenario that the server can play."""

import asyncio
from collections.abc import Mapping
from datetime import date, datetime, timedelta

import pytest
from playwright.async_api import async_playwright

from audits.booking.follow import follow_booking_link
from audits.booking.stub_config import Scenario
from audits.booking.stub_pages import working_days
from audits.booking.stub_server import StubBookingServer
from audits.browser.chromium import find_browser, host_resolver_switch, launch
from audits.config.booking_providers import ControlPattern, Provider
from audits.config.booking_settings import BookingSettings
from audits.config.facts import Booking, Clinic
from audits.evidence import BookingOutcome, BookingVisit

pytestmark = pytest.mark.browser

CLINICS = {
    "manchester": Clinic("Manchester Clinic", "Manchester", "+441614960001", "clinics/manchester.md", "manchester"),
    "leeds": Clinic("Leeds Clinic", "Leeds", "+441134960002", "clinics/leeds.md", "leeds"),
}
BOOKING = Booking("https://booking.clinic.example/", (), "clinic")
ANY, LEEDS = BOOKING.url, f"{BOOKING.url}?clinic=leeds"
SETTINGS = BookingSettings()


def follow(  # noqa: PLR0913  because each test changes one of these
    url: str,
    server: StubBookingServer,
    settings: BookingSettings = SETTINGS,
    *,
    booking: Booking = BOOKING,
    clinics: Mapping[str, Clinic] = CLINICS,
    dead: bool = False,
) -> BookingVisit:
    """Open the server, start a browser that can reach nothing else, and follow one link."""

    async def visit() -> BookingVisit:
        with server:
            switches = [host_resolver_switch(*server.mappings), f"--ignore-certificate-errors-spki-list={server.spki}"]
            async with async_playwright() as playwright:
                browser = await launch(playwright, find_browser(playwright, None), switches)
                try:
                    if dead:
                        await browser.close()
                    return await follow_booking_link(browser, url, booking, clinics, settings, stand_in=True)
                finally:
                    await browser.close()

    visit_made = asyncio.run(visit())
    reading = all(request.split()[0] in ("GET", "HEAD") for request in server.received)
    assert reading, f"something else than reading reached the server: {server.received}"
    assert str(server.port) not in str(visit_made)
    assert url in visit_made.because
    return visit_made


@pytest.mark.parametrize(
    ("scenario", "outcome", "words"),
    [
        (Scenario.WORKS, BookingOutcome.WORKS, "a day and a time at Leeds Clinic, and then asks for their details"),
        (Scenario.NO_SLOT, BookingOutcome.NO_SLOT, "no free appointment in the next 28 days"),
        (Scenario.NOT_FOUND, BookingOutcome.NOT_FOUND, "404"),
        (Scenario.SOFT_NOT_FOUND, BookingOutcome.NOT_FOUND, "nothing here"),
        (Scenario.WRONG_CLINIC, BookingOutcome.WRONG_CLINIC, "lead to Leeds Clinic, but it shows Manchester Clinic"),
        (Scenario.LOGIN_WALL, BookingOutcome.LOGIN_WALL, "sign in"),
        (
            Scenario.TOO_MANY_REDIRECTS,
            BookingOutcome.TOO_MANY_REDIRECTS,
            "sent on more than 3 times before a page stays",
        ),
        (Scenario.INSECURE_HOP, BookingOutcome.INSECURE_HOP, "http://booking.clinic.example/, which is not encrypted"),
        (Scenario.UNEXPECTED_HOST, BookingOutcome.UNEXPECTED_HOST, "ends on elsewhere.example"),
        (Scenario.BAD_CERTIFICATE, BookingOutcome.BAD_CERTIFICATE, "certificate that browsers refuse"),
        (Scenario.EMPTY_FRAME, BookingOutcome.EMPTY_FRAME, "frame that should hold the calendar is empty"),
        (Scenario.FRAME, BookingOutcome.WORKS, "a day and a time at Leeds Clinic"),
        (Scenario.UNREACHABLE, BookingOutcome.UNREACHABLE, "refuses connections"),
        (Scenario.HANGS, BookingOutcome.UNREACHABLE, "does not answer within 3 seconds"),
        (Scenario.SAVES_ON_CHOOSE, BookingOutcome.WORKS, "a day and a time at Leeds Clinic, and then asks"),
        (Scenario.UNLABELLED, BookingOutcome.CANNOT_CHOOSE, "no day to choose can be found"),
    ],
)
def test_each_part_has_its_outcome(scenario: Scenario, outcome: BookingOutcome, words: str) -> None:
    settings = BookingSettings(timeout_ms=3000) if scenario is Scenario.HANGS else SETTINGS
    visit = follow(LEEDS, StubBookingServer(BOOKING, CLINICS, scenario), settings)
    assert (visit.outcome, visit.url, visit.stand_in) == (outcome, LEEDS, True), visit.because
    assert words in visit.because
    assert visit.trail[0] == LEEDS
    assert visit.refused == (("POST /hold",) if scenario is Scenario.SAVES_ON_CHOOSE else ())


def test_every_part_is_played_above() -> None:
    (mark,) = test_each_part_has_its_outcome.pytestmark  # type: ignore[attr-defined]  # because pytest puts it there
    assert {case[0] for case in mark.args[1]} == set(Scenario)


def test_a_link_for_one_clinic_reaches_that_clinic_and_never_the_details_form() -> None:
    server = StubBookingServer(BOOKING, CLINICS)
    assert follow(LEEDS, server).outcome is BookingOutcome.WORKS
    assert all("clinic=leeds" in request for request in server.received)
    assert any("time=" in request for request in server.received)


def test_a_link_for_any_clinic_chooses_the_first() -> None:
    server = StubBookingServer(BOOKING, CLINICS)
    visit = follow(ANY, server)
    assert (visit.outcome, visit.trail) == (BookingOutcome.WORKS, (ANY,))
    assert "at Manchester Clinic" in visit.because


def test_a_clinic_chosen_on_the_page_must_be_the_one_that_follows() -> None:
    assert (
        follow(ANY, StubBookingServer(BOOKING, CLINICS, Scenario.WRONG_CLINIC)).outcome is BookingOutcome.WRONG_CLINIC
    )


def test_a_link_for_a_clinic_the_desk_does_not_know_is_not_found() -> None:
    server = StubBookingServer(BOOKING, {"manchester": CLINICS["manchester"]})
    assert follow(LEEDS, server).outcome is BookingOutcome.NOT_FOUND


def test_a_link_for_a_clinic_that_is_none_of_ours_is_wrong_even_where_the_desk_knows_it() -> None:
    visit = follow(LEEDS, StubBookingServer(BOOKING, CLINICS), clinics={"manchester": CLINICS["manchester"]})
    assert visit.outcome is BookingOutcome.WRONG_CLINIC
    assert "`leeds`, which is none of ours; those we know are: manchester" in visit.because


def test_a_service_without_a_clinic_parameter_or_clinics_works() -> None:
    plain = Booking("https://booking.clinic.example/book")
    server = StubBookingServer(plain, {})
    assert follow(plain.url, server, booking=plain, clinics={}).outcome is BookingOutcome.WORKS


def test_more_redirects_can_be_allowed() -> None:
    settings = BookingSettings(max_redirects=6)
    visit = follow(LEEDS, StubBookingServer(BOOKING, CLINICS, Scenario.TOO_MANY_REDIRECTS), settings)
    assert (visit.outcome, len(visit.trail)) == (BookingOutcome.WORKS, 7)


def test_days_past_the_horizon_are_no_days() -> None:
    far = (datetime.now().astimezone() + timedelta(days=60)).date()
    assert follow(LEEDS, StubBookingServer(BOOKING, CLINICS, today=far)).outcome is BookingOutcome.NO_SLOT


def test_two_visits_give_the_same_evidence() -> None:
    first, second = (follow(LEEDS, StubBookingServer(BOOKING, CLINICS, Scenario.SAVES_ON_CHOOSE)) for _ in range(2))
    assert first == second


def test_what_is_no_address_cannot_be_reached() -> None:
    assert follow("https://[", StubBookingServer(BOOKING, CLINICS)).outcome in (
        BookingOutcome.UNREACHABLE,
        BookingOutcome.UNEXPECTED_HOST,
    )


def test_a_browser_that_has_died_is_no_crash_of_ours() -> None:
    assert follow(LEEDS, StubBookingServer(BOOKING, CLINICS), dead=True).outcome is BookingOutcome.UNREACHABLE


# Services that speak otherwise: each is a page of its own for the server.

HEAD = '<!doctype html><html lang="en-GB"><title>{{ about }}</title><h1>{{ about }}</h1>'

LISTS_AND_BUTTONS = (
    HEAD
    + """
{% if step == "clinic" %}<form><label>Ort <select name="clinic"><option value="">Bitte wählen</option>
  {% for choice in choices %}<option value="{{ choice.value }}">Praxis {{ choice.label }}</option>{% endfor %}
  </select></label><button>Weiter</button></form>
{% elif step == "day" %}<form>{% for choice in choices %}
  <label><input type="radio" name="day" value="{{ choice.value }}">
  {{ choice.value[8:] }}.{{ choice.value[5:7] }}.</label>
  {% endfor %}<input type="hidden" name="clinic" value="{{ "leeds" if "Leeds" in about else "manchester" }}">
  <button>Weiter</button></form>
{% elif step == "time" %}{% for choice in choices %}<button onclick="location = '{{ choice.href }}'">
  {{ choice.value[:2] }} Uhr {{ choice.value[3:] }}</button>{% endfor %}
{% else %}<p>Ihre Angaben</p><input aria-label="Nachname">{% endif %}"""
)

GERMAN = Provider(
    "german",
    hosts=("*.clinic.example",),
    day=ControlPattern("radio", r"^\d\d\.\d\d\.$"),
    time=ControlPattern("button", r"^\d\d Uhr"),
    onward=ControlPattern("button", "^weiter$"),
    details="ihre angaben",
)


@pytest.mark.parametrize("url", [ANY, LEEDS])
def test_another_vocabulary_is_data(url: str) -> None:
    server = StubBookingServer(BOOKING, CLINICS, template=LISTS_AND_BUTTONS)
    settings = BookingSettings(providers=(Provider("other", ("other.example",)), GERMAN))
    visit = follow(url, server, settings)
    assert visit.outcome is BookingOutcome.WORKS, visit.because
    assert "then asks for their details" in visit.because


def test_the_usual_vocabulary_does_not_know_that_service() -> None:
    first_of_december_is_no_time = date(2026, 11, 24)  # German writes that day as 01.12., and it is among those offered
    server = StubBookingServer(BOOKING, CLINICS, template=LISTS_AND_BUTTONS, today=first_of_december_is_no_time)
    assert follow(LEEDS, server, SETTINGS).outcome is BookingOutcome.CANNOT_CHOOSE


LINKS = """<ul>{% for choice in choices %}<li><a href="{{ choice.href }}">{{ choice.label }}</a>{% endfor %}</ul>"""

FIRST = working_days(datetime.now().astimezone().date())[0].isoformat()

SPEAKS: dict[str, tuple[str, BookingOutcome, str, tuple[str, ...]]] = {
    "the first day has no time left": (
        HEAD + "{% if step == 'time' and choices[0].href.split('day=')[1][:10] == '" + FIRST + "' %}<p>None left"
        "{% else %}" + LINKS + "{% endif %}",
        BookingOutcome.WORKS,
        "a day and a time",
        (),
    ),
    "all days are full": (
        HEAD + "{% for choice in choices %}<button disabled>{{ choice.label }}</button>{% endfor %}",
        BookingOutcome.NO_SLOT,
        "no free appointment",
        (),
    ),
    "no day has a time": (
        HEAD + "{% if step == 'day' %}" + LINKS + "{% else %}<p>Fully booked{% endif %}",
        BookingOutcome.NO_SLOT,
        "no free appointment",
        (),
    ),
    "days are chosen by posting": (
        HEAD + "<form method='post'>{% for choice in choices %}<button>{{ choice.label }}</button>{% endfor %}</form>",
        BookingOutcome.CANNOT_CHOOSE,
        "what the gate did not let out: POST /",
        ("POST /",),
    ),
    "times are chosen by posting": (
        HEAD
        + "{% if step == 'time' %}<form method='post'><button>9:30am</button></form>{% else %}"
        + LINKS
        + "{% endif %}",
        BookingOutcome.WORKS,
        "a day and a time at Leeds Clinic.",
        ("POST /",),
    ),
    "beacons and sockets are sent": (
        HEAD
        + "<script>navigator.sendBeacon('/beacon', 'x'); new WebSocket('wss://' + location.host + '/live')</script>"
        "<script>fetch('/hold', {method: 'DELETE', keepalive: true}).catch(() => {})</script>" + LINKS,
        BookingOutcome.WORKS,
        "a day and a time",
        ("DELETE /hold", "POST /beacon", "WEBSOCKET /live"),
    ),
    "nobody says which clinic it is": (
        "<!doctype html><title>Book</title>" + LINKS,
        BookingOutcome.WRONG_CLINIC,
        "nothing says which clinic is booked",
        (),
    ),
    "the clinic changes at the end": (
        "<!doctype html><title>Book</title>{% if step == 'details' %}<p>Manchester Clinic{% else %}<p>Leeds Clinic"
        + LINKS
        + "{% endif %}",
        BookingOutcome.WRONG_CLINIC,
        "once a time is chosen it shows Manchester Clinic",
        (),
    ),
    "every address shows the same": (
        "<!doctype html><title>Osteopathy</title><p>Welcome. We look after backs and necks.",
        BookingOutcome.NOT_FOUND,
        "for any address that does not exist",
        (),
    ),
    "a login is offered beside the days": (
        HEAD
        + "<form><label>Password <input type='password'></label><button>Sign in to continue</button></form>"
        + LINKS,
        BookingOutcome.WORKS,
        "a day and a time",
        (),
    ),
    "an address must be typed first": (
        HEAD + "<p>Please sign in<form><input type='email' name='email'><button>Continue</button></form>",
        BookingOutcome.LOGIN_WALL,
        "sign in",
        (),
    ),
    "the days are covered": (
        HEAD + LINKS + "<div style='position: fixed; inset: 0; background: white'>Cookies!</div>",
        BookingOutcome.CANNOT_CHOOSE,
        "something lies over",
        (),
    ),
    "the days never come to rest": (
        HEAD + LINKS + "<script>const list = document.querySelector('ul'); let at = 0; const move = () => {"
        " list.style.marginLeft = `${(at = (at + 7) % 300)}px`; requestAnimationFrame(move) }; move()</script>",
        BookingOutcome.CANNOT_CHOOSE,
        "never becomes one that can be pressed",
        (),
    ),
    "a frame shows nothing": (
        HEAD + "<iframe srcdoc='' title='Calendar'></iframe>",
        BookingOutcome.EMPTY_FRAME,
        "frame",
        (),
    ),
    "days come late": (
        HEAD + "<main></main><template>" + LINKS + "</template><script>setTimeout(() => document.querySelector('main')"
        ".append(document.querySelector('template').content), 900)</script>",
        BookingOutcome.WORKS,
        "a day and a time",
        (),
    ),
    "the page reloads for ever": (
        HEAD + "<script>location.reload()</script>",
        BookingOutcome.TOO_MANY_REDIRECTS,
        "more than 3 times",
        (),
    ),
    "the page moves by itself": (
        HEAD + "<script>setTimeout(() => location = 'http://' + location.host + '/', 300)</script>",
        BookingOutcome.INSECURE_HOP,
        "not encrypted",
        (),
    ),
    "a choice leads to another host": (
        HEAD + "<a href='https://elsewhere.example/'>Tuesday</a>",
        BookingOutcome.UNEXPECTED_HOST,
        "elsewhere.example",
        (),
    ),
}


@pytest.mark.parametrize("service", SPEAKS)
def test_services_of_other_kinds(service: str) -> None:
    template, outcome, words, refused = SPEAKS[service]
    visit = follow(LEEDS, StubBookingServer(BOOKING, CLINICS, template=template), SETTINGS)
    assert visit.outcome is outcome, visit.because
    assert words in visit.because
    assert visit.refused == refused


def test_a_request_can_be_allowed_by_settings() -> None:
    template = HEAD + "<script>fetch('/hold/7', {method: 'POST'}).catch(() => {})</script>" + LINKS
    server = StubBookingServer(BOOKING, CLINICS, template=template)
    settings = BookingSettings(methods_allowed=("POST /hold/*",))
    with pytest.raises(AssertionError, match="reached the server"):
        follow(LEEDS, server, settings)
