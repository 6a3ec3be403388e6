"""The rule `line-length`."""

from collections.abc import Iterator

from audits.evidence import TextStyles
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import BDA_STYLE, wcag

MAX_CHARACTERS = 100
"""Characters: 1.4.8 asks for 80, the style guide for 60 to 70; beyond this nearly everybody loses the line."""

TEXT = "Move your neck gently, and as often as you like, until the ache begins to ease. Then do a little more. " * 6


@rule("line-length", wcag("1.4.8"), BDA_STYLE, profiles=("desktop",), where=lambda styles: bool(styles.paragraphs))
@good(f'<p style="max-width: 66ch">{TEXT}</p>')
@good("<p>One line alone may be as long as it likes, because nobody has to find the next from its end.</p>")
@good(f"<pre>{TEXT}</pre><p style='max-width: 30em'>{TEXT}</p>")
@bad(f"<p>{TEXT}</p>", says="characters in a line")
def line_length(styles: TextStyles) -> Iterator[Problem]:
    """Lines are short enough to find the next

    Write `max-width: 70ch` for paragraphs. From the end of a long line it is hard to find the beginning of the next,
    above all for readers with dyslexia or low vision.
    """
    for one in styles.paragraphs:
        if one.per_line > MAX_CHARACTERS:
            yield Problem(
                f"On a wide screen there are {one.per_line} characters in a line of “{one.text}”. "
                "Limit the width of paragraphs, such as `max-width: 70ch`.",
                place=one.place,
            )
