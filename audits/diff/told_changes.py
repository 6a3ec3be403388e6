"""What changed on pages that stay, in sentences: what is the same change on many pages is told once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from audits.diff.records import Aspect, PageChange, is_newly_noindex
from audits.diff.told import Part, listed, named, quoted
from audits.lib.words import counted
from audits.reports.wording import one_line

TITLES: Mapping[Aspect, str] = {
    Aspect.TITLE: "Titles that changed",
    Aspect.DESCRIPTION: "Descriptions that changed",
    Aspect.CANONICAL: "Canonical addresses that changed",
    Aspect.HEADING_ONE: "Main headings that changed",
    Aspect.STRUCTURED_DATA: "Pages whose structured data changed",
}

Group = Sequence[PageChange]
Difference = tuple[str, str]
"""The words that were there before, and those that stand in their place."""


def change_parts(changes: Iterable[PageChange]) -> Iterator[Part]:
    """Tell of all changes, a part for each aspect."""
    by_aspect: dict[Aspect, list[PageChange]] = defaultdict(list)
    for change in changes:
        by_aspect[change.aspect].append(change)
    yield from _robots_parts(by_aspect[Aspect.ROBOTS])
    for aspect, title in TITLES.items():
        own = by_aspect[aspect]
        sentences = _of_data(own) if aspect is Aspect.STRUCTURED_DATA else _of_texts(own)
        yield Part(title, len({change.page for change in own}), tuple(sentences))


def _robots_parts(changes: Group) -> Iterator[Part]:
    away = [change for change in changes if is_newly_noindex(change)]
    back = [change for change in changes if not is_newly_noindex(change)]
    yield Part(
        "Pages that search engines are now asked to leave out",
        len(away),
        tuple(f"The page {named(one.page)} now says `noindex`, so nobody will find it by a search." for one in away),
        "If that is not meant, take `noindex` out of the page's `robots` tag.",
        is_worse=True,
    )
    yield Part(
        "Pages that search engines may show again",
        len(back),
        tuple(f"The page {named(one.page)} no longer says `noindex`." for one in back),
    )


def _of_texts(changes: Group) -> Iterator[str]:
    groups: dict[Difference, list[PageChange]] = defaultdict(list)
    for change in changes:
        groups[difference(change.old, change.new)].append(change)
    for (old, new), group in sorted(groups.items(), key=lambda item: -len(item[1])):
        if len(group) > 1:
            yield f"{_where(group)}: {_became(old, new)}"
        else:
            yield f"{named(group[0].page)}: {_became(group[0].old, group[0].new)}"


def _of_data(changes: Group) -> Iterator[str]:
    groups: dict[tuple[str, bool, bool], list[PageChange]] = defaultdict(list)
    for change in changes:
        groups[change.key, bool(change.old), bool(change.new)].append(change)
    for (key, *_), group in sorted(groups.items(), key=lambda item: -len(item[1])):
        first, name = group[0], one_line(key, 100)
        where = named(first.page) if len(group) == 1 else _where(group)
        for_example = "" if len(group) == 1 else f"on {named(first.page)}, "
        yield f"{where}: {name}: {for_example}{_became(first.old, first.new)}"


def _where(group: Group) -> str:
    pages = [named(page) for page in dict.fromkeys(change.page for change in group)]
    return f"On {counted(len(pages), 'page')} ({listed(pages)})"


def _became(old: str, new: str) -> str:
    if not old:
        return f"{quoted(new)} is new."
    return f"{quoted(old)} became {quoted(new)}." if new else f"{quoted(old)} is gone."


def difference(old: str, new: str) -> Difference:
    """Give what differs between two texts, as whole words, without what both begin and end with."""
    first, second = re.findall(r"\w+|\W", old), re.findall(r"\w+|\W", new)
    start = _shared(first, second)
    end = _shared(first[start:][::-1], second[start:][::-1])
    return "".join(first[start : len(first) - end]).strip(), "".join(second[start : len(second) - end]).strip()


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the words with which both begin."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
