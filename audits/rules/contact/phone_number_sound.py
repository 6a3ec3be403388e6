"""The rule `phone-number-sound`."""

from collections.abc import Iterator
from typing import NamedTuple

import phonenumbers

from audits.config.facts import Facts
from audits.evidence import DataBlock, Head, Link, PageInfo, PhoneNumber, Picture, Place, Shown
from audits.lib.phones import is_in_address, is_something_else, is_valid, region_of, shown
from audits.rules.contact._elsewhere import lettered_in, mistyped_in, search_texts, telephones_of
from audits.rules.contact._telephone import dialled, numbers_in
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.site_index import SiteIndex
from audits.rules.structured_data._nodes import CLOSE, OPEN
from audits.standards import CAP_CODE, E164

DATA = f'{OPEN}{{"@context": "https://schema.org", "@type": "MedicalClinic", "telephone": "%s"}}{CLOSE}'
DESCRIPTION = '<meta name="description" content="%s">'
INDEX = '{"docs": [{"location": "#call", "title": "Call", "text": "<p>%s</p>"}]}'
LEEDS = '<a href="tel:+441134960002">Leeds, 0113 496 0002</a>'
DESCRIBED = ("description", "og:title", "og:description", "og:image:alt", "twitter:title", "twitter:description")


LEFTWARDS = 'from right to left: write <bdo dir="ltr"> or <span dir="ltr"> around it'

ARABIC = '<html lang="ar" dir="rtl"><p>اتصل بنا على {} لحجز موعد.</p></html>'


class _Text(NamedTuple):
    where: str
    text: str
    place: Place | None = None


@rule("phone-number-sound", E164, CAP_CODE)
@good(DATA % "+44 113 496 0002" + '<img src="data:," alt="Leeds, 0113 496 0002">')
@good(DATA % "0113 496 0002, 0161 496 0001" + DESCRIPTION % "Fax 0113 496 0777, order no. 01134960777")
@good(DATA % "+441134960002;ext=3" + DESCRIPTION % "ISBN 978-0-306-40615-7, NHS number 943 476 5919, 2011-2013")
@good("<p>Ring 0113 496 0002 from 9 to 12, or use form O-0161496: 10l, 20l, 1l</p>" + LEEDS)
@good({"index.html": LEEDS, "search/search_index.json": INDEX % "Leeds, 0113 496 0002, DOI 10.1177/0333102417738202"})
@good(ARABIC.format('<span dir="ltr">+44 113 496 0002</span>'))
@bad(ARABIC.format("+44 113 496 0002"), says="shown backwards")
@bad(ARABIC.format('<a href="tel:+441134960002">+44 113 496 0002</a>'), says="shown backwards")
@bad(DATA % "+44 113 496 00", says="+44 113 496 00")
@bad(DATA % "O113 496 0002", says="letter")
@bad(DATA % "+44 113 496 0777", says="none of the clinics")
@bad("<title>Call 0113 496 0777</title>", says="title")
@bad(DESCRIPTION % "Call 0113 496 0777 to book", says="description")
@bad(DESCRIPTION % "Call 0113 496 000 to book", says="mistyped")
@bad('<img src="data:," alt="Telephone 0113 496 0777">', says="alternative")
@bad({"index.html": LEEDS, "search/search_index.json": INDEX % "Call 0113 496 0777"}, says="search")
@bad("<p>Call us on 0113 496 000.</p>", says="mistyped")
@bad(f"<p>{'Long. ' * 500}</p><p>Call us on 0113 496 000.</p>", says="mistyped")
@bad('<html lang="en-GB"><p>Call the pharmacy on O161 496 OO09.</p></html>', says="letter")
def phone_number_sound(  # noqa: PLR0913, PLR0917  because a number may stand in any of these
    page: PageInfo,
    head: Head,
    shown_text: Shown,
    pictures: tuple[Picture, ...],
    data_blocks: tuple[DataBlock, ...],
    numbers: tuple[PhoneNumber, ...],
    links: tuple[Link, ...],
    index: SiteIndex,
    facts: Facts,
) -> Iterator[Problem]:
    """Telephone numbers that are no links are right as well

    Correct the number in the page's title, description, picture text or structured data, or build the site again where
    the search still finds an old one. Search engines and maps show these numbers in place of the page, and people call
    them. Numbers of others, such as a helpline's, stand under `extra: other_numbers:`.
    """
    region = region_of(facts.country, head.language)
    for telephone in telephones_of(data_blocks, region):
        if fault := telephone.fault or _is_unknown(telephone.e164, facts):
            yield Problem(
                f"The structured data gives the telephone number “{telephone.text}”, {fault}.", telephone.place
            )
    yield from _backwards(numbers)
    seen = {number.e164 for number in numbers}
    linked = [link for link in links if link.scheme == "tel"]
    seen |= {dialled(link) for link in linked}
    told: set[str] = {one for link in linked for text in (link.text, link.name) for one in numbers_in(text)}
    for where, text, place in _texts(head, shown_text, pictures, search_texts(index).get(page.path, ())):
        for number in _numbers_in(text, region):
            if number not in seen and (fault := _is_unknown(number, facts)):
                seen.add(number)
                yield Problem(f"The {where} gives the number {shown(number)}, {fault}.", place)
        for slip in lettered_in(text, region):
            if slip not in told:
                told.add(slip)
                yield Problem(f"The {where} gives the number {slip}, which has a letter where a digit belongs.", place)
        for slip, clinic in mistyped_in(text, facts):
            if slip not in told:
                told.add(slip)
                yield Problem(
                    f"The {where} gives the number {slip}, {clinic.name}'s mistyped: {shown(clinic.phone)}.", place
                )


def _backwards(numbers: tuple[PhoneNumber, ...]) -> Iterator[Problem]:
    for number in numbers:
        if number.is_backwards:
            yield Problem(f"{number.text} is shown backwards among letters that run {LEFTWARDS}.", number.place)


def _texts(head: Head, shown_text: Shown, pictures: tuple[Picture, ...], found: tuple[str, ...]) -> Iterator[_Text]:
    """Give the texts of a page that are not its links, each with what a message calls it."""
    yield from (_Text("title", title) for title in head.titles)
    yield from (_Text("description", text) for key in DESCRIBED for text in head.contents(key))
    yield _Text("text", shown_text.text)
    yield from (_Text("alternative of a picture", one.alt, one.place) for one in pictures if one.alt)
    yield from (_Text("search index", text) for text in found)


def _numbers_in(text: str, region: str | None) -> Iterator[str]:
    for match in phonenumbers.PhoneNumberMatcher(text, region):
        e164 = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
        is_dialled = not is_something_else(text[: match.start]) and not is_in_address(text, match.start, match.end)
        if is_valid(e164) and is_dialled:
            yield e164


def _is_unknown(e164: str, facts: Facts) -> str:
    known = {clinic.phone for clinic in facts.clinics.values()} | set(facts.other_numbers)
    return "which is none of the clinics' numbers" if facts.clinics and e164 not in known else ""
