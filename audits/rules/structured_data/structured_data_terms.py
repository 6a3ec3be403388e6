"""The rule `structured-data-terms`."""

import difflib
import re
from collections.abc import Iterable, Iterator
from datetime import date

from audits.evidence import DataBlock
from audits.lib.urls import split
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.structured_data._nodes import CLOSE, OPEN, SCHEMA_ORG_TERM, Node, is_schema_org, nodes_of
from audits.standards import SCHEMA_ORG, schema_org

HEAD = f'{OPEN}{{"@context": "https://schema.org", '
TIME = r"(?:[01]\d|2[0-4])(?::?[0-5]\d(?::?(?:[0-5]\d|60)(?:[.,]\d+)?)?)?(?:Z|[+-]\d\d(?::?[0-5]\d)?)?"
DATE = r"[+-]?(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|(?P<m>\d\d)(?P<d>\d\d)|-?W\d\d(?:-?\d)?|-\d{3})?"
DATE_TIME = re.compile(rf"(?:{DATE})(?:T{TIME})?")
CLOCK = re.compile(rf"T?{TIME}")
DATES = frozenset({"Date", "DateTime", "Time"})
ANNOTATIONS = ("-input", "-output")
STANDS_ANYWHERE = ("PropertyValue", "PropertyValueSpecification", "DefinedTerm", "Role", "StructuredValue")
"""Types that may stand for any value: schema.org describes values, terms and roles with them."""
HOST = re.compile(r"(?:[a-z\d-]+\.)+[a-z]{2,}", re.IGNORECASE)
FILE = re.compile(r"\.(?:html?|php|aspx?|jsp|pdf)$", re.IGNORECASE)
OPEN_LISTS = frozenset({"QualitativeValue", "SizeSpecification", "StatusEnumeration", "PaymentMethod"})
"""Enumerations to which others add values of their own."""


@rule("structured-data-terms", SCHEMA_ORG, where=is_schema_org)
@good(f'{HEAD}"@type": "MedicalClinic", "telephone": "+441614960001", "medicalSpecialty": "Physiotherapy"}}{CLOSE}')
@good(f'{HEAD}"@type": ["Organization", "Place"], "geo": {{"@type": "GeoCoordinates", "latitude": 1}}}}{CLOSE}')
@good(
    f'{HEAD}"@type": "WebSite", "potentialAction": {{"@type": "SearchAction", '
    f'"target": "https://clinic.example/?q={{q}}", "query-input": "required name=q"}}}}{CLOSE}'
)
@good(f'{HEAD}"@type": "Organization", "member": {{"@type": "Role", "member": {{"@type": "Person"}}}}}}{CLOSE}')
@good(f'{HEAD}"@type": "Article", "datePublished": "2026-11-23T10:00:00+0000", "author": "Ann"}}{CLOSE}')
@good(f'{HEAD}"@type": "Offer", "availability": "http://schema.org/InStock", "url": "https://clinic.example/"}}{CLOSE}')
@good(
    f'{OPEN}{{"@context": ["https://schema.org", {{"x": "https://x.example/"}}], "@type": "Thing", '
    f'"x:y": 1, "x": 2}}{CLOSE}'
)
@good(
    '<div itemscope itemtype="https://schema.org/Event"><b itemprop="name">Open day</b> <time itemprop="startDate" '
    'datetime="2026-11-23 10:00">Monday</time> <link itemprop="eventStatus" href="https://schema.org/EventScheduled"></div>'
    '<div itemscope itemtype="http://data-vocabulary.org/Person"><b itemprop="nick">Ann</b></div>'
)
@good(f'{HEAD}"@type": "WebPage", "url": "/guides/", "image": "neck.jpg", "sameAs": ["about.html", "v1.2"]}}{CLOSE}')
@good(
    f'{HEAD}"@type": "Organization", "additionalType": "https://schema.org/MedicalClinic", '
    f'"medicalSpecialty": "Physiotherapy"}}{CLOSE}'
)
@good(
    '<div vocab="https://schema.org/" typeof="MedicalClinic"><b property="name">Clinic</b> <p property="address" '
    'typeof="PostalAddress"><i property="postalCode">BH24 1AA</i></p> <a property="url" href="/">Site</a></div>'
    '<p prefix="s: http://schema.org/" typeof="s:Person foaf:Person"><b property="s:name foaf:nick">Ann</b></p>'
)
@bad('<div vocab="https://schema.org/" typeof="MedicalClinic"><b property="telefone">1</b></div>', says="telephone")
@bad(
    '<div vocab="https://schema.org/" typeof="Event"><time property="startDate" datetime="30/11">Monday</time></div>',
    says="2026-11-23",
)
@bad(f'{HEAD}"@type": "MedicalClinik", "nonsense": "1"}}{CLOSE}', says="Did you mean MedicalClinic?")
@bad(f'{HEAD}"@type": "MedicalClinic", "telefone": "+441614960001"}}{CLOSE}', says="Did you mean telephone?")
@bad(f'{HEAD}"@type": "Person", "openingHours": "Mo 09:00-17:00"}}{CLOSE}', says="not made for Person")
@bad(f'{HEAD}"@type": "Article", "datePublished": "23/11/2026"}}{CLOSE}', says="2026-11-23")
@bad(f'{HEAD}"@type": "Article", "datePublished": "2026-11-31"}}{CLOSE}', says="no date")
@bad(f'{HEAD}"@type": "Article", "author": {{"@type": "Offer"}}}}{CLOSE}', says="Organization or Person")
@bad(f'{HEAD}"@type": "Organization", "sameAs": "www.facebook.com/clinic"}}{CLOSE}', says="https://")
@bad(f'{HEAD}"@type": "MedicalClinic", "medicalSpecialty": "Osteopathic"}}{CLOSE}', says="MedicalSpecialty")
@bad(
    f'{HEAD}"@type": "OpeningHoursSpecification", "dayOfWeek": "https://schema.org/Mondey"}}{CLOSE}',
    says="Did you mean Monday?",
)
@bad(
    '<div itemscope itemtype="https://schema.org/MedicalClinic"><b itemprop="telefone">0161 496 0001</b></div>',
    says="Did you mean telephone?",
)
def structured_data_terms(block: DataBlock) -> Iterator[Problem]:
    """Structured data is written in words that schema.org has

    Look up the type or the property at https://schema.org/ and write it as it stands there: `MedicalClinic`,
    `telephone`. Search engines pass over a word they do not know, and what it was to tell is lost.
    """
    for node in nodes_of(block):
        unknown = [name for name in node.types if not schema_org.is_type(name)]
        for name in unknown:
            hint = _hint(name, schema_org.vocabulary().types)
            yield Problem(f"schema.org has no type “{name}”.{hint}")
        if not unknown:
            for name in node.properties:
                yield from _property(name, node)


def _property(name: str, node: Node) -> Iterator[Problem]:
    if name.endswith(ANNOTATIONS):
        return
    if not schema_org.is_property(name):
        hint = _hint(name, schema_org.vocabulary().properties)
        yield Problem(f"schema.org has no property “{name}”, which stands on the {node.called}.{hint}")
    elif not _belongs(name, node):
        places = _listed(schema_org.domains(name))
        yield Problem(f"“{name}” is not made for {_listed(node.types)}: it belongs on {places}.")
    else:
        for value in node.properties[name]:
            yield from _value(name, value)


def _belongs(name: str, node: Node) -> bool:
    """Tell whether a property may stand on a thing; a role repeats the property it is the value of."""
    if not node.types or node.is_mixed or not schema_org.domains(name):
        return True
    written = (*node.types, *(one for one in node.properties.get("additionalType", ()) if isinstance(one, str)))
    types = [found[1] if (found := SCHEMA_ORG_TERM.fullmatch(one)) else one for one in written]
    return schema_org.is_allowed(name, types) or any(schema_org.is_a(one, "Role") for one in types)


def _value(name: str, value: object) -> Iterator[Problem]:
    ranges = schema_org.ranges(name)
    match value:
        case str():
            yield from _text(name, value.strip(), ranges)
        case {"@type": kind}:
            yield from _kind(name, kind, ranges)
        case _:
            pass


def _text(name: str, text: str, ranges: frozenset[str]) -> Iterator[Problem]:
    if ranges and ranges <= DATES:
        if not _is_date(text, ranges):
            yield Problem(
                f"“{name}” is “{text}”, which is no date or time as machines read it: write 2026-11-23 or 10:30."
            )
    elif ranges == {"URL"}:
        if _lacks_its_scheme(text):
            yield Problem(f"“{name}” is “{text}”: write the whole address, with https:// at its start.")
    elif lists := [one for one in ranges if schema_org.is_enumeration(one)]:
        yield from _member(name, text, lists, is_closed=len(lists) == len(ranges))


def _member(name: str, text: str, lists: list[str], *, is_closed: bool) -> Iterator[Problem]:
    """Look a value up: one written as an address of schema.org always, a plain word where nothing else may stand."""
    found = SCHEMA_ORG_TERM.fullmatch(text)
    members = frozenset[str]().union(*(schema_org.members_of(one) for one in lists))
    if found is None and (not is_closed or ":" in text or not OPEN_LISTS.isdisjoint(lists)):
        return
    word = found[1] if found else text
    if not members or word in members or schema_org.is_a(word, *lists):
        return
    yield Problem(f"“{name}” is “{text}”, which is no {_listed(lists)} of schema.org.{_hint(word, members)}")


def _kind(name: str, kind: object, ranges: frozenset[str]) -> Iterator[Problem]:
    """Hold a thing to the types a property may have. A type that nobody knows is told of where it stands."""
    words = [one for one in (kind if isinstance(kind, list) else [kind]) if isinstance(one, str)]
    types = [found[1] if (found := SCHEMA_ORG_TERM.fullmatch(one)) else one for one in words]
    if not types or not ranges or not all(schema_org.is_type(one) for one in types):
        return
    if not any(schema_org.is_a(one, *ranges, *STANDS_ANYWHERE) for one in types):
        yield Problem(f"“{name}” is a thing of type {_listed(types)}: it may be {_listed(ranges)}.")


def _is_date(text: str, ranges: frozenset[str]) -> bool:
    if "Time" in ranges and CLOCK.fullmatch(text):
        return True
    found = DATE_TIME.fullmatch(text)
    if found is None or ranges == {"Time"}:
        return found is not None
    year, month, day = found["year"], found["month"] or found["m"] or "1", found["day"] or found["d"] or "1"
    try:
        date(int(year) or 4, int(month), int(day))
    except ValueError:
        return False
    return True


def _lacks_its_scheme(text: str) -> bool:
    """Tell an address that begins with its host from one that is to be resolved on its page, as JSON-LD allows."""
    first = text.partition("/")[0]
    parts = split(text)
    if parts is None or parts.scheme or not HOST.fullmatch(first):
        return False
    return first.lower().startswith("www.") or ("/" in text and not FILE.search(first))


def _hint(word: str, known: Iterable[str]) -> str:
    by_small = {one.lower(): one for one in sorted(known)}
    small = word.lower().replace(" ", "")
    close = [small] if small in by_small else difflib.get_close_matches(small, by_small, n=1, cutoff=0.75)
    return f" Did you mean {by_small[close[0]]}?" if close else ""


def _listed(names: Iterable[str], limit: int = 4) -> str:
    shown = sorted(names)
    return " or ".join(shown) if len(shown) <= limit else f"{', '.join(shown[:limit])} or others"
