"""The rule `structured-data-context`."""

import difflib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from audits.evidence import DataBlock
from audits.lib.urls import split
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.structured_data._nodes import CLOSE, OPEN, SCHEMA_ORG_ADDRESS, SCHEMA_ORG_TERM, data_of, values_of
from audits.standards import JSON_LD, SCHEMA_ORG, schema_org

HOST = "schema.org"
ADDRESS = "https://schema.org"
CLOSE_TO = 0.75
"""From which likeness on (difflib's ratio, 0 to 1) a host is taken for schema.org mistyped."""
SIMPLE = re.compile(r"(?:[a-z]*:?/{0,3})?(?:www\.)?(?P<host>[^/:#?]+)/?(?P<path>[A-Za-z]*)/?", re.IGNORECASE)
"""An address of a host, with no more than one word behind it; what is before the host may be mistyped."""
WORD = re.compile(r"[A-Za-z]*")
PREFIX = re.compile(r"https?://(?:www\.)?schema\.org/", re.IGNORECASE)


@rule("structured-data-context", JSON_LD, SCHEMA_ORG)
@good(f'{OPEN}{{"@context": "https://schema.org", "@type": "MedicalClinic", "name": "Clinic"}}{CLOSE}')
@good(f'{OPEN}[{{"@context": ["http://www.schema.org/", {{"x": "https://x.example/"}}], "@type": "WebSite"}}]{CLOSE}')
@good(f'{OPEN}{{"@context": {{"@vocab": "https://schema.org/"}}, "@type": "MedicalClinic"}}{CLOSE}')
@good(f'{OPEN}{{"@context": {{"schema": "https://schema.org/"}}, "@type": "schema:MedicalClinic"}}{CLOSE}')
@good(f'{OPEN}{{"@context": "https://www.w3.org/ns/activitystreams", "@type": "Person", "name": "Clinic"}}{CLOSE}')
@good(f'{OPEN}{{"@context": "/context.jsonld", "@type": "Person"}}{CLOSE}')
@good('<div itemscope itemtype="https://schema.org/MedicalClinic"><b itemprop="name">Clinic</b></div>')
@good('<div itemscope itemtype="http://data-vocabulary.org/Person"><b itemprop="nick">Ann</b></div>')
@bad(f'{OPEN}{{"@context": "https://shema.org", "@type": "MedicalClinic"}}{CLOSE}', says="“https://shema.org”")
@bad(f'{OPEN}{{"@context": "schema.org", "@type": "MedicalClinic"}}{CLOSE}', says="https://schema.org")
@bad(f'{OPEN}{{"@context": "https://schema.org/MedicalClinic", "name": "Clinic"}}{CLOSE}', says="MedicalClinic")
@bad(f'{OPEN}{{"@context": "schema", "@type": "MedicalClinic"}}{CLOSE}', says="“schema”")
@bad(f'{OPEN}{{"@context": true, "@type": "MedicalClinic"}}{CLOSE}', says="true")
@bad(
    f'{OPEN}{{"@context": {{"@vocab": "https://schema.org"}}, "@type": "MedicalClinic"}}{CLOSE}',
    says="https://schema.org/",
)
@bad(f'{OPEN}{{"@context": {{"x": "https://x.example/"}}, "@type": "MedicalClinic"}}{CLOSE}', says="“MedicalClinic”")
@bad(
    f'{OPEN}{{"@context": "https://schema.org", "@graph": [{{"@context": "https://schema.com", "@type": "Person"}}]}}'
    f"{CLOSE}",
    says="https://schema.com",
)
@good('<div vocab="https://schema.org" typeof="MedicalClinic"><b property="name">Clinic</b></div>')
@bad('<div vocab="https://shema.org/" typeof="MedicalClinic"><b property="name">Clinic</b></div>', says="shema.org")
@bad('<div itemscope itemtype="https://shema.org/MedicalClinic"><b itemprop="name">Clinic</b></div>', says="shema.org")
@bad(
    '<div itemscope itemtype="MedicalClinic"><b itemprop="name">Clinic</b></div>',
    says="https://schema.org/MedicalClinic",
)
def structured_data_context(block: DataBlock) -> Iterator[Problem]:
    """Structured data says that its words are schema.org's

    Write `"@context": "https://schema.org"` as it stands here, in microdata `itemtype="https://schema.org/…"`, in RDFa
    `vocab="https://schema.org/"`.
    With any other address nobody knows what the words mean, and search engines pass over all that follows.
    """
    for thing in _objects_in(data_of(block)):
        if block.syntax != "json-ld":
            yield from _of_item(thing)
        elif thing.get("@context"):
            yield from _of_context(thing["@context"], thing)


def _objects_in(data: object) -> Iterator[Mapping[str, Any]]:
    """Give every object of some JSON in reading order, without recursion: it may be nested ever so deep."""
    waiting = [data]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting += [value for key, value in reversed(one.items()) if key != "@context"]
        elif isinstance(one, list):
            waiting += reversed(one)


def _of_item(item: Mapping[str, Any]) -> Iterator[Problem]:
    """Look at the types of an item of microdata or RDFa, which are whole addresses (the HTML standard, 5.2.2)."""
    for kind in item["type"] if isinstance(item.get("type"), list) and "properties" in item else ():
        name = kind.rstrip("/").rpartition("/")[2]
        is_word = kind == name and schema_org.is_type(name)
        if SCHEMA_ORG_TERM.fullmatch(kind) is None and (is_word or (_means_ours(kind) and schema_org.is_type(name))):
            yield Problem(f"The type is “{kind}”, which nobody knows: write {ADDRESS}/{name}.")


def _of_context(context: object, thing: Mapping[str, Any]) -> Iterator[Problem]:
    """Look at a `@context`: an address, an object, or a list of both."""
    parts = context if isinstance(context, list) else [context]
    mistaken = [said for one in parts if (said := _mistake_in(one))]
    if mistaken:
        yield from map(Problem, mistaken)
        return
    words = [one for one in values_of(thing.get("@type")) if isinstance(one, str) and schema_org.is_type(one)]
    objects = [one for one in parts if isinstance(one, dict)]
    if words and len(objects) == len(parts) and not any("@vocab" in one or words[0] in one for one in objects):
        yield Problem(f"The @context does not say what “{words[0]}” means: write “{ADDRESS}”.")


def _mistake_in(one: object) -> str:
    match one:
        case None:
            return ""
        case dict():
            return next((said for key, value in one.items() if (said := _mistake_in_prefix(key, value))), "")
        case str():
            text = one.strip()
            if SCHEMA_ORG_ADDRESS.fullmatch(text) or not (_means_ours(text) or WORD.fullmatch(text)):
                return ""
            return f"The @context is “{one}”, which does not say what the words mean: write “{ADDRESS}”."
        case _:
            return f"The @context is {json.dumps(one)}, which is no address: write “{ADDRESS}”."


def _mistake_in_prefix(key: str, value: object) -> str:
    """Look at what words begin with: the address is put right before the word, so that it must end with its slash."""
    parts = split(value) if isinstance(value, str) else None
    if parts is None or parts.path not in {"", "/"} or (key.startswith("@") and key != "@vocab"):
        return ""
    if PREFIX.fullmatch(parts.geturl()) or not _means_ours(parts.geturl()):
        return ""
    return f"“{key}” of the @context is “{value}”, to which each word is joined: write “{ADDRESS}/”."


def _means_ours(address: str) -> bool:
    """Tell whether an address is meant to be schema.org's, whether or not it is; a host below it has its own words."""
    text = address.strip()
    parts = split(text)
    if parts is not None and (parts.hostname or "").removeprefix("www.").endswith(f".{HOST}"):
        return False
    if HOST in text.lower():
        return True
    found = SIMPLE.fullmatch(text)
    if found is None or (found["path"] and not schema_org.is_type(found["path"])):
        return False
    return difflib.SequenceMatcher(None, found["host"].lower(), HOST).ratio() >= CLOSE_TO
