"""The rule `phone-number-linked`."""

from collections.abc import Iterator

from audits.config.facts import Facts
from audits.evidence import PhoneNumber
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import OUR_PROMISE

REACHES = ("tel:", "sms:", "callto:", "facetime:", "whatsapp:", "sip:", "https://wa.me/", "https://api.whatsapp.com/")
"""Addresses that reach the person whose number it is."""


def _may_be_called(number: PhoneNumber, facts: Facts) -> bool:
    """Leave out numbers that are none of the clinics': a link would call somebody else (phone-number-known)."""
    known = {clinic.phone for clinic in facts.clinics.values()} | {*facts.other_numbers}
    return not facts.clinics or bool(number.href) or number.e164 in known


@rule("phone-number-linked", OUR_PROMISE, applies=_may_be_called)
@good('<p>Call <a href="tel:+441614960001">0161 496 0001</a>.</p>')
@good('<p>Call <a href="tel:+441614960001"><b>0161</b> <b>496 0001</b></a>.</p><p>Fax: 0161 496 0009</p>')
@good('<p><a href="https://wa.me/441614960001">+44 161 496 0001</a> Order no. 01614960001</p>')
@good('<p>Call <a href="tel:+441614960001">0161 496 0001</a>, fax 0161 496 0009.</p>')
@good('<a href="tel:+441614960001">0161 496 0001</a><dl><dt>Fax</dt><dd>0161 496 0009</dd></dl>')
@good('<a href="tel:+441614960001">0161 496 0001</a> <p>Telefax 0161 496 0009, T\u00e9l\u00e9copie : 0161 496 0009</p>')
@good('<a href="tel:+441614960001">0161 496 0001</a> <p>01614960009@clinic.example, clinic.example/01614960009</p>')
@bad("<details><summary>Phone</summary>Call 0161 496 0001.</details>", says="0161 496 0001")
@bad("<p>Call 0161 496 0001.</p>", says="0161 496 0001")
@bad("<p>Call <span>0161</span> <span>496 0001</span>.</p>", says="0161 496 0001")
@bad("<p>Call 0161&shy;496&#8203;0001.</p>", says="01614960001")
@bad('<p>Call <a href="/contact/">0161 496 0001</a>.</p>', says="does not call")
def phone_number_linked(number: PhoneNumber) -> Iterator[Problem]:
    """A telephone number can be tapped

    Make the number a link, as in `<a href="tel:+441614960001">0161 496 0001</a>`. Someone in pain with a phone in
    hand should not have to copy digits.
    """
    if not number.href:
        yield Problem(f"The number {number.text} is plain text: nobody can tap it.")
    elif not number.href.lower().startswith(REACHES):
        yield Problem(f"The number {number.text} is a link to {number.href}, which does not call anyone.")
