"""What a page asks its readers to fill in, what it says of mistakes, and what it says without being asked."""

from msgspec import Struct

from audits.evidence.basics import Place


class Field(Struct, frozen=True, omit_defaults=True):
    """A field that can be seen: the kind of control, and what says what to put in.

    `label` are the words in sight that are tied to it, `beside` those right around it that are not, or with which all
    options of a list begin. `form` is the
    place of its form among the forms of the page, -1 outside of any; `has_button` says that it is the only field of a
    form with a button in sight; `is_pictured` that a picture in its place, or in its label, may say what it is for.
    `group` is the same for fields of one fieldset, row, item or part of the page between the same headings.
    `stray_label` are the words of a label that is meant for it, but tied to another field with the same id. `context`
    holds the names of its group and form, the heading above it in that form, and its own `name` attribute.
    """

    kind: str
    label: str
    beside: str
    placeholder: str
    autocomplete: str
    is_search: bool
    has_button: bool
    form: int
    place: Place
    is_pictured: bool = False
    group: str = ""
    stray_label: str = ""
    context: str = ""


class FieldGroup(Struct, frozen=True):
    """Fields that stand together: the radio buttons or tick boxes of one name, or those of a fieldset.

    `kind` is `radio`, `checkbox` or `fieldset`; `name` what assistive technology calls the group, empty where it has no
    name; `labels` are those of its fields. `has_legend` says that a fieldset has one, if an empty one.
    """

    kind: str
    name: str
    labels: tuple[str, ...]
    has_legend: bool
    place: Place


class ErrorMessage(Struct, frozen=True):
    """A message in a form that its template calls an error.

    `is_silent` says that it can be seen but is hidden from screen readers, `is_tied` that a field points to it.
    """

    text: str
    is_silent: bool
    is_tied: bool
    place: Place


class Form(Struct, frozen=True):
    """A form: the labels of its fields, and the error messages in sight."""

    labels: tuple[str, ...]
    messages: tuple[ErrorMessage, ...]
    place: Place


class NewText(Struct, frozen=True, omit_defaults=True):
    """Words that have come into sight; `is_live` says that they stand in a live region, which is read out.

    `is_new_count` says that the same words stood there before, with other numbers.
    """

    text: str
    is_live: bool
    place: Place
    is_new_count: bool = False


class StatusChange(Struct, frozen=True, omit_defaults=True):
    """What came into sight, and what live regions told, when something was done.

    `action` is `search`, `copy`, `send`, `press` or `change`; `name` is that of the button pressed or of the field
    changed, and `place` where the button is. `loses_focus` says that the button went, and that nothing has the focus
    since; `marked` how many fields have turned red, where the browser itself tells nothing of them.
    """

    action: str
    shown: tuple[NewText, ...]
    told: tuple[str, ...]
    name: str = ""
    loses_focus: bool = False
    marked: int = 0
    place: Place = Place()
