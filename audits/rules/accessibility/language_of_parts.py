"""The rule `language-of-parts`."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from audits.evidence import Block, Head, Picture, Place
from audits.lib.languages import guess_language, name_of, primary_subtag
from audits.rules.accessibility._blocks import any_seen, clipped, seen_blocks, sentences
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import wcag

SURE, RULED_OUT = 0.95, 0.01
"""How likely the language found is at least, and the language stated at most."""

FEWEST_WORDS, FEWEST_LETTERS = 8, 50
FEWEST_WORDS_STATED, FEWEST_LETTERS_STATED = 5, 25
"""The same where the element says its language itself: somebody meant it."""

NOT_PROSE = frozenset({"address", "code"})
MAX_CAPITALS = 0.5
"""The share of words with a capital from which a sentence is a list of names (German has as many)."""

NEVER_FOUND = frozenset({"la", "eo", "ia", "io", "vo", "pcm", "sco", "und"})
"""What names, Latin terms and English with slips in it are taken for."""

ALIKE = (
    frozenset({"da", "nb", "nn", "no", "sv"}),
    frozenset({"bs", "hr", "sh", "sl", "sr", "srl"}),
    frozenset({"ca", "es", "gl", "pt", "oc", "ast", "an"}),
    frozenset({"cs", "sk"}),
    frozenset({"id", "ms"}),
    frozenset({"af", "nl", "li", "vls", "fy"}),
    frozenset({"ru", "uk", "be", "bg", "mk"}),
    frozenset({"zh", "yue", "wuu"}),
    frozenset({"hi", "mr", "ne", "sa"}),
)
"""Languages of which a sentence of one is easily taken for the other."""

OWN_NAMES: Mapping[str, str] = {
    "cymraeg": "cy", "gaeilge": "ga", "gàidhlig": "gd", "deutsch": "de", "français": "fr", "español": "es",
    "castellano": "es", "català": "ca", "português": "pt", "italiano": "it", "nederlands": "nl", "polski": "pl",
    "čeština": "cs", "slovenčina": "sk", "magyar": "hu", "română": "ro", "türkçe": "tr", "svenska": "sv",
    "dansk": "da", "norsk": "no", "suomi": "fi", "eesti": "et", "latviešu": "lv", "lietuvių": "lt", "hrvatski": "hr",
    "slovenščina": "sl", "shqip": "sq", "ελληνικά": "el", "русский": "ru", "українська": "uk", "български": "bg",
    "српски": "sr", "العربية": "ar", "فارسی": "fa", "اردو": "ur", "עברית": "he", "हिन्दी": "hi", "ਪੰਜਾਬੀ": "pa",
    "বাংলা": "bn", "ગુજરાતી": "gu", "தமிழ்": "ta", "中文": "zh", "简体中文": "zh", "繁體中文": "zh", "日本語": "ja",
    "한국어": "ko", "tiếng việt": "vi", "ไทย": "th", "soomaali": "so", "english": "en",
}  # fmt: skip
"""What languages call themselves, as menus of languages do."""

FEWEST_LINKS = 2
"""Links by the names of languages from which they are a menu of them, and no name by chance."""

FRENCH = "Les maux de tête commencent souvent dans la nuque et se font sentir d'un seul côté."
ENGLISH = "The pain begins in the neck and is felt in the head, often on one side only."
WELSH = "Ysgrifennwch atom yn Gymraeg. Byddwn yn ateb yn Gymraeg heb oedi."
ANSWER = "We answer in English or in Welsh, and send every letter within ten working days."
LATIN = "Musculus trapezius et musculus sternocleidomastoideus, musculi colli et capitis."
NAMES = "Schmidt, Müller, Weber, Schneider, Fischer, Wagner and Hoffmann, Universität Köln"


class _Passage(NamedTuple):
    text: str
    language: str
    is_stated: bool
    place: Place


@rule("language-of-parts", wcag("3.1.2"), where=any_seen)
@good(f'<html lang="en"><p>{ENGLISH}</p><p lang="fr">{FRENCH}</p>')
@good(f'<html lang="en"><p>{ENGLISH} In French: <span lang="fr">{FRENCH}</span></p>')
@good(f'<html lang="en"><p>{ENGLISH}</p><p>{LATIN}</p><p>{NAMES}</p>')
@good(f'<html lang="en"><p>{ENGLISH}</p><p>It has a certain <i>je ne sais quoi</i>.</p><pre>{FRENCH}</pre>')
@good(f"<p>{ENGLISH}</p><p>{FRENCH}</p>")
@good('<html lang="en"><p><a href="fr/" lang="fr">Français</a></p><p><a href="de/" lang="de">Deutsch</a></p>')
@good('<html lang="en"><p>Made by <a href="/d">Deutsch</a> and <a href="/e">English</a></p>')
@bad('<html lang="en"><p><a href="fr/">Français</a></p><p><a href="de/">Deutsch</a></p>', says="Français")
@bad(f'<html lang="en"><p>{ENGLISH} {ENGLISH}</p><p>{FRENCH}</p>', says="French")
@bad(f'<html lang="en"><p>{ENGLISH} {ENGLISH} {FRENCH}</p>', says="French")
@bad(f'<html lang="en"><p>Write to us, please.</p><p>{WELSH}</p><p>{ANSWER}</p>', says="Welsh")
@bad(f'<html lang="en"><p>{ENGLISH}</p><p lang="de">{FRENCH}</p>', says="German")
@bad(f'<html lang="en"><p>{ENGLISH} {ENGLISH}</p><img src="data:," alt="{FRENCH}">', says="French")
def language_of_parts(blocks: tuple[Block, ...], head: Head, pictures: tuple[Picture, ...]) -> Iterator[Problem]:
    """A passage in another language says so

    Put the language around the passage: `<span lang="fr">…</span>`, or `{ lang=fr }` after a paragraph in Markdown. A
    screen reader then changes its voice; without it, French is read out with English sounds and cannot be understood.
    """
    own = primary_subtag(head.language or "")
    passages = list(_passages(blocks, pictures))
    most = _language_of_most(passages)
    yield from _unmarked_names(blocks)
    for passage in passages:
        stated = primary_subtag(passage.language)
        found = _other_language(passage)
        if found and stated and not (stated == own and not passage.is_stated and found == most):
            yield Problem(
                f"“{clipped(passage.text)}” is in {name_of(found)}, but its language is given as {name_of(stated)}.",
                place=passage.place,
            )


def _language_of_most(passages: Iterable[_Passage]) -> str:
    """Give the language of more than half of what inherits the page's, if it is another: `page-language` tells it."""
    letters: Counter[str] = Counter()
    for passage in passages:
        if not passage.is_stated:
            letters[_other_language(passage)] += len(passage.text)
    language, most = max(letters.items(), key=lambda one: one[1], default=("", 0))
    return language if most > sum(letters.values()) / 2 else ""


def _unmarked_names(blocks: tuple[Block, ...]) -> Iterator[Problem]:
    """Tell once of links by the names that languages call themselves, if they are said to be in another."""
    found = [
        block
        for block in seen_blocks(blocks)
        if block.is_linked and not block.parts and _is_foreign_name(block.text, block.language)
    ]
    if len(found) >= FEWEST_LINKS:
        names = ", ".join(f"“{one.text}”" for one in found[:3])
        first = found[0]
        language = OWN_NAMES[first.text.casefold()]
        yield Problem(
            f"The links {names} are read out as if they were in {name_of(primary_subtag(first.language))}: write the "
            f'language on each, as in lang="{language}".',
            place=first.place,
        )


def _is_foreign_name(text: str, language: str) -> bool:
    return bool(language) and OWN_NAMES.get(text.casefold(), primary_subtag(language)) != primary_subtag(language)


def _passages(blocks: tuple[Block, ...], pictures: tuple[Picture, ...]) -> Iterator[_Passage]:
    """Give the sentences of a page, each with the language that holds for it."""
    for block in seen_blocks(blocks):
        if not NOT_PROSE.isdisjoint(block.around):
            continue
        rest = block.text
        for part in block.parts:
            rest = rest.replace(part.text, " ")
            yield _Passage(part.text, part.language, is_stated=True, place=block.place)
        is_stated = re.match(r"<[^>]*\slang=", block.place.html) is not None
        parts = defaultdict(list)
        for sentence in sentences(rest):
            parts[_other_language(_Passage(sentence, block.language, is_stated, block.place))].append(sentence)
        yield from (_Passage(" ".join(found), block.language, is_stated, block.place) for found in parts.values())
    for picture in pictures:
        if picture.alt and picture.is_shown:
            yield _Passage(picture.alt, picture.language, is_stated=False, place=picture.place)


def _other_language(passage: _Passage) -> str:
    """Give the language a passage is surely written in, where that is not the one stated; empty otherwise."""
    words = [word for word in passage.text.split() if any(sign.isalpha() for sign in word)]
    fewest_words = FEWEST_WORDS_STATED if passage.is_stated else FEWEST_WORDS
    fewest_letters = FEWEST_LETTERS_STATED if passage.is_stated else FEWEST_LETTERS
    spaced = not re.search(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]", passage.text)
    if spaced and (len(words) < fewest_words or sum(sign.isalpha() for sign in passage.text) < fewest_letters):
        return ""
    if spaced and sum(word[0].isupper() for word in words) > MAX_CAPITALS * len(words):
        return ""
    stated = primary_subtag(passage.language)
    guess = guess_language(passage.text)
    is_alike = any({stated, guess.language} <= group for group in ALIKE)
    if guess.language in NEVER_FOUND | {stated} or is_alike or stated not in guess.likelihoods:
        return ""
    return guess.language if guess.likelihood >= SURE and guess.likelihoods[stated] <= RULED_OUT else ""
