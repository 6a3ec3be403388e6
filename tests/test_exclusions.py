"""Exclusions: what settings leave out is judged by no rule, counted nowhere, and told in every report."""

import pytest

from audits.assembly import judge
from audits.config.exclusions import Exclusions
from audits.config.exemptions import Exclusion
from audits.config.facts import Facts
from audits.config.settings import Settings
from audits.evidence import Asset, Link, NotGathered, Page, Place, Site, Tools
from audits.evidence.shard import WHOLE
from audits.evidence.store import Evidence
from audits.reports import FORMATS
from audits.request import Request
from audits.rules.catalogue import BY_ID
from audits.verdict.report import Report

REASON = "An old part of the site that nobody keeps."
RULES = tuple(BY_ID[name] for name in ("page-loads", "internal-link", "orphan-page"))


def page(path: str, *links: str, excluded: tuple[str, ...] = ()) -> Page:
    found = tuple(
        Link(
            href,
            f"http://site.localhost{href}",
            "Neck",
            "Neck",
            visible=True,
            nearby="",
            landmark="main",
            place=Place(href, excluded=excluded),
        )
        for href in links
    )
    return Page(path, f"http://site.localhost/{path}", None, loaded=True, links=found, assets=())


PAGES = (page("index.html", "/gone/", "/old/a.html"), page("old/a.html", "/index.html", "/gone/"))


def judged(*exclusions: Exclusion, pages: tuple[Page, ...] = PAGES) -> Report:
    files = tuple(one.path for one in pages)
    site = Site("/", ("desktop",), files, pages, NotGathered("No."), Tools("0", "0", "0"))
    request = Request(settings=Settings(exclude=exclusions), rules=RULES)
    return judge(Evidence(site, Facts(), interrupted=False, shard=WHOLE), request)


def faults(report: Report) -> list[tuple[str, str]]:
    return [(one.rule, one.page) for one in report.findings if one.rule == "internal-link"]


def failed(report: Report, rule: str) -> int:
    return next(one.failed for one in report.ledger if one.rule == rule)


def test_nothing_is_left_out_without_settings() -> None:
    report = judged()
    assert faults(report) == [("internal-link", "index.html"), ("internal-link", "old/a.html")]
    assert report.site.left_out == ()


def test_a_rule_is_left_out_on_some_pages() -> None:
    report = judged(Exclusion(REASON, rules=("internal-link",), pages=("old/*",)))
    assert faults(report) == [("internal-link", "index.html")]
    assert failed(report, "internal-link") == 1
    assert report.site.left_out == (f"Left out by the settings: rules internal-link on pages old/*. {REASON}",)


def test_a_family_is_left_out_on_some_pages() -> None:
    assert faults(judged(Exclusion(REASON, rules=("links",), pages=("index.html",)))) == [
        ("internal-link", "old/a.html")
    ]


def test_links_are_left_out_by_their_address_as_written_or_resolved() -> None:
    report = judged(Exclusion(REASON, links=("/gone/*",)))
    assert faults(report) == []
    assert failed(report, "internal-link") == 0


@pytest.mark.parametrize(
    ("exclusion", "is_told"),
    [
        (Exclusion(REASON, selectors=("#map",)), False),
        (Exclusion(REASON, selectors=("#map",), rules=("links",), pages=("old/*",)), False),
        (Exclusion(REASON, selectors=("#menu",)), True),
        (Exclusion(REASON, selectors=("#map",), rules=("contact",)), True),
        (Exclusion(REASON, selectors=("#map",), pages=("new/*",)), True),
    ],
)
def test_nothing_is_told_of_an_element_that_is_left_out(exclusion: Exclusion, *, is_told: bool) -> None:
    pages = (page("index.html"), page("old/a.html", "/gone/", excluded=("#map",)))
    report = judged(exclusion, pages=pages)
    assert faults(report) == [("internal-link", "old/a.html")] * is_told
    assert failed(report, "internal-link") == is_told


def test_what_is_told_of_elements_is_told_in_a_sentence() -> None:
    (sentence,) = Exclusions((Exclusion(REASON, selectors=("#map",), rules=("reflow",)),)).sentences
    assert sentence == f"Left out by the settings: rules reflow on elements #map. {REASON}"


def test_what_is_no_selector_is_refused() -> None:
    with pytest.raises(ValueError, match=r"'#map\[' is no CSS selector"):
        Exclusion(REASON, selectors=("#map[",))


def test_every_format_says_what_was_left_out() -> None:
    report = judged(Exclusion(REASON, links=("/gone/*",)))
    for name in ("terminal", "json", "html", "sarif", "markdown", "github"):
        text = FORMATS[name].data(report, (), {}).decode()
        assert "nobody keeps" in " ".join(text.split()), name


@pytest.mark.parametrize(
    ("exclusion", "rule", "opens"),
    [
        (Exclusion(REASON, pages=("old/*",)), False, False),
        (Exclusion(REASON, rules=("internal-link",)), True, True),
        (Exclusion(REASON, rules=("links",)), True, True),
        (Exclusion(REASON, rules=("internal-link",), pages=("old/*",)), False, True),
    ],
)
def test_what_is_left_out_everywhere(exclusion: Exclusion, *, rule: bool, opens: bool) -> None:
    exclusions = Exclusions((exclusion,))
    assert exclusions.leaves_out_rule("internal-link", "links") is rule
    assert exclusions.leaves_out_page("old/a.html") is not opens
    assert not exclusions.leaves_out_page("new/a.html")
    assert not exclusions.leaves_out_rule("image-alternative", "accessibility")


def test_a_file_that_a_page_asks_for_is_left_out_like_a_link() -> None:
    exclusions = Exclusions((Exclusion(REASON, links=("https://x.example/*",)),))
    asset = Asset("frame", "https://x.example/map", "https://x.example/map", Place())
    assert exclusions.leaves_out_link(asset.href, asset.url)
    assert not exclusions.leaves_out_link("https://y.example/map")
