"""Elements are known by where they came from, whatever scripts have made of the page, which is told nothing of it."""

import pytest
from script_page import ScriptPage

pytestmark = pytest.mark.browser

STAMPED = """
<nav><p>Menu</p></nav>
<main>
<h1 data-audits-source="a.md:1">Neck</h1>
<p data-audits-source="a.md:3">One <a href="x" data-audits-source="a.md:4">link</a></p>
<p data-audits-source="a.md:6">Same</p>
<p data-audits-source="a.md:8">Same</p>
<table data-audits-source="a.md:10"><tr><td>Cell</td></tr></table>
<div class="code" data-audits-source="a.md:13"><pre><code>run</code></pre></div>
<ul data-audits-source="a.md:17">
<li>First</li><li data-audits-source="a.md">Made up</li><li data-audits-source="b.md:2">Last</li></ul>
<img src="neck.png" data-audits-source="a:b.md:21">
</main>
"""


def known(page: ScriptPage, script: str = "") -> dict[str, str]:
    """Show the page without its stamps, have a script change it, and give the sources of elements by their words."""
    plain = STAMPED
    while " data-audits-source" in plain:
        start = plain.index(" data-audits-source")
        plain = plain[:start] + plain[plain.index('"', plain.index('"', start) + 1) + 1 :]
    page.show(plain + f"<script>{script}</script>")
    page.call("learn_sources", STAMPED)
    body = """
      const told = (one) => placeOf(one).source;
      const words = (one) => one.localName + " " + (one.textContent.trim() || one.getAttribute("src"));
      return [...document.querySelectorAll("h1, p, a, td, code, li, img, .new")].map((one) => [words(one), told(one)]);
    """
    found = page.run("dom", "placeOf", body)
    return {words: f"{one['file']}:{one['line']}" if one else "" for words, one in found}


AS_WRITTEN = {
    "p Menu": "", "h1 Neck": "a.md:1", "p One link": "a.md:3", "a link": "a.md:4", "p Same": "a.md:8",
    "td Cell": "a.md:10", "code run": "a.md:13", "li First": "a.md:17", "li Made up": "a.md:None", "li Last": "b.md:2",
    "img neck.png": "a:b.md:21",
}  # fmt: skip
"""Of the two that are the same, the second."""

SCRIPTS = {
    "none": "",
    "wraps the table": """
      const [table, box] = [document.querySelector("table"), document.createElement("div")];
      table.before(box); box.append(table);
    """,
    "puts a button into the code": """
      document.querySelector("pre").prepend(document.createElement("button"));
      document.querySelector("pre").id = "code-1"; document.querySelector(".code").className = "other";
    """,
    "adds a banner": "document.body.prepend(document.createElement('p')); document.body.firstChild.append('Menu');",
    "adds to the article": """
      document.querySelector("main").prepend(document.createElement("p"));
      document.querySelector("main").firstChild.textContent = "Menu";
    """,
    "moves a paragraph away": "document.querySelector('nav').append(document.querySelector('nav p'));",
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_elements_are_known_whatever_scripts_do(name: str, page: ScriptPage) -> None:
    assert known(page, SCRIPTS[name]) == AS_WRITTEN


def test_what_a_script_has_written_anew_is_not_taken_for_another(page: ScriptPage) -> None:
    found = known(page, "document.querySelector('main').innerHTML = '<p>Other</p><p>Words</p><h1>Neck</h1>';")
    assert found == {"p Menu": "", "p Other": "", "p Words": "", "h1 Neck": "a.md:1"}


def test_the_page_bears_no_stamp(page: ScriptPage) -> None:
    known(page)
    assert page.run("dom", "all", "return document.documentElement.outerHTML.includes('audits');") is False
