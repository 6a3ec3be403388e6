"""The rule `structured-data-values`."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import langcodes

from audits.evidence import DataBlock
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.structured_data._nodes import CLOSE, OPEN, Node, is_schema_org, nodes_of
from audits.rules.structured_data._values import OPENING_HOURS, number_of
from audits.standards import SCHEMA_ORG, schema_org

HEAD = f'{OPEN}{{"@context": "https://schema.org", '
RATING = '"@type": "Rating", "ratingValue"'

DURATION = re.compile(
    r"[+-]?P(?=[\dT])(?:\d+(?:[.,]\d+)?Y)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?W)?(?:\d+(?:[.,]\d+)?D)?"
    r"(?:T(?=\d)(?:\d+(?:[.,]\d+)?H)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?S)?)?"
)
"""A duration as ISO 8601 writes it: https://schema.org/Duration."""
TRUTHS = re.compile(r"(?:(?:https?://)?schema\.org/)?(?:true|false)", re.IGNORECASE)
MAIL = re.compile(r"(?:mailto:)?[^\s@]+@[^\s@]+", re.IGNORECASE)
CURRENCY = re.compile(r"[A-Z]{3}|[A-Z][a-z]+ [A-Z]+|[A-Z]{4,5}")
"""ISO 4217, or the name of a local or a digital currency as https://schema.org/priceCurrency has it: `Ithaca HOUR`."""
DAYS = "Mo, Tu, We, Th, Fr, Sa, Su"
WORST, BEST = 1.0, 5.0
"""Of ratings that do not say what their worst and best are (https://schema.org/Rating)."""


class Format(NamedTuple):
    """How a value is written: what tells that a text is, and what to write where it is not."""

    fits: Callable[[str], bool]
    write: str


def _is_within(limit: float) -> Callable[[str], bool]:
    def fits(text: str) -> bool:
        number = number_of(text)
        return number is not None and abs(number) <= limit

    return fits


def _is_number(text: str) -> bool:
    return number_of(text) is not None


def _is_count(text: str) -> bool:
    number = number_of(text)
    return number is not None and number >= 0 and number == int(number)


NUMBER = Format(_is_number, "write the number alone, with a point and without a sign or a unit, such as 45.00")
PRICE = Format(
    lambda text: (number_of(text) or 0) >= 0 and _is_number(text),
    "write the number alone, such as 45.00 or 0, and the currency in “priceCurrency”",
)
PRICES = ("price", "lowPrice", "highPrice", "minPrice", "maxPrice")
NAMED: Mapping[str, Format] = {
    "latitude": Format(_is_within(90), "write degrees as a number from -90 to 90, such as 50.85"),
    "longitude": Format(_is_within(180), "write degrees as a number from -180 to 180, such as -1.79"),
    **dict.fromkeys(PRICES, PRICE),
    "priceCurrency": Format(
        lambda text: bool(CURRENCY.fullmatch(text)), "write the three letters of ISO 4217, such as GBP"
    ),
    "openingHours": Format(
        lambda text: bool(OPENING_HOURS.fullmatch(text)),
        f"write days as {DAYS}, and hours as in Mo-Fr 09:00-17:00",
    ),
    "inLanguage": Format(
        lambda text: "_" not in text and langcodes.tag_is_valid(text), "write a language tag (BCP 47), such as en-GB"
    ),
    "email": Format(lambda text: bool(MAIL.fullmatch(text)), "write one address, such as name@clinic.example"),
}
"""By property, where its definition at schema.org says more than its range."""

OF_RANGES: Mapping[str, Format] = {
    "Integer": Format(_is_count, "write a whole number alone, such as 12"),
    "Number": NUMBER,
    "Boolean": Format(lambda text: bool(TRUTHS.fullmatch(text)), "write true or false"),
    "Duration": Format(lambda text: bool(DURATION.fullmatch(text)), "write it as ISO 8601 does: PT10M, PT1H30M"),
}
"""By what a property may hold, where that is no text."""


@rule("structured-data-values", SCHEMA_ORG, where=is_schema_org)
@good(
    f'{HEAD}"@type": "Place", "geo": {{"@type": "GeoCoordinates", "latitude": "50.85", "longitude": -1.79}}, '
    f'"openingHours": ["Mo-Fr 09:00-17:00", "Sa,Su 10:00-12:00"], "publicAccess": "True"}}{CLOSE}'
)
@good(f'{HEAD}"@type": "Offer", "price": "0", "priceCurrency": "GBP"}}{CLOSE}')
@good(f'{HEAD}"@type": "VideoObject", "duration": "PT1M33S", "inLanguage": "en-GB", "isFamilyFriendly": true}}{CLOSE}')
@good(f'{HEAD}{RATING}: "9,2", "bestRating": 10}}{CLOSE}')
@good(f'{HEAD}{RATING}: "4.5/5"}}{CLOSE}')
@good(f'{HEAD}"@type": "Person", "height": "1.80 m", "email": "mailto:ann@clinic.example"}}{CLOSE}')
@bad(f'{HEAD}"@type": "GeoCoordinates", "latitude": "north"}}{CLOSE}', says="50.85")
@bad(f'{HEAD}"@type": "GeoCoordinates", "latitude": 508.5}}{CLOSE}', says="508.5")
@bad(f'{HEAD}"@type": "Offer", "price": "£0"}}{CLOSE}', says="priceCurrency")
@bad(f'{HEAD}"@type": "Offer", "price": 45, "priceCurrency": "£"}}{CLOSE}', says="GBP")
@bad(f'{HEAD}"@type": "VideoObject", "duration": "10 min"}}{CLOSE}', says="PT10M")
@bad(f'{HEAD}"@type": "MedicalClinic", "openingHours": "Mon-Fri 9-5"}}{CLOSE}', says="Mo-Fr 09:00-17:00")
@bad(f'{HEAD}"@type": "Article", "wordCount": "about 900"}}{CLOSE}', says="whole number")
@bad(f'{HEAD}"@type": "Place", "publicAccess": "yes"}}{CLOSE}', says="true or false")
@bad(f'{HEAD}"@type": "Article", "inLanguage": "English"}}{CLOSE}', says="en-GB")
@bad(f'{HEAD}"@type": "Person", "email": "ann(at)clinic.example"}}{CLOSE}', says="ann(at)")
@bad(f"{HEAD}{RATING}: 9}}{CLOSE}", says="bestRating")
@bad(f'{HEAD}{RATING}: 0, "bestRating": "10"}}{CLOSE}', says="worstRating")
@bad(f'{HEAD}{RATING}: "good"}}{CLOSE}', says="good")
@bad(
    '<div itemscope itemtype="https://schema.org/Offer">From <b itemprop="price">£45</b></div>',
    says="“£45”",
)
def structured_data_values(block: DataBlock) -> Iterator[Problem]:
    """Structured data holds values that machines can read

    Write each value as the message says: numbers without units, `PT10M` for ten minutes, `Mo-Fr 09:00-17:00` for
    opening hours. A value of another form is lost, and with it often the thing it belongs to.
    """
    for node in nodes_of(block):
        for name, values in node.properties.items():
            form = _format_of(name)
            texts = [text for one in values if form and (text := _plain(one)) is not None and not form.fits(text)]
            yield from (Problem(f"“{name}” is “{text}”: {form.write}.") for text in texts if form)
        yield from _rating(node)


def _format_of(name: str) -> Format | None:
    if name in NAMED:
        return NAMED[name]
    ranges = schema_org.ranges(name)
    if "Text" in ranges:
        return None
    return next((form for kind, form in OF_RANGES.items() if kind in ranges), None)


def _plain(value: object) -> str | None:
    """Give a value as text; None for what is no plain value. JSON's own `true` and `false` are of the right form."""
    if isinstance(value, str):
        return value.strip() or None
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _rating(node: Node) -> Iterator[Problem]:
    """Hold a rating to its worst and best. `4/5` and `80 %` say what is best themselves."""
    for text in filter(None, map(_plain, node.properties.get("ratingValue", ()))):
        if "/" in text or "%" in text:
            continue
        value = number_of(text.replace(",", "."))
        if value is None:
            yield Problem(f"“ratingValue” is “{text}”: {NUMBER.write}.")
            continue
        worst, best = (_limit(node, name, usual) for name, usual in (("worstRating", WORST), ("bestRating", BEST)))
        if best is not None and value > best:
            yield Problem(f"“ratingValue” is {text}, over the best, {best:g}: say in “bestRating” what is best.")
        elif worst is not None and value < worst:
            yield Problem(
                f"“ratingValue” is {text}, less than the worst, {worst:g}: say in “worstRating” what is worst."
            )


def _limit(node: Node, name: str, usual: float) -> float | None:
    """Give the worst or best that a rating states, else the usual one; None where what it states is no number."""
    stated = next(filter(None, map(_plain, node.properties.get(name, ()))), None)
    return usual if stated is None else number_of(stated)
