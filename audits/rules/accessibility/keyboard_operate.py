"""The rule `keyboard-operate`."""

from collections.abc import Iterator

from audits.evidence import Change, Control, NotGathered
from audits.rules.accessibility._controls import called
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

MORE = (
    "<p id='more' hidden>More about neck pain.</p><script>const go = document.querySelector('#go');"
    "const toggle = () => { more.hidden = !more.hidden }; go.addEventListener('click', toggle);"
)


@rule("keyboard-operate", wcag("2.1.1"), where=lambda control: control.is_reached)
@good("<button id='go'>More</button>" + MORE + "</script>")
@good(
    "<div id='go' role='button' tabindex='0'>More</div>"
    + MORE
    + "go.addEventListener('keydown', (event) => { if (event.key === 'Enter') toggle() })</script>"
)
@good(
    "<div id='go' role='button' tabindex='0'>More</div>"
    + MORE
    + "go.addEventListener('keypress', (event) => { if (event.key === ' ') toggle() })</script>"
)
@good("<div tabindex='0' role='button'>Nothing comes of it</div>")
@good(
    "<div role='slider' tabindex='0' aria-label='Pain' aria-valuenow='1' id='go'>1</div>"
    "<script>const go = document.querySelector('#go'); go.addEventListener('click', () => { go.textContent = '5' });"
    "go.addEventListener('keydown', (event) => { if (event.key === 'ArrowRight') go.textContent = '2' })</script>"
)
@bad("<div id='go' role='button' tabindex='0'>More</div>" + MORE + "</script>", says="button “More”")
@bad("<div id='go' role='button' tabindex='0'>More</div>" + MORE + "</script>" + "<p>Text</p>" * 99, says="“More”")
@bad("<span id='go' tabindex='0'>More</span>" + MORE + "</script>", says="part “More”")
@bad(
    "<button id='go'>More</button><p id='more' hidden>More about neck pain.</p><script>const go = "
    "document.querySelector('#go'); go.addEventListener('mousedown', () => { more.hidden = false })</script>",
    says="button “More”",
)
def keyboard_operate(control: Control) -> Iterator[Problem]:
    """Whatever a click does, Enter or Space does too

    Ask whoever keeps the template to make it a real `<button>` or `<a href>`, which Enter works by itself, and to
    listen to `click` rather than to the mouse. Readers without a mouse come to it, press Enter, and nothing happens.
    """
    if isinstance(control.keys, NotGathered):
        yield Problem(f"{control.keys.reason} It is the {called(control)}.", result=Result.UNTESTED)
    elif control.keys is not None and isinstance(control.click, Change) and control.click.what:
        yield Problem(
            f"A click on the {called(control)} {control.click.what}; Enter and Space on it do nothing.",
        )
