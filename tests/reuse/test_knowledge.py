"""What is learnt of pages that stand for others is kept, and of no others, however many there are."""

import pytest

from audits.reuse.knowledge import CHECK, Knowledge
from audits.reuse.templates import MIN_CHECKED, SUPPLEMENTS, TemplateOrder

KEY = ("control", "look")
PATHS = [f"{number:02}.html" for number in range(MIN_CHECKED)]


def learnt(paths: list[str], template: str = "guide") -> Knowledge:
    knowledge = Knowledge(TemplateOrder({path: template or path for path in paths}))
    for path in paths:
        knowledge.add(path, {KEY: path, ("own", path): path})
    return knowledge


def test_a_page_knows_what_those_before_it_have_shown_and_no_others() -> None:
    knowledge = learnt(PATHS)
    last = knowledge.of(PATHS[-1])
    assert last[KEY] == PATHS[0], "where those that stand for it differ, the first counts"
    assert [path for path in PATHS if ("own", path) in last] == PATHS[: 1 + SUPPLEMENTS]
    assert ("own", PATHS[0]) in knowledge.of(PATHS[1])
    assert ("own", PATHS[1]) not in knowledge.of(PATHS[1])
    assert knowledge.of(PATHS[0]).is_worked_in_full


@pytest.mark.parametrize(
    ("pages", "standing"), [(1, 0), (2, 1), (1 + SUPPLEMENTS, 1), (2 + SUPPLEMENTS, 1 + SUPPLEMENTS)]
)
def test_only_pages_that_another_is_visited_after_stand_for_others(pages: int, standing: int) -> None:
    found = TemplateOrder(dict.fromkeys(PATHS[:pages], "guide"))
    assert found.relied_on == frozenset(PATHS[:standing])
    asked_about = {path for page in PATHS[:pages] for path in found.relied_on_by(page)}
    assert found.relied_on == asked_about


def test_what_a_checked_page_has_shown_counts_though_it_stands_for_nobody() -> None:
    knowledge = learnt(PATHS)
    (checked,) = TemplateOrder(dict.fromkeys(PATHS, "guide")).checked
    knowledge.add(checked, {CHECK: ["focus-visible"]})
    assert knowledge.is_distrusted(PATHS[-1])
    assert knowledge.of(PATHS[-1]).is_worked_in_full
    assert knowledge.differing == (f"{checked}: focus-visible",)
