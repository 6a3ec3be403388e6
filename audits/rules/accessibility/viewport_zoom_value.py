"""The rule `viewport-zoom-value`."""

import re
from collections.abc import Iterator

from audits.evidence import Head
from audits.rules.engine import bad, good, rule
from audits.rules.outcomes import Problem
from audits.standards import wcag

ASKED = 'Write <meta name="viewport" content="width=device-width, initial-scale=1"> and nothing of zooming.'

KNOWN = {
    "user-scalable": re.compile(r"yes|no|device-width|device-height|[+-]?\.?\d.*"),
    "maximum-scale": re.compile(r"yes|device-width|device-height|[+-]?\.?\d.*"),
}
"""What may be said of zooming, as https://www.w3.org/TR/css-viewport-1/#translation-into-atviewport reads it.

Any other word counts as 0, which forbids it. What the known values do is told by axe's `meta-viewport`.
"""


def _zoom_values(head: Head) -> dict[str, str]:
    contents = head.contents("viewport")
    said = dict(re.findall(r"([a-z-]+)\s*=\s*([^\s,;]+)", contents[-1].lower())) if contents else {}
    return {name: said[name] for name in KNOWN if name in said}


@rule("viewport-zoom-value", wcag("1.4.4"), where=lambda head: bool(_zoom_values(head)))
@good('<meta name="viewport" content="width=device-width, user-scalable=yes, maximum-scale=5"><p>Neck')
@good('<meta name="viewport" content="width=device-width; user-scalable=1; maximum-scale=10.0"><p>Neck')
@good('<meta name="viewport" content="user-scalable = device-width, maximum-scale=+2"><p>Neck')
@bad('<meta name="viewport" content="width=device-width, user-scalable=none"><p>Neck', says="“none” of user-scalable")
@bad('<meta name="viewport" content="width=device-width, maximum-scale=no"><p>Neck', says="“no” of maximum-scale")
@bad('<meta name="viewport" content="maximum-scale=auto, initial-scale=1"><p>Neck', says="“auto” of maximum-scale")
def viewport_zoom_value(head: Head) -> Iterator[Problem]:
    """What the viewport says of zooming is a value that browsers know

    Leave `user-scalable` and `maximum-scale` out of the viewport: nothing has to be said to let readers zoom. A word
    that browsers do not know there counts as 0, and forbids readers to enlarge the page.
    """
    for name, value in _zoom_values(head).items():
        if not KNOWN[name].fullmatch(value):
            yield Problem(
                f"The viewport says “{value}” of {name}. Browsers do not know that word and read it as 0, so readers"
                f" cannot enlarge the page. {ASKED}"
            )
