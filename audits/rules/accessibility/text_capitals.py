"""The rule `text-capitals`."""

from collections.abc import Iterator

from audits.evidence import TextStyles
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import BDA_STYLE

LONG = 10
"""Words: a label or a name of fewer may be in capitals."""

TEXT = "Move your neck gently, and as often as you like, until the ache begins to ease. Then do a little more. " * 6


@rule("text-capitals", BDA_STYLE, profiles=("desktop",), where=lambda styles: bool(styles.paragraphs))
@good(f"<p>{TEXT}</p>")
@good('<p style="text-transform: uppercase">Our opening hours in the week after Easter</p>')
@good("<p>The NHS, NICE and the HCPC agree that you should move your neck, and rest it little.</p>")
@bad(f'<p style="text-transform: uppercase">{TEXT}</p>', says="capitals")
@bad("<p>PLEASE DO NOT COME TO THE CLINIC IF YOU HAVE A COUGH OR A FEVER</p>", says="capitals")
def text_capitals(styles: TextStyles) -> Iterator[Problem]:
    """Long passages are not in capitals

    Write them in small letters, and mark what matters with bold type. Words in capitals have no shape to know them
    by, and some screen readers spell them out.
    """
    for one in styles.paragraphs:
        if one.is_capitals and one.longest >= LONG:
            yield Problem(
                f"A passage of {one.longest} words is in capitals: “{one.text}”. Write it in small letters.",
                place=one.place,
            )
