"""The rule `character-encoding`."""

from collections.abc import Iterator

from audits.evidence import Encoding
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import HTML

READ_FIRST = 1024
"""Bytes: a declaration has to stand whole within these (https://html.spec.whatwg.org/multipage/semantics.html#charset)."""

UTF_8 = frozenset({"utf-8", "utf8", "unicode-1-1-utf-8", "unicode11utf8", "unicode20utf8", "x-unicode20utf8"})
"""The labels of UTF-8 (https://encoding.spec.whatwg.org/#names-and-labels)."""

LONG_COMMENT = f"<!-- {'made by hand ' * 90} -->"


@rule("character-encoding", HTML)
@good('<!doctype html><meta charset="utf-8"><title>Café</title>')
@good("<!doctype html><META CHARSET=UTF-8><title>Café</title>")
@good('<!doctype html><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>Café</title>')
@good(f'<!doctype html><meta charset="utf-8">{LONG_COMMENT}<meta name="a" content="charset=latin1"><p>Café')
@good("<!doctype html><title>Neck</title><p>No sign here needs an encoding.")
@good("\ufeff<!doctype html><title>Café</title>")
@good({"neck.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Café</title></head><body/></html>'})
@bad("<!doctype html><title>Café</title>", says="does not say")
@bad('<!doctype html><!-- <meta charset="utf-8"> --><title>Café</title>', says="does not say")
@bad('<!doctype html><meta name="description" content="charset=utf-8"><p>Café', says="does not say")
@bad(f'<!doctype html>{LONG_COMMENT}<meta charset="utf-8"><title>Neck</title>', says="within the first 1,024")
@bad('<!doctype html><meta charset="windows-1252"><title>Café</title>', says="is written in UTF-8")
@bad('<!doctype html><meta charset="utf-9"><title>Café</title>', says="“utf-9”")
def character_encoding(encoding: Encoding) -> Iterator[Problem]:
    """A page says in what encoding it is written, early and truly

    Put `<meta charset="utf-8">` first in the page's head, and save the file as UTF-8. Otherwise browsers guess, and
    readers may see `â€“` for a dash and `Â£` for a pound sign.
    """
    # The HTML standard asks every page for UTF-8 and a declaration. A page of ASCII alone reads the same without one,
    # and one truly written in what it declares is read as it is meant: neither does a reader harm.
    says_utf_8 = encoding.declared in UTF_8 or (encoding.is_xml and not encoding.declared)
    if encoding.has_mark:
        if not encoding.is_readable:
            yield Problem(f"The file begins with the mark of {encoding.declared}, but is not written in it.")
    elif not encoding.declared and not encoding.is_xml:
        if not encoding.is_ascii:
            yield Problem("The page does not say in what encoding it is written.")
    elif encoding.ends_at > READ_FIRST:
        yield Problem(
            f"The declaration of the encoding ends at byte {encoding.ends_at:,}. "
            "It must stand within the first 1,024 bytes, where browsers look for it."
        )
    elif encoding.is_ascii:
        return
    elif says_utf_8 and not encoding.is_utf_8:
        yield Problem("The page says it is written in UTF-8, but is not. Save the file as UTF-8.")
    elif not says_utf_8 and encoding.is_utf_8:
        yield Problem(f"The page says it is written in “{encoding.declared}”, but is written in UTF-8.")
    elif not encoding.is_readable:
        yield Problem(f"The page says it is written in “{encoding.declared}”, and cannot be read in that.")
