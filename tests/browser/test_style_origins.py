"""One line of a style sheet is one cause, told with its file and line, however many links it colours."""

import asyncio
import os
import signal
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs
from playwright.async_api import Browser

from audits import Request, audit, gather_into, judge, merge_into
from audits.config.facts import Facts
from audits.evidence import StyleKind, StyleOrigin
from audits.evidence.shard import Shard
from audits.evidence.store import open_kept
from audits.gathering import style_origins
from audits.gathering.style_suspects import Origins, TracingVisit
from audits.reports import as_json
from audits.rules.catalogue import RULES
from audits.static.plan import Plan
from audits.verdict.report import Cause, Report

pytestmark = pytest.mark.browser

NAMES = ("index", "back", "chest")
LINKS = 20
ASKED = ("axe-color-contrast", "state-contrast", "focus-visible")
REQUEST = Request(rules=tuple(rule for rule in RULES if rule.id in ASKED), profiles=("desktop",), jobs=2)

STYLE = """:root { --pale: #979797 }
nav a {
  color: #999;
}
footer a {
  color: #999;
}
.variable { color: var(--pale); }
.quote { color: #989898 }
.hover { color: #036 }
.hover:hover { color: #bbb }
a:focus { outline: 2px solid #000 }
.dull:focus { outline: none }
@media print { .quote { color: #fff } }
"""

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{name}</title><link rel="stylesheet" href="css/main.css">
<style>
  .block {{ color: #959595 }}
</style></head>
<body><nav><ul>{links}</ul></nav>
<main><h1>{name}</h1><p>Read on about the <a class="variable" href="back.html">{name} and the back</a></p>
<p class="quote">Words about the <em>{name}</em> of others</p>
<p class="block">Words about the {name} in a block</p>
<p>Words about the {name} <span style="color: #949494">by hand</span></p>
<p>See <a class="hover" href="chest.html">more about the {name}</a> <a class="dull" href="back.html">or the back</a></p>
</main><footer><ul>{links}</ul></footer></body></html>
"""


def site_of(folder: Path, style: str = STYLE) -> Path:
    """Write a site of three pages with twenty links each in menu and footer."""
    links = "".join(
        f'<li><a href="{NAMES[number % len(NAMES)]}.html">Guide number {number}</a></li>' for number in range(LINKS)
    )
    (folder / "css").mkdir(parents=True)
    (folder / "css" / "main.css").write_text(style)
    for name in NAMES:
        (folder / f"{name}.html").write_text(PAGE.format(name=name, links=links))
    return folder


def by_place(report: Report) -> Mapping[tuple[str, int | None, str], tuple[str, int]]:
    """Give for the declaration behind each cause its rule, and how many findings it has."""
    return {
        (one.style.place.file, one.style.place.line, one.style.property): (one.rule, len(one.findings))
        for one in report.causes
        if one.style is not None
    }


def cause_at(report: Report, line: int) -> tuple[Cause, StyleOrigin]:
    (found,) = [(one, one.style) for one in report.causes if one.style is not None and one.style.place.line == line]
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(tmp_path_factory.mktemp("styled") / "site")


@pytest.fixture(scope="module")
def report(site: Path) -> Report:
    return audit(site, REQUEST)


def test_each_line_at_fault_is_one_cause_with_its_place(report: Report) -> None:
    contrast, pages = "axe-color-contrast", len(NAMES)
    assert by_place(report) == {
        ("css/main.css", 3, "color"): (contrast, LINKS * pages),
        ("css/main.css", 6, "color"): (contrast, LINKS * pages),  # of the same colours, but another line
        ("css/main.css", 8, "color"): (contrast, pages),
        ("css/main.css", 9, "color"): (contrast, 2 * pages),  # the words in it inherit
        ("back.html", 4, "color"): (contrast, pages),
        ("back.html", None, "color"): (contrast, pages),
        ("css/main.css", 11, "color"): ("state-contrast", pages),
        ("css/main.css", 13, "outline"): ("focus-visible", pages),
    }
    assert len(report.causes) == len(by_place(report))
    assert len({one.id for one in report.causes}) == len(report.causes)


def test_what_is_told_of_a_declaration(report: Report) -> None:
    _, menu = cause_at(report, 3)
    assert (menu.property, menu.value, menu.place.selector, menu.place.column) == ("color", "#999", "nav a", 3)
    _, by_variable = cause_at(report, 8)
    assert by_variable.variable is not None
    assert (by_variable.variable.name, by_variable.variable.value) == ("--pale", "#979797")
    assert by_variable.variable.place.line == 1
    kinds = {one.style.place.kind for one in report.causes if one.style is not None}
    assert kinds == set(StyleKind)
    (by_hand,) = [one.style for one in report.causes if one.style and one.style.place.kind is StyleKind.ATTRIBUTE]
    assert by_hand.place.selector == '<span style="color: #949494">'


def test_shards_and_evidence_that_was_kept_give_the_same_bytes(site: Path, report: Report, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        gather_into(site, replace(REQUEST, shard=Shard(number, 3)), tmp_path / str(number))
    shards = {str(number): open_kept(tmp_path / str(number)) for number in (1, 2, 3)}
    assert all(one.rest.site.styles for one in shards.values())
    merged = judge(merge_into(shards, REQUEST, tmp_path / "all"), REQUEST)
    assert as_json(merged) == as_json(report)
    assert as_json(judge(open_kept(tmp_path / "all"), REQUEST)) == as_json(report)


def test_pages_worked_in_full_give_the_same_causes(site: Path, report: Report) -> None:
    assert audit(site, replace(REQUEST, reuse=False)).causes == report.causes


def test_what_has_not_changed_is_traced_once(report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = site_of(tmp_path / "site")
    opened = visits_counted(monkeypatch)
    cached = replace(REQUEST, cache=tmp_path / "cache")
    assert [audit(site, cached).causes for _ in range(2)] == [report.causes, report.causes]
    assert opened == ["back.html"]
    (site / "css" / "main.css").write_text(f"\n\n{STYLE}")
    moved = audit(site, cached)
    assert opened == ["back.html", "back.html"]
    assert [one.id for one in moved.causes] == [one.id for one in report.causes]
    assert cause_at(moved, 5)[1].place.selector == "nav a"


def test_a_style_sheet_of_the_project_is_where_to_mend(tmp_path: Path) -> None:
    site = site_of(tmp_path / "site")
    docs = tmp_path / "docs"
    (docs / "css").mkdir(parents=True)
    (docs / "css" / "main.css").write_text(STYLE)
    (docs / "index.md").write_text("# index\n\nSee [more about the index](chest.md)\n")
    facts = structs.replace(Facts(), root=str(tmp_path), docs_dir=str(docs))
    request = replace(REQUEST, facts=facts, pages=("index.html",))
    report = audit(site, request)
    cause, style = cause_at(report, 11)
    finding = report.findings[cause.findings[0]]
    assert style.place.source == "docs/css/main.css"
    assert finding.source is not None
    assert (finding.source.file, finding.source.line) == ("docs/css/main.css", 11)
    (docs / "css" / "main.css").write_text(STYLE + "\n")
    again = audit(site, request)
    cause_again, style = cause_at(again, 11)
    assert (style.place.source, cause_again.id) == (None, cause.id)
    # The line of Markdown that has the same words is not at fault.
    assert again.findings[cause_again.findings[0]].source is None


def visits_counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give a list to which the path of every page is added that is opened to trace styles."""
    opened: list[str] = []
    origins_on = style_origins.origins_on

    async def counted(browser: Browser, visit: TracingVisit, plan: Plan) -> tuple[Origins, tuple[str, ...]]:
        opened.append(visit.page)
        return await origins_on(browser, visit, plan)

    monkeypatch.setattr(style_origins, "origins_on", counted)
    return opened


def test_one_page_is_opened_for_all_and_none_where_nothing_is_at_fault(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = visits_counted(monkeypatch)
    audit(site, REQUEST)
    assert opened == ["back.html"]
    sound = site_of(tmp_path / "sound", "a { color: #000 } a:focus { outline: 2px solid }")
    quiet = replace(REQUEST, rules=tuple(rule for rule in REQUEST.rules if rule.id == "focus-visible"))
    audit(sound, quiet)
    assert opened == ["back.html"]


@pytest.mark.parametrize("fault", [TimeoutError("the page hangs"), KeyError("the gate's own")])
def test_what_cannot_be_traced_is_told_as_before(
    site: Path, report: Report, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    async def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(style_origins, "origins_on", fail)
    untraced = audit(site, REQUEST)
    assert [one.fingerprint for one in untraced.findings] == [one.fingerprint for one in report.findings]
    assert untraced.verdict == report.verdict
    kinds = {one.style.place.kind for one in untraced.causes if one.style is not None}
    assert kinds == {StyleKind.ATTRIBUTE}


def test_an_interrupt_while_styles_are_traced_keeps_every_page(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def interrupted(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        await asyncio.sleep(60)

    monkeypatch.setattr(style_origins, "origins_on", interrupted)
    evidence = gather_into(site, REQUEST, tmp_path)
    assert evidence.rest.interrupted
    assert evidence.rest.site.styles == ()
    assert [page.loaded for page in evidence.pages()] == [True] * len(NAMES)
