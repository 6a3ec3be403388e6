"""The rule `page-language`."""

from collections.abc import Iterator

import langcodes

from audits.evidence import Head, Prose
from audits.lib.languages import name_of
from audits.rules.engine import bad, good, rule
from audits.rules.metadata._languages import reads_as, seems_in
from audits.rules.outcomes import Problem, Result
from audits.standards import HTML, wcag

TECHNICAL = (
    "<title>Rules Format 1.0 - Abstract</title><p>The Conformance Testing (CT) Rules Format 1.0 defines a format for\n"
    "writing test rules. These rules can be used for developing testing tools and manual methodologies. It provides\n"
    "a common format that allows any party involved in testing to document and share their testing procedures."
)
ENGLISH = "<p>Gentle movement helps most people with a stiff neck. Try these exercises twice a day."
GERMAN = "<p>Sanfte Bewegung hilft den meisten Menschen mit einem steifen Nacken. Üben Sie zweimal am Tag."
WELSH = "<p>Mae symud yn ysgafn yn helpu'r rhan fwyaf o bobl sydd â gwddf anystwyth."
LATIN = "<p>Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt."
CODE = "<pre>for (let step = 0; step < list.length; step += 1) { print(list[step].value); }</pre>"


def _page(language: str, body: str) -> str:
    return f'<!doctype html><html lang="{language}"><meta charset="utf-8"><body>{body}</body></html>'


@rule("page-language", wcag("3.1.1"), HTML)
@good('<html lang="en-GB"><title>Neck</title></html>')
@good('<html lang="cy"><title>Gwddf</title></html>')
@good(_page("en-GB", ENGLISH))
@good(_page("de-AT", GERMAN))
@good(_page("cy", WELSH))
@good(_page("en", f"{ENGLISH} {ENGLISH} <blockquote>{GERMAN}</blockquote>"))
@good(_page("de", f"<p>Nacken</p><div lang='en'>{ENGLISH}</div>"))
@good(_page("de", f"<nav>{ENGLISH}</nav><main>{CODE} {GERMAN}</main>"))
@good(_page("de", "<p>Windows Update, Visual Studio Code, GitHub Actions</p>"))
@good(_page("nb", "<p>Nakkesmerter er vanlig og går vanligvis over i løpet av noen uker."))
@good(_page("en", f"{LATIN} {LATIN}"))
@good(_page("cy", f"{WELSH} {WELSH} {ENGLISH} {ENGLISH}"))
@bad("<html><title>Neck</title></html>", says="does not say")
@bad('<html lang=""><title>Neck</title></html>', says="does not say")
@bad('<html lang="english"><title>Neck</title></html>', says="no language")
@bad('<html lang="en_GB"><title>Neck</title></html>', says="en-GB")
@good('<html lang="cmn"><title>颈部</title></html>')
@bad('<html lang="eng"><title>Neck</title></html>', says="write “en”")
@bad('<html lang="ger-AT"><title>Nacken</title></html>', says="write “de-AT”")
@bad(_page("de", ENGLISH), says="its text is in English")
@bad(_page("da", TECHNICAL), says="its text is in English")
@bad(_page("en-GB", f"{GERMAN} {CODE}"), says="its text is in German")
@bad(
    _page("nl", "<title>Stijve nek</title><p>Some words have no equivalent in English."),
    says="few words seem",
    result=Result.UNSURE,
)
@good(_page("nl", "<p>Nekpijn en „whiplash” komen vaak samen voor."))
@bad(_page("en", f'<blockquote><p>"{GERMAN[3:-1]}"</blockquote>'), says="its text is in German")
@bad(_page("en", f"{WELSH} <p lang='en'>Neck exercises</p>"), says="its text is in Welsh")
def page_language(head: Head, prose: Prose) -> Iterator[Problem]:
    """A page says truly in what language it is

    Put the language of the text on the page's `html` element, as in `lang="en-GB"`. A screen reader chooses its voice
    by it: without it, or with another, English may be read out with another language's sounds.
    """
    language = (head.language or "").strip()
    if not language:
        yield Problem("The page does not say in what language it is.")
    elif language != head.language:
        yield Problem(f"The language “{head.language}” has spaces around it, and browsers do not take them off.")
    elif "_" in language:
        yield Problem(f"The language “{language}” is written with an underscore; write “{language.replace('_', '-')}”.")
    elif not langcodes.tag_is_valid(language):
        yield Problem(f"“{language}” is no language that a browser knows; British English is “en-GB”.")
    elif (shorter := _shorter(language)) is not None:
        yield Problem(f"The language “{language}” has a shorter code, the only one in use; write “{shorter}”.")
    else:
        stated = langcodes.Language.get(language).language or language
        if written_in := reads_as(prose.plain, stated):
            yield Problem(f"The page says that it is in “{language}”, but its text is in {name_of(written_in)}.")
        elif seemingly := seems_in(prose.plain, stated):
            yield Problem(
                f"The page says that it is in “{language}”, but its few words seem to be in {name_of(seemingly)}.",
                result=Result.UNSURE,
            )


def _shorter(language: str) -> str | None:
    """Give a language with its code of two letters, where it is written with the one of three (BCP 47, 2.2.1)."""
    code, hyphen, rest = language.partition("-")
    short = langcodes.Language.get(language).language or ""
    if len(code) != 3 or len(short) != 2:  # noqa: PLR2004  because that is how ISO 639-1 differs from 639-2
        return None
    about = langcodes.Language.make(language=short)
    names = {about.to_alpha3(), about.to_alpha3(variant="B")}
    # Mandarin is one of several languages that are Chinese: its code has no shorter one.
    return f"{short}{hyphen}{rest}" if code.lower() in names else None
