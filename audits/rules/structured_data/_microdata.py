"""Microdata and RDFa as JSON-LD says the same, so that one reader reads all."""

import re
from collections.abc import Mapping
from typing import Any

SCHEMA_ORG_TYPE = re.compile(r"https?://(?:www\.)?schema\.org/[^/?#\s]+")
SPACED_TIME = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d\S*)")
"""HTML lets a space stand between a date and a time, where ISO 8601 and JSON-LD have a T
(https://html.spec.whatwg.org/multipage/common-microsyntaxes.html#local-dates-and-times)."""


def json_ld_of(item: Mapping[str, Any]) -> dict[str, Any]:
    """Write an item of microdata or RDFa as JSON-LD.

    The names of an item's properties are of the vocabulary of its type. Where that is not schema.org's, `@context` is
    null: nobody can tell what its words mean. An item without a type says nothing of that, so that it is the same as of
    what it belongs to. Values are text, without the white space around it.
    """
    thing: dict[str, Any] = {"@type": item["type"]}
    if item["type"]:
        is_ours = any(SCHEMA_ORG_TYPE.fullmatch(one) for one in item["type"])
        thing["@context"] = "https://schema.org" if is_ours else None
    if "id" in item:
        thing["@id"] = item["id"]
    for name, values in item["properties"].items():
        if not name.startswith("@"):
            thing[name] = [json_ld_of(one) if isinstance(one, dict) else _text(one) for one in values]
    return thing


def _text(value: str) -> str:
    text = value.strip()
    spaced = SPACED_TIME.fullmatch(text)
    return f"{spaced[1]}T{spaced[2]}" if spaced else text
