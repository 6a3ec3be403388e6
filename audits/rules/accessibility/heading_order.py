"""The rule `heading-order`."""

from collections.abc import Iterator
from itertools import pairwise

from audits.evidence import Heading
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import NHS_CONTENT


@rule("heading-order", NHS_CONTENT, where=bool)
@good("<h1>Neck</h1><h2>Risks</h2><h3>Rare</h3><h2>Help</h2>")
@good("<nav><h2>Menu</h2></nav><h1>Neck</h1><h2>Risks</h2>")
@bad("<h1>Neck</h1><h3>Risks</h3>", says="level 1 to level 3")
@bad('<h1>Neck</h1><div role="heading" aria-level="4">Risks</div>', says="level 1 to level 4")
def heading_order(headings: tuple[Heading, ...]) -> Iterator[Problem]:
    """Headings go down one level at a time

    Give the heading the next level down: after `##` comes `###`, not `####`. Screen reader users move by headings,
    and a gap sounds as if a part were missing.
    """
    for before, after in pairwise(headings):
        if after.level > before.level + 1:
            yield Problem(
                f"“{after.text}” moves from level {before.level} to level {after.level} after “{before.text}”.",
                place=after.place,
            )
