"""What pages share is worked once, and no finding tells: reuse notices whatever makes a page differ."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from material_site import generate

from audits import Request, audit, gather_into, judge, merge_into
from audits.evidence import Reused
from audits.evidence.shard import Shard
from audits.evidence.store import KeptEvidence, open_kept
from audits.reports import as_json
from audits.reuse.templates import MIN_CHECKED, SUPPLEMENTS, TemplateOrder
from audits.rules.catalogue import RULES
from audits.verdict.report import Report

pytestmark = pytest.mark.browser

MATERIAL_PAGES = 2

CORPUS = Path(__file__).parent.parent / "corpus"

STYLE = "a:focus { outline: 3px solid #005a9c } .plain a:focus { outline: none } button { font: inherit }"
SCRIPT = "document.querySelector('button').onclick = (event) => { event.target.ariaExpanded = 'true' };"
ON_KEY = "addEventListener('keydown', (e) => document.querySelectorAll('[data-types]').forEach((h) => h.append(e.key)))"
"""A script that deals with keys only on a page whose main part asks for it."""

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><link rel="stylesheet" href="/style.css">{head}</head>
<body><header>
<nav class="{menu}" aria-label="Site"><a href="/">Home</a> <a href="/b/">Back</a> <a href="/c/">Chest</a></nav>
<button aria-expanded="false">Menu</button></header>
<main><h1>{title}</h1><p>Read on about the {title} in <a href="/{title}/more/">more of it</a>.</p></main>
<script src="/script.js"></script></body></html>
"""
SOUND = {"head": "", "menu": "menu"}
ASKED = ("focus-visible", "keyboard-reach", "control-state", "focus-order", "single-key-shortcut")
REQUEST = Request(rules=tuple(rule for rule in RULES if rule.id in ASKED), profiles=("desktop",), jobs=2)


def site_of(folder: Path, **pages: dict[str, str]) -> Path:
    """Write a site of pages of one template; each may differ in what is in its head and in the class of its menu."""
    files = {"style.css": STYLE, "script.js": SCRIPT, "index.html": PAGE.format(title="home", **SOUND)}
    files |= {f"{name}/index.html": PAGE.format(title=name, **{**SOUND, **other}) for name, other in pages.items()}
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


IN_OTHER_WORDS = frozenset({"status-message", "single-key-shortcut", "focus-order"})
"""Rules whose finding is the same in other words.

The first two tell what one search has found, or where one key leads, on the page that stood for the template. The third
adds whether the stops that follow are out of sight, too, which depends on how many were gone to.
"""


def told(report: Report) -> set[tuple[str, str, str, str]]:
    """Give all that a report says, but for how elements are found and in which profiles each thing shows."""
    return {
        (one.rule, one.result, one.page, "" if one.rule in IN_OTHER_WORDS else one.message) for one in report.findings
    }


def told_of(report: Report) -> set[tuple[str, str]]:
    return {(one.rule, one.page) for one in report.findings}


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("material")
    generate(MATERIAL_PAGES, folder)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "site")]
    subprocess.run(command, cwd=folder, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return folder / "site"


@pytest.mark.long
def test_reuse_and_full_work_give_the_same_findings(material: Path) -> None:
    # On a phone there is more to be opened; the 404 page is of another template.
    request = Request(profiles=("mobile",), pages=("*index.html",), jobs=2)
    reused, full = audit(material, request), audit(material, replace(request, reuse=False))
    assert reused.site.reused.regions > 0
    assert full.site.reused.regions == 0
    assert told(reused) == told(full)


def test_reuse_and_full_work_say_the_same_of_a_corpus() -> None:
    request = Request(profiles=("mobile",), jobs=2)
    reused, full = (audit(CORPUS / "found", replace(request, reuse=reuse)) for reuse in (True, False))
    assert (reused.site.reused.regions > 0, full.site.reused.regions) == (True, 0)
    assert told(reused) == told(full)


def test_any_split_of_a_site_and_any_number_of_jobs_give_the_same_report(tmp_path: Path) -> None:
    pages = {f"page-{number}": SOUND for number in range(SUPPLEMENTS + 4)}
    site = site_of(tmp_path / "site", **{**pages, "page-7": {"menu": "menu plain"}})
    shards: dict[str, KeptEvidence] = {}
    for number in (1, 2, 3):
        gather_into(site, replace(REQUEST, shard=Shard(number, 3)), tmp_path / str(number))
        shards[str(number)] = open_kept(tmp_path / str(number))
    whole = audit(site, REQUEST)
    assert as_json(judge(merge_into(shards, REQUEST, tmp_path / "all"), REQUEST)) == as_json(whole)
    assert as_json(judge(open_kept(tmp_path / "all"), REQUEST)) == as_json(whole)
    assert told_of(whole) == {("focus-visible", "page-7/index.html")}


def test_a_template_that_does_not_represent_a_page_is_not_relied_on(tmp_path: Path) -> None:
    """A key works on the page that is checked alone, which its template cannot know: neither now nor from the cache."""
    templates = {f"page-{number:02}/index.html": "" for number in range(MIN_CHECKED)} | {"index.html": ""}
    (checked,) = TemplateOrder(templates).checked
    site = site_of(tmp_path, **{path.removesuffix("/index.html"): {} for path in templates if "/" in path})
    (site / "script.js").write_text(SCRIPT + ON_KEY)
    request = replace(REQUEST, cache=tmp_path / "cache")
    sound = audit(site, request)
    assert sound.site.reused == Reused(pages=0, regions=MIN_CHECKED - 1)  # all but the representative and the checked
    assert told_of(sound) == set()
    page = site / checked
    page.write_text(page.read_text().replace("<h1>", "<h1 data-types>"))
    edited = audit(site, request)
    assert [note for note in edited.notes if checked in note and "single-key-shortcut" in note]
    assert edited.site.reused == Reused(pages=1, regions=0)
    assert told_of(edited) == {("single-key-shortcut", checked)}


def test_pages_that_differ_in_nothing_have_nothing_to_tell(tmp_path: Path) -> None:
    report = audit(site_of(tmp_path, b={}, c={}), REQUEST)
    assert report.site.reused.regions == 2
    assert told_of(report) == set()


def test_a_class_on_the_menu_of_one_page_is_noticed(tmp_path: Path) -> None:
    report = audit(site_of(tmp_path, b={}, c={"menu": "menu plain"}), REQUEST)
    assert told_of(report) == {("focus-visible", "c/index.html")}


def test_a_style_sheet_of_one_page_is_noticed(tmp_path: Path) -> None:
    head = "<style>nav a:focus { outline: none }</style>"
    report = audit(site_of(tmp_path, b={"head": head}, c={}), REQUEST)
    assert told_of(report) == {("focus-visible", "b/index.html")}


def test_a_script_that_rewrites_the_menu_of_one_page_is_noticed(tmp_path: Path) -> None:
    head = (
        "<script>addEventListener('load', () => { const more = document.createElement('span');"
        " more.textContent = 'More'; more.onclick = () => { more.textContent = 'Less' };"
        " document.querySelector('nav').append(more) })</script>"
    )
    report = audit(site_of(tmp_path, b={}, c={"head": head}), REQUEST)
    assert told_of(report) == {("keyboard-reach", "c/index.html")}


def test_a_script_that_goes_by_the_page_is_noticed(tmp_path: Path) -> None:
    """The HTML of all pages is alike; only the script knows which of them it changes."""
    site = site_of(tmp_path, b={}, c={})
    by_page = "if (location.pathname === '/c/') document.querySelector('nav').className = 'menu plain';"
    (site / "script.js").write_text(SCRIPT + by_page, encoding="utf-8")
    assert told_of(audit(site, REQUEST)) == {("focus-visible", "c/index.html")}


@pytest.mark.parametrize(
    ("written", "rule"),
    [('<a href="/d/">Chest <img src="/chest.svg"></a>', "axe-image-alt"), ('<a href="/d/"></a>', "axe-link-name")],
)
def test_what_the_menu_of_one_page_opens_is_noticed(tmp_path: Path, written: str, rule: str) -> None:
    """The button is the same on all pages, and so is what is seen of them before it is pressed."""
    site = site_of(tmp_path, b={}, c={})
    (site / "style.css").write_text(f"{STYLE} nav:not(.open) {{ display: none }}")
    (site / "script.js").write_text(
        "document.querySelector('button').onclick = ({ target }) => {"
        " target.ariaExpanded = String(document.querySelector('nav').classList.toggle('open')) }"
    )
    page = site / "c" / "index.html"
    page.write_text(page.read_text().replace('<a href="/c/">Chest</a>', f'<a href="/c/">Chest</a> {written}'))
    asked = tuple(one for one in RULES if one.id == rule)
    report = audit(site, replace(REQUEST, rules=asked, profiles=("mobile",)))
    assert report.site.reused.regions == 2
    assert told_of(report) == {(rule, "c/index.html")}


def test_a_bar_that_hides_once_the_page_is_scrolled_is_judged_as_each_page_is_scrolled(tmp_path: Path) -> None:
    """Backward, the focus comes to the bar from the content: from its first link, which stands high or low."""
    long = "<div style='height: 3000px'></div>"
    site = site_of(tmp_path, high={}, higher={}, low={}, nothing={})
    main = '<p>Read on about the {0} in <a href="/{0}/more/">more of it</a>.</p>'
    for name, before, after in (("high", "", long), ("higher", "", long), ("home", long, ""), ("low", long, "")):
        file = site / ("index.html" if name == "home" else f"{name}/index.html")
        file.write_text(file.read_text().replace(main.format(name), before + main.format(name) + after))
    nothing = site / "nothing/index.html"
    nothing.write_text(nothing.read_text().replace(main.format("nothing"), long))
    (site / "style.css").write_text(STYLE + "header { position: sticky; top: 0 } .scrolled header a { opacity: 0 }")
    (site / "script.js").write_text("onscroll = () => document.body.classList.toggle('scrolled', scrollY > 0)")
    report, full = audit(site, REQUEST), audit(site, replace(REQUEST, reuse=False))
    assert report.site.reused.regions == 4
    assert told_of(report) == told_of(full)
    assert {page for rule, page in told_of(full) if rule == "focus-order"} == {"index.html", "low/index.html"}


def test_the_cache_answers_for_what_has_not_changed_and_for_nothing_else(tmp_path: Path) -> None:
    site = site_of(tmp_path / "site", b={}, c={"menu": "menu plain"})
    request = replace(REQUEST, cache=tmp_path / "cache")
    cold, unchanged = audit(site, request), audit(site, request)
    assert (cold.site.reused.pages, unchanged.site.reused.pages) == (0, 3)
    assert told(unchanged) == told(cold)
    site_of(tmp_path / "site", b={"menu": "menu plain"}, c={"menu": "menu plain"})
    edited = audit(site, request)
    assert edited.site.reused.pages == 2
    assert told_of(edited) == {("focus-visible", "b/index.html"), ("focus-visible", "c/index.html")}
    (site / "style.css").write_text("a:focus { outline: 3px solid #005a9c }", encoding="utf-8")
    mended = audit(site, request)
    assert mended.site.reused.pages == 0
    assert told_of(mended) == set()


SEARCH = """
document.querySelector("header").innerHTML += "<input type=search aria-label=Search><p role=status></p>";
document.querySelector("input").oninput = async () => {
  const { words, colour } = await (await fetch("/search.json")).json();
  document.querySelector("[role=status]").textContent = words;
  document.querySelector("[role=status]").style.color = colour;
};
"""


def test_where_the_search_index_alone_has_changed_the_cache_says_what_a_run_without_it_says(tmp_path: Path) -> None:
    site = site_of(tmp_path / "site", b={}, c={})
    (site / "script.js").write_text(SCRIPT + SEARCH, encoding="utf-8")
    rules = tuple(rule for rule in RULES if rule.id in {"axe-color-contrast", "line-length", "control-contrast"})
    request = Request(rules=rules, profiles=("desktop",), jobs=1, cache=tmp_path / "cache")
    told_with: list[set[tuple[str, str]]] = []
    for colour in ("#000", "#ccc"):
        (site / "search.json").write_text(f'{{"words": "One page found", "colour": "{colour}"}}', encoding="utf-8")
        report, fresh = audit(site, request), audit(site, replace(request, cache=None))
        assert told(report) == told(fresh)
        assert report.site.reused.pages == 2 * len(told_with)
        told_with.append(told_of(report))
    every_page = ("index.html", "b/index.html", "c/index.html")
    assert told_with == [set(), {("axe-color-contrast", page) for page in every_page}]


def test_what_only_readers_without_scripts_are_given_is_noticed(tmp_path: Path) -> None:
    site = site_of(tmp_path / "site")
    page = site / "index.html"
    bare = '<noscript><link rel="stylesheet" href="/bare.css"></noscript>'
    page.write_text(page.read_text().replace("</head>", f"{bare}</head>"))
    (site / "bare.css").write_text("p { color: black }", encoding="utf-8")
    rules = tuple(rule for rule in RULES if rule.id == "no-script")
    request = Request(rules=rules, profiles=("desktop", "no-js"), jobs=1, cache=tmp_path / "cache")
    reused = [audit(site, request).site.reused.pages for _ in range(2)]
    (site / "bare.css").write_text("p { display: none }", encoding="utf-8")
    assert [*reused, audit(site, request).site.reused.pages] == [0, 1, 0]
