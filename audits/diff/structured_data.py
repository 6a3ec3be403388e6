"""What JSON-LD says, whatever the order of its keys and values and the white space between them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

NOT_JSON = "(not JSON)"
ARRANGEMENT = "(which values belong together)"
DEEPEST = 40
"""Levels: data that is nested deeper is compared as one value."""

Values = Mapping[str, str]
"""The values of each key, as JSON, by the key's path from the type it is of, as in `FAQPage.mainEntity.name`."""


def values_of(blocks: Iterable[str]) -> Values:
    """Read the texts of a page's JSON-LD blocks. A block that cannot be read is told whole, under `(not JSON)`.

    A list is a set to JSON-LD: its values are sorted, and its things share their keys' paths. The whole comes under a
    key of its own, so that two questions that have changed their answers are told apart.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for block in blocks:
        for key, value in _block_values(block):
            found[key].append(value)
    return {key: ", ".join(sorted(values)) for key, values in sorted(found.items())}


def changed_keys(old: Values, new: Values) -> tuple[str, ...]:
    """Name the keys whose values differ, sorted; which values belong together only where nothing else differs."""
    differing = tuple(key for key in sorted(old.keys() | new.keys()) if old.get(key) != new.get(key))
    return tuple(key for key in differing if key != ARRANGEMENT) or differing


def _block_values(block: str) -> tuple[tuple[str, str], ...]:
    try:
        data = json.loads(block)
        return (*_nodes(data), (ARRANGEMENT, _canonical(data)))
    except (ValueError, RecursionError):
        return ((NOT_JSON, " ".join(block.split())),)


def _nodes(data: Any) -> Iterator[tuple[str, str]]:
    """Give the values of each thing that a block states at its top, or in its graph."""
    match data:
        case list():
            for one in data:
                yield from _nodes(one)
        case {"@graph": list(graph), **rest}:
            yield from _nodes(graph)
            yield from _members("", rest, 0)
        case dict():
            yield from _members(_type_of(data), data, 0)
        case _:
            yield "", _canonical(data)


def _type_of(thing: Mapping[Any, Any]) -> str:
    kind = thing.get("@type", "")
    return "+".join(map(str, kind)) if isinstance(kind, list) else str(kind)


def _members(path: str, thing: Mapping[Any, Any], depth: int) -> Iterator[tuple[str, str]]:
    for key, value in thing.items():
        below = f"{path}.{key}" if path else str(key)
        things = [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)]
        if depth >= DEEPEST or not things:
            yield below, _canonical(value)
            continue
        for one in things:
            yield from _members(below, one, depth + 1)
        if plain := [one for one in value if not isinstance(one, dict)] if isinstance(value, list) else []:
            yield below, _canonical(plain)


def _canonical(value: Any) -> str:
    """Give a value as JSON, the same for all that say the same."""
    return json.dumps(_sorted(value), ensure_ascii=False, sort_keys=True)


def _sorted(value: Any) -> Any:
    match value:
        case [one]:
            return _sorted(one)
        case list():
            return sorted((_sorted(one) for one in value), key=lambda one: json.dumps(one, sort_keys=True))
        case dict():
            return {key: _sorted(one) for key, one in value.items()}
        case _:
            return value
