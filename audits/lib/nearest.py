"""What to say of a name that nobody knows, and what it was probably meant to be."""

from collections.abc import Iterable
from difflib import get_close_matches

MAX_NAMES = 3
"""How many names are suggested at most."""


def nearest(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Give the known names that are likely meant, the likeliest first: parts of each other, then such as look alike."""
    names = tuple(known)
    parts = [one for one in names if name and (name in one or one in name)]
    return tuple(dict.fromkeys([*parts, *get_close_matches(name, names, MAX_NAMES)]))[:MAX_NAMES]


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Give a question to put after a sentence, with the space before it; empty where nothing known is near."""
    names = nearest(name, known)
    return f" Did you mean {' or '.join(names)}?" if names else ""


def no_such(what: str, name: str, known: Iterable[str], listed: str = "") -> str:
    """Say that there is no such thing of this name, which may be meant, and which there are, or what lists them all."""
    names = tuple(known)
    return f"There is no {what} `{name}`.{did_you_mean(name, names)} {listed or _listed(names)}"


def _listed(names: Iterable[str]) -> str:
    return f"There are {', '.join(names)}."
