"""Two elements have one look where all that can matter to what comes of them is the same, and else two."""

import pytest
from script_page import ScriptPage

pytestmark = pytest.mark.browser

STYLE = "<style>.red { color: red } .on { outline: 2px solid }</style>"


def alike(page: ScriptPage, html: str) -> bool:
    """Tell whether the elements `a` and `b` have the same look."""
    page.show(f"{STYLE}{html}")
    answer = page.run("looks", "looks", "const lookOf = looks(); return lookOf(by('a')) === lookOf(by('b'));")
    assert isinstance(answer, bool)
    return answer


@pytest.mark.parametrize(
    "html",
    [
        '<nav><a id="a" href="/neck/">Neck</a><a id="b" href="/back/">Back</a></nav>',
        '<nav><a id="a" href="/neck/" title="Neck">Neck</a><a id="b" href="../back/" title="Back">Back</a></nav>',
        '<p><button id="a" data-target="1">Copy</button></p><p><button id="b" data-target="2">Copy</button></p>',
        '<p style="top: 3px"><a id="a" href="#x1">1</a></p><p><a id="b" href="#x2">2</a></p>',
    ],
    ids=["words and address", "a title", "what a script goes by", "a style of what it stands in that shows nowhere"],
)
def test_what_differs_from_link_to_link_makes_no_other_look(page: ScriptPage, html: str) -> None:
    assert alike(page, html)


@pytest.mark.parametrize(
    "html",
    [
        '<a id="a" href="/x">X</a><a id="b" href="/x" class="red">X</a>',
        '<a id="a" href="/x">X</a><a id="b" href="/x" style="color: red">X</a>',
        '<div><a id="a" href="/x">X</a></div><div class="red"><a id="b" href="/x">X</a></div>',
        '<div><a id="a" href="/x">X</a></div><section><a id="b" href="/x">X</a></section>',
        '<a id="a" href="/x">X</a><a id="b" href="tel:+441632960001">X</a>',
        '<a id="a" href="/x">X</a><a id="b" href="">X</a>',
        '<a id="a" href="/x">X</a><a id="b" href="/x"></a>',
        '<button id="a">X</button><button id="b" aria-expanded="false">X</button>',
        '<button id="a">X</button><button id="b" onclick="go()">X</button>',
        '<img id="a" src="x" alt=""><img id="b" src="x" alt="X">',
    ],
    ids=[
        "a class", "a colour", "a class around it", "another element around it", "a telephone link", "an empty address",
        "no words", "a state", "a handler", "an empty alternative",
    ],
)  # fmt: skip
def test_what_may_matter_makes_another_look(page: ScriptPage, html: str) -> None:
    assert not alike(page, html)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<header><a id="a" href="/">X</a></header><main></main>', True),
        ('<main><nav><a id="a" href="/">X</a></nav></main>', True),
        ('<main><nav><article><a id="a" href="/">X</a></article></nav></main>', False),
        ('<main><article><nav><a id="a" href="/">X</a></nav></article></main>', False),
        ('<main><p><a id="a" href="/">X</a></p></main>', False),
        ('<header><a id="a" href="/">X</a></header>', False),
    ],
    ids=[
        "outside the main part", "a menu in the main part", "an article in a menu", "a menu in an article", "the text",
        "no main part to tell it from",
    ],
)  # fmt: skip
def test_what_belongs_to_the_shell(page: ScriptPage, html: str, *, expected: bool) -> None:
    page.show(html)
    assert page.run("looks", "isShell", "return isShell(by('a'));") is expected
