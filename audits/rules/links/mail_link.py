"""The rule `mail-link`."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, unquote_plus

from audits.evidence import Link
from audits.lib.mail import is_mail_address
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import RFC6068

SHARES = frozenset({"subject", "body"})
"""What a message to nobody yet has in it, where a link is meant for sharing."""
RECIPIENTS = frozenset({"to", "cc", "bcc"})


@rule("mail-link", RFC6068, where=lambda link: link.scheme == "mailto")
@good('<a href="mailto:info@clinic.example">Write to us</a>')
@good(
    '<a href="MAILTO:info@clinic.example,leeds+bookings@mail.clinic.example?subject=My%20neck&cc=gp@nhs.example">Us</a>'
)
@good('<a href="mailto:o\'hara%40clinic.example">Ms O</a> <a href="mailto:%22a%20b%22@clinic.example">A B</a>')
@good('<a href="mailto:?subject=Neck%20exercises&body=https://clinic.example/">Share</a>')
@good('<a href="mailto:?to=info@clinic.example">Write</a> <a href="mailto:jörg@bücher.example">Jörg</a>')
@good('<a href="mailto:संपर्क@डाक.भारत">संपर्क</a> <a href="mailto:info@[IPv6:2001:db8::1]">Us</a>')
@bad('<a href="mailto:">Write to us</a>', says="to nobody")
@bad('<a href="mailto:info.clinic.example">Write to us</a>', says="no @")
@bad('<a href="mailto:info@clinic">Write to us</a>', says="“clinic” is no domain")
@bad('<a href="mailto:info@clinic.example.">Write to us</a>', says="is no domain")
@bad('<a href="mailto:info @clinic.example">Write to us</a>', says="space")
@bad('<a href="mailto:%20info@clinic.example">Write to us</a>', says="space")
@bad('<a href="mailto:a@clinic.example;b@clinic.example">Write to us</a>', says="comma")
@bad('<a href="mailto:a@clinic.example,">Write to us</a>', says="comma")
@bad('<a href="mailto:a@b@clinic.example">Write to us</a>', says="more than one @")
@bad('<a href="mailto://info@clinic.example">Write to us</a>', says="slashes")
@bad('<a href="mailto:info@clinic.example&subject=Neck">Write to us</a>', says="question mark")
@bad('<a href="mailto:Clinic%3Cinfo@clinic.example%3E">Write to us</a>', says="address alone")
@bad('<a href="mailto:info..desk@clinic.example">Write to us</a>', says="before the @")
@bad('<a href="mailto:j%F6rg@clinic.example">Jörg</a>', says="no UTF-8")
@bad('<a href="mailto:info@clinic.example?cc=desk">Write to us</a>', says="desk")
def mail_link(link: Link) -> Iterator[Problem]:
    """An e-mail link opens a message to an address that can be right

    Write the address alone after `mailto:`, as in `mailto:info@clinic.example`; several are parted by commas without
    spaces, and a subject follows after a question mark, as in `?subject=Neck%20pain`. A message to a mistyped address
    comes back, if at all, after the reader has stopped waiting for an answer.
    """
    to, _, query = link.href.strip().partition(":")[2].partition("#")[0].partition("?")
    headers = [(name.lower(), value) for name, _, value in (one.partition("=") for one in query.split("&"))]
    recipients = [unquote(value) for name, value in headers if name in RECIPIENTS and value]
    if not to and not recipients and not any(name in SHARES and unquote_plus(value) for name, value in headers):
        yield Problem("The link opens a message to nobody: the address after mailto: is missing.")
        return
    lists = [_parts(to) if to else [], *(value.split(",") for value in recipients)]
    for address in (one for addresses in lists for one in addresses):
        fault = _fault(address)
        if fault:
            yield Problem(f"The link writes to “{address}”, but {fault}.")
            return


def _parts(to: str) -> list[str]:
    """Part the recipients at the commas; a comma written with a percent sign belongs to an address."""
    return [unquote(one) for one in to.split(",")]


def _fault(address: str) -> str:
    """Say what is wrong with an address; empty where it can be right."""
    local, _, domain = address.rpartition("@")
    told = (
        (not address, "a comma stands where no address follows"),
        (address.startswith("//"), "no slashes belong after mailto:"),
        (re.search(r"\s", address) and not local.startswith('"'), "there is a space in it"),
        ("@" not in address, "there is no @ in it"),
        (re.search(r"[<>]", address), "only the address alone can be written to, without name and angle brackets"),
        (";" in address, "addresses are parted by a comma, not a semicolon"),
        (re.search(r"&\w+=", domain), "what follows the address begins with a question mark, not with &"),
        ("@" in local and not local.startswith('"'), "there is more than one @ in it"),
        ("\N{REPLACEMENT CHARACTER}" in address, "a sign written with percent signs in it is no UTF-8"),
        (not is_mail_address(f"{local}@clinic.example"), f"“{local}” cannot stand before the @"),
        (not is_mail_address(f"info@{domain}"), f"“{domain}” is no domain that mail is sent to"),
        (not is_mail_address(address), "it is longer than an address can be"),
    )
    return next((words for is_so, words in told if is_so), "")
