"""What a visit is to bring back, and what stands for a page that could not be visited."""

from dataclasses import dataclass

from audits.evidence import ORIGIN, NotGathered, Page
from audits.pages import BuiltPage

NOT_ASKED = NotGathered("No rule of this run asks for it.")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a visit is to bring back: which fields, in which profiles, within which times (ms).

    `axe_rules` are the rules axe is to run.
    """

    base: str
    profiles: tuple[str, ...]
    fields: frozenset[str]
    axe_rules: tuple[str, ...]
    load_timeout_ms: int
    page_timeout_ms: int
    country: str | None = None


def unread(page: BuiltPage, base: str, reason: str) -> Page:
    """Give the record of a page that could not be looked at."""
    missing = NotGathered(reason)
    return Page(
        path=page.path,
        url=ORIGIN + base + page.address,
        source=page.source,
        loaded=missing,
        sends_on_to="",
        head=missing,
        headings=missing,
        landmarks=missing,
        links=missing,
        pictures=missing,
        assets=missing,
        anchors=missing,
        data_blocks=missing,
        numbers=missing,
        requests=missing,
        stored=missing,
        console=missing,
        views=missing,
        activations=missing,
        shown=missing,
    )
