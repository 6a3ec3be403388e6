"""The rule `page-loads`."""

from collections.abc import Iterator

from audits.evidence import Asset, Head, Link, PageInfo, Picture
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem, Result
from audits.standards import RFC9110

UNSEEN = frozenset({"icon", "manifest", "preload", "script", "search description", "stylesheet"})
"""Files that show nothing by themselves."""


@rule("page-loads", RFC9110)
@good("<p>Short and still.</p>")
@good('<img src="data:," alt="">')
@bad({"index.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>One<br></p></body></html>'}, says="XHTML")
@bad("<div></div><script></script>", says="shows nothing", result=Result.UNSURE)
def page_loads(
    _page: PageInfo, head: Head, links: tuple[Link, ...], pictures: tuple[Picture, ...], assets: tuple[Asset, ...]
) -> Iterator[Problem]:
    """A page opens and shows something

    Open the page yourself. If it stays white or never stops loading, take away the script or the content that was last
    added. Nothing else can be said of a page that does not open.
    """
    if head.parse_error:
        yield Problem(f"The browser cannot read the page as XHTML and cuts it off: {head.parse_error[:200]}")
        return
    seen = [one for one in assets if one.kind not in UNSEEN]
    if not (head.main_text or seen or links or pictures):
        yield Problem("The page shows nothing: no text, no link, no picture. Is it meant to?", result=Result.UNSURE)
