"""The rule `script-link`."""

import re
from collections.abc import Iterator

from audits.evidence import Link
from audits.outcomes import Problem
from audits.rule import bad, good, rule
from audits.standards import GOOGLE_SEARCH

BOOKMARK = re.compile(r"\bbookmark(?:let)?s?\b", re.IGNORECASE)
"""A bookmarklet is a script to be dragged among one's bookmarks: its address is the script, and rightly so."""


@rule("script-link", GOOGLE_SEARCH, where=lambda link: link.visible)
@good('<a href="neck/">Neck exercises</a>')
@good('<a href="#">Back to top</a> <a href="#" role="button">Menu</a>')
@good('<a href="javascript/">JavaScript: an introduction</a>')
@good('<p>Drag this bookmarklet to your toolbar: <a href="javascript:document.body.remove()">Empty page</a></p>')
@bad('<a href="javascript:void(0)">Menu</a>', says="Menu")
@bad('<a href=" JavaScript:print()">Print this page</a>', says="Print this page")
@bad('<a href="javascript:location.href=\'neck/\'"><img src="data:," alt="Neck"></a>', says="Neck")
def script_link(link: Link) -> Iterator[Problem]:
    """A link has an address that can be opened

    Write the address of the page it leads to. If it leads nowhere but does something, such as printing, make it a
    `button`. An address that is a script cannot be opened in a new tab, kept, sent on, or found by a search engine, and
    does nothing where scripts do not run.
    """
    if link.scheme == "javascript" and not BOOKMARK.search(f"{link.text} {link.name} {link.nearby}"):
        script = link.href.strip()[:60]
        yield Problem(f"The link “{link.name or link.text}” has a script ({script}) where its address should be.")
