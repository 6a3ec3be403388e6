"""What the rules about dragging and swiping share: whether there is something to press in place of it."""

import re

from audits.evidence import Press
from audits.rules.outcomes import Problem, Result

DOES_THE_SAME = re.compile(
    r"\b(move|up|down|left|right|next|previous|prev|back|forward|earlier|later|first|last|more|less|increase|decrease|"
    r"position|order|sort|slide|page|zoom|plus|minus)\b|^[^\w\s]$",
    re.IGNORECASE,
)
"""Names of controls that do step by step what dragging and swiping do; a sign alone, such as an arrow, counts."""


def without_alternative(one: Press, told: str) -> Problem | None:
    """Say that nothing in it or beside it does the same, or that a person must say whether what is there does."""
    if any(DOES_THE_SAME.search(name) for name in one.controls):
        return None
    near = [name for name in one.near if DOES_THE_SAME.search(name)]
    if not one.controls and not near and not one.has_keys:
        return Problem(f"{told}, and no button in it or beside it does the same.", place=one.place)
    names = ", ".join(f"“{name}”" for name in (near or one.controls)[:4]) or "a press or a key"
    return Problem(f"{told}. A person must say whether {names} does the same.", place=one.place, result=Result.UNSURE)
