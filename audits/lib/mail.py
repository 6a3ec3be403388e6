"""What can be an e-mail address, by RFC 5321, RFC 6531 and IDNA 2008; no server is asked whether it is one."""

from functools import lru_cache

from email_validator import SPECIAL_USE_DOMAIN_NAMES, EmailNotValidError, validate_email

REMEMBERED = 2**12
"""Addresses: a site has few, and every page of it the same ones."""


@lru_cache(maxsize=REMEMBERED)
def is_mail_address(text: str) -> bool:
    """Tell whether mail can be addressed so."""
    local, at, domain = text.rpartition("@")
    below, _, last = domain.rpartition(".")
    if last.lower() in SPECIAL_USE_DOMAIN_NAMES:
        domain = f"{below}.example"  # the library takes none of these, but an intranet has mail at .local or .test
    try:
        validate_email(
            f"{local}{at}{domain}", allow_quoted_local=True, allow_domain_literal=True, check_deliverability=False
        )
    except EmailNotValidError:
        return False
    return True
