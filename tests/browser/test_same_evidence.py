"""The same page gives the same evidence, whoever looks, however often, and in whatever order it is worked."""

import msgspec
import pytest
from our_site import OurSite, gather_some

from audits.evidence import Page
from audits.gatherers import interactions

pytestmark = pytest.mark.browser

SAMPLE = (
    "404.html",
    "clinics/ringwood/index.html",
    "guides/cervicogenic-headache/index.html",
    "index.html",
    "privacy/index.html",
)
"""Pages of templates that differ most."""


def as_json(pages: tuple[Page, ...]) -> dict[str, dict[str, bytes]]:
    """Give what was seen of each page, field by field, so that a difference names the field it is in."""
    fields = msgspec.structs.fields(Page)
    return {
        page.path: {one.name: msgspec.json.encode(getattr(page, one.name)) for one in fields}
        for page in pages
        if page.path in SAMPLE
    }


def test_three_gathers_give_the_same_bytes(our_site: OurSite) -> None:
    first = as_json(our_site.site.pages)
    assert len(first) == len(SAMPLE)
    for _ in range(2):
        assert as_json(gather_some(our_site.folder, our_site.project, SAMPLE)) == first


def test_exercises_in_another_order_give_the_same_evidence(our_site: OurSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interaction that did not leave the page as it found it would show in what the next one sees."""
    pages = SAMPLE[1:3]
    monkeypatch.setattr(interactions, "INTERACTIONS", tuple(reversed(interactions.INTERACTIONS)))
    found = as_json(gather_some(our_site.folder, our_site.project, pages))
    assert found == {path: seen for path, seen in as_json(our_site.site.pages).items() if path in pages}
