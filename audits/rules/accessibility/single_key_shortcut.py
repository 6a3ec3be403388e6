"""The rule `single-key-shortcut`."""

from collections.abc import Iterator

from audits.evidence import Shortcuts
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

SEARCH = "<label>Search <input type='search'></label><script>const field = document.querySelector('input');"
ON_SLASH = SEARCH + "addEventListener('keyup', (event) => event.key === '/' && field.focus())</script>"


@rule("single-key-shortcut", wcag("2.1.4"))
@good(SEARCH + "</script>")
@good(SEARCH + "addEventListener('keydown', (event) => event.ctrlKey && event.key === 'k' && field.focus())</script>")
@good("<a href='#book' accesskey='b'>Book</a>")
@good(
    "<ul role='listbox' tabindex='0' aria-label='Clinic'><li role='option'>Leeds</ul><script>"
    "document.querySelector('ul').addEventListener('keydown', (event) => event.key === 'l'"
    " && (event.target.title = 'Leeds'))</script>"
)
@good(
    "<label><input type='checkbox' id='on' checked>Keyboard shortcuts</label>"
    + ON_SLASH.replace("querySelector('input')", "querySelector('[type=search]')").replace(
        "event.key", "on.checked && event.key"
    )
)
@good(
    "<label><input type='checkbox' id='on' checked>The key n shows the next note</label><p id='note'>1</p><script>"
    "addEventListener('keydown', (event) => on.checked && event.key === 'n' && (note.textContent = 2))</script>"
)
@bad("<label><input type='checkbox'>Use keys</label>" + ON_SLASH, says="turns them off", result=Result.UNSURE)
@bad(ON_SLASH, says="“/”")
@bad(
    "<script>addEventListener('keydown', (event) => event.key === 'n' && (location.href = '/next'))</script>",
    says="“n”",
)
@bad(
    "<p id='help' hidden>Help</p><script>addEventListener('keypress', (event) => event.key === '?' &&"
    " (help.hidden = !help.hidden))</script>",
    says="“?”",
)
@bad(
    "<script>document.onkeydown = (event) => event.key === 'e' && scrollTo(0, 999)</script>" + "<p>Text</p>" * 99,
    says="“e”",
)
@bad("<button>Shortcuts: help</button>" + ON_SLASH, says="turns them off", result=Result.UNSURE)
def single_key_shortcut(shortcuts: Shortcuts) -> Iterator[Problem]:
    """No single letter or sign is a shortcut

    Ask whoever keeps the script to ask for Ctrl or Alt with the key, or to offer a switch that turns shortcuts off.
    Readers who dictate set such keys off by speaking, and those whose hands tremble by touching them.
    """
    if not shortcuts.found or shortcuts.is_switched_off:
        return
    told = "; ".join(f"“{one.key}” {one.does}" for one in shortcuts.found)
    told += "" if shortcuts.is_whole else "; perhaps others do, too"
    if shortcuts.switch:
        yield Problem(
            f"Single keys do something: {told}. A person has to say whether “{shortcuts.switch}” turns them off.",
            place=shortcuts.place,
            result=Result.UNSURE,
        )
    else:
        yield Problem(f"Single keys do something by themselves: {told}.")
