"""The rule `presentational-markup`."""

from collections.abc import Iterator
from itertools import groupby

from audits.evidence import Markup
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import HTML_OBSOLETE


@rule("presentational-markup", HTML_OBSOLETE)
@good('<p style="text-align: center">Neck</p><strong>Back</strong><svg><text text-anchor="middle">a</text></svg>')
@bad('<p><font color="red">Neck</font></p>', says="`<font>`")
@bad("<center>Neck</center>", says="`<center>`")
@bad('<p align="center">Neck</p>', says="`align`")
def presentational_markup(markup: Markup) -> Iterator[Problem]:
    """How things look is said in the stylesheet

    Take the element or attribute away and say in the stylesheet how it is to look. HTML has had them removed: readers
    who set their own colours or sizes cannot change what they say.
    """
    ordered = sorted(markup.presentational, key=lambda one: (one.kind, one.name))
    for (kind, name), group in groupby(ordered, key=lambda one: (one.kind, one.name)):
        found = list(group)
        what = f"The element `<{name}>`" if kind == "element" else f"The attribute `{name}`"
        times = f", {len(found)} times on this page" if len(found) > 1 else ""
        yield Problem(f"{what} says how something looks, and is obsolete{times}.", place=found[0].place)
