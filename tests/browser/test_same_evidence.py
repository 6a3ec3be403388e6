"""The same page gives the same evidence, whoever looks, however often, and in whatever order it is worked."""

from pathlib import Path

import msgspec
import pytest
from our_site import OurSite, gather_some
from shared import Once

from audits.evidence import Page
from audits.gatherers import registry
from audits.gatherers.declaration import Phase
from audits.gathering.differing import rules_that_differ
from audits.rules.catalogue import BY_ID

pytestmark = pytest.mark.browser

SAMPLE = ("404.html", "clinics/ringwood/index.html")
"""Pages of templates that differ most."""


def as_json(pages: tuple[Page, ...]) -> dict[str, dict[str, bytes]]:
    """Give what was seen of each page, field by field, so that a difference names the field it is in.

    Tab sequences are left out: where a stop stood, and what scrolling had shown by then, can still differ under load.
    """
    fields = [one.name for one in msgspec.structs.fields(Page) if one.name != "tab_sequences"]
    return {page.path: {name: msgspec.json.encode(getattr(page, name)) for name in fields} for page in pages}


def gather_in_full(ours: OurSite) -> tuple[Page, ...]:
    """Gather the sample with every page worked in full."""
    return gather_some(ours.folder, ours.project, SAMPLE, reuse=False)


@pytest.fixture(scope="module")
def in_full(our_site: OurSite, once: Once) -> tuple[Page, ...]:
    def gather(folder: Path) -> None:
        (folder / "pages.json").write_bytes(msgspec.json.encode(gather_in_full(our_site)))

    return msgspec.json.decode((once("our-sample-in-full", gather) / "pages.json").read_bytes(), type=tuple[Page, ...])


def test_full_work_says_of_our_pages_what_reuse_says(our_site: OurSite, in_full: tuple[Page, ...]) -> None:
    reused = {page.path: page for page in our_site.site.pages}
    profiles, facts = our_site.site.profiles, our_site.project.facts
    differing = {
        page.path: rules_that_differ(tuple(BY_ID), facts, profiles, reused[page.path], page) for page in in_full
    }
    assert differing == dict.fromkeys(SAMPLE, ())


def test_gathers_give_the_same_bytes_in_whatever_order_a_page_is_worked(
    our_site: OurSite, in_full: tuple[Page, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An interaction that did not leave the page as it found it would show in what the next one sees."""
    others = tuple(one for one in registry.GATHERERS if one.phase is not Phase.INTERACTION)
    interactions = tuple(one for one in registry.GATHERERS if one.phase is Phase.INTERACTION)
    monkeypatch.setattr(registry, "GATHERERS", (*others, *reversed(interactions)))
    assert as_json(gather_in_full(our_site)) == as_json(in_full)
