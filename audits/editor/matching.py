"""Which words of a page's HTML are which of its Markdown."""

from collections import defaultdict
from collections.abc import Sequence

from audits.editor.html_text import Segment
from audits.editor.markdown_text import MarkdownText
from audits.editor.matches import Match, Matches, Run

BEGINNING = 16
"""Letters at the beginning of a segment that are enough to know it by, where the rest is not as in the Markdown."""

COMMON = 5
"""Letters in a row that a segment has to share with the only line left for it."""


def match_segments(segments: Sequence[Segment], text: MarkdownText) -> list[Match | None]:
    """Find the segments of a page's HTML in its Markdown; None for each that cannot be told for certain.

    What stands once in both is matched first. Between two of these, in the same order in both, what stands as often in
    both is matched one by one; then what follows upon something matched, or comes right before it.
    """
    matches = Matches(segments, text)
    matches.match_marked()
    matches.match_unique()
    for step in (_as_often, _neighbours, _as_often, _beginnings, _lone_line):
        for run in list(matches.runs()):
            for number, match in step(matches, run):
                matches.take(number, match)
                matches.in_order.add(number)
    return matches.found


def _as_often(matches: Matches, run: Run) -> list[tuple[int, Match]]:
    """Match words that stand as often in the HTML of a run as in its Markdown, unless that brings them out of order."""
    alike: dict[str, list[int]] = defaultdict(list)
    for number in run.numbers:
        alike[matches.segments[number].letters].append(number)
    found: list[tuple[int, Match]] = []
    for letters, numbers in alike.items():
        places = matches.places(letters, run.begins, run.ends)
        if len(places) == len(numbers):
            found += zip(numbers, map(Match, places), strict=True)
    found.sort()
    ats = [match.at for _, match in found]
    return found if ats == sorted(ats) else []


def _neighbours(matches: Matches, run: Run) -> list[tuple[int, Match]]:
    """Match what follows right upon something matched, and then what comes right before something matched.

    What stands once more in what is left of the run, in either, could as well be that.
    """
    found: list[tuple[int, Match]] = []
    begins, ends = run.begins, run.ends
    left = list(run.numbers)
    free = matches.free_chunks(run)
    while left and (at := next((one for one in free if one >= begins), None)) is not None:
        letters = matches.segments[left[0]].letters
        if not matches.says(letters, at, ends):
            break
        found.append((left.pop(0), Match(at)))
        begins = at + len(letters)
    while left:
        letters = matches.segments[left[-1]].letters
        ends = matches.end_before(ends)
        if ends - len(letters) < begins or not matches.says(letters, ends - len(letters), ends):
            break
        ends -= len(letters)
        found.append((left.pop(), Match(ends)))
    others = {matches.segments[number].letters for number in left}
    told = {number: matches.segments[number].letters for number, _ in found}
    doubtful = {one for one in set(told.values()) if one in others or matches.places(one, begins, ends)}
    return [(number, match) for number, match in found if told[number] not in doubtful]


def _beginnings(matches: Matches, run: Run) -> list[tuple[int, Match]]:
    """Match long segments by their beginnings alone: further on may be what Markdown writes otherwise."""
    found: list[tuple[int, Match]] = []
    for number in run.numbers:
        letters = matches.segments[number].letters
        if len(letters) < BEGINNING:
            continue
        known = letters[:BEGINNING]
        candidates = matches.beginning_with(letters, run.begins, run.ends)
        places = [at for at in candidates if matches.text.letters.startswith(known, at)]
        if len(places) == 1:
            found.append((number, Match(places[0], is_whole=False)))
    ats = [match.at for _, match in found]
    return found if ats == sorted(set(ats)) else []


def _lone_line(matches: Matches, run: Run) -> list[tuple[int, Match]]:
    """Match segments with the one line that is left for them, if they have something in common."""
    free = matches.free_chunks(run)
    if len({matches.text.chunk_at(at).line for at in free}) != 1:
        return []
    said = "".join(matches.text.chunk_at(at).letters for at in free)
    shared = [number for number in run.numbers if _have_in_common(matches.segments[number].letters, said)]
    return [(number, Match(free[0], is_whole=False)) for number in shared]


def _have_in_common(one: str, other: str) -> bool:
    if len(one) < COMMON:
        return one in other
    return any(one[at : at + COMMON] in other for at in range(len(one) - COMMON + 1))
