"""The rule `page-language`."""

from collections.abc import Iterator

import langcodes

from audits.evidence import Head
from audits.outcomes import Problem
from audits.rule import bad, good, rule
from audits.standards import HTML, wcag


@rule("page-language", wcag("3.1.1"), HTML)
@good('<html lang="en-GB"><title>Neck</title></html>')
@good('<html lang="cy"><title>Gwddf</title></html>')
@bad("<html><title>Neck</title></html>", says="does not say")
@bad('<html lang=""><title>Neck</title></html>', says="does not say")
@bad('<html lang="english"><title>Neck</title></html>', says="no language")
@bad('<html lang="en_GB"><title>Neck</title></html>', says="en-GB")
def page_language(head: Head) -> Iterator[Problem]:
    """A page says in what language it is

    Put the language on the page's `html` element, as in `lang="en-GB"`. A screen reader chooses its voice by it:
    without it, English may be read out with another language's sounds.
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
