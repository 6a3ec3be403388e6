"""The rule `tel-link-global`."""

from collections.abc import Iterator

from audits.evidence import Link
from audits.facts import Facts
from audits.outcomes import Problem
from audits.phone_numbers import is_short_code, subscriber_of
from audits.rule import bad, good, rule
from audits.standards import RFC3966


@rule("tel-link-global", RFC3966, where=lambda link: link.scheme == "tel")
@good('<a href="tel:+441614960001">Call 0161 496 0001</a> <a href="/contact/">or write to us</a>')
@good('<a href="tel:111">111</a> <a href="tel:112">112</a> <a href="tel:999">999</a>')
@good('<a href="tel:+44-161-496-0001">0161 496 0001</a>')
@bad('<a href="tel:01614960001">0161 496 0001</a>', says="no country code")
@bad('<a href="tel:+44 161 496 0001">0161 496 0001</a>', says="white space")
@bad('<a href="tel:00441614960001">0161 496 0001</a>', says="no country code")
@bad('<a href="tel:%2B441614960001">Call</a>', says="%2B")
@bad('<a href="tel:">Call</a>', says="no number")
def tel_link_global(link: Link, facts: Facts) -> Iterator[Problem]:
    """A telephone link dials from anywhere

    Write the whole number after `tel:`, with + and the country code and without spaces, as in `tel:+441614960001`.
    Short codes such as 111 and 999 stay as they are.
    """
    number = subscriber_of(link.href)
    if not number.strip():
        yield Problem("The telephone link holds no number.")
        return
    if "%2b" in link.href.lower():
        yield Problem(f"The address {link.href} writes its + as %2B, which some telephones do not dial.")
        return
    if not is_short_code(number, facts.country) and not number.strip().startswith("+"):
        yield Problem(f"The number {number} has no country code.")
    if any(character.isspace() for character in number):
        yield Problem(f"The number “{number}” has white space in it.")
