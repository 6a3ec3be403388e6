"""Where axe is mistaken, it is not believed; where it is right beside that, it is."""

from pathlib import Path

import pytest
from visits import visited

from audits.evidence import Axe, NotGathered
from audits.static.plan import Plan

pytestmark = pytest.mark.browser

HEAD = "<!doctype html><html lang='en'><title>A</title>"
ROWS = "<tr><th>First</th><th>Last</th></tr><tr><td>A</td><td>B</td></tr>"
RULES = (
    "aria-valid-attr-value",
    "color-contrast",
    "table-fake-caption",
    "link-in-text-block",
    "list",
    "listitem",
    "target-size",
    "aria-hidden-focus",
    *(IN_CAPITALS := ("aria-command-name", "input-image-alt", "meta-refresh", "meta-viewport")),
    "th-has-data-cells",
)
STOP = "<input aria-label='Town'><div aria-hidden='true'><p tabindex='0' id='end'>End</p></div>"
HANDS_ON = "document.querySelector('#end').onfocus = () => document.querySelector('input').focus()"

COMBOBOX = "role='combobox' aria-label='Clinic' aria-haspopup='listbox'"
LINK = (
    "<body style='color: #333; background: #fff'>"
    "<p>Read <a href='/a' style='text-decoration: none; color: #00688c; {}'>how to sit</a> before you start.</p>"
)
HEADING = (
    "<body style='color: #333; background: #fff'>"
    "<h2 id='n'>How to sit <a href='{}' style='text-decoration: none; color: #00688c'>{}</a> all day</h2>"
)
IS_MADE_OF = (
    "customElements.define('{}', class extends HTMLElement {{ "
    "constructor() {{ super(); this.attachShadow({{ mode: 'open' }}).innerHTML = '<{}><slot></slot>' }} }});"
)
SLOTTED = "<my-list><my-item>Sit up</my-item><my-item>Breathe</my-item></my-list><script>"
LIST, ITEM, PART = (IS_MADE_OF.format(*one) for one in (("my-list", "ul"), ("my-item", "li"), ("my-item", "p")))
LINKS = "".join(
    f"<a href='/{n}' style='display: block; line-height: 18px; margin: {{0}}px 0'>{n}</a>" for n in range(9)
)
SCROLLED = (
    "<div id='list' style='overflow: auto; height: 120px; width: 99px'><label for='menu' "
    f"style='position: sticky; top: 0; background: #fff; display: block; line-height: 18px'>Guides</label>{LINKS}</div>"
    "<input type='checkbox' id='menu'><script>list.scrollTop = {1}</script>"
)
PAGES = {
    "controls-nothing": ("<button aria-controls='gone'>Open</button>", set()),
    "combobox-controls-nothing": ("<input role='combobox' aria-expanded='true' aria-controls='gone'>", {RULES[0]}),
    "menu-button": ("<button aria-haspopup='menu' aria-expanded='false' aria-controls='menu'>Open</button>", set()),
    "combobox-closed": (f"<input {COMBOBOX} aria-expanded='false' aria-controls='gone'>", set()),
    "combobox-with-list": (f"<input {COMBOBOX} aria-expanded='true' aria-controls='list'><ul id='list'></ul>", set()),
    "combobox-without-list": (f"<input {COMBOBOX} aria-expanded='true' aria-controls='gone'>", {RULES[0]}),
    "permalink": (HEADING.format("#n", "¶"), set()),
    "link-in-a-heading": (HEADING.format("/a", "how to sit"), {"link-in-text-block"}),
    "hidden-by-nothing": ("<button aria-hidden>Open</button>", set()),
    "focus-handed-on": (f"{STOP}<script>{HANDS_ON}</script>", set()),
    "focus-kept": (STOP, {"aria-hidden-focus"}),
    "headers-alone": ("<table><tr><th>Name</th></tr><tr><th>First</th></tr></table>", set()),
    "header-without-data": (
        f"<table><tr><th>Name</th><th>Town</th></tr>{'<tr><td>A</td></tr>' * 2}</table>",
        {RULES[-1]},
    ),
    "described-wrongly": ("<p aria-hidden='maybe'>Text</p>", {RULES[0]}),
    "check-without-a-message": ("<button style='color: #999; background: #fff'>X</button>", set()),
    "link-underlined-by-a-shadow": (LINK.format("box-shadow: inset 0 -1px #00688c"), set()),
    "link-with-a-shadow-that-nobody-sees": (LINK.format("box-shadow: inset 0 -1px #eee"), {RULES[3]}),
    "link-told-by-colour-alone": (LINK.format(""), {RULES[3]}),
    "items-slotted-into-a-list": (f"{SLOTTED}{LIST}{ITEM}</script>", set()),
    "parts-slotted-into-a-list": (f"{SLOTTED}{LIST}{PART}</script>", {"list"}),
    "items-without-a-list": (f"{SLOTTED}{ITEM}</script>", {"listitem"}),
    "part-in-a-list": ("<ul><div>Sit up</div><li>Breathe</li></ul>", {"list"}),
    "links-scrolled-below-a-heading": (SCROLLED.format(8, 25), set()),
    "links-scrolled-and-too-near": (SCROLLED.format(4, 25), {"target-size"}),
    "capitals": (
        (
            "<META NAME='VIEWPORT' CONTENT='USER-SCALABLE=NO'><META HTTP-EQUIV='REFRESH' CONTENT='60'>"
            "<INPUT TYPE='IMAGE'><B ROLE='BUTTON' TABINDEX='0'></B>"
        ),
        set(IN_CAPITALS),
    ),
    "sound-capitals": (
        (
            "<META NAME='VIEWPORT' CONTENT='WIDTH=DEVICE-WIDTH'><META HTTP-EQUIV='REFRESH' CONTENT='0; URL=/'>"
            "<INPUT TYPE='IMAGE' ALT='Find'><B ROLE='BUTTON' TABINDEX='0'>Find</B>"
        ),
        set(),
    ),
    "header-over-all-columns": (
        f"<table><tr><th colspan='2'>Name</th></tr>{ROWS}</table>",
        set(),
    ),
    "caption-in-a-cell": (
        f"<table><tr><td colspan='2'>Names</td></tr>{ROWS}</table>",
        {RULES[2]},
    ),
}


def test_axe_is_not_believed_where_it_is_mistaken(tmp_path: Path) -> None:
    for name, (html, _) in PAGES.items():
        (tmp_path / f"{name}.html").write_text(HEAD + html, encoding="utf-8")
    plan = Plan("/", ("desktop",), frozenset({"axe"}), RULES, 5_000, 20_000)
    told: dict[str, set[str]] = {}
    for page in visited(tmp_path, plan):
        assert not isinstance(page.views, NotGathered)
        axe = page.views[0].axe
        assert isinstance(axe, Axe)
        doubted = [finding for finding in axe.incomplete if finding.rule in {RULES[0], "th-has-data-cells"}]
        told[page.path.removesuffix(".html")] = {finding.rule for finding in (*axe.violations, *doubted)}
    assert told == {name: rules for name, (_, rules) in PAGES.items()}
