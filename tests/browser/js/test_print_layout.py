"""What is pale on paper, whatever the kind of colour and whatever lies behind it."""

from typing import Any

import pytest
from script_page import ScriptPage

pytestmark = pytest.mark.browser

PICTURE = "background-image: linear-gradient(white, black)"


def pale(page: ScriptPage, html: str) -> list[Any]:
    page.show(html)
    found: list[Any] = page.call("print_layout")["pale"]
    return [(one["text"], one["contrast"]) for one in found]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p style="color: #000">Text</p>', []),
        ('<p style="color: #fff">Text</p>', [("Text", 1.0)]),
        ('<p style="color: oklch(1 0 0)">Text</p>', [("Text", 1.0)]),
        ('<p style="color: lab(100% 0 0)">Text</p>', [("Text", 1.0)]),
        ('<p style="color: #fff; background: lab(0% 0 0)">Text</p>', []),
        (f'<div style="{PICTURE}"><p style="color: #fff">Text</p></div>', []),  # nobody knows
        (f'<div style="{PICTURE}"><p style="color: #fff; background: #fff">Text</p></div>', [("Text", 1.0)]),
        ('<p style="color: #000; opacity: 0.1">Text</p>', [("Text", 1.25)]),  # #e6e6e6 on white
        ('<p style="color: transparent">Text</p>', []),
    ],
)
def test_pale_text(page: ScriptPage, html: str, expected: list[Any]) -> None:
    assert pale(page, html) == expected
