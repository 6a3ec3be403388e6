"""Colours are those that a page comes to rest in."""

import pytest
from script_page import ScriptPage

pytestmark = pytest.mark.browser

PAGE = """<html lang="en"><style>
input::placeholder { color: #ffffff; transition: color 60s }
.pale input::placeholder { color: #cccccc }
input { background: #ffffff }
</style><body><input placeholder="Town"></body></html>"""


def test_the_words_in_a_field_have_their_last_colour_while_they_change(page: ScriptPage) -> None:
    page.show(PAGE)
    page.runner.run(page.tab.evaluate("document.querySelector('input').getBoundingClientRect()"))
    page.runner.run(page.tab.evaluate("document.body.className = 'pale'"))
    assert [one["text"] for one in page.call("colours")["states"] if one["state"] == "placeholder"] == ["#cccccc"]
