"""The rule `heading-one`."""

from collections.abc import Iterator

from audits.evidence import Heading
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import AXE_BEST_PRACTICE


@rule("heading-one", AXE_BEST_PRACTICE)
@good("<h1>Neck exercises</h1><h2>Before you begin</h2><h2>Turning</h2>")
@good("<h1>Neck exercises</h1><h1 hidden>Nothing found</h1>")
@good('<h1>Neck exercises</h1><div aria-hidden="true"><h1>Neck exercises</h1></div>')
@good('<h1>Neck exercises</h1><h1 role="presentation">Body Consultancy</h1>')
@good("<h1>Neck exercises</h1><h1></h1>")
@good("<h2>Neck exercises</h2>")
@bad("<h1>Body Consultancy</h1><h1>Neck exercises</h1>", says="2 main headings")
@bad('<h1>Neck exercises</h1><p role="heading" aria-level="1">Turning</p>', says="“Neck exercises”, “Turning”")
def heading_one(headings: tuple[Heading, ...]) -> Iterator[Problem]:
    """A page has one main heading

    Keep the one heading of level 1 that says what the page is about, and give the others level 2 (`##` in Markdown).
    Screen reader users jump to the main heading to learn where they are; with several they cannot tell.
    """
    # That there is none, or an empty one, is told by axe's page-has-heading-one and empty-heading.
    main = [heading for heading in headings if heading.level == 1 and heading.text]
    if len(main) > 1:
        texts = ", ".join(f"“{heading.text}”" for heading in main[:4])
        more = ", …" if len(main) > 4 else ""  # noqa: PLR2004  because it is the number just above
        yield Problem(f"The page has {len(main)} main headings: {texts}{more}.", place=main[1].place)
