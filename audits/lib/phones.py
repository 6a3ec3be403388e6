"""Telephone numbers as Google's phonenumbers knows them, with the questions that several packages ask."""

import re
from urllib.parse import unquote

import phonenumbers

LONGEST_SHORT_CODE = 6
"""Digits: no country has longer codes such as 999, 111 or 116 123."""

DRAMA_MOBILE = re.compile(r"\+447700900\d{3}")
"""Mobile numbers Ofcom keeps for drama, which phonenumbers takes for not given out
(https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama)."""

VISUAL_SEPARATORS = re.compile(r"[-.()]")
"""What RFC 3966, section 3, lets stand between digits. White space is not among it."""

FAX = re.compile(r"\b(fax|facsimile|f)\b[^a-z]*$", re.IGNORECASE)
OTHER = re.compile(
    r"\b(order|ref(erence)?|no|number|pmid|isbn|doi|batch|account|registered|registration|charity|company|vat|nhs|ukprn|urn|id)"
    r"\b[^0-9]{0,15}$",
    re.IGNORECASE,
)
CALLED = re.compile(r"\b(tel(ephone)?|phone|call|ring|mobile|text)\b", re.IGNORECASE)
NEAR = 40
"""Characters before a number in which words say what it is."""


def region_of(country: str | None, language: str | None) -> str | None:
    """Give the region whose numbers may be written without a country code: the site's, else the page language's."""
    if country:
        return country.upper()
    subtag = re.fullmatch(r"[A-Za-z]{2,3}-([A-Za-z]{2})", language or "")
    return subtag[1].upper() if subtag else None


def subscriber_of(url: str) -> str:
    """Give the number a `tel:` address dials, percent signs decoded, without parameters such as `;ext=`."""
    return unquote(url.partition(":")[2].partition(";")[0])


def is_short_code(number: str, country: str | None) -> bool:
    """Tell whether a number is a short code such as 999; of the country, where that is known."""
    if not number.isascii() or not number.isdigit() or len(number) > LONGEST_SHORT_CODE:
        return False
    if country is None:
        return True
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:  # a single digit, for one
        return False
    return phonenumbers.is_valid_short_number_for_region(parsed, country)


def shown(e164: str) -> str:
    """Write a number as its own country's readers know it: `+441614960001` as `0161 496 0001`."""
    return phonenumbers.format_number(phonenumbers.parse(e164), phonenumbers.PhoneNumberFormat.NATIONAL)


def is_valid(e164: str) -> bool:
    """Tell whether a number is in strict E.164 form and one that its country gives out.

    phonenumbers alone would forgive a 0 after the country code, or a letter.
    """
    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return False
    if DRAMA_MOBILE.fullmatch(e164):
        return True
    strict = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return strict == e164 and phonenumbers.is_valid_number(number)


def is_called(before: str) -> bool:
    """Tell by the words before a number that somebody is meant to call it."""
    return CALLED.search(before[-NEAR:]) is not None


def is_something_else(before: str) -> bool:
    """Tell by the words before a number that nobody is meant to call it: a fax, an order, a charity's number."""
    before = before[-NEAR:]
    since_last_number = re.split(r"\d", before)[-1]
    return bool(FAX.search(before) or OTHER.search(before)) and not CALLED.search(since_last_number)
