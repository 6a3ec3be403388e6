"""The rule `text-justified`."""

from collections.abc import Iterator

from audits.evidence import TextStyles
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import BDA_STYLE, wcag

TEXT = "Move your neck gently, and as often as you like, until the ache begins to ease. Then do a little more. " * 6


@rule("text-justified", wcag("1.4.8"), BDA_STYLE, profiles=("desktop",), where=lambda styles: bool(styles.paragraphs))
@good(f"<p>{TEXT}</p>")
@good('<p style="text-align: justify">Too short to fill even one line of the page.</p>')
@bad(f'<p style="text-align: justify">{TEXT}</p>', says="justified")
def text_justified(styles: TextStyles) -> Iterator[Problem]:
    """Text is not stretched to both edges

    Take `text-align: justify` away. It pulls words apart by a different space in each line, in which readers with
    dyslexia or low vision lose their way.
    """
    for one in styles.paragraphs:
        if one.is_justified and one.lines > 1:
            yield Problem(
                f"Text is justified, such as “{one.text}” (paragraphs: {one.paragraphs}). "
                "Take `text-align: justify` away.",
                place=one.place,
            )
