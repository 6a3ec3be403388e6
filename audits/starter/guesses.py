"""What the built pages of a site say of it: address, name, country, clinics, telephone numbers, booking."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import phonenumbers
from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser

from audits.static.pages import is_page

PAGES_READ = 500
"""Pages read at most: a starter need not be whole."""

BOOKING_SERVICES = (
    "acuityscheduling.com", "as.me", "bookwhen.com", "calendly.com", "cliniko.com", "fresha.com", "gettimely.com",
    "janeapp.co.uk", "janeapp.com", "nookal.com", "pabau.com", "phorest.com", "setmore.com", "simplybook.it",
    "simplybook.me", "squareup.com", "treatwell.co.uk", "writeupp.com", "zanda.com",
)  # fmt: skip
"""Hosts of services that clinics use for booking."""

BOOKING_WORDS = ("book", "appointment", "booking")

ORGANISATIONS = (
    "organization", "localbusiness", "medicalbusiness", "medicalclinic", "medicalorganization", "physician", "dentist",
    "hospital", "physiotherapy", "healthandbeautybusiness", "store", "place",
)  # fmt: skip
"""Types of schema.org, in small letters, that have a telephone number of their own."""


class FoundClinic(Struct, frozen=True):
    """Somebody with a telephone number, as structured data states it."""

    name: str
    phone: str
    town: str


class Guesses(Struct, frozen=True):
    """What pages say of their site. `numbers` are those that links dial and no clinic has, in E.164 form, or short."""

    pages: int = 0
    url: str = ""
    name: str = ""
    country: str = ""
    clinics: tuple[FoundClinic, ...] = ()
    numbers: tuple[str, ...] = ()
    booking: str = ""
    booking_hosts: tuple[str, ...] = ()


def guess(built: Path) -> Guesses:
    """Read the pages of a built site."""
    pages = [LexborHTMLParser(file.read_bytes()) for file in islice(_pages_below(built), PAGES_READ)]
    blocks = [node for page in pages for node in _data_of(page)]
    country = _country(pages)
    clinics = tuple({clinic.phone: clinic for block in blocks for clinic in _clinics(block, country)}.values())
    dialled = dict.fromkeys(
        number for page in pages for href in _links(page) if (number := _dialled(href, country)) is not None
    )
    url = _url(pages)
    booking = _booking_links(pages, urlsplit(url).hostname or "")
    return Guesses(
        pages=len(pages),
        url=url,
        name=_most(meta for page in pages if (meta := _meta(page, "og:site_name"))),
        country=country,
        clinics=clinics,
        numbers=tuple(number for number in dialled if number not in {clinic.phone for clinic in clinics}),
        booking=booking[0] if booking else "",
        booking_hosts=tuple(dict.fromkeys(urlsplit(one).hostname or "" for one in booking[1:])),
    )


def _pages_below(built: Path) -> Iterator[Path]:
    return (file for file in sorted(built.rglob("*")) if is_page(file.name) and file.is_file())


def _links(page: LexborHTMLParser) -> Iterator[str]:
    yield from (link.attributes.get("href") or "" for link in page.css("a[href]"))


def _meta(page: LexborHTMLParser, name: str) -> str:
    found = page.css_first(f'meta[property="{name}"]')
    return (found.attributes.get("content") or "").strip() if found else ""


def _most(values: Iterable[str]) -> str:
    """Give the value met most often; the first of several."""
    return next((value for value, _ in Counter(values).most_common(1)), "")


def _url(pages: Iterable[LexborHTMLParser]) -> str:
    """Give the part of the canonical addresses that all share, up to a slash."""
    found = [link.attributes.get("href") or "" for page in pages for link in page.css('link[rel="canonical"]')]
    whole = [one for one in found if urlsplit(one).scheme in {"http", "https"}]
    if not whole:
        return ""
    shortest, longest = min(whole), max(whole)
    same = next((at for at, sign in enumerate(shortest) if longest[at : at + 1] != sign), len(shortest))
    start = shortest[:same].rpartition("/")[0]
    return f"{start}/" if urlsplit(start).hostname else ""


def _country(pages: Iterable[LexborHTMLParser]) -> str:
    """Give the country of most numbers that links dial in full, else that of most pages' languages (`en-GB`)."""
    regions = (_region(href) for page in pages for href in _links(page))
    if found := _most(region for region in regions if region):
        return found
    languages = (page.css_first("html") for page in pages)
    regions = ((tag.attributes.get("lang") or "").partition("-")[2].upper() for tag in languages if tag)
    return _most(region for region in regions if region in phonenumbers.SUPPORTED_REGIONS)


def _region(href: str) -> str:
    number = _parsed(href.partition(":")[2], None) if href.lower().startswith("tel:+") else None
    return (phonenumbers.region_code_for_number(number) or "") if number else ""


def _dialled(href: str, country: str) -> str | None:
    if not href.lower().startswith("tel:"):
        return None
    text = unquote(href[len("tel:") :])
    number = _parsed(text, country or None)
    digits = "".join(sign for sign in text if sign.isdigit())
    if number and phonenumbers.is_possible_number(number):
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return digits or None


def _parsed(text: str, country: str | None) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(unquote(text), country)
    except phonenumbers.NumberParseException:
        return None


def _booking_links(pages: Iterable[LexborHTMLParser], own_host: str) -> list[str]:
    """Give addresses of booking services, the one that most links lead to first, without what follows their path."""
    found: Counter[str] = Counter()
    for page in pages:
        for link in page.css("a[href]"):
            parts = urlsplit(link.attributes.get("href") or "")
            host = parts.hostname or ""
            says_so = any(word in link.text().lower() for word in BOOKING_WORDS) and host and host != own_host
            if parts.scheme == "https" and (says_so or any(_is_below(host, one) for one in BOOKING_SERVICES)):
                found[f"https://{parts.netloc}{parts.path or '/'}"] += 1
    return [address for address, _ in found.most_common()]


def _is_below(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")


def _data_of(page: LexborHTMLParser) -> Iterator[Mapping[str, Any]]:
    """Give every node of a page's JSON-LD; a block that cannot be read says nothing."""
    for script in page.css('script[type="application/ld+json"]'):
        try:
            yield from _nodes(json.loads(script.text()))
        except ValueError:
            continue


def _nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one)


def _clinics(node: Mapping[str, Any], country: str) -> Iterator[FoundClinic]:
    types = node.get("@type")
    names = {str(one).lower() for one in (types if isinstance(types, list) else [types])}
    name, phone, address = node.get("name"), node.get("telephone"), node.get("address")
    if names.isdisjoint(ORGANISATIONS) or not isinstance(name, str) or not isinstance(phone, str):
        return
    number = _dialled(f"tel:{phone}", country)
    town = address.get("addressLocality") if isinstance(address, Mapping) else None
    if number:
        yield FoundClinic(name.strip(), number, town if isinstance(town, str) else "")
