"""How a comparison is told: in words an editor can act on, with nothing from a page taken as a command or as markup."""

import json
from pathlib import Path

import pytest
from built_sites import diff_of, page, prose
from msgspec.structs import replace
from test_baseline import link, report

from audits.diff.formats import FORMATS, as_json, as_markdown, as_terminal
from audits.diff.records import Aspect, GonePage, LostAnchor, MovedPage, PageChange, SiteDiff
from audits.diff.report_diff import diff_reports
from audits.diff.told_changes import difference

HOSTILE = (
    "\x1b[31m::error::x ##[group] ##vso[a]\n::error::y\n\u202eevil\u202c\x85 <script>|`[a](javascript:b)` @everyone"
)

WORST = SiteDiff(
    4,
    5,
    added=("new/index.html",),
    removed=(
        GonePage("guides/neck/index.html", linked_from=("index.html", "a.html", "b.html", "c.html", "d.html")),
        GonePage("guides/arm/index.html", "gone/"),
        GonePage("guides/leg/index.html", "index.html", is_answered=True),
    ),
    moved=(MovedPage("a.html", "b.html"), MovedPage("c.html", "d.html", "d.html", is_answered=True)),
    redirects_lost=(GonePage("old/"),),
    anchors_lost=(
        LostAnchor("e.html", "x", ("f.html",)),
        LostAnchor("e.html", "y"),
        LostAnchor("g.html", "z", (), ("f.html",)),
    ),
    changes=(
        PageChange("e.html", Aspect.ROBOTS, "", "noindex"),
        PageChange("f.html", Aspect.ROBOTS, "noindex", ""),
        PageChange("e.html", Aspect.TITLE, "Neck – Old Clinic", "Neck – New Clinic"),
        PageChange("f.html", Aspect.TITLE, "Arm – Old Clinic", "Arm – New Clinic"),
        PageChange("g.html", Aspect.TITLE, "", "Leg"),
        PageChange("e.html", Aspect.HEADING_ONE, "Neck", ""),
        PageChange("e.html", Aspect.STRUCTURED_DATA, '"1"', '"2"', "A.b"),
        PageChange("f.html", Aspect.STRUCTURED_DATA, '"3"', '"4"', "A.b"),
    ),
    unread=("_redirects: /a/:b /c",),
)

TOLD = """\
Worse than before. Pages gone without a redirect: 2. Pages moved without a redirect: 1. Redirects lost: 1. \
Places on pages that are gone, with links to them: 1. Pages that search engines are now asked to leave out: 1.
4 pages before, 5 now.

Pages gone without a redirect: 2
  - The page guides/neck/ is gone, and nothing leads from its address to another page. Readers who saved it find an \
error. Still linked from index.html, a.html, b.html and 2 more.
  - The page guides/arm/ is gone, and its address leads to gone/, where nothing is. Readers who saved it find an error.
  What to do: Lead each old address to the page that has its content now, as with the plugin mkdocs-redirects in MkDocs.

Pages moved without a redirect: 1
  - The page a.html now stands at b.html, and nothing leads there from its old address. Readers who saved it find an \
error.
  What to do: Lead each old address to the page that has its content now, as with the plugin mkdocs-redirects in MkDocs.

Redirects lost: 1
  - The address old/ led on to another page, and now leads to nothing. Readers who saved it find an error.
  What to do: Keep redirects for as long as people may have saved the address.

Places on pages that are gone, with links to them: 1
  - There is no e.html#x any more, and f.html links to it: readers land at the top of the page.
  What to do: Correct the links, or give the heading its old id again, as in `## Exercises { #exercises }`.

Pages that search engines are now asked to leave out: 1
  - The page e.html now says `noindex`, so nobody will find it by a search.
  What to do: If that is not meant, take `noindex` out of the page's `robots` tag.

Pages that search engines may show again: 1
  - The page f.html no longer says `noindex`.

Titles that changed: 3
  - On 2 pages (e.html and f.html): “Old” became “New”.
  - g.html: “Leg” is new.

Main headings that changed: 1
  - e.html: “Neck” is gone.

Pages whose structured data changed: 2
  - On 2 pages (e.html and f.html): A.b: on e.html, “"1"” became “"2"”.

Pages added: 1
  - new/ is new.

Pages gone, with a redirect: 1
  - The page guides/leg/ is gone; its address leads to index.html.

Pages moved, with a redirect: 1
  - The page c.html now stands at d.html; its old address leads there.

Places on pages that are gone, with no link to them: 2
  - g.html no longer has #z. Other pages linked to that before.
  - e.html no longer has #y.

Redirects that could not be read, and were passed over: 1
  - _redirects: /a/:b /c
"""


def test_every_sentence_about_sites() -> None:
    assert as_terminal(WORST) == TOLD


def test_nothing_to_tell() -> None:
    assert as_terminal(SiteDiff(1, 1)) == "Nothing got worse.\n1 page before, 1 now.\n"
    assert as_markdown(SiteDiff(1, 1)) == "## ✅ Nothing got worse.\n\n1 page before, 1 now.\n"


def test_markdown_folds_what_is_not_worse() -> None:
    text = as_markdown(WORST)
    assert text.startswith("## ❌ Worse than before.")
    assert "### Redirects lost: 1\n\n- The address old/ led on" in text
    assert "<details><summary>Pages added: 1</summary>\n\n- new/ is new.\n\n</details>" in text


def test_a_thousand_changes_are_cut_and_counted() -> None:
    diff = SiteDiff(9, 9, removed=tuple(GonePage(f"page-{number}/index.html") for number in range(1000)))
    assert "  and 950 more, which --format json has.\n" in as_terminal(diff)
    shown = as_markdown(diff).count("- The page page-")
    assert f"- and {1000 - shown} more, which `--format json` has.\n" in as_markdown(diff)
    assert len(as_markdown(diff)) < 5000
    assert len(json.loads(as_json(diff))["removed"]) == 1000


def test_json_has_all_with_stable_keys() -> None:
    data = json.loads(as_json(WORST))
    assert (data["kind"], data["schema"], data["worse"]) == ("sites", 1, True)
    assert data["removed"][1] == {
        "page": "guides/arm/index.html",
        "leads_to": "gone/",
        "is_answered": False,
        "linked_from": [],
    }
    assert list(data) == [
        "schema", "worse", "kind", "old_pages", "new_pages", "added", "removed", "moved", "redirects_lost",
        "anchors_lost", "anchors_added", "changes", "unread",
    ]  # fmt: skip
    of_reports = json.loads(as_json(diff_reports(report(), report(link("a", "Here")))))
    assert list(of_reports) == [
        "schema", "worse", "kind", "old", "new_report", "new", "first_seen", "now_blocking", "mended", "not_looked_at",
        "known", "rules_lost", "rules_gained", "pages_added", "pages_removed", "left_out_added", "left_out_removed",
    ]  # fmt: skip
    assert of_reports["new"][0]["places"] == [{"page": "a", "selector": "main > a", "source": None}]


@pytest.mark.parametrize("name", FORMATS)
def test_a_hostile_site_steers_nothing(tmp_path: Path, name: str) -> None:
    hostile = "".join(sign for sign in HOSTILE if sign != "\x00").replace('"', "")
    old = {f"p/{hostile.replace('/', '')[:60]}/index.html": page("x"), "a.html": page(prose("a"), title="A")}
    new = {
        "a.html": page(
            f'<i id="{hostile}"></i><h1>{hostile.replace("<script>", "")}</h1>',
            f'<script type="application/ld+json">{{"{hostile[:20]}": 1}}</script>',
            hostile,
        ),
        "_redirects": f"/x {hostile.splitlines()[0]}",
    }
    assert_harmless(FORMATS[name](diff_of(tmp_path, old, new)), name)


@pytest.mark.parametrize("name", FORMATS)
def test_a_hostile_report_steers_nothing(name: str) -> None:
    found = report(link("a", "Here"))
    findings = tuple(replace(one, page=HOSTILE, selector=HOSTILE, message=HOSTILE) for one in found.findings)
    causes = tuple(replace(one, message=HOSTILE, rule=HOSTILE) for one in found.causes)
    site = replace(found.site, left_out=(HOSTILE,))
    hostile = replace(found, findings=findings, causes=causes, site=site)
    assert_harmless(FORMATS[name](diff_reports(report(), hostile)), name)


def assert_harmless(text: str, name: str) -> None:
    assert not set(text) & {"\x1b", "\x85", "\u202e", "\u202c"}
    assert "##[" not in text
    assert "##vso" not in text
    assert not [line for line in text.splitlines() if line.strip(" -").startswith("::")]
    if name == "markdown":
        assert "<script>" not in text
        assert "@everyone" not in text
        assert "](javascript" not in text


@pytest.mark.parametrize(
    ("old", "new", "differs"),
    [
        ("A – Old", "A – New", ("Old", "New")),
        ("A", "A | B", ("", "| B")),
        ("a b c", "a c", ("b", "")),
        ("neck", "necks", ("neck", "necks")),
        ("a a", "a", ("a", "")),
        ("", "x", ("", "x")),
    ],
)
def test_what_differs_between_two_texts(old: str, new: str, differs: tuple[str, str]) -> None:
    assert difference(old, new) == differs
    assert difference(new, old) == differs[::-1]
