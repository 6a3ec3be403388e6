"""Whether a text can be in the language that a page says it is in."""

import re

from audits.lib.languages import guess_language

ALIKE = (
    {"no", "nb", "nn", "da"},
    {"hr", "bs", "sr", "sh", "me"},
    {"id", "ms"},
    {"cs", "sk"},
    {"gl", "pt"},
    {"zh", "yue", "wuu", "ja"},
    {"ar", "ary", "arz"},
    {"ku", "ckb", "sdh"},
    {"fa", "prs", "tg"},
    {"tl", "fil"},
    {"lb", "de", "gsw"},
    {"en", "pcm", "sco"},
)
"""Languages whose texts are easily taken for each other's, or that are written under several names."""

NOTHING_TO_HEAR = frozenset({"la", "zxx"})
"""Latin is most often a stand-in for text to come, and what is no language proves nothing."""

LEAST_LETTERS = 25
PASSAGE = 60
"""Letters, from which on a passage is looked at by itself."""

QUOTED = re.compile(r'"[^"\n]*"|“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»')
"""Words that a text cites, and that are often in another language."""

SURE, HARDLY = 0.9, 0.01
LIKELY, UNLIKELY = 0.75, 0.05
MAX_KEPT, MIN_OTHER = 0.2, 0.6
"""The shares of a text that may seem to be in the declared language, and that must seem to be in the other."""


def reads_as(text: str, declared: str) -> str | None:
    """Give the language in which a text is plainly written in place of the declared one; None where nobody can tell.

    The whole must be in another language without a doubt, and nearly none of its passages rather in the declared one: a
    page may quote another language, or hold two side by side.
    """
    if _letters(text) < LEAST_LETTERS:
        return None
    other = _other_than(declared, text, SURE, HARDLY)
    if other is None:
        return None
    said = [(_letters(passage), guess_language(passage).language) for passage in _passages(text)]
    whole = sum(letters for letters, _ in said)
    kept = sum(letters for letters, language in said if language in _names_of(declared))
    left = sum(letters for letters, language in said if language in _names_of(other))
    return other if kept <= MAX_KEPT * whole and left >= MIN_OTHER * whole else None


def seems_in(text: str, declared: str) -> str | None:
    """Give the language that a text of a line or two seems to be in rather than the declared one; a person must look.

    None where it is long enough for `reads_as`, or too short for a guess.
    """
    return _other_than(declared, text, LIKELY, UNLIKELY) if LEAST_LETTERS <= _letters(text) < PASSAGE else None


def _other_than(declared: str, text: str, least: float, most: float) -> str | None:
    """Give the language of a text, as likely as `least`, where the declared one is no likelier than `most` (0 to 1)."""
    own = QUOTED.sub(" ", text)
    guess = guess_language(own if _letters(own) >= LEAST_LETTERS else text)
    if declared not in guess.likelihoods and not _names_of(declared) & guess.likelihoods.keys():
        return None
    believed = sum(guess.likelihoods.get(name, 0) for name in _names_of(declared))
    likelihood = sum(guess.likelihoods.get(name, 0) for name in _names_of(guess.language))
    if guess.language in NOTHING_TO_HEAR or likelihood < least or believed > most:
        return None
    return guess.language


def _passages(text: str) -> list[str]:
    """Cut a text at its lines into passages long enough to be told by their letters."""
    found = [""]
    for line in text.splitlines():
        found[-1] = f"{found[-1]} {line}".strip()
        if _letters(found[-1]) >= PASSAGE:
            found.append("")
    if len(found) > 1 and _letters(found[-1]) < PASSAGE:
        last = found.pop()
        found[-1] = f"{found[-1]} {last}".strip()
    return found


def _names_of(language: str) -> set[str]:
    return next((group for group in ALIKE if language in group), {language})


def _letters(text: str) -> int:
    return len(re.findall(r"[^\W\d_]", text))
