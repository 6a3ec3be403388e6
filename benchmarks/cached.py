"""The rows of the gate's cache: a run after one edit, and one after none, against a cold run."""

from pathlib import Path
from typing import NamedTuple

import gate
from contest import Contest
from cpu import Usage
from figures import Figure, Goal, Row, middle
from sample import NOT_FOUND, Sample, build, material

OPTION = "--cache"
NOT_YET = f"not available yet: the gate has no option {OPTION}"
EDITED, UNCHANGED = Goal(cpu_ratio=0.05, percent=True), Goal(cpu_ratio=0.01, wall=3, percent=True)


class Round(NamedTuple):
    """What it took to audit a site cold, with nothing changed, and after an edit of one page."""

    cold: Usage
    unchanged: Usage
    edited: Usage


def cache_rows(contest: Contest) -> list[Row]:
    """A run after an edit of one page, and one in which nothing has changed, with what a cold run has kept."""
    rounds = _rounds(contest) if gate.has_option(OPTION) else NOT_YET
    if isinstance(rounds, str):
        return _rows(contest.site_pages, rounds, rounds, None)
    cold, unchanged, edited = (middle(usages) for usages in zip(*rounds, strict=True))
    return _rows(contest.site_pages, edited, unchanged, cold)


def _rows(pages: int, edited: Figure, unchanged: Figure, cold: Figure | None) -> list[Row]:
    beside = "a cold run of all of them"
    return [
        Row("cache", f"after one edit in {pages} pages", edited, beside, cold, EDITED),
        Row("cache", f"nothing changed in {pages} pages", unchanged, beside, cold, UNCHANGED),
    ]


def _rounds(contest: Contest) -> list[Round] | str:
    rounds: list[Round] = []
    for number in range(1, contest.rounds + 1):
        figure = _round(contest, number)
        if isinstance(figure, str):
            return figure
        contest.say(f"round {number}, cache: {figure}")
        rounds.append(figure)
    return rounds


def _round(contest: Contest, number: int) -> Round | str:
    """Measure once, with a site and a cache of this round's own."""
    work = contest.setting.work / f"cache-{number}"
    topics = material(contest.site_pages, work)
    whole = topics._replace(paths=(*topics.paths, NOT_FOUND), is_all=True)
    cache = (OPTION, str(work / "cache"))
    cold, unchanged = contest.audit(whole, *cache), contest.audit(whole, *cache)
    if isinstance(cold, str) or isinstance(unchanged, str):
        return next(one for one in (cold, unchanged) if isinstance(one, str))
    if cold.said != unchanged.said:
        return "it says something else when nothing has changed"
    edit(topics, f"One more sentence, number {number}.")
    edited = contest.audit(whole, *cache)
    return edited if isinstance(edited, str) else Round(cold.usage, unchanged.usage, edited.usage)


def edit(sample: Sample, sentence: str) -> Path:
    """Add a sentence to the Markdown of the page in the middle, and build the site anew; give the Markdown file."""
    files = sorted((sample.folder / "docs").rglob("topic-*.md"))
    file = files[len(files) // 2]
    file.write_text(f"{file.read_text('utf-8')}\n{sentence}\n", "utf-8")
    build(sample.folder, sample.site)
    return file
