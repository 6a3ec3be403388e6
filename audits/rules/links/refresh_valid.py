"""The rule `refresh-valid`."""

import re
from collections.abc import Iterator

from audits.evidence import Head
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import HTML

REFRESH = re.compile(r"\s*(?:\d+|\d*\.\d+|\d+\.\d*)\s*(?:[;,]\s*(?:url\s*=\s*)?\S.*)?", re.IGNORECASE | re.DOTALL)
"""What browsers act upon (https://html.spec.whatwg.org/#shared-declarative-refresh-steps)."""

META = '<meta http-equiv="refresh" content="%s">'


@rule("refresh-valid", HTML, where=lambda head: bool(head.contents("refresh")))
@good(META % "30; url=neck.html" + "<p>Neck</p>")
@good(META % "300" + "<p>Neck</p>")
@good(META % "5;URL='neck.html'" + "<p>Neck</p>")
@bad(META % "url=neck.html" + "<p>Neck</p>", says="url=neck.html")
@bad(META % "five; url=neck.html" + "<p>Neck</p>", says="seconds")
@bad(META % "5-neck.html" + "<p>Neck</p>", says="5-neck.html")
@bad(META % "" + "<p>Neck</p>", says="empty")
def refresh_valid(head: Head) -> Iterator[Problem]:
    """A page that is to lead on says so as browsers read it

    Write the seconds first, then a semicolon and the address: `content="0; url=new-page/"`. What is written in any
    other way is passed over, and readers stay where they are.
    """
    for content in head.contents("refresh"):
        if not REFRESH.fullmatch(content):
            yield Problem(f"The refresh is {f'“{content}”' if content.strip() else 'empty'}: it says no seconds first.")
