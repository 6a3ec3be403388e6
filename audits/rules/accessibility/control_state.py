"""The rule `control-state`."""

from collections.abc import Iterator

from audits.evidence import Change, Control
from audits.rules.accessibility._controls import called
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import wcag

MENU = "<nav id='menu' hidden><a href='/a'>Guides</a></nav><script>const go = document.querySelector('#go');"
OPENS = MENU + "go.addEventListener('click', () => { menu.hidden = !menu.hidden"
TELLS = "; go.setAttribute('aria-expanded', String(!menu.hidden)) })</script>"
CHECKBOX = """
<div role="checkbox" aria-checked="false" tabindex="0">No</div>
<script>
  const box = document.querySelector("div");
  const turn = () => { box.textContent = box.textContent === "No" ? "Yes" : "No" };
  box.addEventListener("click", turn);
  box.addEventListener("keydown", (event) => { if (event.key === " ") turn() });
</script>"""
TABS = """
<div role="tablist">
  <button role="tab" aria-selected="true">Leeds</button>
  <button role="tab" aria-selected="false" tabindex="-1">York</button>
</div>
<p>Open from nine to five.</p><p hidden>Open from ten to four.</p>
<script>
  const tabs = [...document.querySelectorAll("[role=tab]")], panels = [...document.querySelectorAll("p")];
  const go = (chosen) => tabs.forEach((tab, number) => {
    panels[number].hidden = tab !== chosen;
    tab.tabIndex = tab === chosen ? 0 : -1;
    MARKED;
  });
  tabs.forEach((tab, number) => {
    tab.onclick = () => go(tab);
    tab.onkeydown = (event) => event.key === "ArrowRight" && tabs[1 - number].focus();
  });
</script>"""


@rule("control-state", wcag("4.1.2"), where=lambda control: _worked(control).before != "")
@good("<button id='go' aria-expanded='false'>Menu</button>" + OPENS + TELLS)
@good(
    "<button id='go' aria-pressed='false'>Large text</button><script>const go = document.querySelector('#go');"
    "go.addEventListener('click', () => { const on = go.getAttribute('aria-pressed') !== 'true';"
    "go.setAttribute('aria-pressed', String(on)); document.body.style.zoom = on ? 2 : 1 })</script>"
)
@good(TABS.replace("MARKED", 'tab.setAttribute("aria-selected", String(tab === chosen))'))
@good(
    "<button aria-pressed='false' onclick='hidden = true; on.hidden = false; on.focus()'>Mute</button>"
    "<button id='on' aria-pressed='true' hidden>Muted</button>"
)
@bad(TABS.replace("MARKED", 'tab.className = tab === chosen ? "on" : ""'), says='“York” says aria-selected="false"')
@bad("<button id='go' aria-expanded='false'>Menu</button>" + OPENS + " })</script>", says="aria-expanded")
@bad(CHECKBOX, says="aria-checked")
def control_state(control: Control) -> Iterator[Problem]:
    """A control that opens, presses or ticks says how it stands

    Ask whoever keeps the script to set the attribute anew whenever the control is worked: `aria-expanded="true"` while
    what it opens is open. Screen reader users hear this attribute alone, and are told the contrary of what shows.
    """
    worked = _worked(control)
    if worked.what and worked.before == worked.after and _is_a_toggle(control, worked):
        yield Problem(
            f"The {called(control)} says {worked.before} before and after it is worked, though it {worked.what}.",
        )


def _worked(control: Control) -> Change:
    """Give what came of working a control, by keyboard if anything did."""
    tried = [one for one in (control.keys, control.click) if isinstance(one, Change) and one.what]
    return tried[0] if tried else Change("")


def _is_a_toggle(control: Control, worked: Change) -> bool:
    """Tell whether what came of it ought to show in its state, as where it led elsewhere it need not."""
    if "aria-expanded" in worked.before:
        return bool(worked.shows or worked.hides)
    if control.role == "tab":  # one that is selected already stays so, whatever it shows
        return 'aria-selected="false"' in worked.before and bool(worked.shows and worked.hides)
    return worked.what in {"shows something", "hides something", "changes something"}
