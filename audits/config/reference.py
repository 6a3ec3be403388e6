"""The settings reference and the JSON Schema of the settings, both made from the types."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

import msgspec
from msgspec import NODEFAULT, Meta, Struct

from audits.config.settings import Settings
from audits.config.toml_tables import plain_type

SCHEMA_ID = "urn:page-audits:settings.schema"


INTRODUCTION = """\
# Settings

Every setting has a default, and the gate works without any. They stand in `audits.toml`, at its top level, or in
`pyproject.toml` under `[tool.audits]`: there `[site]` is `[tool.audits.site]`. `audits init` writes a file to begin
with; `--settings FILE` names another.

The nearest file above the audited folder, or above the working folder, is used. One that names a folder or a
mkdocs.yml applies to that site alone, and to copies of it; any other applies to every folder below it. A report says so
where settings were passed over.

`audits settings --schema > audits.schema.json` writes the JSON Schema. With `#:schema audits.schema.json` in the first
line of `audits.toml`, editors complete and check the settings.

Patterns (`guides/*`) fit whole names; `*` stands for any run of signs, slashes too, `?` for one.

## At the top level
"""


class _Field(NamedTuple):
    """One key of a table: its name in TOML, its type, and what is said of it."""

    name: str
    wanted: Any
    meta: Meta
    default: Any


def schema() -> dict[str, Any]:
    """Generate the JSON Schema of audits.toml, by which editors complete and check it."""
    written: dict[str, Any] = msgspec.json.schema(Settings)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **written}


def reference() -> str:
    """Write every setting with its meaning, default and an example, as Markdown with definition lists."""
    return "\n".join((INTRODUCTION, *_table(Settings, ()))).rstrip() + "\n"


def _table(record: type[Struct], path: tuple[str, ...]) -> Iterator[str]:
    """Describe the keys of a table, then the tables below it."""
    tables: dict[type[Struct], list[str]] = {}
    for field in _fields(record):
        if (within := _record_of(field.wanted)) is not None:
            below, form = within
            tables.setdefault(below, []).append(form.format(".".join((*path, field.name))))
        else:
            yield from _entry(field)
    for below, headings in tables.items():
        yield from (f"## {', '.join(headings)}", "", _one_line(below.__doc__), "")
        keys = headings[0].partition("`")[2].partition("`")[0].strip("[]").split(".")
        yield from _table(below, tuple(keys))


def _entry(field: _Field) -> Iterator[str]:
    yield f"`{field.name}`"
    yield f":   {field.meta.description} {_kind(field.wanted)}; {_default(field.default)}."
    if field.meta.examples:
        yield ""
        yield "    ```toml"
        example = field.meta.examples[0]
        yield f"    {field.name} = {example if plain_type(field.wanted) is date else _toml(example)}"
        yield "    ```"
    yield ""


def _fields(record: type[Struct]) -> Iterator[_Field]:
    types = get_type_hints(record, include_extras=True)
    for one in msgspec.structs.fields(record):
        default = one.default if one.default_factory is NODEFAULT else one.default_factory()
        yield _Field(one.encode_name, types[one.name], _meta(types[one.name]), default)


def _meta(wanted: Any) -> Meta:
    """Give what is said of a type, by the outermost annotation that says something in words."""
    said = [one for one in getattr(wanted, "__metadata__", ()) if isinstance(one, Meta) and one.description]
    return said[-1] if said else Meta(description="")


def _record_of(wanted: Any) -> tuple[type[Struct], str] | None:
    """Give the record of which a key holds one, a list or a table by name, and how its heading is written."""
    plain = plain_type(wanted)
    held: list[tuple[Any, str]] = [(plain, "`[{}]`")]
    if form := _FORMS.get(get_origin(plain)):
        held += [(plain_type(inner), form) for inner in get_args(plain)]
    return next(((kind, form) for kind, form in held if isinstance(kind, type) and issubclass(kind, Struct)), None)


_FORMS: Mapping[Any, str] = {tuple: "`[[{}]]`, as often as needed", dict: "`[{}.KEY]`, one for each"}


def _kind(wanted: Any) -> str:
    """Name a type as people do who write TOML."""
    plain = plain_type(wanted)
    names = {str: "Text", int: "A whole number", date: "A day"}
    if plain in names:
        return names[plain]
    if get_origin(plain) is dict:
        return "A table"
    return "A list"


def _default(value: Any) -> str:
    if value is NODEFAULT:
        return "has to be there"
    if value in (None, (), {}, ""):
        return "without it, none"
    return f"without it, `{_toml(msgspec.to_builtins(value))}`"


def _toml(value: Any) -> str:
    """Write a value in one line of TOML; text in JSON's quotes is text in TOML's, too."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(name)} = {_toml(one)}" for name, one in value.items()) + " }"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False)


def _key(name: str) -> str:
    return name if name.replace("-", "").replace("_", "").isalnum() else json.dumps(name)


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())
