"""The rule `sent-error`."""

from collections.abc import Iterator

from audits.evidence import Head, StatusChange
from audits.lib.languages import may_be_in
from audits.rules.accessibility._errors import EMPTY_WORDS, words
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import wcag

SENT = "send"
SAYS_LITTLE = EMPTY_WORDS | {"again", "are", "attention", "fix", "marked", "oops", "problem", "problems", "red", "some"}

FORM = (
    "<form novalidate><label>Town <input id='town'></label> <label>Street <input></label><b id='told'></b>"
    "<button>Send</button></form><script>document.forms[0].onsubmit = (one) => {{ one.preventDefault(); {} }}</script>"
)
MARKS = "town.style.borderColor = 'red'; document.querySelector('button').focus()"


@rule("sent-error", wcag("3.3.1"), where=lambda change: change.action == SENT)
@good(FORM.format(f"{MARKS}; told.textContent = 'Write the name of your town.'"))
@good(FORM.format("told.textContent = 'Thank you, we write back within a week.'"))
@good(FORM.format(f"{MARKS}; told.textContent = 'Required'"))
@bad(FORM.format(f"{MARKS}; told.textContent = 'Error!'"), says="all that it says is “Error!”")
@bad(
    FORM.format("told.textContent = 'Some fields are not right. Please try again.'"), says="“Some fields are not right."
)
@good(FORM.format("town.style.borderColor = 'green'"))
@good(FORM.format(MARKS).replace("novalidate", "").replace("<input>", "<input required>"))
@bad(FORM.format(MARKS), says="marks a field, and says nothing")
def sent_error(change: StatusChange, head: Head) -> Iterator[Problem]:
    """A form that is sent with something wrong says in words which field it is, and what is wrong

    Ask whoever keeps the form to name each field and its mistake, as in “Town: write where you live”, and to point to
    the words from the field with `aria-describedby`. A colour, or “Error”, leaves everybody guessing.
    """
    said = [*dict.fromkeys([*(one.text for one in change.shown), *change.told])]
    if not said and change.marked:
        marks = "a field" if change.marked == 1 else f"{change.marked} fields"
        yield Problem(
            f"Sent with nothing in it, the form marks {marks}, and says nothing of what is wrong.", place=change.place
        )
    elif said and may_be_in(head.language, "en") and all(words(one) <= SAYS_LITTLE for one in said):
        told = ", ".join(f"“{one}”" for one in said[:3])
        yield Problem(f"Sent with nothing in it, all that it says is {told}.", place=change.place)
