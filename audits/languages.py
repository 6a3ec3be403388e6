"""In what language a text is written, told by its letters, without a network."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from py3langid.langid import MODEL_FILE, LanguageIdentifier


class Guess(NamedTuple):
    """The language a text is most likely written in (a primary subtag, such as `en`), and how likely each is, 0 to 1.

    From about fifty letters of plain prose on, a likelihood of 0.9 is rarely wrong; of a few words, names, or Latin
    terms among English ones it often is.
    """

    language: str
    likelihoods: Mapping[str, float]

    @property
    def likelihood(self) -> float:
        """How likely the language guessed is."""
        return self.likelihoods[self.language]


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def guess_language(text: str) -> Guess:
    """Guess in what language a text is written."""
    ranked = _identifier().rank(text)
    return Guess(ranked[0][0], dict(ranked))
