"""What the rules about the keyboard's stops say alike."""

from audits.evidence import Stop

KINDS = {"a": "link", "button": "button", "input": "field", "select": "list", "textarea": "field", "summary": "heading"}
"""What an editor calls an element that the keyboard stops at."""


def called(stop: Stop) -> str:
    """Name a stop: what it is, and its words."""
    kind = stop.role if stop.role in {"button", "link", "tab", "checkbox"} else KINDS.get(stop.tag, "part")
    return f"{kind} “{stop.name}”" if stop.name else f"{kind} without a name ({stop.tag})"
