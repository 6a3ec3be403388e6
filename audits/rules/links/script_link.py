"""The rule `script-link`."""

import re
from collections.abc import Iterator

from audits.evidence import Head, Link
from audits.lib.languages import may_be_in
from audits.rules.engine import bad, good, rule
from audits.rules.links._wording import AROUND_CONTENT, heard
from audits.rules.outcomes import Problem
from audits.standards import GOOGLE_SEARCH

BOOKMARK = re.compile(r"\bbookmark(?:let)?s?\b", re.IGNORECASE)
"""A bookmarklet is a script to be dragged among one's bookmarks: its address is the script, and rightly so."""

TO_THE_TOP = re.compile(r"\b(?:top|up|start|beginning|home|back)\b", re.IGNORECASE)


MAP = (
    '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" usemap="#m" alt="Map" width="99" height="99"><map name="m">'
)
NOWHERE = frozenset({"", "#"})
"""Addresses that lead to the page on which they stand."""


def _is_understood(link: Link, head: Head) -> bool:
    """Tell whether it is known what a link to # says: whether its words speak of the top of the page."""
    return _is_script(link) or link.href.strip() not in NOWHERE or may_be_in(head.language, "en")


def _is_script(link: Link) -> bool:
    return link.scheme == "javascript" and not BOOKMARK.search(f"{link.text} {link.name} {link.nearby}")


@rule("script-link", GOOGLE_SEARCH, where=lambda link: link.visible, applies=_is_understood)
@good('<a href="neck/">Neck exercises</a>')
@good('<a href="#">Back to top</a> <a href="#" role="button">Menu</a> <a href="#" title="Up">↑</a>')
@good('<title>Neck – Clinic</title><a href="#">Neck</a> <a href="">Neck</a> <nav><a href="#">Guides</a></nav>')
@good('<html lang="de"><a href="#">Zum Anfang</a> <a href="neck/">Nacken</a></html>')
@good('<a href="javascript/">JavaScript: an introduction</a>')
@good('<p>Drag this bookmarklet to your toolbar: <a href="javascript:document.body.remove()">Empty page</a></p>')
@bad('<a href="javascript:void(0)">Menu</a>', says="Menu")
@bad('<a href=" JavaScript:print()">Print this page</a>', says="Print this page")
@bad('<a href="javascript:location.href=\'neck/\'"><img src="data:," alt="Neck"></a>', says="Neck")
@good('<table><tr onclick="location.href=\'neck/\'"><td><a href="neck/">Neck</a></td></tr></table>')
@good("<button onclick=\"this.form.location = '#neck'; count()\">Count</button> <a href='neck/'>Neck</a>")
@bad("<button onclick=\"window.open('https://booking.clinic.example/')\">Book online</button>", says="Book online")
@bad("<div onclick=\"location.href = '/neck/'\">Neck</div>", says="Neck")
@bad('<main><a href="#" onclick="print()">Print this page</a></main>', says="#")
@bad('<span role="link" tabindex="0" id="neck">Neck</span><script>neck.onclick = print</script>', says="no address")
@good('<nav><a role="link" aria-disabled="true">Neck</a> <a href="back/">Back</a></nav>')
@bad('<main><a href="">Book now</a></main>', says="empty address")
@bad(f'<main>{MAP}<area href="" alt="Ringwood" coords="0,0,99,99"></map></main>', says="Ringwood")
def script_link(link: Link, head: Head) -> Iterator[Problem]:
    """A link has an address that can be opened

    Write the address of the page it leads to. If it leads nowhere but does something, such as printing, make it a
    `button`. An address that is a script, or a mere #, cannot be opened in a new tab, kept, sent on, or found by a
    search engine, and does nothing where scripts do not run.
    """
    if _is_script(link):
        script = link.href.strip()[:60]
        has = (
            "no address: only a script can open it"
            if script == "javascript:"
            else (f"a script ({script}) where its address should be")
        )
        yield Problem(f"The link “{heard(link)}” has {has}.")
    elif link.href.strip() in NOWHERE and _leads_nowhere(link, head):
        address = "nothing but # for an address" if link.href.strip() else "an empty address"
        yield Problem(f"The link “{heard(link)}” has {address}: it leads nowhere.")


def _leads_nowhere(link: Link, head: Head) -> bool:
    """Tell whether a link to # is not meant for the page's top, as one named after the page, or in a menu, is."""
    words = heard(link).casefold()
    titles = " ".join((*head.titles, *head.h1)).casefold()
    is_named_so = TO_THE_TOP.search(words) is not None or words in titles or not any(map(str.isalpha, words))
    return not (is_named_so or link.role or link.landmark in AROUND_CONTENT)
