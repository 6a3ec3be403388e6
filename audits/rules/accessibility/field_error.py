"""The rule `field-error`."""

from collections.abc import Iterator

from audits.evidence import ErrorMessage, Form
from audits.rules.accessibility._errors import EMPTY_WORDS, words
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag


@rule("field-error", wcag("3.3.1"), where=lambda form: bool(form.messages))
@good(
    '<form><label for="a">Age</label><input id="a" aria-describedby="e"><span id="e" class="error">Age must be '
    "at least 1.</span></form>"
)
@good(
    '<form><p class="error">Name cannot be empty.</p><label for="n">Name</label><input id="n">'
    '<label for="a">Age</label><input id="a"></form>'
)
@good('<form><label for="a">Age</label><input id="a"><p class="error">Please enter a valid age.</p></form>')
@good(
    '<form><p class="errors">Correct what is marked below.</p><label for="a">Age</label><input id="a" '
    'aria-describedby="e"><b id="e" class="error">In years, please.</b><label for="n">Name</label><input id="n"></form>'
)
@bad(
    '<form><p class="error">Please fill the field correctly.</p><label for="a">Age</label><input id="a">'
    '<label for="n">Name</label><input id="n"></form>',
    says="which field",
)
@bad(
    '<form><label for="a">Age</label><input id="a"><b class="error" aria-hidden="true">Age must be over 1.</b></form>',
    says="hidden from screen readers",
)
@bad(
    '<form><label for="a">Age</label><input id="a"><b class="error">Invalid value for age.</b></form>',
    says="what is wrong",
    result=Result.UNSURE,
)
@bad(
    '<form><label for="a">Name</label><input id="a"><label for="b">Name</label><input id="b">'
    '<b class="error">Please give a name.</b></form>',
    says="more than one field",
    result=Result.UNSURE,
)
def field_error(form: Form) -> Iterator[Problem]:
    """An error message says which field is wrong, and what is wrong with it

    Name the field and the mistake, as in “Date of birth: write the year in four digits”, and point to the message from
    the field with `aria-describedby`. “Invalid value” leaves everybody guessing.
    """
    for message in form.messages:
        named = [label for label in form.labels if _names(message, label)]
        is_empty = not words(message.text) - EMPTY_WORDS - {word for label in named for word in words(label)}
        said = f"The message “{message.text}”"
        if message.is_silent:
            yield Problem(f"{said} can be seen, but is hidden from screen readers.", place=message.place)
        elif is_empty and not named and not message.is_tied and len(form.labels) > 1:
            yield Problem(f"{said} does not say which field is wrong, nor what is wrong with it.", place=message.place)
        elif is_empty:
            yield Problem(
                f"{said} hardly tells what is wrong. A person must say whether a reader knows what to write instead.",
                place=message.place,
                result=Result.UNSURE,
            )
        elif not message.is_tied and len(named) > len(set(named)):
            yield Problem(
                f"{said} may mean more than one field, because several are called the same. A person must say whether "
                "a reader knows which.",
                place=message.place,
                result=Result.UNSURE,
            )


def _names(message: ErrorMessage, label: str) -> bool:
    """Tell whether a message names a field: it has a word of its label that is not just any word."""
    return bool((words(label) - EMPTY_WORDS) & words(message.text))
