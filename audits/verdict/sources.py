"""Where an editor mends what an outcome is about: the file, and the line."""

from collections.abc import Mapping

from msgspec import UNSET

from audits.evidence import Page, Place, Source, StyleKind, StyleOrigin, Written
from audits.rules.outcomes import Outcome
from audits.static.pages import line_of
from audits.verdict.style_faults import style_fault_of

IN_FRONT_MATTER: Mapping[str, str] = {
    "meta-description": "description",
    "meta-description-length": "description",
    "page-title": "title",
    "page-title-descriptive": "title",
    "page-title-length": "title",
    "page-title-single": "title",
    "page-title-unique": "title",
}
"""Rules about what the head says of a page, each with the key of the front matter that it has it from."""


def source_of_outcome(
    outcome: Outcome, style: StyleOrigin | None, page: Page | None, markdown: Mapping[str, str]
) -> Source | None:
    """Find the source of what an outcome is about; None where it is the template's, or nobody knows.

    Where a style sheet is at fault, that is its own declaration, `style`, and none where it is not the project's.
    Where the build has noted where the page's elements came from, that holds. Otherwise the line is guessed from the
    words of the element; `markdown` holds the text of each file by its name.
    """
    if style is not None and style.place.kind is not StyleKind.ATTRIBUTE:
        place = style.place
        return Source(place.source, place.line) if place.source is not None else None
    fault = style_fault_of(outcome) if style is None else None
    if page is None or (fault is not None and not fault.may_be_content):
        return None
    if page.written is None:
        return _guessed(page.source, outcome.place, markdown)
    if outcome.place.source is not UNSET:
        return outcome.place.source
    if outcome.rule in IN_FRONT_MATTER:
        return _in_front_matter(page.written, IN_FRONT_MATTER[outcome.rule])
    return None if outcome.place.html else Source(page.written.file)


def _in_front_matter(written: Written, key: str) -> Source:
    """Give the line of a key, or, where there is none, the heading that gives a page its title."""
    line = written.front_matter.get(key)
    return Source(written.file, written.title if line is None and key == "title" else line)


def _guessed(file: str | None, place: Place, markdown: Mapping[str, str]) -> Source | None:
    if file is None or not place.in_main:
        return None
    return Source(file, line_of(markdown.get(file, ""), place.html) if place.html else None)
