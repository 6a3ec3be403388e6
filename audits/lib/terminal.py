"""What may be written to a terminal, as its reader's environment says: colour, and lines that are drawn anew.

The conventions are those of https://no-color.org and https://bixense.com/clicolors.
"""

from collections.abc import Mapping
from enum import StrEnum

DUMB = frozenset({"dumb", "unknown"})
"""Values of `TERM` of terminals that can neither colour text nor move back to it."""

OFF = frozenset({"", "0", "false"})
"""Values with which a variable that forces colour does not."""


class Colour(StrEnum):
    """Whether text is coloured, as `--color` says: as the environment asks, whatever it asks, or not at all."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def is_coloured(environment: Mapping[str, str], *, is_terminal: bool, wanted: Colour = Colour.AUTO) -> bool:
    """Tell whether text is written in colour; `is_terminal` says whether it goes to a terminal.

    What was typed for this command comes before the environment; there, `NO_COLOR` comes first, then what forces
    colour, then what the terminal can do.
    """
    if wanted is not Colour.AUTO:
        return wanted is Colour.ALWAYS
    if environment.get("NO_COLOR"):
        return False
    if any(environment.get(name, "").lower() not in OFF for name in ("CLICOLOR_FORCE", "FORCE_COLOR")):
        return True
    return is_terminal and not _is_dumb(environment) and environment.get("CLICOLOR") != "0"


def can_redraw(environment: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Tell whether a line can be drawn anew, such as a bar that grows. Forced colour makes no terminal of a file."""
    return is_terminal and not _is_dumb(environment)


def _is_dumb(environment: Mapping[str, str]) -> bool:
    return environment.get("TERM", "").lower() in DUMB
