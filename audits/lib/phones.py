"""Telephone numbers as Google's phonenumbers knows them, with the questions that several packages ask."""

import re
from urllib.parse import unquote

import phonenumbers

LONGEST_SHORT_CODE = 6
"""Digits: no country has longer codes such as 999, 111 or 116 123."""

HARMONISED = re.compile(r"116(?:000|006|111|117|123)")
HARMONISED_IN = frozenset(
    {
        "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU",
        "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
    }
)  # fmt: skip
"""Numbers for services of social value, the same across Europe (Decision 2007/116/EC), such as 116 123 for emotional
support, and the regions that keep them."""

HELPLINES = {
    "AR": {"135"},  # https://www.asistenciaalsuicida.org.ar
    "BR": {"188"},  # https://cvv.org.br
    "GR": {"1018", "10306"},  # https://suicide-help.gr, https://10306.gr
    "IN": {"14416"},  # https://telemanas.mohfw.gov.in
    "JP": {"171", "188"},  # https://www.ntt-east.co.jp/saigai/voice171, https://www.caa.go.jp
    "KR": {"109"},  # https://www.mohw.go.kr
    "MT": {"179"},  # https://fsws.gov.mt
    "NL": {"113"},  # https://www.113.nl
    "NZ": {"105"},  # https://www.105.police.govt.nz
    "PH": {"1553"},  # https://ncmh.gov.ph
    "TW": {"1925"},  # https://www.mohw.gov.tw
    "UA": {"7333"},  # https://lifelineukraine.com
}
"""By region: helplines that phonenumbers does not count among its short codes, each with who answers it."""

RELAYED = re.compile(r"1800[12](\d+)")
"""Relay UK: 18001 or 18002 before a number adds text to the call (https://www.relayuk.bt.com)."""

DRAMA_MOBILE = re.compile(r"\+447700900\d{3}")
"""Mobile numbers Ofcom keeps for drama, which phonenumbers takes for not given out
(https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama)."""

VISUAL_SEPARATORS = re.compile(r"[-.()]")
"""What RFC 3966, section 3, lets stand between digits. White space is not among it."""

FAX = re.compile(
    r"\b((?:tele)?fax(?:nummer|-nr)?|facsimile|f|t[ée]l[ée]copi(?:e|eur)|faks(?:i|u)?|ffacs)\b[^a-z]*$",
    re.IGNORECASE,
)
OTHER = re.compile(
    r"\b(order|ref(erence)?|no|number|pmid|isbn|doi|batch|account|registered|registration|charity|company|vat|nhs|ukprn|urn|id"
    r"|iban|bic|konto(?:nr|nummer)?|hr[ab]|steuer(?:nr|nummer)|ust-?id(?:nr)?|kvk|btw|siret|siren|rcs|rpps|adeli|finess|nip|regon"
    r"|krs|pesel|pwz|abn|acn|isrctn|nct)"
    r"\b[^0-9]{0,15}$",
    re.IGNORECASE,
)
"""What goes before numbers that are not called, in the languages of this project's readers and their neighbours."""
CALLED = re.compile(r"\b(tel(ephone)?|phone|call|ring|mobile|text)\b", re.IGNORECASE)
ADDRESS = re.compile(r"\w@\w|://|\bwww\.|\w\.[a-z]{2,}/", re.IGNORECASE)
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
    if country is None or (country in HARMONISED_IN and HARMONISED.fullmatch(number)):
        return True
    if number in HELPLINES.get(country, ()):
        return True
    parsed = _parsed(number, country)
    return parsed is not None and phonenumbers.is_valid_short_number_for_region(parsed, country)


def is_national_only(number: str, country: str | None) -> bool:
    """Tell whether a number can be dialled in its country alone.

    Such are short codes, what stands behind a relay service's prefix, and numbers that their country does not let in
    from abroad, such as Australia's 13 11 14.
    """
    if is_short_code(number, country):
        return True
    relayed = RELAYED.fullmatch(number)
    if relayed and country in {None, "GB"}:
        parsed = _parsed(relayed[1], "GB")
        return is_short_code(relayed[1], "GB") or (parsed is not None and phonenumbers.is_valid_number(parsed))
    parsed = _parsed(number, country) if country else None
    return (
        parsed is not None
        and phonenumbers.is_valid_number(parsed)
        and not phonenumbers.can_be_internationally_dialled(parsed)
    )


def is_emergency_number(number: str) -> bool:
    """Tell whether some country's emergency services answer a number: 911, 112."""
    return any(phonenumbers.is_emergency_number(number, region) for region in phonenumbers.SUPPORTED_SHORT_REGIONS)


def _parsed(number: str, region: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:  # a single digit, for one
        return None


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


def is_in_address(text: str, start: int, end: int) -> bool:
    """Tell whether digits of a text are part of a web or e-mail address: nobody dials those."""
    before, after = text[:start].split(), text[end:].split()
    head = "" if text[:start][-1:].isspace() or not before else before[-1]
    tail = "" if text[end : end + 1].isspace() or not after else after[0]
    return ADDRESS.search(f"{head}{text[start:end]}{tail}") is not None


def is_called(before: str) -> bool:
    """Tell by the words before a number that somebody is meant to call it."""
    return CALLED.search(before[-NEAR:]) is not None


def is_something_else(before: str) -> bool:
    """Tell by the words before a number that nobody is meant to call it: a fax, an order, a charity's number."""
    before = before[-NEAR:]
    since_last_number = re.split(r"\d", before)[-1]
    return bool(FAX.search(before) or OTHER.search(before)) and not CALLED.search(since_last_number)
