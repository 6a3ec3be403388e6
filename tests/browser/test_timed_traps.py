"""What takes the focus back a moment after it was left holds it as surely as what never lets it go.

How far keys have led by then depends on how busy the machine is, so that the pages are no examples with evidence kept.
"""

from pathlib import Path

import pytest
from visits import visited

from audits.evidence import NotGathered, Page
from audits.static.plan import Plan

pytestmark = pytest.mark.browser

PAGE = "<!doctype html><html lang='en'><meta charset='utf-8'><title>A</title><a href='/'>Home</a>{}<a href='/b'>On</a>"
HELD = "<button onblur='setTimeout(() => {}, 10)'>Held</button>"
PARTS = "<label>When <input type='datetime-local' onblur='this.title = `Left`'></label>"


def holding(folder: Path, html: str) -> set[tuple[str, ...]]:
    """Give the stops, by name, of the traps on a page from which no way out was found."""
    (folder / "index.html").write_text(PAGE.format(html), encoding="utf-8")
    page: Page
    (page,) = visited(folder, Plan("/", ("desktop",), frozenset({"tab_sequences"}), (), 5_000, 60_000))
    assert not isinstance(page.tab_sequences, NotGathered)
    return {one.trap.stops for one in page.tab_sequences if one.trap is not None and not one.trap.way_out}


def test_a_stop_that_takes_the_focus_back_is_a_trap(tmp_path: Path) -> None:
    assert holding(tmp_path, HELD.format("this.focus()"))


@pytest.mark.parametrize("html", [HELD.format("this.title = `Left`"), PARTS], ids=["a note", "parts"])
def test_a_stop_that_only_notes_that_it_was_left_is_none(tmp_path: Path, html: str) -> None:
    assert holding(tmp_path, html) == set()
