"""In what language a text is: as its tag says, or as its letters tell, without a network."""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from py3langid.langid import MODEL_FILE, LanguageIdentifier


def primary_subtag(tag: str) -> str:
    """Give the primary subtag of a language tag: `en` of `en-GB`, and of `en_GB` too."""
    return tag.strip().lower().replace("_", "-").partition("-")[0]


def may_be_in(stated: str | None, language: str) -> bool:
    """Tell whether a text is in a language, as far as is stated: where nothing is, it may be."""
    return primary_subtag(stated or "") in {"", language}


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


@lru_cache(maxsize=20_000)
def guess_language(text: str) -> Guess:
    """Guess in what language a text is written: asked again and again, for pages of one site share their texts."""
    ranked = _identifier().rank(text)
    return Guess(ranked[0][0], dict(ranked))


NAMES = {
    "ar": "Arabic", "bn": "Bengali", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish",
    "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "ga": "Irish", "gd": "Scottish Gaelic", "gl": "Galician", "gu": "Gujarati",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "is": "Icelandic",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "mt": "Maltese",
    "nb": "Norwegian", "nl": "Dutch", "nn": "Norwegian", "no": "Norwegian", "pa": "Punjabi", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "so": "Somali",
    "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
"""What English calls the languages that are met most; langcodes knows all, but only with 10 MB of data beside it."""


def name_of(language: str) -> str:
    """Give the English name of a language, or its tag where it is a rare one."""
    return NAMES.get(language, f"“{language}”")
