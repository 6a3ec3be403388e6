"""What is known so far of which words of a page's HTML are which of its Markdown."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from audits.editor.html_text import Segment
from audits.editor.markdown_syntax import NOTE, TAB
from audits.editor.markdown_text import MarkdownText

KEY = 12
"""Letters by which places in the Markdown are looked up."""

TELLING = 4
"""Letters from which on words are told by themselves, though they stand in another order than in the Markdown."""


class Match(NamedTuple):
    """Where a segment's letters begin in the Markdown; `is_whole` says that all of them stand there."""

    at: int
    is_whole: bool = True


class Run(NamedTuple):
    """Segments not matched yet, one after the other, and the letters of Markdown that they must be among."""

    numbers: Sequence[int]
    begins: int
    ends: int


class Matches:
    """What has been found so far; `in_order` holds the numbers of segments in the same order as in the Markdown."""

    def __init__(self, segments: Sequence[Segment], text: MarkdownText) -> None:
        self.segments, self.text = segments, text
        self.found: list[Match | None] = [None] * len(segments)
        self.in_order: set[int] = set()
        self._taken: set[int] = set()
        self._boundaries = frozenset((*text.starts, len(text.letters)))
        by_key: dict[str, list[int]] = defaultdict(list)
        for chunk in text.chunks:
            by_key[chunk.letters[:KEY]].append(chunk.at)
        self._by_key: Mapping[str, Sequence[int]] = by_key
        self._sizes = sorted({len(key) for key in by_key})

    def beginning_with(self, letters: str, begins: int, ends: int) -> list[int]:
        """Give the places in a part of the Markdown where a chunk not matched yet begins as these letters do."""
        found: list[int] = []
        for size in self._sizes:
            if size <= len(letters) and (ats := self._by_key.get(letters[:size])):
                found += [at for at in ats[bisect_left(ats, begins) : bisect_left(ats, ends)] if at not in self._taken]
        return sorted(found)

    def places(self, letters: str, begins: int = 0, ends: int | None = None) -> list[int]:
        """Give the places where chunks, one or several, say just these letters, and nothing is matched yet."""
        last = len(self.text.letters) if ends is None else ends
        said, size, boundaries = self.text.letters, len(letters), self._boundaries
        return [
            at
            for at in self.beginning_with(letters, begins, last)
            if at + size in boundaries and at + size <= last and said.startswith(letters, at)
        ]

    def says(self, letters: str, at: int, ends: int) -> bool:
        """Tell whether chunks from a place on, not matched yet, say just these letters before another place."""
        return (
            at in self._boundaries
            and at not in self._taken
            and at + len(letters) <= ends
            and at + len(letters) in self._boundaries
            and self.text.letters.startswith(letters, at)
        )

    def take(self, number: int, match: Match) -> None:
        """Keep a match."""
        self.found[number] = match
        ends = match.at + (len(self.segments[number].letters) if match.is_whole else 1)
        self._taken.update(self.chunks(match.at, ends))

    def chunks(self, begins: int, ends: int) -> Sequence[int]:
        """Give where chunks begin in a part of the Markdown."""
        starts = self.text.starts
        return starts[bisect_left(starts, begins) : bisect_left(starts, ends)]

    def end_before(self, ends: int) -> int:
        """Give where the last chunk ends that nothing is matched with, before a place."""
        while (number := bisect_left(self.text.starts, ends) - 1) >= 0 and self.text.starts[number] in self._taken:
            ends = self.text.starts[number]
        return ends

    def free_chunks(self, run: Run) -> Sequence[int]:
        """Give where chunks begin that a run may be made of."""
        return [at for at in self.chunks(run.begins, run.ends) if at not in self._taken]

    def match_marked(self) -> None:
        """Match the labels of tabs, and notes, which stand elsewhere in HTML: those alike, each in its order.

        Where some tabs stand in others, their order is another.
        """
        alike: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(self.segments):
            if one.letters.startswith((TAB, NOTE)):
                alike[one.letters].append(number)
        for letters, numbers in alike.items():
            places = self.places(letters)
            indents = {self.text.chunk_at(at).indent for at in places}
            if len(places) == len(numbers) and len(indents) == 1:
                for number, at in zip(numbers, places, strict=True):
                    self.take(number, Match(at))

    def match_unique(self) -> None:
        """Match what stands once in each; what is out of order, such as a note, has to be long enough."""
        often = Counter(one.letters for one in self.segments)
        unique = [
            (number, places[0])
            for number, one in enumerate(self.segments)
            if self.found[number] is None and often[one.letters] == 1 and len(places := self.places(one.letters)) == 1
        ]
        rising = set(_longest_rising([at for _, at in unique]))
        for place, (number, at) in enumerate(unique):
            if place in rising:
                self.in_order.add(number)
            if place in rising or len(self.segments[number].letters) >= TELLING:
                self.take(number, Match(at))

    def runs(self) -> Iterator[Run]:
        """Give the segments not matched, by what is matched in order before and after them."""
        begins, numbers = 0, []
        for number, match in enumerate(self.found):
            if match is None:
                numbers.append(number)
            elif number in self.in_order:
                if numbers:
                    yield Run(numbers, begins, match.at)
                begins, numbers = self.end_of(number, match), []
        if numbers:
            yield Run(numbers, begins, len(self.text.letters))

    def end_of(self, number: int, match: Match) -> int:
        """Give where in the Markdown a match ends: at the end of its chunk, where only its beginning is known."""
        if match.is_whole:
            return match.at + len(self.segments[number].letters)
        chunk = self.text.chunk_at(match.at)
        return chunk.at + len(chunk.letters)


def _longest_rising(values: Sequence[int]) -> list[int]:
    """Give the positions of the longest rising subsequence (patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for position, value in enumerate(values):
        pile = bisect_left(tops, value)
        before.append(piles[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(value)
            piles.append(position)
        else:
            tops[pile], piles[pile] = value, position
    found: list[int] = []
    at = piles[-1] if piles else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]
