"""What to say of a name that nobody knows, and what it was probably meant to be."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from statistics import mean

MAX_NAMES = 5
"""How many names are suggested at most."""

WORD = re.compile(r"[^\W_]+")

LEAST_ALIKE = 0.75
"""From which likeness on a name, or a word of one, may be meant by another."""

BEGINS_ALIKE = 0.8
"""How like a word is to one that it is the beginning of."""

SHORTEST_BEGINNING = 3
"""Letters: fewer are the beginning of too much."""

MARGIN = 0.05
"""How much less alike than the likeliest name one may be that is suggested beside it."""

REMEMBERED = 2**16
"""Pairs of words: the names of a site's pages repeat theirs."""


def nearest(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Give the known names that are likely meant, the likeliest first.

    Of names equally likely, those with as many words as were typed come first, and then all in their own order.
    """
    rated = {one: likeness(name, one) for one in known}
    least = max(LEAST_ALIKE, max(rated.values(), default=0.0) - MARGIN)
    likely = [one for one, rate in rated.items() if rate >= least]
    count = len(WORD.findall(name))
    return tuple(sorted(likely, key=lambda one: (-rated[one], len(WORD.findall(one)) != count))[:MAX_NAMES])


def likeness(typed: str, known: str) -> float:
    """Tell how alike two names are, from 0 to 1, whatever the case of their letters.

    Compared are the names as a whole, for slips of the finger; and each word typed with the known word that is most
    like it, for names of which only some words were typed. There, every word typed has to be like one.
    """
    one, other = typed.casefold(), known.casefold()
    words, known_words = WORD.findall(one), WORD.findall(other)
    by_word = [max((_alike(word, each) for each in known_words), default=0.0) for word in words]
    likely = bool(by_word) and min(by_word) >= LEAST_ALIKE
    return max(_ratio(one, other), mean(by_word) if likely else 0.0)


@lru_cache(maxsize=REMEMBERED)
def _alike(word: str, known: str) -> float:
    begins = len(word) >= SHORTEST_BEGINNING and known.startswith(word)
    return max(_ratio(word, known), BEGINS_ALIKE if begins else 0.0)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def question(names: tuple[str, ...]) -> str:
    """Ask whether one of these names was meant, with a space before it to stand after a sentence; empty without any."""
    *most, last = names or ("",)
    return f" Did you mean {' or '.join(filter(None, (', '.join(most), last)))}?" if last else ""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Ask whether one of the known names that are near was meant, as `question` does."""
    return question(nearest(name, known))


def no_such(what: str, name: str, known: Iterable[str], listed: str = "") -> str:
    """Say that there is no such thing of this name, which may be meant, and which there are, or what lists them all."""
    names = tuple(known)
    return f"There is no {what} `{name}`.{did_you_mean(name, names)} {listed or _listed(names)}"


def _listed(names: Iterable[str]) -> str:
    return f"There are {', '.join(names)}."
