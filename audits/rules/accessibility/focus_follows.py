"""The rule `focus-follows`."""

from collections.abc import Iterator

from audits.evidence import FocusAfter, Opened, Opener, OpeningOutcome, StatusChange
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.rules.wording import control_called
from audits.standards import wcag

CHOICE = "<div id='n'><p>What do you need?</p><button onclick='go()'>A prescription</button></div>"
NEXT = "n.innerHTML = `<p tabindex=-1>Is it urgent?</p><button>Yes</button>`"
OVERLAY = (
    "<style>.layer { position: fixed; inset: 0; background: #fff }</style><button onclick='go()'>Book</button>"
    "<div class='layer' role='dialog' aria-modal='true' aria-label='Book' hidden><p>When?</p><button>Now</button></div>"
)
SHOW = "document.querySelector('.layer').hidden = false"
FOCUS = "document.querySelector('.layer button').focus()"
HELD = (
    f"document.querySelector('.layer').onkeydown = (e) => {{ if (e.key === 'Tab') {{ e.preventDefault(); {FOCUS} }} }}"
)
CLOSES = "onkeyup = (e) => {{ if (e.key === 'Escape') {{ document.querySelector('.layer').hidden = true; {} }} }}"
BACK = "document.querySelector('button').focus()"
COOKIES = (
    "<div><p>May we keep cookies?</p>"
    "<button onclick='this.parentNode.remove(); film.hidden = false'>Accept</button></div>"
)
LIST = "<h2 id='saved' tabindex='-1'>Saved</h2><ul><li>Neck <button onclick='drop(this)'>Remove</button></li></ul>"
NO_LONGER = "<div id='n'><p>We count visits.</p><button onclick='n.remove()'>All right</button></div>"


def _opened(opened: tuple[Opened, ...]) -> list[Opener]:
    openers = {one.place.selector: one for seen in opened for one in seen.openers}
    return [one for one in openers.values() if one.outcome is OpeningOutcome.OPENED]


def _is_any_pressed(opened: tuple[Opened, ...], status_changes: tuple[StatusChange, ...]) -> bool:
    return bool(_opened(opened)) or any(change.name for change in status_changes)


MESSAGES = {
    FocusAfter.LOST: "When the {} is pressed, it makes room for something else, and the focus is nowhere.",
    FocusAfter.BEHIND: "The {} opens a dialog, and the focus stays behind it.",
    FocusAfter.LEAVES: "The {} opens a dialog that is modal, and Tab leads out of it to what lies behind.",
    FocusAfter.DROPPED: "The {} opens a dialog, and once that is closed, the focus is nowhere: give it back.",
}
"""What is said of a focus that does not follow what was pressed."""


@rule("focus-follows", wcag("2.4.3"), applies=_is_any_pressed)
@good("<button onclick='document.querySelector(`dialog`).showModal()'>Book</button>"
      "<dialog aria-label='Book'><p>When?</p><button>Now</button></dialog>")  # fmt: skip
@good(f"{CHOICE}<script>function go() {{ {NEXT}; n.firstChild.focus() }}</script>")
@good(f"{CHOICE}<script>function go() {{ {NEXT}; setTimeout(() => n.firstChild.focus(), 300) }}</script>")
@good(f"{CHOICE.replace('<div', '<div aria-live=polite')}<script>function go() {{ {NEXT} }}</script>")
@good(f"{COOKIES}<p id='film' hidden>A film</p>")
@good("<details><summary>At night</summary><p>Sleep on your back.</p></details>" + NO_LONGER)
@good(f"{OVERLAY}<a href='#n'>Back</a><script>function go() {{ {SHOW}; {FOCUS} }} {HELD}</script>")
@bad(f"{OVERLAY}<a href='#n'>Back</a><script>function go() {{ {SHOW}; {FOCUS} }}</script>", says="Tab leads out of it")
@good(f"{OVERLAY}<script>function go() {{ {SHOW}; {FOCUS} }} {HELD}; {CLOSES.format(BACK)}</script>")
@bad(f"{OVERLAY}<script>function go() {{ {SHOW}; {FOCUS} }} {HELD}; {CLOSES.format('')}</script>", says="give it back")
@bad(f"{LIST}<script>function drop(one) {{ one.parentNode.remove() }}</script>", says="it goes")
@good(f"{LIST}<script>function drop(one) {{ one.parentNode.remove(); saved.focus() }}</script>")
@bad(f"{CHOICE}<script>function go() {{ {NEXT} }}</script>", says="focus is nowhere")
@bad(f"{OVERLAY}<script>function go() {{ {SHOW} }}</script>", says="the focus stays behind it")
def focus_follows(opened: tuple[Opened, ...], status_changes: tuple[StatusChange, ...]) -> Iterator[Problem]:
    """The focus goes along with what a press opens

    Ask whoever keeps the script to move the focus into a dialog when it opens, to keep it there as long as that is
    open, to give it back to the button when it closes, and to move it to what takes the place of a button that goes.
    Else the next Tab begins somewhere else, and a screen reader tells nothing of it.
    """
    for change in status_changes:
        if change.loses_focus:
            yield Problem(
                f"When the {control_called(change.name)} is pressed, it goes, and the focus is nowhere.",
                place=change.place,
            )
    for opener in _opened(opened):
        if opener.focus in MESSAGES:
            yield Problem(MESSAGES[opener.focus].format(control_called(opener.name)), place=opener.place)
