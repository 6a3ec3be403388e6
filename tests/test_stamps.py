"""From which line of which file each element of a page came: noted when the site is built, beside the site."""

from pathlib import Path

import markdown
import pytest
from markdown.extensions import Extension
from selectolax.lexbor import LexborHTMLParser, LexborNode

from audits.editor.blocks import Origin, place_elements
from audits.editor.origins import after_macros
from audits.editor.page_html import stamps_in
from audits.editor.page_source import front_matter_lines, page_source
from audits.static.pages import find_files, find_pages, with_stamps
from audits.static.stamps import ATTRIBUTE, PageStamps, Stamp, hash_of, read_stamps, stamped, stamps_file, write_stamps

EXTENSIONS: list[str | Extension] = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.details",
    "pymdownx.highlight", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist",
]  # fmt: skip
CONFIGS = {"pymdownx.tabbed": {"alternate_style": True}, "toc": {"permalink": True}}

FILE = "docs/x.md"


def html_of(text: str) -> str:
    return str(markdown.markdown(text, extensions=EXTENSIONS, extension_configs=CONFIGS))


def lines_in(html: bytes, selector: str) -> list[str | None]:
    """Give what the nearest stamp says for each element that matches: the line, or else the file."""
    found = []
    for node in LexborHTMLParser(html).css(selector):
        around: LexborNode | None = node
        while around is not None and ATTRIBUTE not in around.attributes:
            around = around.parent
        found.append(around.attributes[ATTRIBUTE] if around is not None else None)
    return [one.removeprefix(f"{FILE}:") if one else None for one in found]


def stamped_html(text: str) -> bytes:
    """Build a Markdown text, and put its stamps into the HTML."""
    lines = text.split("\n")
    content = html_of(text)
    placed = place_elements(content, lines, [Origin(FILE, number) for number in range(1, len(lines) + 1)], FILE)
    return stamped(content.encode(), stamps_in(content, content, placed))


CONSTRUCTS = {
    "headings": ("# Neck\n\nText\n\nHead\n----\n\n### Deep {#deep}", {"h1": "1", "p": "3", "h2": "5", "#deep": "8"}),
    "empty heading": ("#\n\nText", {"h1": "1", "p": "3"}),
    "rule": ("One\n\n---\n\nTwo", {"p": "1 5", "hr": "3"}),
    "paragraph of several lines": ("One\ntwo [three](x.md)\nfour `five`", {"p": "1", "a": "2", "code": "3"}),
    "words in bold further down": ("One\n**two**\nthree", {"strong": "2"}),
    "hard breaks": ("One  \ntwo  \n[three](3.md)", {"p": "1", "a": "3"}),
    "list": ("- One\n- Two\n\n1. Three\n2. Four", {"ul": "1", "li": "1 2 4 5"}),
    "nested list": ("- One\n    - Two\n        - Three\n- Four", {"li": "1 2 3 4", "ul": "1 2 3"}),
    "nested list with tabs": ("- One\n\t- Two\n- Three", {"li": "1 2 3"}),
    "list item of two paragraphs": ("- One\n\n    More\n\n- Two", {"p": "1 3 5", "li": "1 5"}),
    "list of links": ("- [One](1.md)\n- [Two](2.md)", {"a": "1 2"}),
    "list of equal items": ("- Same\n- Same\n- Same", {"li": "1 2 3"}),
    "tasks": ("- [ ] One\n- [x] Two", {"li": "1 2"}),
    "table": ("A | B\n--|--\n1 | 2\n3 | [4](x.md)", {"table": "1", "tr": "1 3 4", "td": "3 3 4 4", "a": "4"}),
    "table of equal cells": (
        "| Is | Has |\n|---|---|\n| yes | no |\n| yes | yes |\n| no | |\n| yes | no |",
        {"tr": "1 3 4 5 6", "td": "3 3 4 4 5 5 6 6"},
    ),
    "pictures": ("Text\n\n![A neck](neck.png)\n\n![](arm.png)", {"p": "1 3 5", "img": "3 5"}),
    "pictures in a paragraph": ("Text\n![](a.png)\n![](b.png)\n![](a.png)", {"p": "1", "img": "2 3 4"}),
    "fence": ("Text\n\n```python\na = 1\n```\n\nMore", {"div": "3", "pre": "3", "p": "1 7"}),
    "fence with a title": ('Text\n\n```python title="run.py"\n\na = 1\n```', {"div": "3", "pre": "3"}),
    "fence in a list": ("- One\n\n    ```\n    two\n    ```\n\n- Three", {"pre": "3", "li": "1 7"}),
    "fence of what looks like Markdown": ("```\n# A\n<!-- b -->\n- [c](d)\n```\n\n# A", {"pre": "1", "h1": "7"}),
    "indented code": ("Text\n\n    code here\n\nMore", {"pre": "3", "p": "1 5"}),
    "definitions": ("Term\n:   One\n\nOther\n:   Two", {"dl": "1", "dt": "1 4", "dd": "2 5"}),
    "admonition": ('!!! note "Mind"\n    One\n\n    Two', {"div": "1", "p": "1 2 4"}),
    "admonition without a title": ("Text\n\n!!! warning\n    One", {"div": "3", "p": "1 3 4"}),
    "admonition that shows no title": ('Text\n\n!!! note ""\n    One', {"div": "3", "p": "1 4"}),
    "details": ('??? tip "More"\n    One', {"details": "1", "summary": "1", "p": "2"}),
    "tabs": ('=== "A"\n\n    One\n\n=== "B"\n\n    Two', {"label": "1 5", "p": "3 7"}),
    "equal tabs": ('=== "A"\n\n    One\n\n=== "B"\n\n    Two\n\n# C\n\n=== "A"\n\n    3', {"label": "1 5 11"}),
    "quotation": ("> One\n>\n> Two", {"blockquote": "1", "p": "1 3"}),
    "raw HTML": (
        '<div class="a">\n<p>One</p>\n<p>Two</p>\n</div>\n\nText\n\n<iframe src="a.html"></iframe>',
        {"div": "1", "p": "2 3 6", "iframe": "8"},
    ),
    "Markdown in HTML": ('<div class="b" markdown>\n\n## One\n\n- Two\n\n</div>', {"div": "1", "h2": "3", "li": "5"}),
    "comment": ("Same\n\n<!-- Same\n\nSame -->\n\nSame", {"p": "1 7"}),
    "script": ("One\n\n<script>\nOne\n</script>\n\nTwo", {"p": "1 7"}),
    "footnotes": ("Word[^1] and[^b]\n\n[^b]: Other\n[^1]: Note\n\nEnd", {"p": "1 6 3 4", "div > ol > li": "3 4"}),
    "abbreviation": ("*[GP]: Doctor\n\nThe GP", {"p": "3"}),
    "reference": ("[a]: https://a.example\n\nSee\n[this][a]", {"p": "3", "a": "4"}),
    "equal paragraphs": ("Same\n\nSame\n\nOther\n\nSame", {"p": "1 3 5 7"}),
    "signs": ("One & two\n\n“Three” \\*four\\* &copy; <https://a.example/b_c>", {"p": "1 3"}),
    "address with brackets": ('Text\n\n[Neck](a_(b).md "T") more', {"p": "1 3", "a": "3"}),
    "table of contents": ("[TOC]\n\n# One\n\n## Two\n\nText", {"h1": "3", "h2": "5", "p": "7"}),
}  # fmt: skip
"""What is written, and the lines of the elements that match each selector, in their order."""


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_each_construct_knows_its_line(name: str) -> None:
    text, wanted = CONSTRUCTS[name]
    html = stamped_html(text)
    assert {selector: lines_in(html, selector) for selector in wanted} == {
        one: lines.split() for one, lines in wanted.items()
    }


def test_what_nobody_can_tell_gets_the_file_alone() -> None:
    """A block that is not in the Markdown must not take the line of a list around it, or of one like it."""
    content = "<ul><li>One</li><li>Made up by a plugin</li></ul><p>Two</p><p>Two</p>"
    lines = ["- One", "", "Two", "", "Two", "", "Two"]
    placed = place_elements(content, lines, [Origin(FILE, number) for number in range(1, 8)], FILE)
    html = stamped(content.encode(), stamps_in(content, content, placed))
    assert lines_in(html, "li, p") == ["1", FILE, FILE, FILE]


def test_content_is_found_again_where_another_plugin_has_changed_the_page() -> None:
    content = '<h1 id="a">Neck</h1>\n<ul>\n<li>Neck</li>\n<li>Ärm</li>\n</ul>'
    page = "<!doctype html><title>Neck</title><nav><ul><li>Neck</ul></nav><h1 id=a>Neck</h1><ul><li>Neck<li>Ärm</ul>"
    placed = place_elements(
        content, ["# Neck", "", "- Neck", "- Ärm"], [Origin(FILE, one) for one in range(1, 5)], FILE
    )
    html = stamped(page.encode(), stamps_in(page, content, placed))
    assert lines_in(html, "h1, h1 ~ ul li") == ["1", "3", "4"]
    assert lines_in(html, "nav li") == [None]


MACROS = {
    "one line": (["Text", "{{ call() }}", "End"], ["Text", "<a>1</a>", "End"], [1, 2, 3]),
    "one that gives several lines": (["{{ list() }}", "", "End"], ["- a", "", "- b", "", "End"], [1, 1, 1, 2, 3]),
    "one that gives nothing": (["Text", "{{ gap() }}", "", "End"], ["Text", "", "", "End"], [1, 2, 3, 4]),
    "two, a line each": (["{{ a() }}", "{{ b() }}"], ["One", "Two"], [1, 2]),
    "two that give several lines each": (
        ["{{ a() }}", "between", "{{ b() }}"], ["1", "", "2", "between", "3", "", "4"], [1, 1, 1, 2, 3, 3, 3],
    ),
    "two, and nobody can tell which gave what": (["{{ a() }}", "", "{{ b() }}"], ["1", "", "2", "", "3"], [None] * 5),
    "a condition": (["{% if a %}", "Yes", "{% endif %}", "End"], ["", "Yes", "", "End"], [1, 2, 3, 4]),
}  # fmt: skip


@pytest.mark.parametrize("name", MACROS)
def test_what_a_macro_gives_belongs_to_the_line_of_its_call(name: str) -> None:
    old, new, lines = MACROS[name]
    found = after_macros(old, new, [Origin(FILE, number) for number in range(1, len(old) + 1)], FILE)
    assert [one.line for one in found] == lines


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_the_editor_sees_them(end: str, tmp_path: Path) -> None:
    text = f"---{end}title: Neck{end}kind: guide{end}tags:{end}  - a{end}---{end}{end}# Neck{end}{end}Text"
    (tmp_path / "x.md").write_bytes(b"\xef\xbb\xbf" + text.encode())
    source = page_source(tmp_path / "x.md", "# Neck\n\nText", tmp_path)
    assert source is not None
    assert [one.line for one in source.origins] == [8, 9, 10]
    assert source.front_matter == {"title": 2, "kind": 3, "tags": 4}


def test_front_matter_has_lines_whatever_it_holds() -> None:
    text = "---\n# about\ntitle: |\n  a: b\n'page description': x\nurl: http://a.example\n---\nlast: no"
    assert front_matter_lines(text) == {"title": 3, "page description": 5, "url": 6}
    assert front_matter_lines("title: x") == {}


def test_a_page_of_which_there_is_no_file_has_no_source(tmp_path: Path) -> None:
    assert page_source(tmp_path / "x.md", "Text", tmp_path) is None


def test_stamps_say_file_and_line_and_leave_all_else() -> None:
    html = "<p>Ä</p><p class=a>B</p>".encode()
    stamps = (Stamp(html.index(b" class"), 'a"&.md', None), Stamp(2, "docs/x.md", 4))
    assert stamped(html, stamps).decode() == (
        '<p data-audits-source="docs/x.md:4">Ä</p><p data-audits-source="a&quot;&amp;.md" class=a>B</p>'
    )
    assert stamped(html, ()) == html


def test_stamps_of_a_page_that_has_changed_are_not_used(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    pages = {}
    for name in ("same.html", "changed.html"):
        (site / name).write_text("<p>Neck</p>")
        pages[name] = PageStamps(hash_of(b"<p>Neck</p>"), FILE, {}, None, (Stamp(2, FILE, 1),))
    write_stamps(site, pages)
    (site / "changed.html").write_text("<p>Arm</p>")
    built = with_stamps(find_pages(site, find_files(site)), site)
    assert {one.path: one.stamps is not None for one in built} == {"same.html": True, "changed.html": False}
    assert (tmp_path / ".audits" / ".gitignore").read_text() == "*\n"


@pytest.mark.parametrize("text", [None, "{", '{"version": 0, "pages": {}}', '{"version": 1, "pages": []}'])
def test_stamps_that_cannot_be_read_count_as_none(text: str | None, tmp_path: Path) -> None:
    file = stamps_file(tmp_path / "site")
    file.parent.mkdir()
    if text is not None:
        file.write_text(text)
    assert read_stamps(tmp_path / "site") == {}
