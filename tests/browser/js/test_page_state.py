"""Whether a page that has been worked is as it was."""

import pytest
from script_page import ScriptPage

pytestmark = pytest.mark.browser

REGION = (
    '<div id="region" style="height: 50px; overflow: hidden"><p style="height: 500px">A</p>'
    '<a id="a" href="/">B</a></div>'
)


def remember(page: ScriptPage, html: str) -> None:
    page.show(html)
    page.call("page_state", "rewind")
    page.call("page_state", "remember")


def is_as_remembered(page: ScriptPage) -> bool:
    page.call("page_state", "rewind")
    return bool(page.call("page_state", "is_as_remembered"))


def do(page: ScriptPage, body: str) -> None:
    page.runner.run(page.tab.evaluate(body))


def test_focus_that_has_scrolled_a_hidden_region_is_undone(page: ScriptPage) -> None:
    remember(page, REGION)
    do(page, "document.getElementById('a').focus()")
    assert page.runner.run(page.tab.evaluate("document.getElementById('region').scrollTop")) > 0
    assert is_as_remembered(page)


def test_a_region_is_put_back_where_the_page_itself_had_scrolled_it(page: ScriptPage) -> None:
    page.show(REGION)
    do(page, "document.getElementById('region').scrollTop = 100")
    page.call("page_state", "remember")
    do(page, "document.getElementById('region').scrollTop = 200")
    assert is_as_remembered(page)
    assert page.runner.run(page.tab.evaluate("document.getElementById('region').scrollTop")) == 100


@pytest.mark.parametrize(
    "change",
    [
        "document.getElementById('a').textContent = 'C'",
        "document.getElementById('a').style.width = '90px'; document.getElementById('a').style.display = 'block'",
        "document.body.style.background = 'red'",
        "document.body.append('more', document.createElement('b'))",
        "location.hash = 'a'",
    ],
)
def test_what_a_reader_could_tell_is_a_change(page: ScriptPage, change: str) -> None:
    remember(page, REGION)
    do(page, change)
    assert not is_as_remembered(page)


def undo(page: ScriptPage) -> bool:
    page.call("page_state", "undo")
    return is_as_remembered(page)


DRAWER = (
    "<style>#menu { display: none } #open:checked ~ #menu { display: block }</style>"
    '<input type="checkbox" id="open"><div id="menu">Menu</div>'
    '<input type="radio" name="size" id="small" checked><input type="radio" name="size" id="large">'
)


def on_change(handler: str) -> str:
    return f"void (document.getElementById('open').onchange = {handler})"


@pytest.mark.parametrize(
    "change",
    [
        "document.getElementById('open').click()",
        "document.getElementById('large').click()",
        "location.hash = 'menu'",
    ],
)
def test_ticks_and_places_in_the_address_are_undone(page: ScriptPage, change: str) -> None:
    remember(page, DRAWER)
    do(page, change)
    assert not is_as_remembered(page)
    assert undo(page)


def test_a_script_hears_that_a_tick_is_undone(page: ScriptPage) -> None:
    remember(page, DRAWER)
    do(
        page,
        "void (document.getElementById('open').onchange = ({ target }) => (document.body.hidden = target.checked))",
    )
    do(page, "document.getElementById('open').click()")
    assert undo(page)
    assert not page.runner.run(page.tab.evaluate("document.body.hidden"))


def test_what_a_script_has_added_is_not_undone(page: ScriptPage) -> None:
    remember(page, DRAWER)
    do(page, on_change("() => document.body.append('more', document.createElement('b'))"))
    do(page, "document.getElementById('open').click()")
    assert not undo(page)
