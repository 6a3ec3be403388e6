"""What a handle on a tab sequence keeps, what it says of the stops, and that it leaves the page as it was."""

from typing import Any

import pytest
from script_page import ScriptPage

pytestmark = pytest.mark.browser

LINKS = '<nav><a href="/a">A</a> <a href="/b">B</a></nav><main><a href="/c">C</a></main>'
FORWARD, BACKWARD = False, True
SHEETS = "document.adoptedStyleSheets.length"


class Sequence:
    """A tab sequence of a page, opened; keys are pressed for real."""

    def __init__(self, page: ScriptPage) -> None:
        self._page = page
        self._handle = page.runner.run(page.isolated.open("tab_sequence"))
        self.call("watch")

    def call(self, method: str, *arguments: object) -> Any:
        return self._page.runner.run(self._handle.call(method, *arguments))

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self._page.runner.run(self._page.tab.keyboard.press(key))

    def names(self) -> list[str]:
        """End it, and give the names of its stops."""
        names = [stop["name"] for stop in self.call("end")["stops"]]
        self.call("leave")
        return names


def opened(page: ScriptPage, html: str) -> Sequence:
    page.show(html)
    return Sequence(page)


def test_stops_come_in_the_order_of_the_presses(page: ScriptPage) -> None:
    sequence = opened(page, LINKS)
    assert sequence.call("expected") == 3
    sequence.press("Tab", 3)
    assert sequence.call("where") == {"exits": 0, "presses": 4}
    assert sequence.names() == ["A", "B", "C"]


def test_each_sequence_of_a_document_begins_anew(page: ScriptPage) -> None:
    sequence = opened(page, LINKS)
    sequence.press("Tab", 3)
    sequence.call("where")
    assert sequence.names() == ["A", "B", "C"]
    again = Sequence(page)
    again.press("Tab")
    again.call("where")
    assert again.names() == ["A"]


@pytest.mark.parametrize(("first_style", "kinds"), [("", ["outline"]), ("nav { opacity: 0 }", [])])
def test_what_showed_the_focus_holds_for_the_document_once_it_was_seen(
    page: ScriptPage, first_style: str, kinds: list[str]
) -> None:
    page.show(f"<style>{first_style}</style>{LINKS}")
    assert first_stop_of(page)["is_seen"] is (first_style == "")
    page.runner.run(page.tab.evaluate("document.querySelector('style').textContent = 'a:focus { outline: none }'"))
    again = first_stop_of(page)
    assert [one["kind"] for one in again["indicators"]] == kinds
    assert again["by_browser"] is (kinds != [])


def first_stop_of(page: ScriptPage) -> dict[str, Any]:
    """Go to the first stop of a page by Tab in a sequence of its own, and give what is said of it."""
    sequence = Sequence(page)
    sequence.press("Tab")
    sequence.call("where")
    stop: dict[str, Any]
    (stop,) = sequence.call("end")["stops"]
    sequence.call("leave")
    return stop


def test_leave_takes_back_what_was_done_to_the_page(page: ScriptPage) -> None:
    page.show(LINKS)
    before = page.runner.run(page.tab.evaluate(SHEETS))
    sequence = Sequence(page)
    assert page.runner.run(page.tab.evaluate(SHEETS)) == before + 1
    sequence.call("leave")
    assert page.runner.run(page.tab.evaluate(SHEETS)) == before
    assert page.runner.run(page.tab.evaluate("document.body.outerHTML")) == f"<body>{LINKS}</body>"


@pytest.mark.parametrize(
    ("change", "has_changed"),
    [
        ("document.querySelector('main').hidden = true", True),
        ("document.querySelector('main').append(Object.assign(document.createElement('a'), { href: '/d' }))", True),
        ("document.querySelector('main').append('Text')", False),
        ("document.querySelector('nav').title = 'Site'", False),
    ],
    ids=["a stop goes", "a stop comes", "a text comes", "an attribute changes"],
)
def test_stops_that_come_and_go_are_noticed(page: ScriptPage, change: str, has_changed: bool) -> None:  # noqa: FBT001  because it is a parameter
    sequence = opened(page, LINKS)
    page.runner.run(page.tab.evaluate(f"() => {{ {change} }}"))
    assert sequence.call("has_changed") is has_changed
    sequence.call("leave")


def test_a_move_of_the_focus_by_the_page_is_told(page: ScriptPage) -> None:
    sequence = opened(page, LINKS)
    move = "document.querySelectorAll('a')[1].onfocus = () => document.querySelectorAll('a')[2].focus()"
    page.runner.run(page.tab.evaluate(f"() => {{ {move} }}"))
    sequence.press("Tab", 2)
    sequence.call("where")
    (told,) = sequence.call("end")["moves"]
    assert (told["name"], told["to"]) == ("B", "C")
    sequence.call("leave")


def test_runs_lie_between_stops_that_are_known(page: ScriptPage) -> None:
    sequence = opened(page, LINKS)
    sequence.press("Tab", 2)
    sequence.call("where")
    known = [stop["shell_look"] for stop in sequence.call("end")["stops"]]
    sequence.call("leave")
    again = Sequence(page)
    assert again.call("find_runs", known, FORWARD) == [{"stops": 1, "after": 0}]
    assert [stop["name"] for stop in again.call("known_stops")] == ["A", "B"]
    assert again.call("start_run", 0)
    again.press("Tab")
    assert again.call("left_of_run", 0) == 1
    again.press("Tab")
    assert again.call("left_of_run", 0) == 0
    again.call("leave")


def test_a_run_goes_on_while_the_page_is_scrolled_otherwise_than_was_known(
    page: ScriptPage,
) -> None:
    bar = '<nav style="position: sticky; top: 0"><a href="/a">A</a> <a href="/b">B</a></nav>'
    far = '<div style="height: 3000px"></div>'
    sequence = opened(page, f'{bar}<main><a href="/c">C</a>{far}</main>')
    sequence.press("Shift+Tab", 4)
    sequence.call("where")
    known = [look for stop in sequence.call("end")["stops"] if (look := stop["shell_look"])]
    sequence.call("leave")
    assert [look.startswith("at the top ") for look in known] == [True, True]
    low = opened(page, f'{bar}<main>{far}<a href="/c">C</a></main>')
    assert low.call("find_runs", known, BACKWARD) == [{"stops": 1, "after": 2}]
    assert low.call("start_run", 0)
    low.press("Shift+Tab", 3)
    assert low.call("left_of_run", 0) == 2
    low.press("Shift+Tab", 2)
    assert low.call("left_of_run", 0) == 0
    low.call("leave")


def test_a_page_with_a_positive_tabindex_has_no_runs(page: ScriptPage) -> None:
    sequence = opened(page, f'{LINKS}<a href="/d" tabindex="1">D</a>')
    assert sequence.call("find_runs", []) is None
    sequence.call("leave")
