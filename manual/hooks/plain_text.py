"""Text of the code as Markdown: what its docstrings mark as `code` stays code, and nothing else is marked up."""

import re

CODE = re.compile(r"(`[^`]+`)")
SIGNS = re.compile(r"([\\*_\[\]<>|#])")
"""What Markdown could take for markup."""


def as_markdown(text: str) -> str:
    """Write a text in which only `code` is marked, as Markdown."""
    return "".join(part if CODE.fullmatch(part) else SIGNS.sub(r"\\\1", part) for part in CODE.split(text))


def as_code(text: str) -> str:
    """Write a text as code within a line, whatever stands in it."""
    return f"`` {text} ``" if "`" in text else f"`{text}`"
