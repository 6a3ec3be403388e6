"""The rule `text-italic`."""

from collections.abc import Iterator

from audits.evidence import TextStyles
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import BDA_STYLE

LONG = 40
"""Words: a quotation or a title of fewer may slant."""

TEXT = "Move your neck gently, and as often as you like, until the ache begins to ease. Then do a little more. " * 6


@rule("text-italic", BDA_STYLE, profiles=("desktop",), where=lambda styles: bool(styles.paragraphs))
@good(f"<p>{TEXT} <em>Do not force it.</em></p>")
@good("<p><em>It took a while, but I am glad that I kept moving.</em></p>")
@bad(f"<p><em>{TEXT}</em></p>", says="italics")
@bad(f'<p style="font-style: oblique">{TEXT}</p>', says="italics")
def text_italic(styles: TextStyles) -> Iterator[Problem]:
    """Long passages are not in italics

    Write them upright, and mark what matters with bold type. Slanted letters run into each other for readers with
    dyslexia.
    """
    for one in styles.paragraphs:
        if one.is_italic and one.longest >= LONG:
            yield Problem(
                f"A passage of {one.longest} words is in italics: “{one.text}”. Write it upright.",
                place=one.place,
            )
