"""The faults of the theme's own document and script are caught: Material for MkDocs as it is, without our overrides.

That is why `docs/overrides/` replaces the theme's document. A fault that a new version of the theme no longer has is to
be taken out here, and its override with it.
"""

import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from shared import Once

from audits import Request, gather_into, judge
from audits.evidence.store import open_kept
from audits.rules.outcomes import Result
from audits.verdict.report import Report

pytestmark = [pytest.mark.browser, pytest.mark.long]

SETTINGS = """
site_name: Plain
site_url: https://plain.example/
copyright: Copyright 2026
theme:
  name: material
  font: false
nav:
  - Home: index.md
  - Flat: flat.md
  - Section:
      - First: section/first.md
"""
PAGES = {
    "index.md": "# Home\n\n## Rest\n\n" + "Rest your neck. See the [first page](section/first.md) for more.\n\n" * 40,
    "flat.md": "Only a paragraph about the neck.\n",
    "section/first.md": "# First\n\n## One\n\nText of the first page.\n",
}

EVERY_PAGE = {"404.html", "flat/index.html", "index.html", "section/first/index.html"}

FAULTS = {
    "a search dialog without a name": ("axe-aria-dialog-name", EVERY_PAGE),
    "search results that nobody announces": ("status-message", EVERY_PAGE),
    "a list of results that axe cannot make out": ("axe-aria-required-children", EVERY_PAGE),
    "a footer in grey on grey": ("axe-color-contrast", EVERY_PAGE),
    "a label for the menu that only a mouse works": ("keyboard-reach", EVERY_PAGE),
    "single keys that search and turn pages": ("single-key-shortcut", EVERY_PAGE),
    "a sticky header over what has the focus": ("focus-hidden", {"index.html"}),
    "links in text told by colour alone": ("axe-link-in-text-block", {"index.html"}),
}
"""The rule that catches each, and the pages on which it does."""


REQUEST = Request(profiles=("desktop", "mobile"), jobs=2)


def _build(folder: Path) -> None:
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    for name, text in PAGES.items():
        file = folder / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "site")]
    subprocess.run(command, cwd=folder, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})


@pytest.fixture(scope="module")
def plain_site(once: Once) -> Path:
    return once("theme", _build) / "site"


@pytest.fixture(scope="module")
def report(plain_site: Path, once: Once) -> Report:
    return judge(open_kept(once("theme-evidence", partial(gather_into, plain_site, REQUEST))), REQUEST)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_theme_is_caught(fault: str, report: Report) -> None:
    rule, pages = FAULTS[fault]
    told = {one.page for one in report.findings if one.rule == rule and one.result is not Result.UNTESTED}
    assert told == pages


NO_FAULTS = {
    "`aria-expanded` on a landmark, which axe allows": (
        "axe-aria-allowed-attr", "section/first", "<nav [^>]*aria-expanded=",
    ),
    "no skip link on a page without a table of contents, which has landmarks to go by": (
        "axe-bypass", "flat", r"\A(?!.*md-skip).*<main ",
    ),
    "a hyphen between title and site, which is a matter of taste": (
        "page-title", "section/first", "<title>First - Plain</title>",
    ),
    "English of no particular country, which is a language all the same": (
        "page-language", "section/first", '<html lang="en"',
    ),
}  # fmt: skip
"""What research held against the theme and no criterion does: the rule that lets it be, and where it is seen."""


@pytest.mark.parametrize("what", NO_FAULTS)
def test_what_only_looks_like_a_fault_is_let_be(what: str, report: Report, plain_site: Path) -> None:
    rule, page, html = NO_FAULTS[what]
    text = (plain_site / page / "index.html").read_text(encoding="utf-8")
    assert re.search(html, text, re.DOTALL), "the theme has changed"
    assert [one.message for one in report.findings if one.rule == rule] == []
