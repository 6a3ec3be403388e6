"""The rule `message-link-valid`."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, unquote

from audits.evidence import Link
from audits.lib.phones import VISUAL_SEPARATORS, is_valid
from audits.lib.urls import split
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import E164, RFC3966

SCHEMES = frozenset({"callto", "sms", "whatsapp", "viber"})
IN_PATH, IN_QUERY = frozenset({"wa.me"}), frozenset({"api.whatsapp.com", "web.whatsapp.com"})
NUMBER = re.compile(r"[\d+]")


def _writes_to_a_number(link: Link) -> bool:
    return link.scheme in SCHEMES or _number_in(link) != ""


@rule("message-link-valid", E164, RFC3966, where=_writes_to_a_number)
@good('<a href="https://wa.me/441614960001?text=Hello">WhatsApp</a> <a href="https://wa.me/message/ABC123">Write</a>')
@good(
    '<a href="https://api.whatsapp.com/send?phone=441614960001">WhatsApp</a> <a href="https://wa.me/?text=Neck">Share</a>'
)
@good('<a href="sms:+441614960001?body=Hello">Text us</a> <a href="sms:88888">Text 88888</a>')
@bad('<a href="https://wa.me/4401614960001">WhatsApp</a>', says="4401614960001")
@bad('<a href="https://wa.me/01614960001">WhatsApp</a>', says="country code")
@bad('<a href="https://api.whatsapp.com/send?phone=%2B44161496">WhatsApp</a>', says="+44161496")
@bad('<a href="whatsapp://send?phone=44161496">WhatsApp</a>', says="44161496")
@bad('<a href="sms:+44161496">Text us</a>', says="+44161496")
@bad('<a href="callto:+441614960001">0161 496 0001</a>', says="tel:")
def message_link_valid(link: Link) -> Iterator[Problem]:
    """A link to a chat or a text message holds a number that exists

    Write the country code and the number without its first 0, in digits only: 0161 496 0001 becomes
    `https://wa.me/441614960001` or `sms:+441614960001`. A link that calls somebody begins with `tel:`.
    """
    if link.scheme == "callto":
        yield Problem(f"The address {link.href} begins with callto:, which few telephones dial: write tel:.")
        return
    number = _number_in(link)
    if not number or (link.scheme == "sms" and not number.startswith("+")):
        return
    whole = f"+{VISUAL_SEPARATORS.sub('', number).removeprefix('+')}"
    if number.startswith("0"):
        yield Problem(f"The number {number} has no country code.")
    elif not is_valid(whole):
        yield Problem(f"{number} is no number that can be reached: too short, too long, or not given out.")


def _number_in(link: Link) -> str:
    """Give the number that a link writes to; empty where it names none, as links to share something do."""
    parts = split(link.url)
    if parts is None:
        return ""
    host, written = (parts.hostname or "").lower(), ""
    if link.scheme == "sms":
        written = unquote(parts.path)
    elif host in IN_PATH:
        written = unquote(parts.path).strip("/")
    elif host in IN_QUERY or link.scheme in SCHEMES:
        query = parse_qs(parts.query.replace("+", "%2B"))
        written = next((query[name][0] for name in ("phone", "number") if query.get(name)), "")
    number = "".join(written.split())
    return number if NUMBER.match(number) else ""
