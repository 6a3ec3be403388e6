"""The rule `duplicate-id`."""

from collections.abc import Iterator

from audits.evidence import Markup
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import technique


@rule("duplicate-id", technique("H93", "Ensuring that id attributes are unique on a Web page"))
@good('<p id="neck">Neck</p><p id="Neck">Neck</p><svg><g id="neck"></g></svg>')
@good('<label for="a">Name</label><input id="a"><span id="a"></span>')
@bad('<p id="neck">Neck</p><p id="neck">Back</p>', says="2 elements")
@bad('<a href="#neck">Neck</a><p id="neck">Neck</p><h2 id="neck">Neck</h2>', says="lead only to the first")
def duplicate_id(markup: Markup) -> Iterator[Problem]:
    """An id belongs to one element

    Give each element an `id` of its own. Links, labels and scripts that name an id reach the first that bears it,
    whatever was meant. (Where labels or descriptions name it, axe-duplicate-id-aria tells.)
    """
    for one in markup.duplicates:
        if one.referenced_by in {"", "href"}:
            links = f" Links to #{one.id} lead only to the first." if one.referenced_by else ""
            yield Problem(f"The id “{one.id}” is that of {one.count} elements.{links}", place=one.place)
