"""The words of a Markdown text, line by line, as its HTML will show them: without what is syntax."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from audits.editor.markdown_syntax import BREAK, SYNTAX, WrittenTag, letters_of, masked, tag_of


class Chunk(NamedTuple):
    """What a line, a cell, or a line between two tags says: its letters, where they begin, and the line, from 0.

    `indent` counts the blanks at the start of the line.
    """

    at: int
    letters: str
    line: int
    indent: int


class Tag(NamedTuple):
    """A tag in the Markdown, or what becomes one without a word, among the letters.

    `name` is its name, `line` counted from 0, `sign` its class or the file that it shows.
    """

    at: int
    name: str
    line: int
    sign: str


@dataclass(frozen=True, slots=True)
class MarkdownText:
    """The letters of a Markdown text with the lines they stand on, and the tags among them.

    `opens` gives for the first line of a block of code that says something the line of its fence.
    """

    letters: str
    chunks: Sequence[Chunk]
    tags: Sequence[Tag]
    opens: Mapping[int, int]
    starts: Sequence[int]

    def chunk_at(self, at: int) -> Chunk:
        """Give the chunk in which a letter stands."""
        return self.chunks[max(0, bisect_right(self.starts, at) - 1)]


def read_markdown(lines: Sequence[str]) -> MarkdownText:
    """Read what the lines of a Markdown text will say."""
    begins = [0, *accumulate(len(line) + 1 for line in lines)]
    tags: list[tuple[int, WrittenTag]] = []
    fences: list[tuple[int, int]] = []

    def mask(found: re.Match[str]) -> str:
        if tag := tag_of(found):
            tags.append((found.start(), tag))
        elif found.lastgroup == "fence":
            fences.append((found.start("mark"), found.start("code")))
        return masked(found)

    said = SYNTAX.sub(mask, "\n".join(lines)).split("\n")
    chunks: list[Chunk] = []
    letters_before: list[int] = []
    at = 0
    for number, line in enumerate(said):
        letters_before.append(at)
        indent = len(line) - len(line.lstrip())
        for piece in line.replace(BREAK, "|").split("|"):
            if letters := letters_of(piece):
                chunks.append(Chunk(at, letters, number, indent))
                at += len(letters)

    def tag_at(offset: int, tag: WrittenTag) -> Tag:
        line = bisect_right(begins, offset) - 1
        before = letters_of(said[line][: offset - begins[line]])
        return Tag(letters_before[line] + len(before), tag.name, line, tag.sign)

    starts = tuple(chunk.at for chunk in chunks)
    opens: dict[int, int] = {}
    for mark, code in fences:
        number = bisect_right(begins, code) - 1
        if number < len(said) and (first := bisect_left(starts, letters_before[number])) < len(chunks):
            opens[chunks[first].line] = bisect_right(begins, mark) - 1
    whole = "".join(chunk.letters for chunk in chunks)
    return MarkdownText(whole, tuple(chunks), tuple(tag_at(*one) for one in tags), opens, starts)
