"""The rule `structured-data-parses`."""

import json
from collections.abc import Iterator

from audits.evidence import DataBlock
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import JSON_LD, RFC8259


class _StrangeJsonError(ValueError):
    """Text that Python reads as JSON and RFC 8259 does not allow, or leaves to chance."""


def _no_constant(name: str) -> object:
    message = f"{name} is no number in JSON"
    raise _StrangeJsonError(message)


def _no_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        doubled = next(key for at, (key, _) in enumerate(pairs) if key in dict(pairs[:at]))
        message = f"“{doubled}” stands twice in one object, and readers keep only one of them"
        raise _StrangeJsonError(message)
    return found


OPEN, CLOSE = '<script type="application/ld+json">', "</script>"


@rule("structured-data-parses", RFC8259, JSON_LD, where=lambda block: block.syntax == "json-ld")
@good(f'{OPEN}{{"@context": "https://schema.org", "@type": "MedicalClinic", "name": "Clinic"}}{CLOSE}')
@good(f'{OPEN}[{{"@context": "https://schema.org", "@type": "WebSite"}}]{CLOSE}')
@bad(f'{OPEN}{{"@context": "https://schema.org", "@type": "WebSite",}}{CLOSE}', says="line 1")
@bad(f"{OPEN} {CLOSE}", says="empty")
@bad(f'{OPEN}"https://schema.org"{CLOSE}', says="neither")
@bad(f'{OPEN}{{"@type": "WebSite"}}{CLOSE}', says="@context")
@bad(f'{OPEN}{{"@context": "https://schema.org", "price": NaN}}{CLOSE}', says="NaN")
@bad(f'{OPEN}{{"@context": "https://schema.org", "name": "A", "name": "B"}}{CLOSE}', says="twice")
def structured_data_parses(block: DataBlock) -> Iterator[Problem]:
    """Structured data can be read

    Each block of JSON-LD is one JSON object or list with an `@context`. One comma too many, and search engines
    throw the whole block away.
    """
    if not block.text.strip():
        yield Problem("The block of structured data is empty.")
        return
    try:
        data = json.loads(block.text.removeprefix("\ufeff"), parse_constant=_no_constant, object_pairs_hook=_no_doubles)
    except _StrangeJsonError as error:
        yield Problem(f"The block is no sound JSON: {error}.")
        return
    except json.JSONDecodeError as error:
        yield Problem(f"The block is no JSON: {error.msg} at line {error.lineno}, column {error.colno}.")
        return
    things = data if isinstance(data, list) else [data]
    if not all(isinstance(thing, dict) for thing in things):
        yield Problem("The block is neither an object nor a list of objects.")
    elif not all(thing.get("@context") for thing in things):
        yield Problem("The block has no @context, so nobody can tell what its words mean.")
