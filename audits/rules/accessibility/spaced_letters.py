"""The rule `spaced-letters`."""

import re
from collections.abc import Iterator
from itertools import pairwise

from audits.evidence import Block
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import wcag

SPACED = re.compile(r"(?<![\w.,'’+=-])(?:[^\W\d_] ){3,}[^\W\d_](?![\w.,'’+=-])")
"""Four letters or more, each alone."""

VOWELS = frozenset("aeiouyAEIOUY")


@rule("spaced-letters", wcag("1.3.2"), where=lambda block: block.is_seen and "code" not in block.around)
@good("<p style='letter-spacing: 0.5em'>Welcome</p><p>A B C D E F</p><p>Vitamins A D E K</p>")
@good("<p>x z w v</p><p>J. S. Bach and J R R Tolkien</p><p>a = b c d e</p>")
@bad("<h1>W E L C O M E</h1>", says="“W E L C O M E”")
@bad("<p>N e c k pain</p>", says="“N e c k”")
def spaced_letters(block: Block) -> Iterator[Problem]:
    """A word is written in one piece

    Write the word without spaces, and space its letters with `letter-spacing` in the stylesheet. A screen reader spells
    out what is written in pieces, and a search does not find it.
    """
    for found in SPACED.finditer(block.text):
        letters = found[0].split(" ")
        if not _is_a_list(letters):
            word = "".join(letters)
            yield Problem(f"“{found[0]}” is one word with spaces in it; write “{word}”.")


def _is_a_list(letters: list[str]) -> bool:
    """Tell whether letters stand for themselves: in the order of the alphabet, or without a vowel to make a word."""
    return all(before.lower() <= after.lower() for before, after in pairwise(letters)) or VOWELS.isdisjoint(letters)
