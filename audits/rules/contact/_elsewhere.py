"""Telephone numbers that stand elsewhere than in links and text: in structured data and in the search index."""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import phonenumbers

from audits.config.facts import Clinic, Facts
from audits.evidence import SEARCH_INDEX, DataBlock, Place
from audits.lib.phones import DRAMA_MOBILE, is_called, is_short_code, is_something_else, shown
from audits.rules.contact._telephone import forms_of, numbers_in
from audits.rules.site_evidence import MissingEvidenceError
from audits.rules.site_index import SiteIndex
from audits.rules.structured_data._nodes import Node, nodes_in

SAME_START = 5
"""Digits that a mistyped number has in common with the right one, from its start."""


LETTERS = str.maketrans("OolI", "0011")
"""The letters that pass for digits."""


class Telephone(NamedTuple):
    """A telephone number in structured data: what is wrong with it, if anything, and whose it is."""

    text: str
    e164: str
    fault: str
    node: Node
    place: Place


def telephones_of(blocks: Iterable[DataBlock], region: str | None) -> Iterator[Telephone]:
    """Give every `telephone` in a page's structured data, but for short codes and what cannot be judged."""
    for block in blocks:
        for node in nodes_in(block.text):
            for value in node.properties.get("telephone", ()):
                text = str(value).strip() if isinstance(value, str | int) else ""
                for e164, fault in _read(text, _country_of(node) or region):
                    yield Telephone(text, e164, fault, node, block.place)


def _read(text: str, region: str | None) -> list[tuple[str, str]]:
    """Read a number as written, or several: each in E.164 form, or with what is wrong with it."""
    bare = re.sub(r"^tel:\s*", "", text, flags=re.IGNORECASE).partition(";")[0]
    if not bare or is_short_code(bare, region) or (region is None and not bare.startswith(("+", "00"))):
        return []
    if any(re.search(r"[A-Za-z]", one) for one in numbers_in(bare)):
        return [("", "which has a letter where a digit belongs")]
    found = [match.number for match in phonenumbers.PhoneNumberMatcher(bare, region)]
    try:
        found = found or [phonenumbers.parse(bare, region)]
    except phonenumbers.NumberParseException:
        return [("", "which is no telephone number")]
    numbers = [phonenumbers.format_number(one, phonenumbers.PhoneNumberFormat.E164) for one in found]
    return [
        (e164, "")
        if phonenumbers.is_valid_number(one) or DRAMA_MOBILE.fullmatch(e164)
        else ("", "which nobody can dial: too short, too long, or not given out")
        for one, e164 in zip(found, numbers, strict=True)
    ]


def _country_of(node: Node) -> str | None:
    """Give the country that a thing's own address names, as its two letters."""
    for address in node.properties.get("address", ()):
        country = address.get("addressCountry") if isinstance(address, dict) else None
        name = country.get("name") if isinstance(country, dict) else country
        if isinstance(name, str) and re.fullmatch(r"[A-Za-z]{2}", name):
            return "GB" if name.upper() == "UK" else name.upper()
    return None


def lettered_in(text: str, region: str | None) -> Iterator[str]:
    """Give the numbers that people are told to call in which a letter stands for a digit that looks like it."""
    for candidate in numbers_in(text):
        before = text.partition(candidate)[0]
        if re.search(r"[A-Za-z]", candidate) and is_called(before) and not is_something_else(before):
            try:
                number = phonenumbers.parse(candidate.translate(LETTERS), region)
            except phonenumbers.NumberParseException:
                continue
            if phonenumbers.is_valid_number(number):
                yield candidate


def mistyped_in(text: str, facts: Facts) -> Iterator[tuple[str, Clinic]]:
    """Give what can only be a clinic's number with a digit too many, too few, or a letter among them."""
    for candidate in numbers_in(text):
        digits = re.sub(r"\D", "", candidate.translate(LETTERS))
        if is_something_else(text.partition(candidate)[0]):
            continue
        for clinic in facts.clinics.values():
            forms = forms_of(clinic.phone)
            has_letter = re.search(r"[A-Za-z]", candidate) is not None
            if (digits in forms and has_letter) or (
                digits not in forms and any(_is_one_off(digits, one) for one in forms)
            ):
                yield candidate, clinic
                break


def why_unknown(text: str, e164: str, facts: Facts) -> str:
    """Say of a number, written as `text`, that it is no clinic's, and whose it may be meant for."""
    meant = clinic_meant_by(e164, facts)
    if meant:
        return f"{text} looks like {meant.name}'s {shown(meant.phone)} with a slip in it."
    known = "; ".join(f"{clinic.name}, {shown(clinic.phone)}" for clinic in facts.clinics.values())
    return f"{text} is none of the clinics' numbers. They are: {known}."


def clinic_meant_by(e164: str, facts: Facts) -> Clinic | None:
    """Give the clinic whose number this is with one digit changed, left out or put in, or with two digits swapped."""
    digits = e164.removeprefix("+")
    rights = ((clinic, clinic.phone.removeprefix("+")) for clinic in facts.clinics.values())
    return next((one for one, right in rights if _is_one_off(digits, right) or _is_one_changed(digits, right)), None)


def _is_one_off(digits: str, right: str) -> bool:
    """Tell whether a number lacks one digit of the right one, or has one more."""
    longer, shorter = sorted((digits, right), key=len, reverse=True)
    return (
        len(longer) == len(shorter) + 1
        and longer[:SAME_START] == shorter[:SAME_START]
        and any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    )


def _is_one_changed(digits: str, right: str) -> bool:
    """Tell whether a number is the right one with one digit changed, or with two that follow each other swapped."""
    if len(digits) != len(right):
        return False
    apart = [at for at, (one, other) in enumerate(zip(digits, right, strict=True)) if one != other]
    is_swapped = len(apart) == len("ab") and digits[apart[0] : apart[1] + 1] == right[apart[0] : apart[1] + 1][::-1]
    return len(apart) == 1 or (is_swapped and apart[1] == apart[0] + 1)


@lru_cache(maxsize=1)
def search_texts(index: SiteIndex) -> Mapping[str, tuple[str, ...]]:
    """Give what the search of MkDocs finds on each page, without its markup; nothing where there is no such index."""
    try:
        text = index.document(SEARCH_INDEX)
        entries: Any = [] if text is None else json.loads(text)["docs"]
        found: dict[str, list[str]] = {}
        for entry in entries:
            path = index.addresses.file_at(str(entry["location"]).partition("#")[0])
            words = html.unescape(re.sub(r"<[^>]*>", " ", f"{entry['title']} {entry['text']}"))
            found.setdefault(path or "", []).append(words)
    except (MissingEvidenceError, ValueError, KeyError, TypeError):  # nobody read it, or it is of another kind
        return {}
    return {path: tuple(texts) for path, texts in found.items()}
