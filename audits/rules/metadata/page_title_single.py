"""The rule `page-title-single`."""

from collections.abc import Iterator

from audits.evidence import Head
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import HTML


@rule("page-title-single", HTML, where=lambda head: bool(head.titles))
@good("<title>Neck exercises – Clinic</title><svg><title>Logo</title></svg>")
@bad("<head><title>One</title><title>Two</title></head>", says="2 titles")
def page_title_single(head: Head) -> Iterator[Problem]:
    """A page has no more than one title

    Take out all `title` elements in the head but one. Browsers show the first, and what reads the page otherwise may
    take another.
    """
    if len(head.titles) > 1:
        told = "; ".join(head.titles)
        yield Problem(f"The page has {len(head.titles)} titles: {told}. Browsers show only the first.")
