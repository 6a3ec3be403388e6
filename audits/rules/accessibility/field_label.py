"""The rule `field-label`."""

import re
from collections.abc import Iterator

from audits.evidence import Field, Head
from audits.lib.languages import may_be_in
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

SAYS_NOTHING = re.compile(
    r"(?:(?:form|input|text|your)[ -]?)*(?:field|input|text ?box|label|untitled|placeholder)\s*\d*",
    re.IGNORECASE,
)
"""Labels that would fit any field."""


CHECKABLE = frozenset({"radio", "checkbox"})
TOWN = "<label>Town <input></label>"


def _is_called_twice(field: Field, fields: tuple[Field, ...]) -> bool:
    """Tell whether the field right before this one, in the same form and group, has the same label."""
    before = fields[: fields.index(field)][-1:]
    return any(
        one.label.casefold() == field.label.casefold()
        and (one.form, one.group) == (field.form, field.group)
        and field.form >= 0
        and field.kind not in CHECKABLE
        for one in before
    )


@rule("field-label", wcag("3.3.2"), wcag("2.4.6"))
@good('<label for="n">Your name</label><input id="n">')
@good('<p id="l">Your name</p><input aria-labelledby="l" placeholder="Jo Smith">')
@good("<form><input aria-label='Postcode' placeholder='Postcode'><button>Find a clinic</button></form>")
@good("<div><span>Pain today</span><input aria-label='Pain today'></div>")
@good("<form><h2>Write to us</h2>Name <input aria-label='Name'><p>Your town</p><input aria-label='Town'></form>")
@good("<fieldset><legend>Which side hurts?</legend><input type='radio' aria-label='Left'></fieldset>")
@good("<form role='search'><input aria-label='Search' placeholder='Search'></form>")
@good("<table><tr><td>Neck exercises</td><td><input type='checkbox' aria-label='Choose'></td></tr></table>")
@good('<label for="v">Value of the order</label><input id="v"><label for="i">Item number</label><input id="i">')
@good('<html lang="nl"><label for="n">Label</label><input id="n">')
@bad('<label for="n">Field 2</label><input id="n">', says="would fit any field")
@bad('<form><input placeholder="Your e-mail"><input hidden></form>', says="“Your e-mail” stands only inside the field")
@bad("<form><input placeholder='Your town'><button>Send</button></form>", says="stands only inside")
@bad('<form><h2>Write to us</h2><input aria-label="Your name"></form>', says="no label")
@bad(
    "<style>label { position: absolute; width: 1px; height: 1px; overflow: hidden }</style>"
    '<form><label for="n">Your name</label><input id="n" placeholder="Your name"></form>',
    says="only inside the field",
)
@bad(
    "<style>input { appearance: none; width: 90px; height: 30px; background: url(\"data:image/svg+xml,<svg xmlns='"
    "http://www.w3.org/2000/svg'/>\") }</style><form><input type='checkbox' aria-label='Show the left side'></form>",
    says="a picture",
    result=Result.UNSURE,
)
@good("<form><select title='Order'><option>Sort by price<option>Sort by date</select><input type='submit'></form>")
@bad("<form><select title='Clinic'><option>Leeds</option></select></form>", says="no label")
@bad(
    '<form><label for="n">Name</label><input id="n"><label for="n">Town</label><input id="n"></form>',
    says="“Town” is tied",
)
@good(
    '<form><label for="n">Name</label><label for="n">in full</label><input id="n">'
    '<label>Town <input id="n"></label></form>'
)
@good(f"<form><fieldset><legend>From</legend>{TOWN}</fieldset><fieldset><legend>To</legend>{TOWN}</fieldset></form>")
@good(f"<form>{TOWN}</form><form>{TOWN}</form>")
@good(f"<form><h2>From</h2>{TOWN}<h2>To</h2>{TOWN}</form>")
@bad(f"<form>{TOWN}{TOWN}</form>", says="the one before it", result=Result.UNSURE)
def field_label(field: Field, head: Head, fields: tuple[Field, ...]) -> Iterator[Problem]:
    """Each field says, in words that stay, what to put in

    Write a `<label>` above the field. Words inside the field go when somebody types: whoever is interrupted, or cannot
    remember, no longer knows what was asked.
    """
    if may_be_in(head.language, "en") and SAYS_NOTHING.fullmatch(field.label.strip(" :*")):
        yield Problem(f"“{field.label}” would fit any field: say what to put in.")
    elif field.label and _is_called_twice(field, fields):
        yield Problem(
            f"The field “{field.label}” is called like the one before it. A person has to say whether readers can tell "
            "which is which.",
            result=Result.UNSURE,
        )
    elif field.stray_label:
        yield Problem(
            f"The label “{field.stray_label}” is tied to another field, which has the same id: give this field an id "
            "of its own."
        )
    elif field.label or field.beside or field.has_button or field.is_search:
        return
    elif field.is_pictured:
        yield Problem(
            "Only a picture says what this field is for. A person has to say whether every reader will understand it.",
            result=Result.UNSURE,
        )
    elif field.placeholder:
        yield Problem(f"“{field.placeholder}” stands only inside the field, and goes when somebody types.")
    else:
        yield Problem("The field has no label that can be seen.")
