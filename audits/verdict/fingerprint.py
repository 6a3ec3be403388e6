"""Fingerprints: how a finding is known again in another run."""

import hashlib
from collections import Counter
from collections.abc import Sequence

from audits.rules.outcomes import Outcome


def fingerprints(outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    """Give each outcome 16 hexadecimal digits that stay the same while its rule, page and element do.

    An element is known by its own HTML rather than by its selector, so that a new sibling before it changes nothing.
    The second of two alike is told apart by its number.
    """
    met: Counter[tuple[str, ...]] = Counter()
    found: list[str] = []
    for outcome in outcomes:
        key = (outcome.rule, outcome.page, outcome.place.html or outcome.place.selector or outcome.message)
        met[key] += 1
        text = "\n".join((*key, str(met[key])))
        found.append(hashlib.sha256(text.encode()).hexdigest()[:16])
    return tuple(found)
