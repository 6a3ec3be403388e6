"""From which line of which file each line of a page's Markdown came, once macros and snippets are done with it."""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from pathlib import Path

from audits.editor.blocks import Origin

MACRO = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
SNIPPET = re.compile(r"""^\s*-{2,}8<-{2,}[ \t]+(?P<quote>["'])(?P<path>.*?)(?P=quote)\s*$""")
SNIPPET_BLOCK = re.compile(r"^\s*-{2,}8<-{2,}\s*$")
PART = re.compile(r"(?P<path>.+?)(?::(?P<first>\d*)(?::(?P<last>\d*))?|:(?P<section>[a-zA-Z][\w-]*))?")
DEEPEST = 8
"""Snippets within snippets that are followed."""

Lines = Sequence[str]
Changed = tuple[range, range]


def as_lines(text: str) -> list[str]:
    """Split a text where an editor does, whatever its line ends are."""
    return re.split(r"\r\n|\r|\n", text)


def changed_parts(old: Lines, new: Lines) -> Iterator[tuple[bool, range, range]]:
    """Give the parts in which two texts are the same or not, with the lines of both.

    Empty lines alone do not make a part: what a macro gives may hold some of its own.
    """
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    middle = SequenceMatcher(None, old[start : len(old) - end], new[start : len(new) - end], autojunk=False)
    parts = [(True, range(start), range(start))]
    for tag, a, b, c, d in middle.get_opcodes():
        same = tag == "equal" and any(line.strip() for line in old[start + a : start + b])
        parts.append((same, range(start + a, start + b), range(start + c, start + d)))
    parts.append((True, range(len(old) - end, len(old)), range(len(new) - end, len(new))))
    for same, group in groupby(parts, key=lambda part: part[0]):
        alike = list(group)
        yield same, range(alike[0][1].start, alike[-1][1].stop), range(alike[0][2].start, alike[-1][2].stop)


def carried_over(
    old: Lines, new: Lines, origins: Sequence[Origin], resolve: Callable[[range, range], list[Origin]]
) -> list[Origin]:
    """Give the origin of each line of a new text by those of the old; `resolve` is asked for parts that differ."""
    found: list[Origin] = []
    for same, before, after in changed_parts(old, new):
        found += [origins[number] for number in before] if same else resolve(before, after)
    return found


def after_macros(old: Lines, new: Lines, origins: Sequence[Origin], file: str) -> list[Origin]:
    """Give the origin of each line of a page's Markdown after plugins such as macros have changed the text `old`."""

    def resolve(before: range, after: range) -> list[Origin]:
        lines = _line_of_each([old[one] for one in before], [new[one] for one in after])
        return [Origin(file, None) if one is None else origins[before.start + one] for one in lines]

    return carried_over(old, new, origins, resolve)


def _line_of_each(old: Lines, new: Lines) -> list[int | None]:
    """Tell for each line of a part from which line of the old part it was made; both are counted from 0."""
    said = [number for number, line in enumerate(old) if line.strip()]
    if len(said) == 1:
        return [said[0]] * len(new)
    if len(old) == len(new):
        return [*range(len(old))]
    paragraphs_before, paragraphs_after = _paragraphs(old), _paragraphs(new)
    found: list[int | None] = [None] * len(new)
    if len(paragraphs_before) == len(paragraphs_after):
        for before, after in zip(paragraphs_before, paragraphs_after, strict=True):
            for place, number in enumerate(after):
                if len(before) == 1:
                    found[number] = before[0]
                elif len(before) == len(after):
                    found[number] = before[place]
        return found
    return _between_words(old, new)


def _paragraphs(lines: Lines) -> list[list[int]]:
    groups = groupby(enumerate(lines), key=lambda one: bool(one[1].strip()))
    return [[number for number, _ in group] for is_said, group in groups if is_said]


def _between_words(old: Lines, new: Lines) -> list[int | None]:
    """Tell lines apart by the words beside the macros, and give what lies between to the one macro there."""
    text = "\n".join(old)
    whole = "\n".join(new)
    anchors: list[tuple[int, int]] = [(-1, -1)]
    """Lines of the old part that are known among the new ones: (old, new)."""
    done = 0
    for literal in MACRO.split(text):
        words = literal.strip()
        done = text.index(literal, done)
        if len(words) > 1 and whole.count(words) == 1 and text.count(words) == 1:
            old_line = text.count("\n", 0, text.index(words, done))
            new_line = whole.count("\n", 0, whole.index(words))
            anchors += [(old_line + one, new_line + one) for one in range(words.count("\n") + 1)]
        done += len(literal)
    anchors.append((len(old), len(new)))
    if anchors != sorted(anchors):
        return [None] * len(new)
    found: list[int | None] = [None] * len(new)
    for (old_from, new_from), (old_to, new_to) in pairwise(anchors):
        made = [number for number in range(max(0, old_from), min(old_to + 1, len(old))) if MACRO.search(old[number])]
        between = [number for number in made if old_from < number < old_to] or made
        for number in range(new_from + 1, new_to):
            found[number] = between[0] if len(between) == 1 else None
        if 0 <= new_to < len(new):
            found[new_to] = old_to
    return found


def after_snippets(  # noqa: PLR0913, PLR0917  because each is a different thing to say of the same text
    old: Lines,
    new: Lines,
    origins: Sequence[Origin],
    find: Callable[[str], Path | None],
    name_of: Callable[[Path], str],
    file: str,
) -> list[Origin]:
    """Give the origin of each line after the extension pymdownx.snippets has put files into the text `old`.

    `find` gives the file of a snippet by the path written, `name_of` what a file is called in an origin.
    """

    def resolve(before: range, after: range) -> list[Origin]:
        known = [one for number in before for one in _with_origin(old[number], origins[number])]
        paths = list(_paths([old[number] for number in before]))
        if not paths:
            lines = _line_of_each([old[one] for one in before], [new[one] for one in after])
            return [Origin(file, None) if one is None else origins[before.start + one] for one in lines]
        put_in = [one for path in paths for one in _lines_of(path, find, name_of, DEEPEST)]
        return _told_by_text(
            [*known, *put_in] if len(paths) > 1 else put_in or known, [new[one] for one in after], file
        )

    return carried_over(old, new, origins, resolve)


def _with_origin(line: str, origin: Origin) -> Iterator[tuple[str, Origin]]:
    if line.strip() and not SNIPPET.match(line) and not SNIPPET_BLOCK.match(line):
        yield line, origin


def _paths(lines: Lines) -> Iterator[str]:
    """Give the paths of the snippets that lines ask for, one by line, or a line each between two marks."""
    is_block = False
    for line in lines:
        if SNIPPET_BLOCK.match(line):
            is_block = not is_block
        elif is_block and line.strip():
            yield line.strip()
        elif found := SNIPPET.match(line):
            yield found["path"]


def _lines_of(
    asked: str, find: Callable[[str], Path | None], name_of: Callable[[Path], str], deepest: int
) -> Iterator[tuple[str, Origin]]:
    """Give the lines of the file, or part of it, that a snippet asks for, each with its origin."""
    part = PART.fullmatch(asked)
    file = find(part["path"]) if part else None
    if part is None or file is None or deepest == 0:
        return
    name = name_of(file)
    lines = [
        (line, Origin(name, number)) for number, line in enumerate(as_lines(file.read_text("utf-8", "replace")), 1)
    ]
    for line, origin in _asked_of(lines, part):
        paths = list(_paths([line]))
        if paths:
            yield from _lines_of(paths[0], find, name_of, deepest - 1)
        else:
            yield line, origin


def _asked_of(lines: list[tuple[str, Origin]], part: re.Match[str]) -> list[tuple[str, Origin]]:
    """Give the lines of a file that a snippet asks for: from one number to another, or a section by its name."""
    if part["section"]:
        marks = [number for number, (line, _) in enumerate(lines) if _marks(line, part["section"])]
        return lines[marks[0] + 1 : marks[1] if len(marks) > 1 else None] if marks else []
    first = int(part["first"] or 1)
    last = int(part["last"]) if part["last"] else None
    return lines[max(0, first - 1) : last]


def _marks(line: str, section: str) -> bool:
    return "8<" in line and re.search(rf"\[\s*(?:start|end)\s*:\s*{re.escape(section)}\s*\]", line) is not None


def _told_by_text(known: list[tuple[str, Origin]], new: Lines, file: str) -> list[Origin]:
    """Give lines the origins of those with the same text and in the same order, whatever the indentation."""
    found = [Origin(file, None)] * len(new)
    olds, news = [line.strip() for line, _ in known], [line.strip() for line in new]
    for start, to, size in SequenceMatcher(None, olds, news, autojunk=False).get_matching_blocks():
        for number in range(size):
            found[to + number] = known[start + number][1]
    return found
