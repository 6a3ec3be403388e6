"""What the rules about telephone links ask alike; each fault has one rule that tells of it."""

import re
import unicodedata
from functools import cache
from urllib.parse import unquote

import phonenumbers

from audits.evidence import Link
from audits.lib.phones import VISUAL_SEPARATORS, is_valid, subscriber_of

RUN = r"(?<![^\W_])(?=[OolI]*[0-9])[0-9OolI]+(?![^\W_])"
"""A run of digits that is no part of a word; the letters are those that pass for 0 and 1."""

LOOKS_LIKE_A_NUMBER = re.compile(rf"[+(]?{RUN}(?:[\s().\-_|·]{{1,4}}{RUN})*")
WITH_SLASHES = re.compile(rf"[+(]?{RUN}(?:[\s().\-_|·/]{{1,4}}{RUN})*")
"""The same where a slash parts the area code from the rest, as is usual in Germany and Austria; else it parts two."""

FEWEST_DIGITS = 7
LENGTHS_APART = 1
"""Digits: what is shown may be taken for a mistyped number if it is longer or shorter by this at most."""


def dialled(link: Link) -> str:
    """Give the number a telephone link dials, without separators."""
    return VISUAL_SEPARATORS.sub("", written(link))


def written(link: Link) -> str:
    """Give the number of a telephone link as written, but for white space."""
    return "".join(subscriber_of(link.href).split())


def parameters_of(link: Link) -> dict[str, str]:
    """Give the parameters of a telephone link, such as `ext`, by their names in lower case (RFC 3966, section 3)."""
    pairs = (one.partition("=") for one in unquote(link.href.partition(":")[2]).split(";")[1:])
    return {name.strip().lower(): value for name, _, value in pairs}


def is_global(link: Link) -> bool:
    """Tell whether a link dials a number with its country code."""
    return link.scheme == "tel" and subscriber_of(link.href).strip().startswith("+")


def shows_number(link: Link) -> bool:
    """Tell whether a number can be read in a telephone link, or heard in its name."""
    return link.scheme == "tel" and any(numbers_in(text) for text in (link.text, link.name))


def numbers_in(text: str) -> list[str]:
    """Give what looks like telephone numbers in a text, as people would read it: seven digits or more each."""
    found = [match[0].strip() for match in LOOKS_LIKE_A_NUMBER.finditer(_as_read(text))]
    return [one for one in found if len(re.sub(r"[^0-9OolI]", "", one)) >= FEWEST_DIGITS]


def _as_read(text: str) -> str:
    """Write a text plainly: no invisible signs, every dash a hyphen, every digit of any script an ASCII one."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(_plain_sign(sign) for sign in plain)


@cache
def _plain_sign(sign: str) -> str:
    match unicodedata.category(sign):
        case "Cf":
            return ""
        case "Pd" | "Sm" if sign not in "+|":
            return "-"
        case "Nd":
            return str(unicodedata.digit(sign))
        case _:
            return sign


def texts_that_differ(link: Link) -> dict[str, str]:
    """Give the texts of a link (what is read, what is heard) that show another number than the one dialled, and it.

    What cannot be meant for that number (a date, an opening time, a range of years) is passed over: it has to be a
    valid number itself, or nearly as long as the one dialled where that is not shown.
    """
    number = dialled(link)
    accepted, region = forms_of(number), _region(number)
    found: dict[str, str] = {}
    for text in dict.fromkeys((link.text, link.name)):
        read = _as_read(text)
        rest = WITH_SLASHES.sub(lambda run: " " if _shows(run[0], accepted) else run[0], read)
        shown = [one for one in numbers_in(rest) if not re.search(r"[A-Za-z]", one)]
        others = [one for one in shown if not _shows(one, accepted)]
        is_shown = rest != read or len(others) < len(shown)
        for one in others:
            if _is_number(one, region) or (not is_shown and _is_a_slip_away(one, accepted)):
                found.setdefault(text, one)
    return found


def texts_with_letters(link: Link) -> list[str]:
    """Give the texts of a link in which a letter stands among the digits of its number."""
    texts = dict.fromkeys((link.text, link.name))
    return [text for text in texts if any(re.search(r"[A-Za-z]", number) for number in numbers_in(text))]


def _region(number: str) -> str | None:
    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return None


def _is_number(text: str, region: str | None) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(text, region))
    except phonenumbers.NumberParseException:
        return False


def _shows(candidate: str, accepted: frozenset[str]) -> bool:
    """Tell whether runs of digits that follow each other make up the number; others may stand beside them."""
    runs = re.findall(r"\d+", candidate)
    spans = ((start, end) for start in range(len(runs)) for end in range(start + 1, len(runs) + 1))
    return any("".join(runs[start:end]) in accepted for start, end in spans)


def _is_a_slip_away(candidate: str, accepted: frozenset[str]) -> bool:
    """Tell whether a number begins like the one dialled and is nearly as long: mistyped, rather than another thing."""
    digits, lengths = re.sub(r"\D", "", candidate), [len(one) for one in accepted]
    begins_alike = any(one.startswith(digits[0]) for one in accepted)
    return begins_alike and min(lengths) - LENGTHS_APART <= len(digits) <= max(lengths) + LENGTHS_APART


def is_sound(link: Link) -> bool:
    """Tell whether a link dials a valid number and its text agrees: whether no other rule has a fault to tell."""
    return is_global(link) and is_valid(dialled(link)) and not texts_that_differ(link) and not texts_with_letters(link)


def forms_of(number: str) -> frozenset[str]:
    """Give the digits in which a number may be shown: whole, national with and without its 0, with (0)."""
    digits = re.sub(r"\D", "", number)
    try:
        parsed = phonenumbers.parse(number, "GB")
    except phonenumbers.NumberParseException:
        return frozenset({digits})
    code, national = str(parsed.country_code), phonenumbers.national_significant_number(parsed)
    shown = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    return frozenset(
        {
            digits,
            national,
            f"0{national}",
            re.sub(r"\D", "", shown),
            *(prefix + national for prefix in (code, f"{code}0", f"00{code}")),
        }
    )
