"""The groups of rows: what each measures, what it is measured against, and what is aimed at."""

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import gate
from cached import cache_rows
from contest import Contest
from cpu import Usage, measured
from figures import Goal, Row, per
from others import AXE_CLI, BARE, HTML_VALIDATE, LIGHTHOUSE, LINKINATOR, PA11Y
from sample import REPOSITORY, Sample, material, ours

COMPARED = 5
"""Pages of our own site that Lighthouse and the tools for links and markup look at."""

TIMES_LARGER = 3
"""How many times as many pages the larger Material site has."""

FASTER = Goal(cpu_ratio=1, wall_ratio=1, words="faster (CPU and wall)")


def material_rows(contest: Contest) -> list[Row]:
    """A Material site beside pa11y-ci, and one page of it alone."""
    whole = material(contest.site_pages, contest.setting.work)
    some = whole.few(contest.pages)
    pa11y = contest.tool(PA11Y, some)
    own, other, one = contest.compare(contest.gate("gate", some), pa11y, contest.gate("gate, one page", some.few(1)))
    what, count = _everything(some, whole, "a Material site"), len(some.paths)
    first = "first page of a template, in full: one page of that site, the start of the gate included"
    return [
        Row("material", what, per(own, count), pa11y.name, per(other, count), Goal(cpu_ratio=1.2)),
        Row("material", first, one, goal=Goal(cpu=6)),
    ]


def our_rows(contest: Contest) -> list[Row]:
    """Our own site beside pa11y-ci."""
    whole = ours(contest.setting.work)
    some = whole.few(contest.pages)
    pa11y = contest.tool(PA11Y, some)
    own, other = contest.compare(contest.gate("gate", some), pa11y)
    what, count = _everything(some, whole, "our own site"), len(some.paths)
    return [Row("ours", what, per(own, count), pa11y.name, per(other, count), Goal(cpu_ratio=1.5))]


def scale_rows(contest: Contest) -> list[Row]:
    """The same pages in a site of three times the size."""
    sizes = (contest.site_pages, TIMES_LARGER * contest.site_pages)
    small, large = (material(pages, contest.setting.work) for pages in sizes)
    some = small.few(contest.pages)
    in_large, in_small = contest.compare(
        contest.gate(f"gate, site of {sizes[1]}", large._replace(paths=some.paths)),
        contest.gate(f"gate, site of {sizes[0]}", some),
    )
    count = len(some.paths)
    what = f"cold, everything: {count} pages of a Material site of {sizes[1]}, per page"
    beside = f"the gate on the same pages of one of {sizes[0]}"
    return [Row("scale", what, per(in_large, count), beside, per(in_small, count), Goal(cpu_ratio=1.05))]


def axe_rows(contest: Contest) -> list[Row]:
    """Axe alone, beside the least that can be done with it and two tools that run it."""
    some = material(contest.site_pages, contest.setting.work).few(contest.pages)
    others = [contest.tool(tool, some) for tool in (BARE, AXE_CLI, PA11Y)]
    own, *figures = contest.compare(contest.gate("gate, axe alone", some, *gate.AXE_ALONE), *others)
    count = len(some.paths)
    what = f"axe alone on a desktop: {count} pages of a Material site of {contest.site_pages}, per page"
    goals = (Goal(cpu_ratio=1.3), FASTER, FASTER)
    return [
        Row("axe", what, per(own, count), other.name, per(figure, count), goal)
        for other, figure, goal in zip(others, figures, goals, strict=True)
    ]


def judging_rows(contest: Contest) -> list[Row]:
    """The rules about links over a large site, from saved evidence."""
    command = [sys.executable, str(Path(__file__).with_name("judging.py")), str(contest.rounds)]
    ended = measured(command, folder=REPOSITORY, environment=gate.ENVIRONMENT, timeout=gate.TIMEOUT_S)
    what = "the links family over 1,000 pages of 100 links, from saved evidence"
    if ended.exit_code != 0:
        return [Row("judging", what, f"it failed: {ended.stderr.strip()[-120:]}")]
    found = {name: Usage(*usage) for name, usage in json.loads(ended.stdout).items()}
    return [Row("judging", what, found["judging"]), Row("judging", "loading that evidence", found["loading"])]


def other_rows(contest: Contest) -> list[Row]:
    """Tools that ask something else than the gate does, on a few pages of our own site."""
    whole = ours(contest.setting.work)
    some = whole.few(min(COMPARED, contest.pages))
    others = [contest.tool(tool, some) for tool in (LIGHTHOUSE, LINKINATOR, HTML_VALIDATE)]
    own, *figures = contest.compare(contest.gate("gate", some), *others)
    what, count = _everything(some, whole, "our own site"), len(some.paths)
    return [
        Row("others", what, per(own, count), other.name, per(figure, count))
        for other, figure in zip(others, figures, strict=True)
    ]


def _everything(some: Sample, whole: Sample, site: str) -> str:
    return f"cold, everything, ten profiles: {len(some.paths)} of {len(whole.paths)} pages of {site}, per page"


GROUPS: Mapping[str, Callable[[Contest], list[Row]]] = {
    "material": material_rows,
    "ours": our_rows,
    "scale": scale_rows,
    "axe": axe_rows,
    "cache": cache_rows,
    "judging": judging_rows,
    "others": other_rows,
}
"""The groups, by the names with which they are chosen."""
