"""What a press opens is looked at: the same faults are told wherever they are put away, and nothing else is."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from visits import visited

from audits.config.facts import Facts
from audits.evidence import Axe, NotGathered, OpeningOutcome, Page, Pressed, Site, Tools
from audits.gatherers.interactions.opened import MAX_PRESSES
from audits.rules.catalogue import BY_ID
from audits.rules.engine import judge
from audits.rules.outcomes import Result
from audits.rules.site_index import SiteIndex
from audits.static.plan import Plan

pytestmark = pytest.mark.browser

HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title></head><body><main><h1>Page</h1>'
FAULTS = """
<img src="data:,"><p style="color: #bbb; background: #fff">Pale words that nobody can read</p><button></button>
<p><a href="a.html">Click here</a></p><p><img src="data:," alt="IMG_2041.jpg"></p>
<p style="text-align: justify; width: 12em">These words are stretched until they reach from side to side of a narrow
column, and so have gaps between them that run down the page like rivers, line upon line, for some readers.</p>
<button aria-label="Go">Send</button><p><a href="b.html" style="outline: none">Pillows by day</a></p>
<form><input placeholder="Your town" style="border: 1px solid #ddd; background: #fff"></form><p></p>
<table><tr><td><b>Day</b></td><td><b>Open</b></td></tr><tr><td>Monday</td><td>9 to 5</td></tr></table>
"""
SOUND = """
<img src="data:," alt=""><p style="color: #222; background: #fff">Words that can be read</p><button>Go on</button>
<p><a href="a.html">Pillows</a></p><p><img src="data:," alt="Two pillows"></p>
<p style="width: 12em">These words are not stretched until they reach from side to side of a narrow
column, and so have no gaps between them that run down the page like rivers, line upon line, for readers.</p>
<button>Send</button><p><a href="b.html">Pillows by day</a></p>
<label>Town <input style="border: 1px solid #666; background: #fff"></label><p>Rest</p>
<table><tr><th scope="col">Day</th><th scope="col">Open</th></tr><tr><td>Monday</td><td>9 to 5</td></tr></table>
"""
HERE = "@@"
"""Where in the places below they are put away."""

RULES = ("image-alt", "color-contrast", "button-name")
OWN_RULES = tuple(
    BY_ID[one]
    for one in (
        "control-contrast",
        "empty-paragraph",
        "field-label",
        "focus-visible",
        "image-alternative",
        "label-in-name",
        "link-purpose",
        "table-headers",
        "text-justified",
    )
)
EVERY_RULE = {*RULES, *(rule.id for rule in OWN_RULES)}
FIELDS = frozenset({"axe", "hovering", "opened"}).union(*(rule.evidence for rule in OWN_RULES))

TOGGLES = (
    "const box = this.nextElementSibling; box.hidden = !box.hidden; this.setAttribute('aria-expanded', !box.hidden)"
)
OPENS = "this.nextElementSibling.hidden = false"
MODAL = "document.querySelector(`dialog`).showModal()"
FIELD_UNSEEN = "position: absolute; opacity: 0"


def part(name: str, words: str) -> str:
    """Give a part of a page of whose parts one is open, and what opens it."""
    script = f"for (const one of document.querySelectorAll('.part')) one.hidden = one.id !== '{name}'"
    button = f'<button aria-expanded="false" onclick="{script}">{name}</button>'
    return f'{button}<div class="part" id="{name}" hidden>{words}</div>'


QUESTION = """<{box} aria-label='Cookies' oncancel='event.preventDefault()'><p>May we keep cookies?</p>
    <button onclick='answer(this)'>Accept</button><button onclick='answer(this)'>Reject</button></{box}><script>
    const answer = (one) => {{ one.parentNode.remove(); more.hidden = one.textContent !== `{shown}` }}</script>"""
"""A question for consent; the answer `shown` brings more."""

PLACES = {
    "details": "<details><summary>At night</summary>@@</details>",
    "details in details": """<details><summary>At night</summary>
    <details><summary>Pillows</summary>@@</details></details>""",
    "details of one name": "<details name='a'><summary>At night</summary>@@</details>"
    "<details name='a'><summary>By day</summary><p>Walk</p></details>",
    "hidden until found": f"""<button aria-expanded="false" onclick="{TOGGLES}">More</button>
    <div hidden="until-found">@@</div>""",
    "popover": "<button popovertarget='p'>More</button><div popover id='p'>@@</div>",
    "command": "<button commandfor='c' command='show-modal'>More</button><dialog id='c' aria-label='More'>@@</dialog>",
    "dialog": f"<button onclick='{MODAL}'>More</button><dialog aria-label='More'>@@</dialog>",
    "two dialogs": """
    <button onclick='one.showModal()'>One</button><dialog id='one' aria-label='One'><p>Walk</p></dialog>
    <button class='b' onclick='other.showModal()'>Other</button><dialog id='other' aria-label='Other'>@@</dialog>""",
    "dialog that only its button closes": f"""<button onclick='{MODAL}'>More</button>
    <dialog aria-label='More' oncancel='event.preventDefault()'><p>Walk</p>
    <button onclick='this.closest(`dialog`).close()'>Close</button></dialog>
    <details><summary>At night</summary>@@</details>""",
    "dialog that nothing closes": f"""<button onclick='{MODAL}'>More</button>
    <dialog aria-label='More' oncancel='event.preventDefault()'><p>Walk</p></dialog>
    <details><summary>At night</summary>@@</details>""",
    "tabs": """<div role='tablist'>
    <button role='tab' aria-selected='true' onclick='b.hidden = !(a.hidden = false)'>A</button>
    <button role='tab' aria-selected='false' onclick='a.hidden = !(b.hidden = false)'>B</button></div>
    <div role='tabpanel' id='a'><p>Walk</p></div><div role='tabpanel' id='b' hidden>@@</div>""",
    "first of two parts, of which one is open": part("x", HERE) + part("y", "<p>Walk</p>"),
    "part without height": """
    <style>.low { max-height: 0; overflow: hidden; transition: max-height 300ms }</style>
    <button aria-expanded='false' onclick='this.nextElementSibling.classList.toggle(`low`)'>More</button>
    <div class='low'>@@</div>""",
    "label and tick box": f"""
    <style>#t {{ {FIELD_UNSEEN} }} .t {{ display: none }} #t:checked ~ .t {{ display: block }}</style>
    <input type='checkbox' id='t'><label for='t'>More</label><div class='t'>@@</div>""",
    "labels and radio buttons": f"""
    <style>[name=r] {{ {FIELD_UNSEEN} }} .r {{ display: none }} #r2:checked ~ .r {{ display: block }}</style>
    <input type='radio' name='r' id='r1' checked><input type='radio' name='r' id='r2'>
    <label for='r1'>A</label><label for='r2'>B</label><div class='r'>@@</div>""",
    "button that says nothing": """<button onclick='this.nextElementSibling.hidden = false'>Show more</button>
    <div hidden>@@</div>""",
    "second of two buttons alike": f"""<button onclick="{OPENS}">One</button><div hidden><p>Walk</p></div>
    <button onclick="{OPENS}">Two</button><div hidden>@@</div>""",
    "button of a header": f"""</main><header><button onclick="{OPENS}">Legal</button><div hidden>@@</div></header>""",
    "link to nothing": f"""<div><a href='#' onclick="{OPENS}; return false">More</a><div hidden>@@</div></div>""",
    "link to a script": """<a href="javascript:void(more.hidden = false)">More</a><div id="more" hidden>@@</div>""",
    "heading that listens": """<h2>Pillows</h2><div hidden>@@</div><script>const heading = document.querySelector('h2');
    heading.addEventListener('click', () => { heading.nextElementSibling.hidden = false })</script>""",
    "part that looks as if it could be pressed": f"""
    <div style="cursor: pointer" onmouseup="{OPENS}">Pillows</div><div hidden>@@</div>""",
    "place on the page": """<style>.p { display: none } .p:target { display: block }</style>
    <p><a href='#p'>Pillows at night</a></p><div class='p' id='p'>@@</div>""",
    "menu of a footer": f"""</main><footer><button aria-expanded='false' onclick="{TOGGLES}">Legal</button>
    <div hidden>@@</div></footer>""",
    "menu under a pointer": """<style>.layer { display: none } .menu:hover .layer { display: block }</style>
    <div class='menu'><a href='a.html'>Pillows</a><div class='layer'>@@</div></div>""",
    "banner, accepted": QUESTION.format(shown="Accept", box="div") + "<div id='more' hidden>@@</div>",
    "banner, rejected": QUESTION.format(shown="Reject", box="div") + "<div id='more' hidden>@@</div>",
    "modal question, accepted": f"""{QUESTION.format(shown="Accept", box="dialog")}<div id='more' hidden>@@</div>
    <script>{MODAL}</script>""",
    "modal question, rejected": f"""{QUESTION.format(shown="Reject", box="dialog")}<div id='more' hidden>@@</div>
    <script>{MODAL}</script>""",
    "modal dialog at first": f"""@@<dialog aria-label='Cookies'><p>May we count?</p>
    <button onclick='this.closest(`dialog`).close()'>No</button></dialog><script>{MODAL}</script>""",
}


def told(page: Page) -> set[str]:
    assert isinstance(page.views, tuple)
    seen = [view.axe for view in page.views]
    assert not [one for one in seen if isinstance(one, NotGathered)]
    by_axe = {finding.rule for one in seen if isinstance(one, Axe) for finding in (*one.violations, *one.incomplete)}
    return by_axe | told_by_own_rules(page)


def told_by_own_rules(page: Page) -> set[str]:
    site = Site("/", ("desktop",), (page.path,), (page,), NotGathered(""), Tools("", "", ""))
    judgements = {rule.id: judge(rule, SiteIndex(site, Facts()), Facts()) for rule in OWN_RULES}
    outcomes = {name: one.outcomes for name, one in judgements.items()}
    assert not [one for some in outcomes.values() for one in some if one.result is Result.UNTESTED]
    return {name for name, some in outcomes.items() if some}


def opened(folder: Path, pages: Mapping[str, str]) -> dict[str, Page]:
    for name, html in pages.items():
        (folder / f"{name}.html").write_text(HEAD + html, encoding="utf-8")
    seen = visited(folder, Plan("/", ("desktop",), FIELDS, RULES, 5_000, 30_000))
    return {page.path.removesuffix(".html"): page for page in seen}


def test_faults_that_are_put_away_are_told_and_no_others(tmp_path: Path) -> None:
    broken = {f"{name} - broken": html.replace(HERE, FAULTS) for name, html in PLACES.items()}
    sound = {
        f"{name} - sound": PLACES[name].replace(HERE, SOUND) for name in ("details", "tabs", "modal dialog at first")
    }
    seen = {name: told(page) for name, page in opened(tmp_path, {**broken, **sound}).items()}
    assert seen == {name: EVERY_RULE if name in broken else set() for name in seen}


DARK = """<style>@media (prefers-color-scheme: dark) {{ html {{ background: #111; color: #eee }} {} }}</style>
<p>Text</p><details><summary>At night</summary><p class='pale'>A pillow that fits.</p></details>"""


@pytest.mark.parametrize(("style", "told_in"), [(".pale { color: #333 }", {("dark", "opened-1")}), ("", set())])
def test_what_was_opened_is_looked_at_in_dark_too(tmp_path: Path, style: str, told_in: set[tuple[str, str]]) -> None:
    (tmp_path / "index.html").write_text(HEAD + DARK.format(style), encoding="utf-8")
    (page,) = visited(tmp_path, Plan("/", ("desktop", "dark"), frozenset({"axe", "opened"}), RULES, 5_000, 30_000))
    assert isinstance(page.views, tuple)
    seen = {(view.profile, view.state): view.axe for view in page.views}
    assert {key for key, axe in seen.items() if isinstance(axe, Axe) and axe.violations} == told_in


BANNER = "<div id='late' hidden>@@</div><script>setTimeout(() => {{ late.hidden = false }}, {})</script>"


def test_what_comes_by_itself_is_waited_for(tmp_path: Path) -> None:
    """A banner that comes late is looked at with what it holds; what comes later than anybody waits for is not."""
    banner = {name: BANNER.format(after) for name, after in {"soon": 2_600, "too late": 30_000}.items()}
    pages = {
        **{f"{name} - broken": html.replace(HERE, FAULTS) for name, html in banner.items()},
        "soon - sound": banner["soon"].replace(HERE, SOUND),
        "a modal dialog": f"""<p>Walk</p><dialog aria-label='News'>{FAULTS}
        <button onclick='this.closest(`dialog`).close()'>Close</button></dialog>
        <script>setTimeout(() => {MODAL}, 3000)</script>""",
    }
    for name, html in pages.items():
        (tmp_path / f"{name}.html").write_text(HEAD + html, encoding="utf-8")
    plan = Plan("/", ("desktop",), FIELDS | {"motion"}, RULES, 5_000, 60_000)
    seen = {page.path.removesuffix(".html"): told(page) for page in visited(tmp_path, plan)}
    assert seen == {
        "soon - broken": EVERY_RULE,
        "soon - sound": set(),
        "too late - broken": set(),
        "a modal dialog": EVERY_RULE,
    }


def outcomes(page: Page) -> dict[str, OpeningOutcome]:
    assert isinstance(page.opened, tuple)
    return {one.name: one.outcome for seen in page.opened for one in seen.openers}


def test_what_could_not_be_opened_is_known_by_name(tmp_path: Path) -> None:
    part = "<details><summary>{}</summary><p>Words</p></details>"
    layer = "<div style='position: fixed; inset: 0; background: white'>Wait</div>"
    pages = {
        "covered": part.format("Covered") + layer,
        "many": "".join(part.format(f"Part {number}") for number in range(MAX_PRESSES + 2)),
        "empty": "<button aria-expanded='false'>Nothing</button>",
    }
    seen = {name: outcomes(page) for name, page in opened(tmp_path, pages).items()}
    assert seen["covered"] == {"Covered": OpeningOutcome.OUT_OF_REACH}
    assert seen["empty"] == {"Nothing": OpeningOutcome.NOTHING}
    left_out = {name for name, outcome in seen["many"].items() if outcome is OpeningOutcome.LEFT_OUT}
    assert left_out == {f"Part {MAX_PRESSES}", f"Part {MAX_PRESSES + 1}"}


def test_what_moves_when_the_page_is_scrolled_is_pressed_where_it_comes_to_rest(tmp_path: Path) -> None:
    """Bars of some themes make room for a header once the page is scrolled: a press must not meet the next one."""
    part = f"""<button aria-expanded="false" onclick="{TOGGLES}" style="display: block; height: 24px">Part {{}}</button>
    <p hidden>Words</p>"""
    bar = "".join(part.format(number) for number in range(6))
    moves = "onscroll = () => requestAnimationFrame(() => bar.style.translate = scrollY ? '0 48px' : '')"
    page = f"""<div style="height: 1500px">Text</div>
    <div id="bar">{bar}</div><div style="height: 1500px">Text</div>
    <script>{moves}</script>"""
    seen = outcomes(opened(tmp_path, {"bar": page})["bar"])
    assert seen == {f"Part {number}": OpeningOutcome.OPENED for number in range(6)}


WIDE = "<div style='width: 640px; height: 2000px'>A page that is too wide for a phone.</div>"


@pytest.mark.parametrize("zoom", ["", ", initial-scale=1"])
def test_on_a_phone_a_page_that_is_too_wide_is_pressed_where_the_screen_shows_it(tmp_path: Path, zoom: str) -> None:
    """Chromium gives such a page a viewport larger than the screen, and shows a part of it, or all of it smaller."""
    parts = "".join(f"<details><summary>Part {number}</summary><p>Words</p></details>" for number in range(4))
    call = '<p><a href="tel:+441632960001">Call</a></p>'
    (tmp_path / "index.html").write_text(
        HEAD.replace("<title>", f'<meta name="viewport" content="width=device-width{zoom}"><title>')
        + WIDE
        + parts
        + call,
        encoding="utf-8",
    )
    plan = Plan("/", ("mobile",), frozenset({"opened", "tel_activations"}), (), 5_000, 30_000)
    (page,) = visited(tmp_path, plan)
    assert outcomes(page) == {f"Part {number}": OpeningOutcome.OPENED for number in range(4)}
    assert not isinstance(page.tel_activations, NotGathered)
    assert [one.click for one in page.tel_activations] == [Pressed("tel:+441632960001")]


BARE = HEAD.replace("<main><h1>Page</h1>", "").replace(
    "<title>", '<meta name="viewport" content="width=device-width, initial-scale=1"><title>'
)


SHARED = """<div><header><button aria-expanded="false">More</button>
<p hidden>Walk every day.</p></header><main>{}</main></div>
<script>document.querySelector("button").addEventListener("click", function () {{ {} }})</script>"""
"""A page whose header and main part stand in one element, as in many themes."""


def test_what_pages_share_is_opened_on_one_of_them(tmp_path: Path) -> None:
    """What is in sight, or in the main part, may differ; on the second page a press would open nothing."""
    contents = {"a": "<h1>Neck</h1><p>Text</p>", "b": "<h1>Back</h1><ul><li>1</li></ul><hr>"}
    script = f"if (document.querySelector('hr') === null) {{ {TOGGLES} }}"
    for name, html in contents.items():
        (tmp_path / f"{name}.html").write_text(BARE + SHARED.format(html, script), encoding="utf-8")
    one, other = visited(tmp_path, Plan("/", ("desktop",), FIELDS, RULES, 5_000, 30_000))
    assert outcomes(one) == outcomes(other) == {"More": OpeningOutcome.OPENED}
    assert states(one) == states(other) == {("desktop", "loaded"), ("desktop", "opened-1")}


def states(page: Page) -> set[tuple[str, str]]:
    assert isinstance(page.views, tuple)
    return {(view.profile, view.state) for view in page.views}


def test_what_a_shared_button_opens_of_the_page_itself_is_opened_on_each(tmp_path: Path) -> None:
    toggles = (
        "const at = document.querySelector('main div'); at.hidden = !at.hidden; this.ariaExpanded = `${!at.hidden}`"
    )
    contents = {"a": f"<p>Text</p><div hidden>{SOUND}</div>", "b": f"<p>Text</p><div hidden>{FAULTS}</div>"}
    for name, html in contents.items():
        (tmp_path / f"{name}.html").write_text(BARE + SHARED.format(html, toggles), encoding="utf-8")
    one, other = visited(tmp_path, Plan("/", ("desktop",), FIELDS, RULES, 5_000, 30_000))
    assert (told(one), told(other)) == (set(), EVERY_RULE)


ON_A_PHONE = """<style>@media (min-width: 600px) {{ .narrow {{ display: none }} }}</style>
<details><summary>Anywhere</summary><p>Walk every day.</p></details>
<details class="narrow"><summary>On a phone alone</summary><p>Rest at night.</p></details>
<details id="closes"><summary>Closes when the width changes</summary><p>Swim.</p></details>
<script>onresize = () => {{ closes.open = false }}</script>"""


def test_what_was_opened_on_a_desktop_is_looked_at_on_a_phone_without_another_press(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(BARE + ON_A_PHONE.format(), encoding="utf-8")
    profiles = ("desktop", "mobile", "reflow")
    (page,) = visited(tmp_path, Plan("/", profiles, FIELDS, RULES, 5_000, 30_000))
    assert isinstance(page.opened, tuple)
    pressed = {seen.profile: {one.name for one in seen.openers} for seen in page.opened}
    assert pressed == {
        "desktop": {"Anywhere", "Closes when the width changes"},
        "mobile": {"On a phone alone", "Closes when the width changes"},
    }
    assert {profile for profile, state in states(page) if state == "opened-1"} == set(profiles)


CLIPPED = """<header style="height: 60px; position: relative">
<div style="width: 0; height: 0; overflow: hidden; position: absolute"><form>
<input type="search" aria-label="Search" style="width: 100%; height: 48px; padding: 0 44px"></form></div>
<button style="float: right; min-width: 44px; min-height: 44px" aria-expanded="false"
onclick="this.ariaExpanded = `${box.hidden}`; box.hidden = !box.hidden">Search</button>
<form id="box" hidden><input aria-label="Search the site" type="search"></form></header><main><p>Text</p></main>"""


def test_a_search_is_opened_by_what_can_be_pressed_and_not_by_a_field_that_is_cut_off(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(BARE + CLIPPED, encoding="utf-8")
    (page,) = visited(tmp_path, Plan("/", ("desktop", "mobile"), FIELDS, RULES, 5_000, 30_000))
    assert {("desktop", "search-open"), ("mobile", "search-open")} <= states(page)


COVERED = f"""<nav><button style="position: fixed; bottom: 0; left: 0; min-height: 44px" aria-expanded="false"
onclick="this.ariaExpanded = `${{box.hidden}}`; box.hidden = !box.hidden">Menu</button>
<div id="box" hidden>{FAULTS}</div></nav><main><p>Text</p></main>
<div role="dialog" aria-label="Cookies" style="position: fixed; inset: auto 0 0 0; height: 120px; background: white">
<p>May we keep cookies?</p><button onclick="this.parentNode.remove()">Accept</button></div>"""


def test_a_menu_that_is_covered_at_first_is_pressed_as_any_opener_once_it_is_free(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(BARE + COVERED, encoding="utf-8")
    (page,) = visited(tmp_path, Plan("/", ("desktop", "mobile"), FIELDS, RULES, 5_000, 30_000))
    assert {state for _, state in states(page)}.isdisjoint({"menu-open"})
    assert isinstance(page.opened, tuple)
    pressed = {(seen.profile, one.name): one.outcome for seen in page.opened for one in seen.openers}
    assert pressed["mobile", "Menu"] is OpeningOutcome.OPENED
    assert told(page) == EVERY_RULE - {"text-justified"}  # a menu is no running text
