"""The rule `tel-link-valid`."""

import re
from collections.abc import Iterator
from unicodedata import name

from audits.evidence import Link
from audits.lib.phones import VISUAL_SEPARATORS, is_valid
from audits.rules.contact._telephone import dialled, is_global, parameters_of, written
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import E164, RFC3966


@rule("tel-link-valid", E164, RFC3966, where=is_global)
@good('<a href="tel:+441614960001">0161 496 0001</a>')
@good('<a href="tel:+1-212-456-7890;ext=12">+1 212 456 7890</a>')
@bad('<a href="tel:+44(0)1614960001">0161 496 0001</a>', says="(0)")
@bad('<a href="tel:+4401614960001">0161 496 0001</a>', says="0 after the country code")
@bad('<a href="tel:+44161496OOO1">0161 496 0001</a>', says="O")
@bad('<a href="tel:+1-800-FLOWERS">Call</a>', says="FLOWERS")
@bad('<a href="tel:+44161496&#8203;0001">0161 496 0001</a>', says="ZERO WIDTH SPACE")
@bad('<a href="tel:+44161496000">0161 496 000</a>', says="no number that can be dialled")
@bad('<a href="tel:+44161496000123">0161 496 0001</a>', says="no number that can be dialled")
@bad('<a href="tel:+441614960001;ext=">0161 496 0001</a>', says="extension")
@bad('<a href="tel:+441614960001;ext=two">0161 496 0001</a>', says="“two”")
def tel_link_valid(link: Link) -> Iterator[Problem]:
    """A telephone link holds a number that exists

    After the + come the country code and the number without its first 0, in digits only: 0161 496 0001 becomes
    `tel:+441614960001`. Check each digit against the clinic's own record.
    """
    number = dialled(link)
    strange = "".join(one if one.isprintable() else name(one, repr(one)) for one in re.sub(r"[0-9+]", "", number))
    if "(0)" in written(link):
        yield Problem(f"The number {written(link)} has (0) in it, which a telephone dials as a 0 too many.")
    elif strange:
        yield Problem(f"The number {written(link)} has “{strange}” in it, which is no digit.")
    elif number.startswith("+440"):
        yield Problem(f"The number {number} keeps the 0 after the country code; leave that 0 out.")
    elif not is_valid(number):
        yield Problem(f"{number} is no number that can be dialled: too short, too long, or not given out.")
    else:
        extension = parameters_of(link).get("ext")
        if extension is not None and not re.fullmatch(r"[0-9]+", VISUAL_SEPARATORS.sub("", extension)):
            yield Problem(f"The extension is “{extension}”: write digits after ;ext=, or leave it out.")
