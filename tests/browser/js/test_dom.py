"""The document as the standard defines it: what a page names its fields, ids and shadow roots changes nothing."""

import pytest
from script_page import ScriptPage

pytestmark = pytest.mark.browser

SHADOW = (
    '<main id="m"><div id="host"><b slot="a">In the slot</b></div><p>After</p></main>'
    "<script>document.getElementById('host').attachShadow({mode: 'open'}).innerHTML ="
    "'<i>Before</i><slot name=\"a\"><u>Nothing</u></slot>';</script>"
)


def test_a_field_named_like_a_property_does_not_stand_in_its_place(page: ScriptPage) -> None:
    page.show('<form id="x"><input name="children"><input name="getAttribute"><input name="localName"></form>')
    body = "const one = by('x'); return [tagOf(one), attribute(one, 'id'), read(one, 'children').length];"
    assert page.run("dom", "attribute, read, tagOf", body) == ["form", "x", 3]


def test_the_parent_of_what_is_in_a_shadow_root_is_its_host(page: ScriptPage) -> None:
    page.show(SHADOW)
    body = "return [parentOf(by('host').shadowRoot.firstElementChild).id, parentOf(by('m')).localName];"
    assert page.run("dom", "parentOf", body) == ["host", "body"]
    assert page.run("dom", "parentOf", "return parentOf(document.documentElement);") is None


def test_the_parent_of_what_is_slotted_is_its_slot(page: ScriptPage) -> None:
    page.show(SHADOW)
    body = """
      const [host, slotted] = [by('host'), document.querySelector('b')];
      const slot = host.shadowRoot.querySelector('slot');
      const around = [[slot, slotted.firstChild], [host, slotted], [slotted, slot]].map((pair) => isAround(...pair));
      return [parentOf(slotted) === slot, ...around];
    """
    assert page.run("dom", "isAround, parentOf", body) == [True, True, True, False]


def test_a_hit_is_the_innermost_element_rendered_there(page: ScriptPage) -> None:
    page.show(SHADOW.replace("<i>Before</i>", '<i id="before" style="display: block; height: 50px">Before</i>'))
    body = """
      const [before, slotted] = [by('host').shadowRoot.getElementById('before'), document.querySelector('b')];
      const middle = (one) => [one.getBoundingClientRect().left + 4, one.getBoundingClientRect().top + 4];
      return [hitAt(...middle(before)) === before, hitAt(...middle(slotted)) === slotted, hitAt(-1, -1)];
    """
    assert page.run("dom", "hitAt", body) == [True, True, None]


def test_children_are_those_rendered(page: ScriptPage) -> None:
    page.show(SHADOW)
    body = (
        "return childrenOf(by('host')).map((one) => one.localName + ': ' + childrenOf(one).map((a) => a.textContent));"
    )
    assert page.run("dom", "childrenOf", body) == ["i: Before", "slot: In the slot"]


def test_all_finds_in_the_order_rendered(page: ScriptPage) -> None:
    page.show(SHADOW)
    assert page.run("dom", "all", "return all('i, b, u, p').map((one) => one.localName);") == ["i", "b", "p"]


def test_all_without_shadow_roots(page: ScriptPage) -> None:
    page.show("<p>1</p><div><p>2</p></div>")
    assert page.run("dom", "all", "return all('p').map((one) => one.textContent);") == ["1", "2"]


SELECTABLE = (
    "<main><p>1</p><p class=target>2</p><ul><li>3</ul></main>"
    "<div id=once><b>4</b></div><div id=twice><b>5</b></div><div id=twice><b>6</b></div>"
    '<div id="1:odd"><b>7</b></div>'
)


def test_a_selector_finds_its_element_and_no_other(page: ScriptPage) -> None:
    page.show(SELECTABLE)
    body = """
      const wrong = [];
      for (const one of document.querySelectorAll("*")) {
        const found = document.querySelectorAll(selectorOf(one));
        if (found.length !== 1 || found[0] !== one) wrong.push(selectorOf(one));
      }
      return wrong;
    """
    assert page.run("dom", "selectorOf", body) == []


def test_a_selector_begins_at_an_id_that_is_unique(page: ScriptPage) -> None:
    page.show(SELECTABLE)
    body = "return [...document.querySelectorAll('b')].map((one) => selectorOf(one));"
    once, five, six, odd = page.run("dom", "selectorOf", body)
    assert once == "#once > b"
    assert five == "html > body > div:nth-of-type(2) > b"
    assert six == "html > body > div:nth-of-type(3) > b"
    assert odd == r"#\31 \:odd > b"


def test_html_is_told_without_an_empty_class_that_a_script_has_left(page: ScriptPage) -> None:
    page.show('<p id="p" class="lead"><b class="x">Neck</b></p>')
    left = "by('p').firstChild.classList.remove('x');"
    assert page.run("dom", "htmlOf", f"{left} return htmlOf(by('p'), 40);") == '<p id="p" class="lead"><b>Neck</b></p>'
    assert page.run("dom", "htmlOf", "return htmlOf(by('p'), 8);") == '<p id="p'


def test_a_place_says_whether_it_is_the_pages_own(page: ScriptPage) -> None:
    page.show('<nav id="n">Menu</nav><main><p id="p">Text</p></main>')
    places = page.run("dom", "placeOf", "return [placeOf(by('n')), placeOf(by('p'))];")
    assert places == [
        {"selector": "#n", "html": '<nav id="n">Menu</nav>', "in_main": False},
        {"selector": "#p", "html": '<p id="p">Text</p>', "in_main": True},
    ]


def test_all_of_a_page_without_a_main_landmark_is_its_own(page: ScriptPage) -> None:
    page.show('<nav id="n">Menu</nav>')
    assert page.run("dom", "isInMain", "return isInMain(by('n'));") is True


def test_an_address_is_resolved_or_left_as_written(page: ScriptPage) -> None:
    page.show(
        '<base href="https://clinic.example/guides/">'
        '<a href="../neck/">1</a><a href="http://[broken">2</a><a>3</a>'
        '<svg><a xlink:href="#here"><text>4</text></a></svg>'
    )
    body = "return [...document.querySelectorAll('a')].map((one) => [hrefOf(one), urlOf(one)]);"
    assert page.run("dom", "hrefOf, urlOf", body) == [
        ["../neck/", "https://clinic.example/neck/"],
        ["http://[broken", "http://[broken"],
        [None, ""],
        ["#here", "https://clinic.example/guides/#here"],
    ]


def test_a_style_that_was_put_on_leaves_nothing_behind(page: ScriptPage) -> None:
    page.show('<b id="a">A</b><b id="b" style="color: red">B</b>')
    body = """
      return ["a", "b"].map((id) => {
        const before = attribute(by(id), "style");
        by(id).style.setProperty("caret-color", "transparent", "important");
        restoreStyle(by(id), before);
        return by(id).outerHTML;
      });
    """
    assert page.run("dom", "attribute, restoreStyle", body) == [
        '<b id="a">A</b>',
        '<b id="b" style="color: red">B</b>',
    ]
