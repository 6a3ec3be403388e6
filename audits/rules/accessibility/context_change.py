"""The rule `context-change`."""

import re
from collections.abc import Iterator

from audits.evidence import Head, Reaction, TabSequence
from audits.lib.languages import may_be_in
from audits.rules.accessibility._blocks import clipped
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

CLINICS = "<select onchange='{}'><option>Leeds</option><option>York</option></select>"
LATER = (
    "<script>let waits; document.querySelector('input').oninput = () => "
    "{{ clearTimeout(waits); waits = setTimeout(() => {{ {} }}, 500) }}</script>"
)
BACK_TO_TOP = (
    "<a href='/a'>Guides</a><p style='height: 3000px'>Text</p><a href='/b'>Book</a><button>Back to top</button><script>"
    "onscroll = () => { const [top] = document.getElementsByTagName('button');"
    " if (scrollY > 0) { top.tabIndex = -1; top.blur() } }</script>"
)
"""A button that a script takes from the keyboard once the page is scrolled: only a key pressed too fast comes to it."""
GERMAN = "<html lang='de'><p>Die Auswahl führt sofort weiter.</p>"
WARNED = re.compile(
    r"\b(automatically|immediately|at once|straight away|as soon as|(will|to) (open|load|reload|take you|go to|move))\b"
    r"|\btakes you\b|\b(opens|loads|reloads|goes to)\b|\bby itself\b|\bmoves (on|to)\b",
    re.IGNORECASE,
)
"""English words by which a page says beforehand what a change will do."""


@rule("context-change", wcag("3.2.1"), wcag("3.2.2"))
@good("<label>Clinic " + CLINICS.format("document.title = value") + "</label><a href='/a'>Home</a>")
@good("<form><label>Clinic " + CLINICS.format("") + "</label><button>Go</button></form>")
@good("<p>Choosing a clinic takes you to its page.</p><label>Clinic " + CLINICS.format('location = "/a"') + "</label>")
@good("<label><input type='checkbox' onchange='more.hidden = !checked'>More</label><p id='more' hidden>Text</p>")
@good(BACK_TO_TOP)
@good("<button onfocus='more.hidden = false'>Help</button><p id='more' hidden>What this is</p>")
@good(
    "<fieldset aria-describedby='hint'><legend>Date</legend>"
    "<label>Day <input maxlength='1' oninput='month.focus()'></label><label>Month <input id='month'></label></fieldset>"
    "<p id='hint'>The cursor goes on to the next box by itself.</p>"
)
@bad("<label>Clinic " + CLINICS.format('location = "/clinics/" + value') + "</label>", says="leads to /clinics/York")
@bad("<label>Clinic " + CLINICS.format('window.open("/a")') + "</label>", says="opens a new window")
@bad(
    "<label>Day <input maxlength='1' oninput='month.focus()'></label><label>Month <input id='month'></label>",
    says="moves the focus to “Month”",
)
@bad(
    "<label>Day <input inputmode='numeric' maxlength='2' oninput='if (/../.test(value)) month.focus()'></label>"
    "<label>Month <input id='month'></label>",
    says="moves the focus to “Month”",
)
@good("<label>Search <input></label>" + LATER.format("document.title = `Guides`"))
@bad(
    "<label>Search <input></label><label>Town <input id='b'></label>" + LATER.format("location = `/a`"), says="“Search”"
)
@bad("<a href='/a' onfocus='location = \"/b\"'>Guides</a><a href='/c'>Book</a>", says="leads to /b")
@bad("<a href='/a' onfocus='blur()'>Guides</a><a href='/c'>Book</a>", says="gives the focus away")
@bad("<a href='/a' onfocus='book.focus()'>Guides</a><a id='book' href='/c'>Book</a>", says="to “Book”")
@bad(
    "<html lang='de'><p>Die Auswahl führt sofort weiter.</p><label>Praxis "
    + CLINICS.format('location = "/a"')
    + "</label>",
    says="Do these words warn of it: “",
    result=Result.UNSURE,
)
def context_change(
    tab_sequences: tuple[TabSequence, ...], reactions: tuple[Reaction, ...], head: Head
) -> Iterator[Problem]:
    """Nothing happens behind a reader's back when they come to a field or change it

    Ask whoever keeps the script to wait for a button to be pressed, or say before the field what choosing will do.
    Readers who use the keyboard or a screen reader are carried off before they have read the choices.
    """
    seen: set[str] = set()
    for sequence in tab_sequences:
        for problem in _on_focus(sequence):
            if problem.message not in seen:
                seen.add(problem.message)
                yield problem
    for one in reactions:
        if not one.does or WARNED.search(one.told):
            continue
        said = f"Changing “{one.name or one.tag}” {one.does} without a button being pressed."
        if one.told and not may_be_in(head.language, "en"):
            asked = f"{said} Do these words warn of it: “{clipped(one.told)}”?"
            yield Problem(asked, place=one.place, result=Result.UNSURE)
        else:
            yield Problem(said, place=one.place)


def _on_focus(sequence: TabSequence) -> Iterator[Problem]:
    for one in sequence.reactions:
        yield Problem(f"“{one.name or one.tag}” {one.does} as soon as the keyboard comes to it.", place=one.place)
    if sequence.trap is not None:
        return  # what holds the focus gives it from hand to hand; keyboard-trap tells of it
    for jump in sequence.moves:
        if jump.is_seen and jump.name:
            where = f" to “{jump.to}”" if jump.to else ""
            yield Problem(f"“{jump.name}” gives the focus away{where} as soon as it has it.", place=jump.place)
