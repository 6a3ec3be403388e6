"""What the rules about the keyboard's stops say alike."""

import re

from audits.evidence import FocusStop

KINDS = {"a": "link", "button": "button", "input": "field", "select": "list", "textarea": "field", "summary": "summary"}
"""What an editor calls an element that the keyboard stops at."""


def called(stop: FocusStop) -> str:
    """Name a stop: what it is, and its words."""
    kind = stop.role if stop.role in {"button", "link", "tab", "checkbox"} else KINDS.get(stop.tag, "part")
    return f"{kind} “{stop.name}”" if stop.name else f"{kind} without a name ({stop.tag})"


def is_judged_by_look(stop: FocusStop) -> bool:
    """Tell whether a stop can be seen, and shows the focus by neither the browser's own ring nor a caret.

    `details` without a summary has one of the browser's, which no style of the page reaches.
    """
    return stop.is_seen and not (stop.by_browser or stop.in_frame or stop.has_caret or stop.tag == "details")


def skips(name: str) -> bool:
    """Tell whether a link of this name leads past something to another part of the page."""
    return re.match(r"(skip|jump)\b|(go )?to (the )?(main )?content\b", name, re.IGNORECASE) is not None
