"""Holding the telephone numbers and postal addresses in data to those that the page and the site show."""

import re
from collections.abc import Iterator
from functools import lru_cache

from audits.lib.phones import subscriber_of
from audits.rules.outcomes import Problem, Result
from audits.rules.site_index import SiteIndex
from audits.rules.structured_data._nodes import Node, nodes_of
from audits.rules.structured_data._said import Said, bare
from audits.standards import schema_org

BEARERS = ("Organization", "Place", "ContactPoint")
EXTENSION = re.compile(r"(?:;|,|#|\bext|\bx).*", re.IGNORECASE | re.DOTALL)
RUN = re.compile(r"\d(?:[\s().\-–/]{0,3}\d)+")
TAIL, SHORTEST = 9, 5
"""Digits: how many of a number's last ones are compared, and with how few it is none that could be."""

SHORTENED = tuple(
    frozenset(ways.split())
    for ways in (
        "street st saint straße strasse straat str", "road rd", "avenue ave av", "lane ln", "drive dr", "close cl",
        "court ct", "crescent cres cr", "gardens gdns", "grove gr", "place pl", "square sq", "terrace terr ter",
        "parade pde", "boulevard blvd bd", "highway hwy", "mount mt", "floor fl", "suite ste", "building bldg",
        "house hse", "park pk", "north n", "south s", "east e", "west w", "apartment apt", "centre center ctr",
    )
)  # fmt: skip
"""Words of addresses and how they are shortened; each way stands for the others of its row."""
STREET_AT_END = re.compile(r"(?:straße|strasse|straat|str)$", re.IGNORECASE)
"""In German and Dutch the word for street is part of the name: `Hauptstr.`"""

NEAR = 100
"""Characters around a street or a postcode in which the rest of the address stands."""


def telephone(said: Said) -> Iterator[Problem]:
    """Hold each number to those that can be read or called on the page; one that another page shows is left alone."""
    claimed = [number for node, _ in said.tellings for number in _numbers_of(node, "telephone", "faxNumber")]
    here = _digits_on(said.index)[said.page.path]
    others = {
        number: near
        for number, near in _callable(said)
        if not any(_is_same(number, one) for one in (*claimed, *said.facts.other_numbers))
    }
    for node, place in said.of_type(*BEARERS):
        for number in _numbers_of(node, "telephone"):
            if said.facts.clinics and not _is_a_clinics(number, said):
                continue  # phone-number-sound tells of a number that is no clinic's
            if _is_in(number, here) or any(_is_in(number, digits) for digits in _digits_on(said.index).values()):
                continue
            name = bare(node.text("name") or (node.owner.text("name") if node.owner else ""))
            own = [other for other, near in others.items() if name and name in bare(near)]
            if own or len(others) == 1:
                yield Problem(
                    f"The telephone number is {number}, but the page shows {(own or list(others))[0]}.", place
                )
            elif others or _is_first(said, number):
                yield Problem(
                    f"The telephone number is {number}, which no page shows. A person must say whether it is right.",
                    place,
                    Result.UNSURE,
                )


def postal_address(said: Said) -> Iterator[Problem]:
    """Hold each address to the street and the postcode that stand beside each other on the page."""
    text = " ".join(said.shown.text.split())
    for node, place in said.of_type("PostalAddress"):
        street, postcode = node.text("streetAddress"), node.text("postalCode")
        if not street or not postcode:
            continue
        around_street = _around(text, _loosely(street))
        found = {code for part in around_street for code in re.findall(_shape(postcode), part)}
        if found and not any(bare(postcode) in bare(part) for part in around_street):
            yield Problem(f"The postcode of {street} is {postcode}, but the page shows {min(found)}.", place)
        number, _, rest = street.partition(" ")
        if not re.fullmatch(r"\d+[a-z]?", number, re.IGNORECASE) or not rest or around_street:
            continue
        beside = [
            other
            for part in _around(text, _loosely(postcode))
            for other in re.findall(rf"\b(\d+[a-zA-Z]?),? {_loosely(rest)}", part, re.IGNORECASE)
        ]
        if beside:
            yield Problem(f"The street address is {street}, but the page shows {beside[0]} {rest}.", place)


def _numbers_of(node: Node, *names: str) -> list[str]:
    """Give the numbers that can be compared: not those written in letters, nor those of too few digits."""
    written = [value for name in names for value in node.properties.get(name, ()) if isinstance(value, str)]
    plain = [one.removeprefix("tel:") for one in written]
    return [
        one
        for one in plain
        if not re.search(r"[A-Za-z]", EXTENSION.sub("", one)) and len(_digits(EXTENSION.sub("", one))) >= SHORTEST
    ]


def _callable(said: Said) -> Iterator[tuple[str, str]]:
    """Give each number that can be read or called on the page, with the text around it."""
    for number in said.numbers:
        yield number.e164, number.nearby
    read = [number.e164 for number in said.numbers]
    for link in said.links:
        dialled = subscriber_of(link.url) if link.scheme == "tel" else ""
        if len(_digits(dialled)) > TAIL - 1 and not any(_is_same(dialled, one) for one in read):
            yield dialled, link.nearby


def _is_a_clinics(number: str, said: Said) -> bool:
    known = (*(clinic.phone for clinic in said.facts.clinics.values()), *said.facts.other_numbers)
    return any(_is_same(number, one) for one in known)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _is_same(one: str, other: str) -> bool:
    a, b = (_digits(EXTENSION.sub("", number)) for number in (one, other))
    length = min(TAIL, len(a), len(b))
    return length >= SHORTEST and a[-length:] == b[-length:]


def _is_in(number: str, runs: tuple[str, ...]) -> bool:
    tail = _digits(EXTENSION.sub("", number))[-TAIL:]
    return any(
        tail in run or (len(run) > SHORTEST and run.lstrip("0") == tail[-len(run.lstrip("0")) :]) for run in runs
    )


@lru_cache(maxsize=1)
def _digits_on(index: SiteIndex) -> dict[str, tuple[str, ...]]:
    """Give the runs of digits that each page shows or dials."""
    found: dict[str, tuple[str, ...]] = {}
    for path in index.pages:
        text = index.shown[path].text if path in index.shown else ""
        links, numbers = index.links.get(path, ()), index.numbers.get(path, ())
        found[path] = (
            *(_digits(run) for run in RUN.findall(text)),
            *(_digits(subscriber_of(link.url)) for link in links if link.scheme == "tel"),
            *(_digits(number.e164) for number in numbers),
        )
    return found


def _is_first(said: Said, number: str) -> bool:
    """Tell whether no page before this one tells of a number, so that it is told once; not where one is unseen."""
    blocks = said.index.data_blocks
    if any(path not in blocks or path not in said.index.shown for path in said.index.pages):
        return False
    telling = (
        path
        for path in said.index.pages
        for block in blocks[path]
        for node in nodes_of(block)
        if number in _numbers_of(node, "telephone") and any(schema_org.is_a(kind, *BEARERS) for kind in node.types)
    )
    return next(telling, "") == said.page.path


def _loosely(text: str) -> str:
    """Give a pattern for a text with whatever signs and spaces between its words, each in full or shortened."""
    return r"\W{0,3}".join(map(_in_full_or_short, re.findall(r"\w+", text)))


def _in_full_or_short(word: str) -> str:
    alike = next((ways for ways in SHORTENED if word.casefold() in ways), None)
    if alike:
        return f"(?:{'|'.join(sorted(alike, key=len, reverse=True))})"
    stem = STREET_AT_END.sub("", word)
    return re.escape(word) if stem == word else rf"{re.escape(stem)}(?:straße|strasse|straat|str)"


def _shape(code: str) -> str:
    """Give a pattern for postcodes of a country as one of them shows it: letters for letters, digits for digits."""
    signs = {"A": "[A-Z]", "0": r"\d", " ": r"\s?"}
    kinds = ("A" if sign.isalpha() else "0" if sign.isdigit() else sign for sign in code.upper())
    if re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", code.upper()):
        return r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b"
    return rf"\b{''.join(signs.get(kind, re.escape(kind)) for kind in kinds)}\b"


def _around(text: str, pattern: str) -> list[str]:
    found = re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
    return [text[max(0, one.start() - NEAR) : one.end() + NEAR] for one in found]
