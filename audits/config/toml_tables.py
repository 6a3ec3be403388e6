"""Reading a table of a TOML file into a typed record, telling every mistake at once, each with its file and line."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct

from audits.errors import SettingsError
from audits.lib.nearest import did_you_mean

Record = TypeVar("Record", bound=Struct)

Key = str | int
"""A key of a table, or the number of a table in a list of them."""

Mistake = tuple[tuple[Key, ...], str]
"""Where a mistake is, as keys below the record it is in, and what is wrong, in a sentence."""

Check = Callable[[Struct], Iterable[Mistake]]
"""Says what else is wrong with a record that could be read."""


def read_table(
    file: Path, record: type[Record], table: tuple[str, ...], noun: str, also: Check = lambda _: ()
) -> Record:
    """Read a table, such as `("tool", "audits")`, or the whole file where it is empty; `noun` is what a key is called.

    `also` is asked of every record that could be read: of the table with those of its keys that are right, and of each
    record within it.

    Raises:
        SettingsError: with every mistake found.
    """
    try:
        text = file.read_text(encoding="utf-8")
        found = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError([f"{file}: cannot be read: {error}"]) from error
    for name in table:
        found = found.get(name, {})
        if not isinstance(found, dict):
            line = _line_of(text, (*table, 0) if isinstance(found, list) else table, len(table))
            raise SettingsError([f"{file}:{line}: `{'.'.join(table)}` must be one table, `[{'.'.join(table)}]`."])
    reading = _Reading(noun, also, lambda path: _line_of(text, (*table, *path), len(table)))
    _check(reading, found, record, ())
    if reading.mistakes:
        in_order = sorted(reading.mistakes, key=lambda mistake: mistake[0])
        raise SettingsError([f"{file}:{line}: {words}" for line, words in in_order])
    try:
        return msgspec.convert(found, record)
    except msgspec.ValidationError as error:
        raise SettingsError([f"{file}:{reading.line(())}: {error}"]) from error


@dataclass(slots=True)
class _Reading:
    """One reading of a table: what its keys are called, the line of each, and the mistakes met so far by line."""

    noun: str
    also: Check
    line: Callable[[tuple[Key, ...]], int]
    mistakes: list[tuple[int, str]] = field(default_factory=list)

    def told(self, path: tuple[Key, ...], words: str) -> None:
        self.mistakes.append((self.line(path), words))

    def convert(self, value: Any, wanted: Any, path: tuple[Key, ...]) -> None:
        try:
            found = msgspec.convert(value, wanted)
        except msgspec.ValidationError as error:
            self.told(path, f"`{_name(path)}`: {_in_plain_words(str(error))}")
        else:
            for keys, words in self.also(found) if isinstance(found, Struct) else ():
                self.told((*path, *keys), f"`{_name((*path, *keys))}`: {words}")


def _check(reading: _Reading, table: dict[str, Any], record: type[Struct], path: tuple[Key, ...]) -> None:
    """Collect the mistakes of a table, key by key: msgspec alone would stop at the first."""
    types = get_type_hints(record, include_extras=True)
    names = dict(zip(record.__struct_encode_fields__, record.__struct_fields__, strict=True))
    right: dict[str, Any] = {}
    before = len(reading.mistakes)
    for key, value in table.items():
        here, known = (*path, key), len(reading.mistakes)
        if key not in names:
            hint, listed = did_you_mean(key, names), ", ".join(sorted(names))
            words = f"there is no {reading.noun} `{_name(here)}`.{hint} The {reading.noun}s here are: {listed}."
            reading.told(here, words)
            continue
        wanted = types[names[key]]
        within = _record_in(wanted)
        if within and isinstance(value, list) and all(isinstance(one, dict) for one in value):
            for number, one in enumerate(value):
                _check(reading, one, within, (*here, number))
        elif isinstance(wanted, type) and issubclass(wanted, Struct) and isinstance(value, dict):
            _check(reading, value, wanted, here)
        else:
            reading.convert(value, wanted, here)
        if len(reading.mistakes) == known:
            right[key] = value
    if path and len(reading.mistakes) == before:
        reading.convert(table, record, path)
    elif not path:
        reading.convert(right, record, path)


def _record_in(wanted: Any) -> type[Struct] | None:
    """Give the record of which a field holds any number, as in `tuple[Accepted, ...]`."""
    inner = get_args(wanted)[0] if get_origin(wanted) is tuple else None
    return inner if isinstance(inner, type) and issubclass(inner, Struct) else None


def _name(path: tuple[Key, ...]) -> str:
    return ".".join(str(key) for key in path if isinstance(key, str))


def _in_plain_words(message: str) -> str:
    """Turn msgspec's words (`Expected `int`, got `str``) into a sentence."""
    names = {"`int`": "a whole number", "`str`": "text in quotes", "`array`": "a list", "`object`": "a table"}
    for technical, plain in names.items():
        message = message.replace(technical, plain)
    message = message[0].lower() + message[1:]
    return message if message.endswith(".") else f"{message}."


def _line_of(text: str, wanted: tuple[Key, ...], shortest: int) -> int:
    """Give the line of a key in TOML text, or of its table (of `shortest` keys at least); tomllib does not say.

    A table in a list is counted as it is met: `[[page]]` for the second time is `("page", 1)`.
    """
    table: list[Key] = []
    met: dict[tuple[Key, ...], int] = {}
    best = 1
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*(\[+)([^\]]+)\]", line)
        if header:
            keys = _keys(header[2])
            if len(header[1]) > 1:
                met[tuple(keys)] = met.get(tuple(keys), -1) + 1
            table = _counted(keys, met)
            if len(table) >= shortest and tuple(table) == wanted[: len(table)]:
                best = number
        key = re.match(r"\s*([\w\"'.-]+)\s*=", line)
        path = (*table, *_keys(key[1])) if key else ()
        if path == wanted:
            return number
        if len(path) > shortest and path == wanted[: len(path)]:
            best = number
    return best


def _counted(keys: list[Key], met: Mapping[tuple[Key, ...], int]) -> list[Key]:
    """Put after each key that names a list of tables the number of the table that is meant: the last one met."""
    counted: list[Key] = []
    for at, key in enumerate(keys, 1):
        counted.append(key)
        if tuple(keys[:at]) in met:
            counted.append(met[tuple(keys[:at])])
    return counted


def _keys(dotted: str) -> list[Key]:
    return [part.strip().strip("\"'") for part in dotted.split(".")]
