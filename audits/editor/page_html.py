"""Where the elements of a page's content stand in the page as it was written."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from audits.editor.blocks import Placed
from audits.editor.html_text import TOKEN
from audits.editor.markdown_syntax import letters_of
from audits.static.stamps import Stamp

TELLING = 24
"""Characters behind a tag by which it is told from others."""


def stamps_in(page: str, content: str, placed: Sequence[Placed]) -> tuple[Stamp, ...]:
    """Give the stamps of the elements of some content in the page that holds it, by the byte.

    The template may have put it there as it is; what a plugin has changed since, such as one that makes pages small, is
    known by the same tags before the same words. An element that cannot be found so has no stamp.
    """
    start = page.find(content) if content else -1
    if start >= 0 and page.find(content, start + 1) < 0:
        places = {one.at: start + one.at for one in placed}
    else:
        places = _told_by_tags(page, content)
    found = sorted((places[one.at], one.origin) for one in placed if one.at in places)
    at_bytes = _as_bytes(page, [at for at, _ in found])
    return tuple(Stamp(at, *origin) for at, (_, origin) in zip(at_bytes, found, strict=True))


def _as_bytes(text: str, places: Sequence[int]) -> Iterator[int]:
    """Turn rising places among the characters of a text into places among its bytes."""
    at = 0
    for before, place in pairwise((0, *places)):
        at += len(text[before:place].encode("utf-8", "surrogateescape"))
        yield at


def _told_by_tags(page: str, content: str) -> dict[int, int]:
    """Give the places of tags in the page by those in the content."""
    ours, theirs = list(_tags(content)), list(_tags(page))
    found: dict[int, int] = {}
    for a, b, size in _same_parts([key for _, key in ours], [key for _, key in theirs]):
        found |= {ours[a + number][0]: theirs[b + number][0] for number in range(size)}
    return found


def _same_parts(ours: Sequence[str], theirs: Sequence[str]) -> Sequence[tuple[int, int, int]]:
    """Give where the parts begin, in both, that are the same, and their sizes: all in one, where that is there once."""
    wanted, given = ("\n".join(("", *one, "")) for one in (ours, theirs))
    start = given.find(wanted)
    if start >= 0 and given.find(wanted, start + 1) < 0:
        return [(0, given.count("\n", 0, start), len(ours))]
    return SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()


def _tags(text: str) -> Iterator[tuple[int, str]]:
    """Give where the names of opening tags end, each with what it is known by."""
    starts = [one for one in TOKEN.finditer(text) if one["name"] and not one["ends"]]
    for found in starts:
        words = text[found.end() : found.end() + TELLING].partition("<")[0]
        yield found.end("name"), f"{found['name'].lower()} {letters_of(words)}"
