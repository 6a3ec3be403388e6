"""The rule `keyboard-trap`."""

from collections.abc import Iterator

from audits.evidence import TabSequence
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import wcag

HELD = """
<a href="/">Home</a>
<form><label>Name <input id="name"></label><label>Town <input id="town"></label></form>
<a href="/next">Next</a>
<script>
  const form = document.forms[0], fields = [...form.elements];
  form.addEventListener("keydown", (event) => {
    if (event.key === "Tab") {
      event.preventDefault();
      fields[1 - fields.indexOf(document.activeElement)].focus();
    }
  });
</script>"""
LET_GO_BY_CTRL_M = """
<script>
  addEventListener("keydown", (event) => { if (event.ctrlKey && event.key === "m") form.remove() });
</script>"""
HELD_UNTIL_CTRL_M = """
<a href="/">Home</a><label>Name <input id="name"></label><label>Town <input id="town"></label>
<a id="on" href="/next">Next</a>
<script>
  let held = true;
  const hold = (one, other) => (one.onfocus = () => (held = true)) && (one.onblur = () => held && other.focus());
  hold(document.querySelector("#name"), document.querySelector("#town"));
  hold(document.querySelector("#town"), document.querySelector("#name"));
  addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.key === "m") document.querySelector("#on").focus((held = false));
  });
</script>"""
MODAL = """
<a href="/">Home</a>
<div role="dialog" aria-modal="true" aria-label="News"><a href="/news">Read</a><button>Close</button></div>
<script>
  const dialog = document.querySelector("div"), [link, button] = dialog.children;
  link.focus();
  document.addEventListener("keydown", (event) => {
    if (event.key === "Tab" && dialog.isConnected) {
      event.preventDefault();
      (document.activeElement === link ? button : link).focus();
    }
  });
</script>"""
CLOSED_BY_ESCAPE = """
<script>addEventListener("keydown", (event) => { if (event.key === "Escape") dialog.remove() })</script>"""
CLOSED_BY_BUTTON = """<script>button.addEventListener("click", () => dialog.remove())</script>"""
FRAMED = """
<a href="/">Home</a>
<iframe title=Map srcdoc="<input aria-label=Place onkeydown='event.keyCode === 9 && event.preventDefault()'>"></iframe>
<a href="/next">Next</a>"""


@rule("keyboard-trap", wcag("2.1.2"), where=lambda sequence: bool(sequence.stops))
@good("<a href='/'>Home</a><label>Name <input></label><a href='/next'>Next</a>")
@good("<a href='/'>Home</a><div style='overflow: auto; height: 3em'>" + "<p>Line</p>" * 9 + "</div><input type='date'>")
@good("<a href='/'>Home</a><iframe title='Map' srcdoc='<button>In</button>'></iframe><a href='/next'>Next</a>")
@good("<a href='/'>Home</a><dialog id='d'><button>Close</button></dialog><script>d.showModal()</script>")
@good(MODAL + CLOSED_BY_ESCAPE)
@good(MODAL + CLOSED_BY_BUTTON)
@good("<p>Press Ctrl+M to leave the form.</p>" + HELD + LET_GO_BY_CTRL_M)
@good("<p>Mit Strg und Eingabe geht es weiter.</p>" + HELD + LET_GO_BY_CTRL_M.replace('"m"', '"Enter"'))
@good("<details><summary>Keys</summary>Ctrl+M leaves the form.</details>" + HELD + LET_GO_BY_CTRL_M)
@good("<p>Press Ctrl+M to leave the form.</p>" + HELD_UNTIL_CTRL_M)
@good("<label>When <input type='datetime-local' onblur='this.title = `Left`'></label><a href='/b'>On</a>")
@bad(HELD_UNTIL_CTRL_M, says="“Name”, “Town”")
@good(
    "<a href='/'>Home</a><button onblur='setTimeout(() => { this.title = `Left` }, 10)'>On</button><a href='/b'>B</a>"
)
@bad(HELD, says="“Name”, “Town”")
@bad(HELD + LET_GO_BY_CTRL_M, says="“Name”, “Town”")
@bad(MODAL, says="“Read”, “Close”")
@bad(FRAMED, says="“Place”")
def keyboard_trap(sequence: TabSequence) -> Iterator[Problem]:
    """The keyboard can leave every part of the page

    Ask whoever keeps the script to let Tab and Shift+Tab move on, or to close what is open when Escape is pressed. If
    another key is needed, write so in the text beside it. Readers without a mouse cannot leave otherwise.
    """
    trap = sequence.trap
    if trap is not None and not trap.way_out:
        names = ", ".join(f"“{name}”" for name in trap.stops[:4]) or "one part of the page"
        yield Problem(
            f"The keyboard cannot leave {names}: neither Tab, Shift+Tab nor Escape leads on.",
            place=trap.place,
        )
