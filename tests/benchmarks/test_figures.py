"""The table says what was measured, how it compares, and whether a goal is met."""

from collections.abc import Callable

import pytest
from cpu import Usage
from figures import Contender, Figure, Goal, Row, medians, middle, per, table

NOT_HERE = "npm is not here"


def row(gate: Figure, other: Figure | None = None, goal: Goal | None = None) -> Row:
    return Row("group", "pages", gate, "another", other, goal)


def taking(figures: list[Figure]) -> Callable[[], Figure]:
    return iter(figures).__next__


@pytest.mark.parametrize(
    ("goal", "words"),
    [
        (Goal(cpu_ratio=1.2), "CPU ≤ 1.2 ×"),
        (Goal(cpu=6), "CPU ≤ 6 s"),
        (Goal(cpu_ratio=0.01, wall=3, percent=True), "CPU ≤ 1 %, wall ≤ 3 s"),
        (Goal(cpu_ratio=1, wall_ratio=1, words="faster"), "faster"),
    ],
)
def test_a_goal_is_written_as_people_would(goal: Goal, words: str) -> None:
    assert str(goal) == words


@pytest.mark.parametrize(
    ("one", "is_met"),
    [
        (row(Usage(6, 9)), None),
        (row(Usage(6, 9), goal=Goal(cpu=6)), True),
        (row(Usage(6.1, 9), goal=Goal(cpu=6)), False),
        (row(Usage(12, 9), Usage(10, 1), Goal(cpu_ratio=1.2)), True),
        (row(Usage(13, 9), Usage(10, 9), Goal(cpu_ratio=1.2)), False),
        (row(Usage(1, 9), Usage(2, 8), Goal(cpu_ratio=1, wall_ratio=1)), False),
        (row(Usage(1, 4), Usage(200, 100), Goal(cpu_ratio=0.01, wall=3)), False),
        (row(Usage(1, 2), Usage(200, 100), Goal(cpu_ratio=0.01, wall=3)), True),
        (row(Usage(1, 9), NOT_HERE, Goal(cpu_ratio=1.2)), None),
        (row(NOT_HERE, Usage(1, 9), Goal(cpu_ratio=1.2)), None),
        (row(NOT_HERE, goal=Goal(cpu=6)), None),
    ],
)
def test_a_goal_is_met_or_missed_only_by_what_was_measured(one: Row, is_met: bool | None) -> None:  # noqa: FBT001  because it is what is expected
    assert one.is_met is is_met


def test_the_table_has_a_line_for_each_row() -> None:
    rows = [
        row(Usage(1.2, 2), Usage(1, 1), Goal(cpu_ratio=1.2)),
        row(Usage(4, 2), Usage(100, 50), Goal(cpu_ratio=0.01, percent=True)),
        row(Usage(4, 2), "it | broke\non two lines"),
        Row("alone", "pages", Usage(0.5, 1)),
    ]
    head, rule, *lines = table(rows).splitlines()
    assert {line.count("|") for line in (head, rule, *lines)} == {12}
    assert lines == [
        "| group | pages | 1.20 | 2.00 | another | 1.00 | 1.00 | 1.20 | 2.00 | CPU ≤ 1.2 × | yes |",
        "| group | pages | 4.00 | 2.00 | another | 100.00 | 50.00 | 4.0 % | 4.0 % | CPU ≤ 1 % | **no** |",
        "| group | pages | 4.00 | 2.00 | another | it / broke on two lines | – | – | – | – | – |",
        "| alone | pages | 0.50 | 1.00 | – | – | – | – | – | – | – |",
    ]


def test_a_median_is_taken_of_each_kind_of_seconds() -> None:
    assert middle([Usage(1, 9), Usage(2, 8), Usage(9, 1)]) == Usage(2, 8)


def test_contenders_take_turns() -> None:
    said: list[str] = []
    first = Contender("first", taking([Usage(1, 1), Usage(2, 2), Usage(3, 3)]))
    second = Contender("second", taking([Usage(4, 4), Usage(6, 6), Usage(5, 5)]))
    assert medians([first, second], 3, said.append) == [Usage(2, 2), Usage(5, 5)]
    order = [line.split(":")[0].split(", ")[1] for line in said]
    assert order == ["first", "second", "second", "first", "first", "second"]


def test_what_cannot_be_measured_is_said_and_not_tried_again() -> None:
    broken = Contender("broken", taking([Usage(1, 1), NOT_HERE]))
    assert medians([broken], 9, lambda _: None) == [NOT_HERE]


def test_a_reason_is_shared_by_all_pages() -> None:
    assert per(NOT_HERE, 3) == NOT_HERE
    assert per(Usage(3, 6), 3) == Usage(1, 2)
