"""The rule `anchor-link`."""

from collections.abc import Iterator
from urllib.parse import unquote

from audits.evidence import Link
from audits.lib.urls import NO_ADDRESS, split
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.rules.site_index import SiteIndex
from audits.rules.wording import link_called
from audits.standards import HTML

VIEWS = '<a href="#night">Night</a><p>Day</p><script>onhashchange = () => document.querySelector("p").remove()</script>'
TICKS = '<script>setInterval(() => document.querySelector("p").append("tick "), 50)</script>'


def _has_place(link: Link) -> bool:
    """Tell whether a link names a place on a page; `#`, `#top`, and the addresses scripts keep after `#` do not."""
    fragment = (split(link.url) or NO_ADDRESS).fragment.partition(":~:")[0]
    return link.scheme in {"http", "https"} and fragment.lower() not in {"", "top"} and fragment[0] not in "/!"


def _is_on_page_seen(link: Link, index: SiteIndex) -> bool:
    """Tell whether the page a link leads to is part of this run."""
    return index.addresses.served_at(link.url) in index.pages


@rule("anchor-link", HTML, where=_has_place, applies=_is_on_page_seen, of_all_pages=("anchors",))
@good('<a href="#risks">Risks</a><h2 id="risks">Risks</h2>')
@good({"index.html": '<a href="a.html#caf%C3%A9">A</a>', "a.html": '<h2 id="café">A</h2>'})
@good('<a href="#old">Old</a><a name="old">Old</a> <a href="#:~:text=neck">Neck</a> <a href="#top">Up</a>')
@good(VIEWS)
@bad('<a href="#risks">Risks</a><h2 id="risk">Risks</h2>', says="#risks")
@bad('<a href="#risks">Risks</a><p>Day</p><script>onhashchange = () => 1</script>', says="#risks")
@bad({"index.html": '<a href="a.html#x">A</a>', "a.html": "<h2>A</h2>"}, says="a.html")
@bad({"index.html": '<a href="a.html#eve">Eve</a>', "a.html": VIEWS}, says="could not be tried", result=Result.UNSURE)
@bad(f'<a href="#risks">Risks</a><p></p>{TICKS}', says="could not be tried", result=Result.UNSURE)
def anchor_link(link: Link, index: SiteIndex) -> Iterator[Problem]:
    """A link to a place on a page leads to that place

    Give the heading that the link means the id that the link names, or correct the link. In Markdown, a heading's
    id is its text in lower case with hyphens, or what stands after it as `{ #id }`.
    """
    path = index.addresses.served_at(link.url) or ""
    anchors = index.anchors_of(path)
    fragment = (split(link.url) or NO_ADDRESS).fragment.partition(":~:")[0]
    named = {fragment, unquote(fragment)}
    if not named.isdisjoint({*anchors.names, *anchors.views}):
        return
    says = f"The {link_called(link.text, link.name)} leads to #{unquote(fragment)}, but {path} has no such "
    if anchors.views or not named.isdisjoint(anchors.untried):
        yield Problem(f"{says}element: a script may show it, which could not be tried.", result=Result.UNSURE)
    else:
        yield Problem(f"{says}place.")
