"""The rule `tel-link-global`."""

from collections.abc import Iterator

from phonenumbers import SUPPORTED_SHORT_REGIONS

from audits.config.facts import Facts
from audits.evidence import Head, Link
from audits.lib.phones import (
    LONGEST_SHORT_CODE,
    VISUAL_SEPARATORS,
    is_emergency_number,
    is_national_only,
    is_valid,
    region_of,
    subscriber_of,
)
from audits.rules.contact._telephone import parameters_of
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import RFC3966


@rule("tel-link-global", RFC3966, where=lambda link: link.scheme == "tel")
@good('<a href="tel:+441614960001">Call 0161 496 0001</a> <a href="/contact/">or write to us</a>')
@good('<a href="tel:111">111</a> <a href="tel:112">112</a> <a href="tel:999">999</a>')
@good('<a href="tel:+44-161-496-0001">0161 496 0001</a>')
@good('<a href="tel:116123">116 123</a> <a href="tel:18001111">18001 111</a> <a href="tel:1800101614960001">18001</a>')
@good('<a href="tel:161-496-0001;phone-context=+44">0161 496 0001</a> <a href="tel:4;phone-context=a.example">4</a>')
@bad('<a href="tel:496;phone-context=+44161">496</a>', says="+44161496")
@bad('<a href="tel:98765">98765</a>', says="other_numbers", result=Result.UNSURE)
@bad('<a href="tel:01614960001">0161 496 0001</a>', says="no country code")
@bad('<a href="tel:+44 161 496 0001">0161 496 0001</a>', says="white space")
@bad('<a href="tel:00441614960001">0161 496 0001</a>', says="no country code")
@bad('<a href="tel:%2B441614960001">Call</a>', says="%2B")
@bad('<a href="tel://+441614960001">Call</a>', says="//")
@bad('<a href="tel:911">911</a>', says="911")
@bad('<a href="tel:1-800-FLOWERS">Call</a>', says="no country code")
@bad('<a href="tel:">Call</a>', says="no number")
def tel_link_global(link: Link, head: Head, facts: Facts) -> Iterator[Problem]:
    """A telephone link dials from anywhere

    Write the whole number after `tel:`, with + and the country code and without spaces, as in `tel:+441614960001`.
    Short codes such as 111 and 999 stay as they are.
    """
    number = subscriber_of(link.href)
    if number.startswith("//"):
        yield Problem(f"The address {link.href} has // after tel:, which telephones do not dial.")
        return
    if not number.strip():
        yield Problem("The telephone link holds no number.")
        return
    if "%2b" in link.href.lower():
        yield Problem(f"The address {link.href} writes its + as %2B, which some telephones do not dial.")
        return
    if not number.strip().startswith("+") and number not in facts.other_numbers:
        yield from _of_one_country(number, parameters_of(link).get("phone-context", ""), facts.country, head)
    if any(character.isspace() for character in number):
        yield Problem(f"The number “{number}” has white space in it.")


def _of_one_country(number: str, context: str, country: str | None, head: Head) -> Iterator[Problem]:
    """Ask whether a number is a short code; by the page's language, which is often left as it came, only with doubt."""
    if context:
        yield from _in_its_context(number, context)
    elif not is_national_only(number, country):
        is_short = country and number.isdigit() and len(number) <= LONGEST_SHORT_CODE
        if is_short and not is_emergency_number(number):
            yield Problem(
                f"{number} is no short code of {country} that is known. Will it be answered? "
                "If so, state it under `extra: other_numbers:`.",
                result=Result.UNSURE,
            )
        else:
            yield Problem(f"The number {number} has no country code.")
    elif country is None:
        yield from _by_language(number, region_of(None, head.language))


def _in_its_context(number: str, context: str) -> Iterator[Problem]:
    """Put a local number behind its context (RFC 3966, 5.1.5); a context that is a host's name is a private plan."""
    whole = VISUAL_SEPARATORS.sub("", f"{context}{number}")
    if context.startswith("+") and not is_valid(whole) and not is_valid(VISUAL_SEPARATORS.sub("", context)):
        yield Problem(f"The number {number} in the context {context} is {whole}, which cannot be dialled.")


def _by_language(number: str, region: str | None) -> Iterator[Problem]:
    if region in SUPPORTED_SHORT_REGIONS and not is_national_only(number, region):
        yield Problem(
            f"{number} is no short code of the country that the page's language names ({region}). Will it be answered?",
            result=Result.UNSURE,
        )
