"""Where a standard can be read: addresses of our own only, never one that came from a page."""

import re
from collections.abc import Mapping

from audits import standards
from audits.rules.catalogue import BY_ID
from audits.standards.wcag import CRITERIA, Criterion


def understanding(criterion: Criterion) -> str:
    """Give the W3C's page that explains a success criterion and shows how it is met."""
    words = re.findall(r"[a-z]+", criterion.name.lower())
    return f"https://www.w3.org/WAI/WCAG22/Understanding/{'-'.join(words)}"


BY_CRITERION: Mapping[str, str] = {criterion.number: understanding(criterion) for criterion in CRITERIA}
BY_STANDARD: Mapping[str, str] = {
    **{one.name: one.url for rule in BY_ID.values() for one in rule.standards if one.url},
    **{standards.wcag(criterion.number).name: understanding(criterion) for criterion in CRITERIA},
}
