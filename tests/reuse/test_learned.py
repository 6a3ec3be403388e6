"""What a page has shown before it was edited, kept for the next look at it."""

from pathlib import Path

import pytest

from audits.reuse.known import Found
from audits.reuse.learned import Learned
from audits.static.pages import BuiltPage, find_files

PAGE = BuiltPage("a/index.html", "a/")
OTHER = BuiltPage("b/index.html", "b/")

HTML = "<!doctype html><link rel=stylesheet href=../a.css><header>Clinic</header><main><p>%s</p></main>"

SHOWN: Found = {
    ("skip-link", "1"): {"selector": "a", "source": "docs/a.md:3"},
    ("search", "2"): True,
    ("view desktop search-open", "3"): True,
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for page in (PAGE, OTHER):
        (tmp_path / page.path).parent.mkdir()
        (tmp_path / page.path).write_text(HTML % page.address, encoding="utf-8")
    (tmp_path / "a.css").write_text("p { color: red }", encoding="utf-8")
    return tmp_path


@pytest.fixture
def learned(site: Path) -> Learned:
    learned = Learned()
    learned.see_site(site, find_files(site))
    assert learned.known_of(PAGE, site).is_worked_in_full
    learned.add(PAGE, site, SHOWN)
    return learned


def test_a_page_whose_words_have_changed_stands_for_itself_but_tries_the_search(learned: Learned, site: Path) -> None:
    (site / PAGE.path).write_text(HTML % "Other words", encoding="utf-8")
    (site / "sitemap.xml").write_text("<urlset/>", encoding="utf-8")
    learned.see_site(site, find_files(site))
    known = learned.known_of(PAGE, site)
    assert not known.is_worked_in_full
    assert known.tries_search
    assert known[("skip-link", "1")] == {"selector": "a"}
    assert ("search", "2") not in known
    assert ("view desktop search-open", "3") not in known


def test_another_page_of_the_template_is_known_as_well(learned: Learned, site: Path) -> None:
    assert not learned.known_of(OTHER, site).is_worked_in_full


def test_nothing_is_known_of_a_page_that_has_got_a_script(learned: Learned, site: Path) -> None:
    (site / PAGE.path).write_text(f"{HTML % 'a'}<script>go()</script>", encoding="utf-8")
    assert learned.known_of(PAGE, site).is_worked_in_full


@pytest.mark.parametrize("file", ["a.css", "b.js", "c.png"])
def test_nothing_is_known_once_a_file_has_changed_that_pages_are_drawn_or_worked_with(
    learned: Learned, site: Path, file: str
) -> None:
    (site / file).write_text("p { color: blue }", encoding="utf-8")
    learned.see_site(site, find_files(site))
    assert learned.known_of(PAGE, site).is_worked_in_full
