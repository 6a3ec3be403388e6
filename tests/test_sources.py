"""Where a finding is mended: as the build has noted, or else as the words of the element say."""

import pytest
from msgspec import UNSET

from audits.evidence import Page, Place, Source, Written
from audits.reuse.knowledge import Knowledge
from audits.reuse.templates import TemplateOrder
from audits.rules.catalogue import BY_ID
from audits.rules.outcomes import Outcome, Result
from audits.verdict.sources import IN_FRONT_MATTER, source_of_outcome

MARKDOWN = {"docs/x.md": "# Neck\n\nOnly here\n"}
WITH_KEYS = Written("docs/x.md", {"title": 2, "description": 3}, 9)
HEADING_ALONE = Written("docs/x.md", {}, 9)
NO_TITLE = Written("docs/x.md", {}, None)

IN_BODY = Place("p", "<p>Only here</p>")
STAMPED = Place("p", "<p>Only here</p>", source=Source("parts/y.md", 7))
WHOLE_PAGE = Place()


@pytest.mark.parametrize(
    ("written", "rule", "place", "source"),
    [
        (None, "internal-link", IN_BODY, Source("docs/x.md", 3)),
        (None, "internal-link", Place("p", "<p>Only here</p>", in_main=False), None),
        (None, "page-title", WHOLE_PAGE, Source("docs/x.md")),
        (WITH_KEYS, "internal-link", STAMPED, Source("parts/y.md", 7)),
        (WITH_KEYS, "internal-link", Place("p", "<p>", source=Source("docs/x.md")), Source("docs/x.md")),
        (WITH_KEYS, "internal-link", IN_BODY, None),
        (WITH_KEYS, "document-type", WHOLE_PAGE, Source("docs/x.md")),
        (WITH_KEYS, "page-title", WHOLE_PAGE, Source("docs/x.md", 2)),
        (WITH_KEYS, "meta-description", WHOLE_PAGE, Source("docs/x.md", 3)),
        (HEADING_ALONE, "page-title", WHOLE_PAGE, Source("docs/x.md", 9)),
        (HEADING_ALONE, "meta-description", WHOLE_PAGE, Source("docs/x.md")),
        (NO_TITLE, "page-title", WHOLE_PAGE, Source("docs/x.md")),
    ],
)
def test_the_source_of_an_outcome(written: Written | None, rule: str, place: Place, source: Source | None) -> None:
    page = Page("x.html", "http://site.localhost/x.html", "docs/x.md", loaded=True, written=written)
    assert source_of_outcome(Outcome(rule, Result.FAILED, "x.html", place, ""), None, page, MARKDOWN) == source


def test_what_concerns_the_whole_site_has_no_source() -> None:
    assert source_of_outcome(Outcome("internal-link", Result.FAILED, "", Place(), ""), None, None, MARKDOWN) is None


def test_rules_about_the_head_are_there() -> None:
    assert IN_FRONT_MATTER.keys() <= BY_ID.keys()


def test_what_a_page_shows_for_others_does_not_say_where_it_came_from() -> None:
    place = {"selector": "a", "html": "<a>", "in_main": True, "source": {"file": "docs/x.md", "line": 3}}
    knowledge = Knowledge(TemplateOrder({"x.html": "t", "y.html": "t"}))
    knowledge.add("x.html", {("hover", "look"): {"source": "kept", "places": [place]}})
    known = knowledge.of("y.html")["hover", "look"]
    assert known == {"source": "kept", "places": [{"selector": "a", "html": "<a>", "in_main": True}]}


def test_a_place_without_a_source_is_as_it_was() -> None:
    assert Place().source is UNSET
