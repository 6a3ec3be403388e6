"""The rule `keyboard-reach`."""

from collections.abc import Iterator

from audits.evidence import Control, NotGathered
from audits.rules.accessibility._controls import called
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

DRAWER = """
<style>#drawer { display: none } nav { display: none } #drawer:checked ~ nav { display: block }</style>
<a href="/">Home</a><input type="checkbox" id="drawer"><label for="drawer">Menu</label>
<nav><a href="/a">Guides</a></nav>"""
TOGGLE = (
    "<script>document.querySelector('#go').addEventListener('click', () => { more.hidden = !more.hidden })</script>"
)
MORE = "<p id='more' hidden>More about neck pain.</p>" + TOGGLE


SEARCH = (
    "<style>#open, .out { display: none } #open:checked ~ .out { display: block }</style>"
    "<a href='/a'>Home</a><input type='checkbox' id='open'>"
    "<form role='search'><input aria-label='Search'><label for='open'>Open</label></form><p class='out'>Results</p>"
)
TABS = """
<div role="tablist"><button role="tab" aria-selected="true">Leeds</button>
<button role="tab" aria-selected="false" tabindex="-1">York</button></div>
<p>Open from nine to five.</p><p hidden>Open from ten to four.</p><script>
  const tabs = [...document.querySelectorAll("[role=tab]")], panels = [...document.querySelectorAll("p")];
  const go = (chosen) => tabs.forEach((tab, number) => {{
    panels[number].hidden = tab !== chosen;
    tab.setAttribute("aria-selected", String(tab === chosen));
    tab.tabIndex = tab === chosen ? 0 : -1;
  }});
  tabs.forEach((tab, number) => {{ tab.onclick = () => go(tab); tab.onkeydown = (event) => {{ {} }} }});
</script>"""
FILES = (
    "<a href='/a'>Home</a><div id='drop'>Drop your letter here</div><label {0}>Letter <input type='file' {0}></label>"
    "<script>document.querySelector('#drop').onclick = () => document.querySelector('input').click()</script>"
)
STEPPER = """
<p role="spinbutton" tabindex="0" aria-label="Visits" aria-valuenow="2">2</p><button tabindex="-1">More</button><script>
  let now = 2;
  const count = document.querySelector("p");
  const set = (value) => {{ now = value; count.textContent = value; count.setAttribute("aria-valuenow", value); }};
  document.querySelector("button").onclick = () => set(now + 1);
  count.onkeydown = (event) => {{ if (event.key.startsWith("Arrow")) {{ {} }} }};
</script>"""
ARROWS = "if (event.key.startsWith(`Arrow`)) { tabs[1 - number].focus(); go(tabs[1 - number]) }"
OPENS = "<script>document.forms[0][0].onfocus = () => { document.querySelector('#open').checked = true }</script>"


@rule("keyboard-reach", wcag("2.1.1"))
@good("<button id='go'>More</button>" + MORE)
@good("<div id='go'>Read <a href='/a'>about neck pain</a></div>" + MORE)
@good(DRAWER.replace("#drawer { display: none }", "#drawer { position: absolute; opacity: 0 }"))
@good("<a href='/a'>Home</a><div id='go'>Text whose clicks are counted</div><script>go.onclick = () => 0</script>")
@good(
    "<fieldset><legend>Side</legend><label><input type='radio' name='side'>Left</label>"
    "<label><input type='radio' name='side'>Right</label></fieldset>"
)
@good(
    "<div role='tablist'><button role='tab' aria-selected='true'>Neck</button>"
    "<button role='tab' aria-selected='false' tabindex='-1'>Back</button></div>"
)
@good(
    DRAWER.replace("nav { display: none }", "label { position: absolute; left: -99em }").replace(
        "<nav>", "<nav hidden>"
    )
)
@good(DRAWER.replace("nav { display: none }", "@media (width < 60em) { nav { display: none } }"))
@good("<video controls width='200' height='100'></video><details><summary>More</summary>Text</details>")
@good("<a href='/a' tabindex='-1'><img alt='Neck' width='50' height='50'></a><a href='/a'>Neck exercises</a>")
@good(SEARCH + OPENS)
@good(TABS.format(ARROWS))
@bad(TABS.format(""), says="“York”")
@good(FILES.format(""))
@bad(FILES.format("hidden"), says="asks for a file")
@bad(SEARCH, says="label “Open”")
@good(STEPPER.format("set(now + (event.key === `ArrowUp` ? 1 : -1))"))
@bad(STEPPER.format("0"), says="button “More”")
@good(
    "<label>Visits <input id='n' type='number' value='2'></label><button tabindex='-1' onclick='n.stepUp()'>+</button>"
)
@bad(
    "<form><input aria-label='Town'><div id='go'>More</div></form><p id='near' hidden>Near you</p>"
    f"{MORE}<script>document.forms[0][0].onfocus = () => {{ near.hidden = false }}</script>",
    says="part “More”",
)
@bad("<a href='/a'>Home</a><div id='go'>More</div>" + MORE, says="part “More”")
@bad(
    "<a href='/a'>Home</a><p style='height: 3000px'></p><div id='go'>More</div><p style='height: 999px'></p>"
    "<div id='veil' hidden style='position: fixed; inset: 0; background: #fff'></div><script>let timer;"
    "onscroll = () => { veil.hidden = false; clearTimeout(timer); timer = setTimeout(() => veil.hidden = true, 90) }"
    "</script>" + MORE,
    says="part “More”",
)
@bad("<a href='/a'>Home</a><a id='go'>More</a>" + MORE, says="link “More”")
@bad(DRAWER, says="label “Menu”")
@bad(
    "<style>#dark { display: none } #dark:checked + label { background: black; color: white }</style>"
    "<a href='/a'>Home</a><input type='checkbox' id='dark'><label for='dark'>Dark</label>",
    says="label “Dark”",
)
@bad("<a href='/a'>Home</a><button id='go' tabindex='-1'>More</button>" + MORE, says="button “More”")
@bad("<a href='/a'>Home</a><span role='button' id='go'>More</span>" + MORE, says="button “More”")
@bad(
    "<a href='/a'>Home</a><span class='more' style='cursor: pointer'>More</span><p id='more' hidden>Text</p><script>"
    "document.onclick = (event) => { if (event.target.matches('.more')) more.hidden = false }</script>",
    says="part “More”",
)
def keyboard_reach(control: Control) -> Iterator[Problem]:
    """Whatever a mouse can work, the keyboard comes to

    Ask whoever keeps the template to make it a real `<button>` or `<a href>`, which the keyboard reaches by itself; a
    tick box that is hidden with `display: none` takes its label out of reach. Readers who cannot use a mouse cannot
    use it at all.
    """
    if control.is_reached or control.click is None:
        return
    if isinstance(control.click, NotGathered):
        yield Problem(f"{control.click.reason} It is the {called(control)}.", result=Result.UNTESTED)
    elif control.click.what:
        yield Problem(
            f"The keyboard does not come to the {called(control)}, but a click on it {control.click.what}.",
        )
