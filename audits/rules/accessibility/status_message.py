"""The rule `status-message`."""

import re
from collections.abc import Iterator, Mapping

from audits.evidence import NewText, StatusChange
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import wcag

SAYS_HOW_IT_WENT = re.compile(
    r"\b(no|zero|one|\d[\d,.]*)\+?\s+(more\s+|matching\s+|search\s+)*"
    r"(results?|matches|match|documents?|pages?|items?|hits?|suggestions?|articles?|guides?)\b"
    r"|\b(nothing|not|none)\s+(was\s+|were\s+)?found\b"
    r"|^(copied|saved|sent|added|removed|updated|deleted)\b|\bcopied\s+to\b|^(loading|searching|please wait)\b",
    re.IGNORECASE,
)
"""The words of a message that tells how something went."""

SAYS_WHAT_WAS_DONE = re.compile(
    r"\b(thank you|thanks for|success(fully)?|(has|have|was|were|is|are) (now )?(been )?"
    r"(added|saved|sent|reserved|booked|ordered|removed|deleted|updated|submitted|subscribed|held|received)"
    r"|(added|saved) to|in your (basket|cart|bag|list)|reserved|subscribed|went wrong|failed|try again)\b",
    re.IGNORECASE,
)
"""The words of a message that tells what has come of pressing a button."""

SAYS_HOW_MANY = re.compile(
    r"\b(\d[\d,.]*|no|none)\b.{0,40}\b(found|results?|match(es|ing)?|shown|listed|(are|is) (free|available|left))\b"
    r"|\bshowing\b.{0,20}\d",
    re.IGNORECASE,
)
"""The words of a message that tells what a filter has left."""

MOST_ALIKE = 2
"""Messages of one change: where more texts sound like it, they are the entries of a list."""

LONGEST = 100
"""Characters: what is longer is what was found, not the message that it was."""

SEND, PRESS, CHANGE = "send", "press", "change"
ACTIONS: Mapping[str, str] = {
    "search": "Somebody searches",
    "copy": "Somebody copies",
    SEND: "Somebody sends the form with nothing in it",
    PRESS: "Somebody presses “{}”",
    CHANGE: "Somebody changes “{}”",
}

_FIELD = '<header><form role="search"><input type="search" aria-label="Search"></form>{}</header><main>Guides</main>'
_TOLD = "<script>document.querySelector('{}').on{} = () => document.querySelector('{}').textContent = '{}'</script>"
_SEARCH = _FIELD.format("<p {}></p>") + _TOLD.format("input", "input", "p", "3 results")
_COPY = "<pre>1</pre><button>Copy</button><p {}></p>" + _TOLD.format("button", "click", "p", "Copied")
_FORM = (
    "<form novalidate><label>Town <input></label><p {}></p><button>Send</button></form>"
    "<script>document.forms[0].onsubmit = (one) => {{ one.preventDefault();"
    " document.querySelector('p').textContent = 'Please try again.'; {} }}</script>"
)
_ADD = (
    "<button>Add to list</button><p {}></p><script>document.querySelector('button').onclick = () => "
    "document.querySelector('p').textContent = '{}'</script>"
)
_FILTER = (
    "<main><label><input type='checkbox'> Only free ones</label><p {}>All courses</p></main><script>"
    "document.querySelector('input').onchange = () => document.querySelector('p').textContent = '{}'</script>"
)
_SUM = (
    "<main><label><select><option>One</option><option>Two</option></select> Seats</label>"
    "<{0}>Total: £12</{0}></main><script>document.querySelector('select').onchange = () => "
    "document.querySelector('{0}').textContent = 'Total: £{1}'</script>"
)
_APART = (
    _FIELD.format("<p></p><i role='status' style='position: absolute; left: -99em'></i>")
    + _TOLD.format("input", "input", "p", "3 results")
    + _TOLD.format("form", "input", "i", "3 results")
)


@rule("status-message", wcag("4.1.3"), language="en")
@good(_SEARCH.format("role='status'"))
@good(_SEARCH.format("aria-live='polite'"))
@good(_COPY.format("role='alert'"))
@good(_APART)
@good(_SEARCH.format("").replace("3 results", "Neck exercises"))
@good(_FORM.format("role='alert'", ""))
@good(_FORM.format("", "document.querySelector('input').focus()"))
@good(
    "<form novalidate action='/a'><label>Town <input></label><button>Go</button></form>" + _COPY.format("role='alert'")
)
@good(_ADD.format("role='status'", "Added to your list."))
@good(_ADD.format("", "Monday to Friday, 9am to 5pm"))
@good("<button onclick='this.textContent = `Saved`'>Save</button>")
@good("<pre>1</pre><button onclick='this.textContent = `Copied`'>Copy</button>")
@good(
    "<pre>1</pre><button>Copy</button><b></b><p role='status'></p><script>document.querySelector('button').onclick = "
    "() => { document.querySelector('b').textContent = 'Copied';"
    " document.querySelector('p').textContent = 'The line was copied.' }</script>"
)
@bad(_ADD.format("", "Added to your list."), says="presses “Add to list”, and “Added to your list.”")
@bad(_FORM.format("", ""), says="“Please try again.”")
@bad(_SEARCH.format(""), says="“3 results”")
@good(_FILTER.format("role='status'", "3 courses found"))
@good(_FILTER.format("", "Exercises for the neck"))
@bad(_FILTER.format("", "3 courses found"), says="changes “Only free ones”, and “3 courses found”")
@bad(_FILTER.replace("All courses", "24 Kurse").format("", "12 Kurse"), says="“12 Kurse”")
@bad(_SUM.format("p", "24"), says="“Total: £24”")
@good(_SUM.format("output", "24"))
@good(_SUM.format("p", "0:12"))
@bad(_SEARCH.format("aria-live='off'"), says="“3 results”")
@bad(_COPY.format(""), says="“Copied”")
def status_message(change: StatusChange) -> Iterator[Problem]:
    """What the page tells of an action is told to screen readers too

    Ask whoever keeps the template to put `role="status"` on the element in which such messages appear. Who does not see
    the message otherwise hears nothing, and does not know whether the page did anything.
    """
    silent = [
        one
        for one in change.shown
        if (_is_message(one, change.action) and not _is_told(one, change)) or _is_silent_count(one, change)
    ]
    if change.action == CHANGE and len(silent) > MOST_ALIKE:
        return
    for one in silent[:1] if change.action == SEND else silent:
        yield Problem(
            f"{ACTIONS[change.action].format(change.name)}, and “{one.text}” appears, but no screen reader is told.",
            place=one.place,
        )


def _is_message(one: NewText, action: str) -> bool:
    """Tell whether a text says how something went: all that comes of sending a form does."""
    if len(one.text) > LONGEST:
        return False
    if action == CHANGE:
        return bool(SAYS_HOW_MANY.search(one.text))
    said = SAYS_HOW_IT_WENT.search(one.text) or (action == PRESS and SAYS_WHAT_WAS_DONE.search(one.text))
    return action == SEND or bool(said)


def _is_silent_count(one: NewText, change: StatusChange) -> bool:
    """Tell whether a number, such as a sum, is another once something is chosen, and nothing is read out."""
    return change.action in {PRESS, CHANGE} and one.is_new_count and not one.is_live and not change.told


def _is_told(one: NewText, change: StatusChange) -> bool:
    said = one.text.casefold()
    return one.is_live or any(said in told.casefold() or told.casefold() in said for told in change.told)
