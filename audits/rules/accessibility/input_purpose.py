"""The rule `input-purpose`."""

import re
from collections.abc import Iterator, Mapping

from audits.evidence import Field
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

ABOUT_ONESELF: Mapping[str, str] = {
    "your name": "name",
    "your full name": "name",
    "first name": "given-name",
    "given name": "given-name",
    "forename": "given-name",
    "last name": "family-name",
    "family name": "family-name",
    "surname": "family-name",
    "email": "email",
    "email address": "email",
    "your email": "email",
    "your email address": "email",
    "telephone": "tel",
    "telephone number": "tel",
    "phone": "tel",
    "phone number": "tel",
    "your phone number": "tel",
    "mobile": "tel",
    "mobile number": "tel",
    "contact number": "tel",
    "date of birth": "bday",
    "your date of birth": "bday",
}
"""What only the person who fills it in can mean, with its token (https://www.w3.org/TR/WCAG22/#input-purposes)."""

IN_COMPANY: Mapping[str, str] = {
    "name": "name",
    "full name": "name",
    "postcode": "postal-code",
    "post code": "postal-code",
    "zip code": "postal-code",
    "address line 1": "address-line1",
    "address line 2": "address-line2",
    "town": "address-level2",
    "city": "address-level2",
    "town or city": "address-level2",
    "country": "country-name",
    "company": "organization",
    "organisation": "organization",
    "job title": "organization-title",
}
"""What is about the person who fills it in only where the form asks for one of the others too."""

MEANS: Mapping[str, frozenset[str]] = {
    "name": frozenset({"name", "given-name", "family-name", "additional-name", "nickname", "honorific-prefix"}),
    "given-name": frozenset({"name", "given-name", "additional-name", "nickname"}),
    "family-name": frozenset({"name", "family-name"}),
    "email": frozenset({"email", "username"}),
    "tel": frozenset({"tel", "tel-national", "tel-local"}),
    "bday": frozenset({"bday", "bday-day", "bday-month", "bday-year"}),
    "postal-code": frozenset({"postal-code"}),
    "organization": frozenset({"organization"}),
}
"""What a field may say that it asks for, by what it plainly does; of the rest, several tokens may fit."""

KNOWN = frozenset().union(*MEANS.values()) - {"username"}
"""Tokens that contradict what a field plainly asks for, unless they stand for it above."""

OTHERS = re.compile(
    r"\b(?:patient|client|child|baby|infant|pupil|guest|friend|partner|spouse|husband|wife|emergency|next of kin"
    r"|relative|carer|guardian|parent|mother|father|recipient|refer\w*|colleague|contact person|delegate|passenger"
    r"|travell?er|other person|second|donor|beneficiary|attendee|companion|employee|employer|doctor|gp)s?\b",
    re.IGNORECASE,
)
"""Words of those whom a form may ask about instead of who fills it in; the criterion is about the latter alone."""

WORD_ENDS = re.compile(r"[_\-\[\].]+|(?<=[a-z])(?=[A-Z])")
"""Where words meet in a `name` attribute: `emergency_contact`, `friend[email]`, `childName`."""

KINDS = frozenset({"text", "email", "tel", "date", "select", "textarea"})
ASIDE = re.compile(r"\([^)]*\)|[*:]|\b(required|optional|mandatory)\b", re.IGNORECASE)


def _asks_for_words(field: Field) -> bool:
    return field.kind in KINDS and not field.is_search and bool(_said(field))


@rule("input-purpose", wcag("1.3.5"), where=_asks_for_words)
@good('<label for="e">E-mail</label><input id="e" type="email" autocomplete="email">')
@good('<label for="e">E-mail of a friend</label><input id="e" type="email">')
@good(
    '<label for="q">Question</label><input id="q"><form role="search"><label for="c">Email</label><input id="c"></form>'
)
@good('<form><label for="n">Name</label><input id="n"><label for="d">Dose</label><input id="d"></form>')
@bad(
    "<form><fieldset><legend>Emergency contact</legend><label>First name <input></label></fieldset></form>",
    says="somebody else",
    result=Result.UNSURE,
)
@bad('<form><label>Email <input name="friendEmail"></label></form>', says="somebody else", result=Result.UNSURE)
@bad(
    "<form><h2>You</h2><label>Email <input></label><h2>Your brother</h2><label>Email <input></label></form>",
    says="somebody else",
    result=Result.UNSURE,
)
@bad('<form aria-label="Contact us"><label>Email <input name="email"></label></form>', says='autocomplete="email"')
@bad('<label for="e">E-mail address (required)</label><input id="e" type="email">', says='autocomplete="email"')
@bad(
    '<form><label for="n">Name</label><input id="n">'
    '<label for="t">Phone</label><input id="t" type="tel" autocomplete="tel"></form>',
    says='autocomplete="name"',
)
@bad(
    '<label for="t">Telephone</label><input id="t" autocomplete="off">',
    says="switched off",
    result=Result.UNSURE,
)
@good(
    '<form><label for="e">Email</label><input id="e" type="email" autocomplete="username">'
    '<label for="n">Name</label><input id="n" autocomplete="billing given-name"></form>'
)
@bad('<label for="f">First name</label><input id="f" autocomplete="family-name">', says="says that it asks for")
@bad('<label for="t">Phone</label><input id="t" type="tel" autocomplete="section-a postal-code">', says="postal-code")
def input_purpose(field: Field, fields: tuple[Field, ...]) -> Iterator[Problem]:
    """A field about the reader lets the browser fill it in

    Add the `autocomplete` for what is asked, such as `autocomplete="email"`. Readers who type with pain, or forget
    their own number, can then have it filled in; and tools can show a picture of what is asked for.
    """
    purpose = ABOUT_ONESELF.get(_said(field)) or (IN_COMPANY.get(_said(field)) if _has_company(field, fields) else None)
    if purpose is None:
        return
    token = field.autocomplete.split()[-1] if field.autocomplete else ""
    if purpose in MEANS and token in KNOWN - MEANS[purpose]:
        yield Problem(
            f"“{_shown(field)}” says that it asks for “{token}”, so that a browser fills in something else; "
            f'write autocomplete="{purpose}".'
        )
    elif token not in {"", "on", "off"}:
        return
    elif field.autocomplete == "off":
        yield Problem(
            f"“{_shown(field)}” has filling in switched off. A person must say whether it is about the reader; if so, "
            f'write autocomplete="{purpose}".',
            result=Result.UNSURE,
        )
    elif OTHERS.search(WORD_ENDS.sub(" ", field.context)) or _is_asked_twice(field, fields):
        yield Problem(
            f'“{_shown(field)}” lacks autocomplete="{purpose}". A person must say whether it is about the reader, or '
            "about somebody else, for whom a browser has nothing to fill in.",
            result=Result.UNSURE,
        )
    else:
        yield Problem(f'“{_shown(field)}” lacks autocomplete="{purpose}".')


def _is_asked_twice(field: Field, fields: tuple[Field, ...]) -> bool:
    """Tell whether another field of the same form asks for the same: one of the two is about somebody else."""
    return field.form >= 0 and any(
        other.form == field.form and other.place != field.place and _said(other) == _said(field) for other in fields
    )


def _shown(field: Field) -> str:
    return field.label or field.placeholder


def _said(field: Field) -> str:
    """Give what a field asks for, plainly: “E-mail address *” is “email address”."""
    return " ".join(ASIDE.sub(" ", _shown(field)).casefold().replace("e-mail", "email").split())


def _has_company(field: Field, fields: tuple[Field, ...]) -> bool:
    """Tell whether the same form asks for something that only the reader can mean."""
    return field.form >= 0 and any(other.form == field.form and _said(other) in ABOUT_ONESELF for other in fields)
