"""The report for machines, `report.json`, and the schema that describes it."""

from typing import Any

import msgspec

from audits.lib.surrogates import as_json_bytes
from audits.verdict.report import Report


def as_json(report: Report) -> str:
    """Give a report as JSON with its keys in the order of the types."""
    return json_file(report).decode()


def json_file(report: Report) -> bytes:
    """Return `report.json` as UTF-8 bytes; as text, a large report would need twice the memory."""
    return msgspec.json.format(as_json_bytes(report), indent=2) + b"\n"


def schema() -> dict[str, Any]:
    """Generate the JSON Schema of `report.json` from the types."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Report)}
