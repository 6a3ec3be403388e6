"""The rule `anchor-link`."""

from collections.abc import Iterator
from urllib.parse import unquote

from audits.evidence import Link, NotGathered
from audits.lib.urls import NO_ADDRESS, split
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.rules.site_index import SiteIndex
from audits.standards import HTML


def _has_place(link: Link) -> bool:
    """Tell whether a link names a place on a page; `#`, `#top`, and the addresses scripts keep after `#` do not."""
    fragment = (split(link.url) or NO_ADDRESS).fragment.partition(":~:")[0]
    return link.scheme in {"http", "https"} and fragment.lower() not in {"", "top"} and fragment[0] not in "/!"


@rule("anchor-link", HTML, where=_has_place, needs=("anchors",))
@good('<a href="#risks">Risks</a><h2 id="risks">Risks</h2>')
@good({"index.html": '<a href="a.html#caf%C3%A9">A</a>', "a.html": '<h2 id="café">A</h2>'})
@good('<a href="#old">Old</a><a name="old">Old</a> <a href="#:~:text=neck">Neck</a> <a href="#top">Up</a>')
@bad('<a href="#risks">Risks</a><h2 id="risk">Risks</h2>', says="#risks")
@bad({"index.html": '<a href="a.html#x">A</a>', "a.html": "<h2>A</h2>"}, says="a.html")
def anchor_link(link: Link, index: SiteIndex) -> Iterator[Problem]:
    """A link to a place on a page leads to that place

    Give the heading that the link means the id that the link names, or correct the link. In Markdown, a heading's
    id is its text in lower case with hyphens, or what stands after it as `{ #id }`.
    """
    file = index.served_at(link.url)
    page = index.pages.get(file or "")
    if page is None:
        yield Problem("The page it leads to is elsewhere or not part of this run.", result=Result.INAPPLICABLE)
        return
    if isinstance(page.anchors, NotGathered):
        yield Problem(f"{page.path} could not be looked at: {page.anchors.reason}", result=Result.UNTESTED)
        return
    fragment = (split(link.url) or NO_ADDRESS).fragment.partition(":~:")[0]
    if fragment not in page.anchors and unquote(fragment) not in page.anchors:
        yield Problem(f"The link “{link.text}” leads to #{unquote(fragment)}, but {page.path} has no such place.")
