"""The rule `text-size`."""

from collections.abc import Iterator

from audits.evidence import TextStyles
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import BDA_STYLE

LEAST_CHARACTERS = 20
"""A number in a badge may be small; a sentence may not."""


@rule("text-size", BDA_STYLE, profiles=("mobile",), where=lambda styles: bool(styles.small))
@good(
    '<p>Neck<sup style="font-size: 8px">1</sup> <b style="font-size: 10px">3</b></p><p style="font-size: 11px">Neck</p>'
)
@bad('<p style="font-size: 10px">Move your neck gently, and often.</p>', says="10 pixels")
def text_size(styles: TextStyles) -> Iterator[Problem]:
    """Text is large enough to read on a phone

    Write at least `font-size: 1rem` for text, and never less than 12 pixels. Many readers cannot make out smaller
    letters on a phone.
    """
    for one in styles.small:
        if one.characters >= LEAST_CHARACTERS:
            yield Problem(
                f"On a phone, “{one.text}” is in letters of {one.font_size:g} pixels. "
                "Make them 16 pixels, and never less than 12.",
                place=one.place,
            )
