"""What the rules about controls say alike."""

from audits.evidence import Control

KINDS = {"a": "link", "button": "button", "input": "field", "select": "list", "label": "label", "img": "picture"}
"""What an editor calls an element that a mouse can work."""


def called(control: Control) -> str:
    """Name a control: what it is, and its words."""
    kind = control.role or KINDS.get(control.tag, "part")
    return f"{kind} “{control.name}”" if control.name else f"{kind} without a name ({control.tag})"
