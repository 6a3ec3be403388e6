"""What brings criteria in is seen on a page, and what looks alike is not; a page's content is known again."""

from pathlib import Path

import pytest
from visits import visited

from audits.evidence import Content, Page
from audits.static.plan import Plan

pytestmark = pytest.mark.browser

MAIN = '<main id="a" class="b"><h1>Neck</h1><p>Rest it. <img src="neck.1a2b3c4d.png?v=1" alt="A neck"></p></main>'

SHOWN = {
    '<audio src="talk"></audio>': ["audio"],
    '<video hidden><source src="walk.mp4"></video>': ["video"],
    '<iframe src="about:blank" title="x"></iframe>': ["frame"],
    '<object data="x.pdf"></object><embed src="x.swf">': ["plug-in", "plug-in"],
    '<img src="spin.gif" alt=""><img src="still.png" alt="">': ["moving picture"],
    '<svg><circle><animate attributeName="r" to="3"/></circle></svg><svg><circle/></svg>': ["moving picture"],
    "<canvas></canvas>": ["canvas"],
    '<input type="hidden" name="a"><input type="submit"><button>Go</button>': [],
    "<label>Name <input></label><textarea></textarea><select></select>": ["field"] * 3,
    '<div contenteditable></div><div contenteditable="false"></div><div role="textbox"></div>': ["field"] * 2,
    '<input type="search"><input name="q"><div role="search"><input></div>': ["search field"] * 3,
    '<search><form action="/"><input type="text"><button>Go</button></form></search>': ["search field"],
    '<form action="/find"><input name="q"></form>': ["search field"],
    '<form method="post"><button>Pay</button></form>': ["form"],
    '<form name="getAttribute"><input type="checkbox" name="localName"></form>': ["form", "field"],
    '<form method="post"><input type="tel" name="querySelectorAll"></form>': ["form", "field"],
    '<input type="checkbox" id="menu"><div role="switch" tabindex="0"></div>': ["toggle"] * 2,
    '<script>1</script><script type="application/ld+json">{}</script><script type="module" src="x.js"></script>': [
        "script"
    ]
    * 2,
    "<template><video></video></template><p>video</p>": [],
    '<div id="host"><template shadowrootmode="open"><input></template></div>': ["field"],
}

SAME = {
    "other ids and classes": MAIN.replace('id="a" class="b"', 'id="c" class="d" style="color: navy" data-x="1"'),
    "another build of the same picture": MAIN.replace("1a2b3c4d.png?v=1", "99ff00aa.png?v=2"),
    "a script": MAIN.replace("</main>", "<script>let x = 1</script></main>"),
    "white space": MAIN.replace("<p>", "\n  <p>\n ").replace("it. ", "it.  \n"),
    "another menu": f"<nav><a href='x'>More</a></nav>{MAIN}",
}
CHANGED = {
    "another word": MAIN.replace("Rest", "Move"),
    "another alternative": MAIN.replace("A neck", "A back"),
    "no alternative": MAIN.replace(' alt="A neck"', ""),
    "another picture": MAIN.replace("neck.1a", "back.1a"),
    "another heading level": MAIN.replace("h1", "h2"),
    "hidden from some": MAIN.replace("<p>", '<p aria-hidden="true">'),
}


def gathered(folder: Path, bodies: list[str]) -> list[Page]:
    for number, body in enumerate(bodies):
        text = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title><body>{body}'
        (folder / f"{number:03}.html").write_text(text, encoding="utf-8")
    plan = Plan("/", ("desktop",), frozenset({"features", "content"}), (), 5_000, 20_000)
    return list(visited(folder, plan))


def test_what_brings_criteria_in_is_seen(tmp_path: Path) -> None:
    pages = gathered(tmp_path, list(SHOWN))
    for page, (body, kinds) in zip(pages, SHOWN.items(), strict=True):
        assert isinstance(page.features, tuple), page.features
        assert [one.kind for one in page.features] == kinds, body


def test_a_field_is_told_by_its_label_and_a_file_by_its_address(tmp_path: Path) -> None:
    (page,) = gathered(
        tmp_path,
        [
            (
                '<label for="n">Your  name</label><input id="n"><input aria-label="Age" placeholder="Years">'
                '<input placeholder="Town"><video src="walk.mp4"></video>'
            )
        ],
    )
    assert isinstance(page.features, tuple)
    assert [one.about for one in page.features] == ["Your name", "Age", "Town", "http://site.localhost/walk.mp4"]


def test_content_is_the_same_until_it_changes(tmp_path: Path) -> None:
    first, *others = gathered(tmp_path, [MAIN, *SAME.values(), *CHANGED.values()])
    assert isinstance(first.content, Content)
    for page, name in zip(others, [*SAME, *CHANGED], strict=True):
        assert (page.content == first.content) == (name in SAME), name
    assert len({page.content for page in others[len(SAME) :]}) == len(CHANGED)
