"""The line of Markdown that each element of a page's content came from."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from audits.editor.html_text import Element, HtmlText, read_html
from audits.editor.markdown_text import MarkdownText, Tag, read_markdown
from audits.editor.matches import Match
from audits.editor.matching import match_segments


class Origin(NamedTuple):
    """A line of a file: its path below the folder of mkdocs.yml, and its number from 1, None where nobody can tell."""

    file: str
    line: int | None


class Placed(NamedTuple):
    """An element of a page's content: the character behind the name in its opening tag, its name, and its origin."""

    at: int
    name: str
    origin: Origin


def place_elements(content: str, lines: Sequence[str], origins: Sequence[Origin], file: str) -> list[Placed]:
    """Find where the elements of the content of a page, made of a file, came from.

    `lines` are the Markdown as it was turned into HTML, `origins` the origin of each. Elements that need no origin of
    their own, because they have that of an element around them, are left out. Those that have one, and nobody can tell
    the line, get the file alone, so that nobody takes the line of an element around them for theirs.
    """
    html, text = read_html(content), read_markdown(lines)
    matches = match_segments(html.segments, text)
    found = _lines_of(html, text, matches)
    unknown = Origin(file, None)
    placed: list[Placed] = []
    around: list[Element] = []
    origin_of: dict[int, Origin | None] = {}
    for element in html.elements:
        while around and around[-1].depth >= element.depth:
            around.pop()
        outer = origin_of[around[-1].at] if around else None
        line = found.get(element.at)
        own = outer
        if line is not None:
            own = origins[line]
        elif not around or _has_words_of_its_own(element, html):
            own = unknown
        if own is not None and own != outer:
            placed.append(Placed(element.at, element.name, own))
        origin_of[element.at] = own
        around.append(element)
    return placed


def _has_words_of_its_own(element: Element, html: HtmlText) -> bool:
    """Tell whether it is the block in which its first words stand."""
    if not element.is_block or element.begins == element.ends:
        return False
    owner = html.segments[html.segment_at(element.begins)].owner
    return owner is not None and html.elements[owner] is element


def _lines_of(html: HtmlText, text: MarkdownText, matches: Sequence[Match | None]) -> dict[int, int]:
    """Give the line, from 0, of each element for which it can be told, by its place in the content."""
    found = dict(_lines_of_tags(html, text, matches))
    for element in html.elements:
        if element.at in found or element.begins == element.ends:
            continue
        at = _letter_of(element, html, matches)
        if at is None:
            continue
        chunk = text.chunk_at(at)
        opens = text.opens.get(chunk.line) if element.is_block and at == chunk.at else None
        found[element.at] = chunk.line if opens is None else opens
    for element, inner in reversed([*pairwise(html.elements)]):
        is_empty = element.begins == element.ends and element.at not in found
        if is_empty and inner.depth > element.depth and inner.at in found:
            found[element.at] = found[inner.at]
    return found


def _letter_of(element: Element, html: HtmlText, matches: Sequence[Match | None]) -> int | None:
    """Give the letter of Markdown with which an element begins."""
    number = html.segment_at(element.begins)
    match, into = matches[number], element.begins - html.starts[number]
    if match is None or (into and not match.is_whole):
        return None
    return match.at + into


def _lines_of_tags(html: HtmlText, text: MarkdownText, matches: Sequence[Match | None]) -> Iterator[tuple[int, int]]:
    """Find the elements that stand as tags in the Markdown, or as pictures, among the same letters in both."""
    names = {tag.name for tag in text.tags}
    elements: dict[int, list[Element]] = defaultdict(list)
    for element in html.elements:
        if element.name in names:
            elements[element.begins].append(element)
    ats = [tag.at for tag in text.tags]
    for letters, here in elements.items():
        span = _span(letters, html, text, matches)
        if span is None:
            continue
        tags = text.tags[bisect_right(ats, span[0] - 1) : bisect_right(ats, span[1])]
        yield from _in_turn(here, tags)


def _span(letters: int, html: HtmlText, text: MarkdownText, matches: Sequence[Match | None]) -> tuple[int, int] | None:
    """Give where in the Markdown a place among the letters of the HTML can be; None where nobody can tell."""
    number = html.segment_at(letters)
    if number >= 0 and letters > html.segments[number].at:
        segment, match = html.segments[number], matches[number]
        if letters < segment.at + len(segment.letters):
            return None if match is None or not match.is_whole else (match.at + letters - segment.at,) * 2
        number += 1
    before, after = matches[number - 1] if number > 0 else Match(0), matches[number] if number < len(matches) else None
    if before is None or not before.is_whole or (after is None and number < len(matches)):
        return None
    begins = before.at + len(html.segments[number - 1].letters) if number > 0 else 0
    ends = after.at if after is not None else len(text.letters)
    return (begins, ends) if begins <= ends else None


def _in_turn(elements: Sequence[Element], tags: Sequence[Tag]) -> Iterator[tuple[int, int]]:
    """Pair elements with tags of the same name and sign, each in its order."""
    left = list(tags)
    for element in elements:
        for place, tag in enumerate(left):
            if tag.name == element.name and (not tag.sign or tag.sign == element.sign):
                yield element.at, tag.line
                del left[: place + 1]
                break
