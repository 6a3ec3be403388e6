"""The report for machines, `report.json`, and the schema that describes it."""

import re
from typing import Any

import msgspec

from audits.verdict.report import Report

_HALF_OF_A_PAIR = re.compile("[\ud800-\udfff]")


def as_json(report: Report) -> str:
    """Give a report as JSON with its keys in the order of the types."""
    try:
        encoded = msgspec.json.encode(report)
    except UnicodeEncodeError:  # a page's text was cut in the middle of an emoji: a character JSON has no bytes for
        encoded = msgspec.json.encode(_whole(msgspec.to_builtins(report)))
    return msgspec.json.format(encoded, indent=2).decode() + "\n"


def schema() -> dict[str, Any]:
    """Generate the JSON Schema of `report.json` from the types."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Report)}


def _whole(value: Any) -> Any:  # noqa: ANN401 — because JSON-shaped data has no narrower type
    match value:
        case str():
            return _HALF_OF_A_PAIR.sub("\ufffd", value)
        case list() | tuple():
            return [_whole(item) for item in value]
        case dict():
            return {key: _whole(item) for key, item in value.items()}
        case _:
            return value
