"""Records as JSON, though a text in them was cut in the middle of an emoji: half a pair is no character."""

import re
from typing import Any

import msgspec

_HALF_OF_A_PAIR = re.compile("[\ud800-\udfff]")


def as_json_bytes(record: Any) -> bytes:
    """Give a record as JSON; half a pair, for which JSON has no bytes, becomes a replacement character."""
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:
        return msgspec.json.encode(_whole(msgspec.to_builtins(record)))


def _whole(value: Any) -> Any:
    match value:
        case str():
            return _HALF_OF_A_PAIR.sub("\ufffd", value)
        case list() | tuple():
            return [_whole(item) for item in value]
        case dict():
            return {key: _whole(item) for key, item in value.items()}
        case _:
            return value
