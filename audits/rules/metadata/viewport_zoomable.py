"""The rule `viewport-zoomable`."""

import re
from collections.abc import Iterator

from audits.evidence import Head
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import GOOGLE_SEARCH

ASKED = 'Write <meta name="viewport" content="width=device-width, initial-scale=1"> in the page\'s head.'


@rule("viewport-zoomable", GOOGLE_SEARCH, where=lambda head: head.is_indexable and bool(head.main_text))
@good('<meta name="viewport" content="width=device-width, initial-scale=1"><p>Neck')
@good('<meta name="viewport" content="WIDTH = device-width;initial-scale=1.0"><p>Neck')
@good('<meta name="viewport" content="initial-scale=1"><p>Neck')
@good('<meta name="viewport" content="width=device-width, user-scalable=no"><p>Neck')
@bad("<p>Neck", says="no viewport")
@bad('<meta name="viewport" content="width=1024"><p>Neck', says="1024 pixels wide")
@bad('<meta name="viewport" content="maximum-scale=5"><p>Neck', says="as wide as the screen")
def viewport_zoomable(head: Head) -> Iterator[Problem]:
    """A phone shows the page at the phone's own width

    Write `<meta name="viewport" content="width=device-width, initial-scale=1">` in the head; the theme does so for
    every page. Otherwise phones shrink the page as if it stood on a large screen, too small to read or to tap.
    """
    # Whether the reader may zoom is told by axe's meta-viewport.
    contents = head.contents("viewport")
    if not contents:
        yield Problem(f"The page has no viewport, so phones show it as small print. {ASKED}")
        return
    asked = dict(re.findall(r"([a-z-]+)\s*=\s*([^\s,;]+)", contents[-1].lower()))
    width = asked.get("width", "")
    if re.match(r"\d", width):
        yield Problem(f"The viewport is {width} pixels wide, whatever the screen. {ASKED}")
    elif width != "device-width" and "initial-scale" not in asked:
        yield Problem(f"The viewport “{contents[-1]}” does not make the page as wide as the screen. {ASKED}")
