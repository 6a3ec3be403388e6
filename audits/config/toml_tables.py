"""Reading a table of a TOML file into a typed record, telling every mistake at once, each with its file and line."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

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

    def convert(self, value: Any, wanted: Any, path: tuple[Key, ...], *, tells_what_is_missing: bool = True) -> None:
        """Read a value, and ask what else is wrong with it.

        What a record lacks is told only where all that it holds is right: a key that is wrong is there.
        """
        try:
            found = msgspec.convert(value, wanted)
        except msgspec.ValidationError as error:
            if tells_what_is_missing:
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
        tables = _tables_in(value, wanted)
        for name, (one, within) in tables.items():
            _check(reading, one, within, (*here, *name))
        if not tables:
            reading.convert(value, wanted, here)
        if len(reading.mistakes) == known:
            right[key] = value
    is_right = len(reading.mistakes) == before
    reading.convert(right, record, path, tells_what_is_missing=is_right)


def _tables_in(value: Any, wanted: Any) -> dict[tuple[Key, ...], tuple[dict[str, Any], type[Struct]]]:
    """Give the tables in a value that records are made of, by their keys below it, each with its record.

    A value is one table, several in a list, or several by name; empty where no record is wanted, or it is no table.
    """
    plain = plain_type(wanted)
    within = next((one for one in (plain, *map(plain_type, get_args(plain))) if _is_record(one)), None)
    if within is None:
        return {}
    if plain is within:
        found: dict[tuple[Key, ...], Any] = {(): value}
    elif get_origin(plain) is dict and isinstance(value, dict):
        found = {(name,): one for name, one in value.items()}
    elif get_origin(plain) is tuple and isinstance(value, list):
        found = {(number,): one for number, one in enumerate(value)}
    else:
        return {}
    are_tables = all(isinstance(one, dict) for one in found.values())
    return {name: (one, within) for name, one in found.items()} if are_tables else {}


def plain_type(wanted: Any) -> Any:
    """Take from a type what is said about it, and that it may be missing: `X` of `Annotated[X | None, …]`."""
    if get_origin(wanted) is Annotated:
        return plain_type(get_args(wanted)[0])
    others = [one for one in get_args(wanted) if one is not NoneType]
    return plain_type(others[0]) if get_origin(wanted) in {Union, UnionType} and len(others) == 1 else wanted


def _is_record(wanted: Any) -> bool:
    return isinstance(wanted, type) and issubclass(wanted, Struct)


def _name(path: tuple[Key, ...]) -> str:
    return ".".join(str(key) for key in path if isinstance(key, str))


def _in_plain_words(message: str) -> str:
    """Turn msgspec's words (`Expected `int`, got `str``) into a sentence."""
    message = re.sub(r"[Oo]bject missing required field (`\S+`)", r"\1 is missing", message.replace(" | null", ""))
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
