"""Makes `schema_org.json` of the vocabulary that schema.org publishes.

Run it as `python -m audits.standards.schema_org_from FILE`. FILE is `schemaorg-current-https.jsonld` from https://schema.org/docs/developers.html.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

TARGET = Path(__file__).with_name("schema_org.json")
PREFIX = "schema:"
CLASS, PROPERTY = "rdfs:Class", "rdf:Property"


def compact(vocabulary: Mapping[str, Any]) -> dict[str, Any]:
    """Keep what rules ask for: types, data types, properties, members of enumerations, and superseding terms."""
    terms = {_local(one["@id"]): one for one in vocabulary["@graph"] if one["@id"].startswith(PREFIX)}
    kinds = {name: _many(one.get("@type")) for name, one in terms.items()}
    properties = {name for name in terms if PROPERTY in kinds[name]}
    types = {name for name, one in terms.items() if CLASS in kinds[name] or "rdfs:subClassOf" in one}
    members = {name: enumerations for name, kind in kinds.items() if (enumerations := _own(kind) - {"DataType"})}
    return {
        "types": {name: sorted(_own(_ids(terms[name], "rdfs:subClassOf"))) for name in sorted(types)},
        "data_types": sorted(name for name in types if "schema:DataType" in kinds[name]),
        "properties": {
            name: [
                sorted(_own(_ids(terms[name], "schema:domainIncludes"))),
                sorted(_own(_ids(terms[name], "schema:rangeIncludes"))),
            ]
            for name in sorted(properties)
        },
        "members": {name: sorted(members[name]) for name in sorted(members)},
        "superseded": {
            name: sorted(successors)
            for name, one in sorted(terms.items())
            if (successors := _own(_ids(one, "schema:supersededBy")))
        },
    }


def _ids(term: Mapping[str, Any], key: str) -> list[str]:
    return [one["@id"] for one in _many(term.get(key))]


def _many(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _own(ids: list[str]) -> set[str]:
    return {_local(one) for one in ids if one.startswith(PREFIX)}


def _local(identifier: str) -> str:
    return identifier.removeprefix(PREFIX)


def write(vocabulary: Path, target: Path = TARGET) -> None:
    """Read the vocabulary, write the compact data: one term to a line, so that a new release can be read as a diff."""
    data = compact(json.loads(vocabulary.read_text(encoding="utf-8")))
    parts = [f"{json.dumps(key)}: {_lines(value)}" for key, value in data.items()]
    target.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def _lines(value: Mapping[str, Any] | list[str]) -> str:
    if isinstance(value, list):
        return json.dumps(value, separators=(",", ":"))
    inner = ",\n".join(f" {json.dumps(key)}: {json.dumps(one, separators=(',', ':'))}" for key, one in value.items())
    return "{\n" + inner + "\n}"


if __name__ == "__main__":
    write(Path(sys.argv[1]))
