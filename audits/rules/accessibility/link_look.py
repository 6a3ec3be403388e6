"""The rule `link-look`."""

from collections.abc import Iterator

from audits.evidence import SentenceLink
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import wcag

SENTENCE = (
    "<style>p {{ color: #000 }} a {{ {} }}</style><p>Read more about <a href='/a'>neck exercises</a>, then rest.</p>"
)


@rule("link-look", wcag("1.4.1"))
@good(SENTENCE.format("color: #000"))
@good(SENTENCE.format("color: #000; text-decoration: none; border-bottom: 1px solid"))
@good(SENTENCE.format("color: #000; text-decoration: none; font-weight: bold"))
@good(SENTENCE.format("text-decoration: none; color: #00c"))
@good(
    "<style>a { color: #000; text-decoration: none } b a::after { content: ' \u2192' }</style>"
    "<p>Read more about <b style='font-weight: inherit'><a href='/a'>neck exercises</a></b>, then rest.</p>"
)
@bad(SENTENCE.format("color: #000; text-decoration: none"), says="“neck exercises”", result=Result.UNSURE)
@bad(
    "<style>.lead, .lead a { font-weight: bold; color: #000; text-decoration: none }</style>"
    "<p class='lead'>Find out more about <a href='/a'>neck exercises</a></p>",
    says="“neck exercises”",
    result=Result.UNSURE,
)
def link_look(link: SentenceLink) -> Iterator[Problem]:
    """A link in a sentence looks like a link

    Leave links underlined, as browsers show them. Whoever does not already know that words can be pressed will not find
    out unless they look different.
    """
    if link.is_plain:
        yield Problem(
            f"The link “{link.name}” looks just like the words around it. A person must say whether readers find it.",
            result=Result.UNSURE,
        )
