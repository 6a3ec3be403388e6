"""The words of a text, so that two texts can be told to say the same."""

import unicodedata
from functools import lru_cache

REMEMBERED = 2**16
"""Texts: every page of a site has much the same links."""


@lru_cache(maxsize=REMEMBERED)
def bare_words(text: str) -> str:
    """Give the words of a text in small letters, without arrows, brackets, punctuation and pictograms about them."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(sign if sign.isalnum() else " " for sign in plain).split())


def counted(count: int, noun: str) -> str:
    """Return a count with its noun: `1 page`, `1,000 pages`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
