"""How an audit reports its progress."""

from collections.abc import Callable

Progress = Callable[[int, str], None]
"""Called once per finished page or address with the total number and its name."""


def no_progress(_total: int, _name: str) -> None:
    """Ignore how far an audit has come."""
