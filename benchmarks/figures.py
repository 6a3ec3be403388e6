"""Rows of the table: what was measured, what stands beside it, what is aimed at, and how it is written down."""

from collections.abc import Callable, Iterable, Sequence
from statistics import median
from typing import NamedTuple

from cpu import Usage

Figure = Usage | str
"""What something took, or, in words, why that cannot be said."""

NOTHING = "–"


class Goal(NamedTuple):
    """Limits, each optional: the share of what stands beside it in CPU and wall seconds, or seconds outright.

    `words` are written instead of the limits; `percent` writes shares in percent.
    """

    cpu_ratio: float | None = None
    wall_ratio: float | None = None
    cpu: float | None = None
    wall: float | None = None
    words: str = ""
    percent: bool = False

    def __str__(self) -> str:
        """Write it as people would."""
        limits = (
            ("CPU", self.cpu_ratio, self._ratio),
            ("wall", self.wall_ratio, self._ratio),
            ("CPU", self.cpu, _seconds),
            ("wall", self.wall, _seconds),
        )
        written = (f"{name} ≤ {write(limit)}" for name, limit, write in limits if limit is not None)
        return self.words or ", ".join(written)

    def _ratio(self, ratio: float) -> str:
        return f"{ratio * 100:g} %" if self.percent else f"{ratio:g} ×"


class Row(NamedTuple):
    """A row: its group, what was measured of the gate and what that took; who stands beside it, and what that took."""

    group: str
    what: str
    gate: Figure
    beside: str = ""
    other: Figure | None = None
    goal: Goal | None = None

    @property
    def ratios(self) -> Usage | None:
        """How many times as much the gate took as what stands beside it."""
        if not isinstance(self.gate, Usage) or not isinstance(self.other, Usage):
            return None
        return Usage(self.gate.cpu / self.other.cpu, self.gate.wall / self.other.wall)

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is met; None where there is none, or where something could not be measured."""
        if self.goal is None or not isinstance(self.gate, Usage):
            return None
        needs_other = self.goal.cpu_ratio is not None or self.goal.wall_ratio is not None
        if needs_other and self.ratios is None:
            return None
        ratios = self.ratios or self.gate
        limits = (
            (ratios.cpu, self.goal.cpu_ratio),
            (ratios.wall, self.goal.wall_ratio),
            (self.gate.cpu, self.goal.cpu),
            (self.gate.wall, self.goal.wall),
        )
        return all(value <= limit for value, limit in limits if limit is not None)


class Contender(NamedTuple):
    """Something that is measured: its name, and how to measure it once."""

    name: str
    measure: Callable[[], Figure]


def medians(contenders: Sequence[Contender], rounds: int, say: Callable[[str], None]) -> list[Figure]:
    """Measure all contenders in each round, each round beginning with another; give the median of each.

    What could not be measured is not tried again. `say` is told of each measurement.
    """
    found: dict[int, list[Usage]] = {at: [] for at in range(len(contenders))}
    reasons: dict[int, str] = {}
    for number in range(rounds):
        order = [(number + at) % len(contenders) for at in range(len(contenders))]
        for at in (one for one in order if one not in reasons):
            figure = contenders[at].measure()
            say(f"round {number + 1}, {contenders[at].name}: {' CPU s, '.join(cells(figure))} wall s")
            if isinstance(figure, Usage):
                found[at].append(figure)
            else:
                reasons[at] = figure
    return [reasons.get(at) or middle(found[at]) for at in range(len(contenders))]


def middle(usages: Sequence[Usage]) -> Usage:
    """Give the median of the CPU seconds and that of the wall seconds."""
    return Usage(median(one.cpu for one in usages), median(one.wall for one in usages))


def per(figure: Figure, things: int) -> Figure:
    """Divide by a number of things, such as pages."""
    return figure.per(things) if isinstance(figure, Usage) else figure


def table(rows: Iterable[Row]) -> str:
    """Write rows as a table in Markdown."""
    head = (
        "",
        "measured",
        "gate: CPU s",
        "wall s",
        "beside it",
        "CPU s",
        "wall s",
        "CPU ratio",
        "wall ratio",
        "goal",
        "met",
    )
    lines = [head, ("---",) * len(head), *(_cells_of(row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cells_of(row: Row) -> tuple[str, ...]:
    beside = (row.beside or NOTHING, *cells(row.other))
    percent = row.goal is not None and row.goal.percent
    ratios = (NOTHING, NOTHING) if row.ratios is None else tuple(_ratio(ratio, percent=percent) for ratio in row.ratios)
    met = {True: "yes", False: "**no**", None: NOTHING}[row.is_met]
    return (row.group, row.what, *cells(row.gate), *beside, *ratios, str(row.goal or NOTHING), met)


def cells(figure: Figure | None) -> tuple[str, str]:
    """Write a figure as two cells: CPU seconds and wall seconds, or the reason why there are none."""
    match figure:
        case None:
            return NOTHING, NOTHING
        case Usage(cpu=cpu, wall=wall):
            return _short(cpu), _short(wall)
        case reason:
            return " ".join(str(reason).replace("|", "/").split()), NOTHING


def _ratio(ratio: float, *, percent: bool) -> str:
    return f"{ratio * 100:.1f} %" if percent else f"{ratio:.2f}"


def _seconds(seconds: float) -> str:
    return f"{seconds:g} s"


def _short(number: float) -> str:
    return f"{number:.2f}"
