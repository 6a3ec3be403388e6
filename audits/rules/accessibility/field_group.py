"""The rule `field-group`."""

from collections.abc import Iterator

from audits.evidence import FieldGroup
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

YES_NO = "<label><input type='radio' name='a'> Yes</label> <label><input type='radio' name='a'> No</label>"
BOXES = "<label><input type='checkbox' name='b'> Left</label> <label><input type='checkbox' name='b'> Right</label>"
DAY_MONTH = "<label>Day <input></label> <label>Month <input></label>"
CHOICES = {"radio": "radio buttons", "checkbox": "tick boxes"}


@rule("field-group", wcag("1.3.1"))
@good(f"<form><fieldset><legend>Does it hurt?</legend>{YES_NO}</fieldset></form>")
@good(f"<form><div role='radiogroup' aria-labelledby='q'><p id='q'>Does it hurt?</p>{YES_NO}</div></form>")
@good(f"<form><fieldset><legend>About you</legend><fieldset><legend>Sides</legend>{BOXES}</fieldset></fieldset></form>")
@good(f"<fieldset><legend>Date of birth</legend>{DAY_MONTH}</fieldset>")
@good(
    f"<fieldset><legend>Pain</legend>{YES_NO}</fieldset>"
    "<p id='n'>At night</p><input type='radio' name='n' aria-labelledby='n y'><b id='y'>Yes</b>"
    "<input type='radio' name='n' aria-labelledby='n o'><b id='o'>No</b>"
)
@good(
    f"<fieldset><legend>Pain</legend>{YES_NO}</fieldset><style>.t {{ position: absolute; opacity: 0 }}</style>"
    "<input class='t' type='radio' name='tab' id='1'><input class='t' type='radio' name='tab' id='2'>"
    "<label for='1'>By day</label><label for='2'>At night</label>"
)
@bad(f"<form><p>Does it hurt?</p>{YES_NO}</form>", says="radio buttons “Yes” and “No”")
@bad(f"<form><div role='radiogroup'><p>Does it hurt?</p>{YES_NO}</div></form>", says="“Yes” and “No”")
@bad(f"<form><h2>Which side hurts?</h2>{BOXES}</form>", says="tick boxes “Left” and “Right”", result=Result.UNSURE)
@bad(f"<fieldset><legend></legend>{DAY_MONTH}</fieldset>", says="legend is empty")
@bad(f"<fieldset><p>Date of birth</p>{DAY_MONTH}</fieldset>", says="no legend", result=Result.UNSURE)
def field_group(group: FieldGroup) -> Iterator[Problem]:
    """Fields that belong together say what they are about

    Put the fields into a `<fieldset>` and write the question as its first element, in a `<legend>`. By ear, “Yes” alone
    says nothing: a screen reader reads the legend out with each of its fields.
    """
    if group.name:
        return
    labels = " and ".join(f"“{label}”" for label in group.labels[:2] if label) or "without labels"
    if group.has_legend:
        yield Problem(f"The fields {labels} stand in a fieldset whose legend is empty.")
    elif group.kind == "radio":
        yield Problem(f"The radio buttons {labels} do not say what is asked: no fieldset with a legend is around them.")
    else:
        kind = CHOICES.get(group.kind, "fields")
        where = "a fieldset that has no legend" if group.kind == "fieldset" else "no fieldset that has a legend"
        yield Problem(
            f"The {kind} {labels} stand in {where}. A person must say whether they answer one question.",
            result=Result.UNSURE,
        )
