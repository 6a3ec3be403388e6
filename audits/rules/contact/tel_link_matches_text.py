"""The rule `tel-link-matches-text`."""

from collections.abc import Iterator

from audits.evidence import Link
from audits.rules.contact._telephone import dialled, shows_number, texts_that_differ, texts_with_letters
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import CAP_CODE, wcag


@rule("tel-link-matches-text", CAP_CODE, wcag("2.4.4"), where=shows_number)
@good('<a href="tel:+441614960001">Call Manchester on 0161 496 0001</a>')
@good('<a href="tel:+441614960001">+44 (0)161 496 0001</a>')
@good('<a href="tel:+12124567890">(212) 456-7890</a>')
@good('<a href="tel:+441614960001">Call 0161 496 0001</a> <a href="tel:+441614960001">Tel 0161 496 0001 (option 2)</a>')
@good('<a href="tel:+441614960001">0161 496 0001 by 23/11/2026, Mon-Fri 9.00-17.30, NHS no. 943 476 5919</a>')
@good('<a href="tel:+441614960001"><span aria-hidden="true">0161 496 0001</span> 0161, 496, 0001</a>')
@good('<a href="tel:+4922155501230">0221 / 555 012 30</a> <a href="tel:+4315550123">01/555 01 23</a>')
@bad('<a href="tel:+4922155501230">0221 / 555 012 31</a>', says="555 012 31")
@bad('<a href="tel:+4922155501230">0221 / 555 012 30, 0221 / 555 012 44</a>', says="555 012 44")
@bad('<a href="tel:+441614960001">0161 496 0002</a>', says="0161 496 0002")
@bad('<a href="tel:+441614960001">0161&#8209;496&#8209;0002</a>', says="0161-496-0002")
@bad('<a href="tel:+441614960001">0161 496 0001 and 0161 496 0009</a>', says="0161 496 0009")
@bad('<a href="tel:+441614960001">0161 496 000</a>', says="0161 496 000")
@bad('<a href="tel:+441614960001"><b>0161</b> <b>496</b>&#8203;<i> 0002</i></a>', says="0161 496 0002")
@bad('<a href="tel:+441614960001">0161 496 OO01</a>', says="letter")
@bad('<a href="tel:+441614960001">O161 496 0001</a>', says="letter")
@bad('<a href="tel:+441614960001" aria-label="Call 0161 496 0009">0161 496 0001</a>', says="0009")
def tel_link_matches_text(link: Link) -> Iterator[Problem]:
    """The number people read is the number that is dialled

    Make the number in the text and the number after `tel:` the same. Whoever copies the one onto paper must reach
    the same clinic as whoever taps the other.
    """
    with_letters = texts_with_letters(link)
    for text in with_letters:
        yield Problem(f"The text “{text}” has a letter where a digit belongs.")
    for text, shown in texts_that_differ(link).items():
        if text not in with_letters:
            yield Problem(f"The text shows {shown}, but the link dials {dialled(link)}.")
