"""What the rules about error messages share: the words of which none says what is wrong."""

import re

EMPTY_WORDS = frozenset(
    """a again an and check correct correctly data entered entry error errors field fields fill for form go in incorrect
    input into invalid is it not of or out please properly right something sorry that the there this to try value values
    was went were wrong you your""".split()  # noqa: SIM905  because words are read as words
)
"""Words that say that something is wrong, and nothing of what."""


def words(text: str) -> set[str]:
    """Give the words of a text, in lower case."""
    return set(re.findall(r"[^\W_]+", text.casefold()))
