"""The rule `structured-data-order`."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, time

from audits.config.facts import Facts
from audits.evidence import DataBlock
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.structured_data._nodes import CLOSE, OPEN, Context, Node, is_schema_org, nodes_of, read_node
from audits.rules.structured_data._values import SPAN, clock_of, is_before, moment_of, number_of
from audits.standards import SCHEMA_ORG

HEAD = f'{OPEN}{{"@context": "https://schema.org", '
OURS = Context(is_schema_org=True)

MOMENTS = (
    ("startDate", "endDate"),
    ("datePublished", "dateModified"),
    ("dateCreated", "dateModified"),
    ("datePosted", "validThrough"),
    ("validFrom", "validThrough"),
    ("validFrom", "validUntil"),
    ("availabilityStarts", "availabilityEnds"),
    ("doorTime", "endDate"),
    ("startTime", "endTime"),
    ("departureTime", "arrivalTime"),
    ("checkinTime", "checkoutTime"),
    ("uploadDate", "expires"),
    ("datePublished", "expires"),
    ("birthDate", "deathDate"),
    ("foundingDate", "dissolutionDate"),
)
"""What comes first, and what cannot be before it."""

AMOUNTS = (
    ("minValue", "maxValue"),
    ("lowPrice", "highPrice"),
    ("minPrice", "maxPrice"),
    ("worstRating", "bestRating"),
    ("suggestedMinAge", "suggestedMaxAge"),
)
"""What is least, and what cannot be less."""

LONGEST_NIGHT_H = 14
"""Hours: places that open in the evening and close the next morning (out of hours services) are open for no longer."""


def _step(position: int) -> str:
    return f'{{"@type": "ListItem", "position": {position}, "name": "{position}", "item": "https://clinic.example/"}}'


def _trail(*positions: int) -> str:
    return f'{HEAD}"@type": "BreadcrumbList", "itemListElement": [{", ".join(map(_step, positions))}]}}{CLOSE}'


def _open(opens: str, closes: str) -> str:
    return f'{HEAD}"@type": "OpeningHoursSpecification", "opens": "{opens}", "closes": "{closes}"}}{CLOSE}'


def _event(starts: str, ends: str) -> str:
    return f'{HEAD}"@type": "Event", "startDate": "{starts}", "endDate": "{ends}"}}{CLOSE}'


@rule("structured-data-order", SCHEMA_ORG, where=is_schema_org)
@good(_event("2026-11-30T19:00", "2026-11-30"))
@good(_event("2026-11-30T09:00+02:00", "2026-11-30T08:30Z"))
@good(f'{HEAD}"@type": "Article", "datePublished": "2026-11-30T01:00:00+01:00", "dateModified": "2026-11-30"}}{CLOSE}')
@good(_open("18:30", "08:00"))
@good(_open("00:00", "00:00"))
@good(_trail(2, 1, 3))
@good(f'{HEAD}"@type": "AggregateOffer", "lowPrice": "9.50", "highPrice": "45"}}{CLOSE}')
@bad(_event("2026-11-30", "2026-11-03"), says="endDate")
@bad(_event("2026-11-30T19:00", "2026-11-30T09:00"), says="19:00")
@bad(f'{HEAD}"@type": "Article", "datePublished": "2026-11-30", "dateModified": "2025-11-30"}}{CLOSE}', says="before")
@bad(_open("17:00", "09:00"), says="17:00")
@bad(f'{HEAD}"@type": "MedicalClinic", "openingHours": "Mo-Fr 17:00-09:00"}}{CLOSE}', says="17:00")
@good(f'{HEAD}"@type": "ItemList", "itemListElement": [{_step(7)}, {{"@type": "ListItem", "name": "Neck"}}]}}{CLOSE}')
@bad(_trail(1, 1, 2), says="1, 1, 2")
@bad(_trail(1, 2, 4), says="1, 2, 4")
@bad(_trail(0, 1), says="0, 1")
@bad(f'{HEAD}"@type": "AggregateOffer", "lowPrice": 45, "highPrice": "9.50"}}{CLOSE}', says="highPrice")
@bad(
    f'{HEAD}"@type": "ItemList", "itemListElement": [{_step(7)}, {_step(7)}]}}{CLOSE}',
    says="7, 7",
)
@good(f'{HEAD}"@type": "JobPosting", "title": "Osteopath", "validThrough": "2026-11-30"}}{CLOSE}')
@bad(
    f'{HEAD}"@type": "JobPosting", "title": "Osteopath", "validThrough": "2026-11-29T18:00"}}{CLOSE}',
    says="has run out",
)
def structured_data_order(block: DataBlock, facts: Facts) -> Iterator[Problem]:
    """Structured data does not contradict itself

    Correct the one that is wrong: nothing ends before it starts or is changed before it is published, and the steps of
    a trail are numbered 1, 2, 3. Search engines leave out what cannot be true.
    """
    for node in nodes_of(block):
        yield from _moments(node)
        yield from _amounts(node)
        yield from _hours(node)
        yield from _positions(node)
        yield from _expired(node, facts.day)


def _expired(node: Node, day: date | None) -> Iterator[Problem]:
    text = node.text("validThrough")
    end = moment_of(text) if "JobPosting" in node.types else None
    if day is not None and end is not None and is_before(end, day):
        yield Problem(
            f"The {node.called} has run out: “validThrough” is {text}. Take it down, or say until when it holds."
        )


def _moments(node: Node) -> Iterator[Problem]:
    for first, last in MOMENTS:
        texts = node.text(first), node.text(last)
        one, other = map(moment_of, texts)
        if one is not None and other is not None and is_before(other, one):
            yield Problem(f"“{last}” is {texts[1]}, which is before “{first}”, {texts[0]}.")


def _amounts(node: Node) -> Iterator[Problem]:
    for least, most in AMOUNTS:
        one, other = (_number(node, name) for name in (least, most))
        if one is not None and other is not None and other < one:
            yield Problem(f"“{most}” is {other:g}, which is less than “{least}”, {one:g}.")


def _number(node: Node, name: str) -> float | None:
    return next(
        (number_of(str(one)) for one in node.properties.get(name, ()) if isinstance(one, str | int | float)), None
    )


def _hours(node: Node) -> Iterator[Problem]:
    written = [one for one in node.properties.get("openingHours", ()) if isinstance(one, str)]
    spans = [(found[1], found[2]) for one in written for found in SPAN.finditer(one)]
    for opens, closes in (*spans, (node.text("opens"), node.text("closes"))):
        one, other = clock_of(opens), clock_of(closes)
        if one and other and other < one and _hours_between(one, other) > LONGEST_NIGHT_H:
            yield Problem(f"It opens at {opens} and closes at {closes}, which is before it opens.")


def _hours_between(evening: time, morning: time) -> float:
    return 24 + (morning.hour - evening.hour) + (morning.minute - evening.minute) / 60


def _positions(node: Node) -> Iterator[Problem]:
    """Look at how the steps of a list are numbered: of a trail of pages from 1 without a gap, of others once each."""
    steps = [read_node(one, OURS) for one in node.properties.get("itemListElement", ()) if isinstance(one, dict)]
    numbers = [number for step in steps if (number := _number(step, "position")) is not None]
    is_trail = "BreadcrumbList" in node.types
    is_gapless = sorted(numbers) == [float(number) for number in range(1, len(numbers) + 1)]
    if len(numbers) < len(steps):
        return  # structured-data-required tells which has none
    if max(Counter(numbers).values(), default=0) > 1 or (is_trail and not is_gapless):
        listed = ", ".join(f"{number:g}" for number in numbers)
        meant = ", ".join(str(number) for number in range(1, len(numbers) + 1))
        yield Problem(f"The steps of the {node.called} are numbered {listed}: number them {meant}.")
