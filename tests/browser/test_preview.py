"""A real `mkdocs serve` in a real browser: what an editor sees while writing."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from msgspec import json
from our_site import REPOSITORY
from playwright.sync_api import Locator, Page, expect, sync_playwright
from preview import Served, copy_ours, serving

from audits import audit, request_for
from audits.browser.chromium import runs_as_root
from audits.config.project import find_project
from audits.editor.preview.page_report import page_report
from audits.editor.preview.records import Job, Stage
from audits.gathering.pictures import browser_found
from audits.rules.catalogue import BY_ID

pytestmark = pytest.mark.browser

PLAIN = """
site_name: Clinic
site_url: https://clinic.example/
theme: {name: material, font: false}
nav: [index.md, Arms: arm.md]
plugins: [search, audits]
"""

ARM = "# Arms\n\nWhat we do for arms.\n\n"

UNCLEAR = "Read on about legs: [click here](index.md)\n"

LINK = "article p a"
"""The link of `UNCLEAR`."""

WAIT_MS = 60_000

MOST_STOPS = 20
"""Presses of Tab after which any entry of the panel has been reached."""

PANEL = 'aside[aria-label="Check of this page"]'

AXE = REPOSITORY / "audits" / "browser" / "axe" / "axe.min.js"


@pytest.fixture
def tab() -> Iterator[Page]:
    executable = browser_found(None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, chromium_sandbox=not runs_as_root())
        tab = browser.new_page(viewport={"width": 1280, "height": 800})
        tab.set_default_timeout(WAIT_MS)
        yield tab
        browser.close()


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    folder = tmp_path / "plain"
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    (folder / "audits.toml").write_text('mkdocs = "mkdocs.yml"\nprofiles = ["desktop"]\n', encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Clinic\n\nWe see to [arms](arm.md).\n", encoding="utf-8")
    (folder / "docs" / "arm.md").write_text(ARM + UNCLEAR, encoding="utf-8")
    return folder


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    (tmp_path / "ours").mkdir()
    return copy_ours(tmp_path / "ours")


def entry_about(tab: Page, words: str) -> Locator:
    return tab.locator(f"{PANEL} li").filter(has_text=words)


def toggle_of(tab: Page) -> Locator:
    return tab.locator(f"{PANEL} .toggle")


def focused(tab: Page) -> str:
    """Give the words of what has the focus in the panel."""
    words: str = tab.evaluate(f"document.querySelector('{PANEL}').shadowRoot.activeElement?.textContent ?? ''")
    return words


def violations_of(tab: Page) -> list[str]:
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = tab.evaluate(
        f"""async () => (await axe.run({{ include: ['{PANEL}'] }})).violations"""
    )
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]


def work_by_keyboard(tab: Page) -> None:
    """Open the panel, point at the link that is not clear, and close it again, without a mouse."""
    toggle = toggle_of(tab)
    toggle.focus()
    tab.keyboard.press("Enter")
    expect(toggle).to_have_attribute("aria-expanded", "true")
    for _ in range(MOST_STOPS):
        tab.keyboard.press("Tab")
        if "click here" in focused(tab):
            break
    tab.keyboard.press("Enter")
    frame, link = (tab.locator(one).bounding_box() for one in (f"{PANEL} .frame", LINK))
    assert frame is not None
    assert link is not None
    assert frame["x"] <= link["x"]
    assert frame["x"] + frame["width"] >= link["x"] + link["width"]
    assert frame["y"] <= link["y"]
    assert frame["y"] + frame["height"] >= link["y"] + link["height"]
    tab.keyboard.press("Escape")
    expect(toggle).to_have_attribute("aria-expanded", "false")
    assert "to mend" in focused(tab)
    expect(tab.locator(f"{PANEL} .frame")).to_be_hidden()


def test_what_there_is_to_mend_shows_at_its_place_and_goes_once_it_is_mended(plain: Path, tab: Page) -> None:
    with serving(plain) as served:
        tab.goto(f"{served.url}/arm/")
        expect(toggle_of(tab)).to_contain_text("to mend", timeout=WAIT_MS)
        work_by_keyboard(tab)
        toggle_of(tab).click()
        assert violations_of(tab) == []
        entry = entry_about(tab, "“click here” does not say where it leads")
        expect(entry).to_contain_text("docs/arm.md, line 5")
        (plain / "docs" / "arm.md").write_text(ARM, encoding="utf-8")
        expect(tab.locator(LINK)).to_have_count(0, timeout=WAIT_MS)
        expect(tab.locator(f"{PANEL} .state")).to_contain_text("on this page", timeout=WAIT_MS)
        expect(entry).to_have_count(0)
        (plain / "docs" / "arm.md").write_text(f"{ARM}More.\n\n{UNCLEAR}", encoding="utf-8")
        expect(entry).to_contain_text("docs/arm.md, line 7", timeout=WAIT_MS)
        expect(tab.locator(f"{PANEL} [role=status]")).to_contain_text("to mend")
        tab.locator(f"{PANEL} .hide").click()
        tab.reload()
        expect(tab.locator("h1")).to_have_text("Arms")
        expect(tab.locator(PANEL)).to_have_count(0)


def check_faults_of_builds(ours: Path, served: Served, tab: Page) -> None:
    page = ours / "docs" / "guides" / "neck-exercises.md"
    text = page.read_text(encoding="utf-8")
    lines = len(text.splitlines())
    broken = {
        f"{text}\n{{{{ cal('ringwood') }}}}\n": (f"neck-exercises.md, line {lines + 2}", "nothing is called `cal`"),
        text.replace("kind: guide", "kind: gide"): ("neck-exercises.md, line", "choose one of guide"),
        f"{text}\n[Legs](legs.md)\n": (f"neck-exercises.md, line {lines + 2}", "legs.md"),
    }
    tab.goto(f"{served.url}/guides/neck-exercises/")
    for markdown, words in broken.items():
        page.write_text(markdown, encoding="utf-8")
        expect(tab.locator("h1")).to_have_text("The site could not be built", timeout=WAIT_MS)
        for one in words:
            expect(tab.locator("main")).to_contain_text(one, timeout=WAIT_MS)
        assert violations_on_error_page(tab) == []
    page.write_text(text, encoding="utf-8")
    expect(tab.locator("h1")).to_have_text("Neck exercises", timeout=WAIT_MS)


def violations_on_error_page(tab: Page) -> list[str]:
    tab.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = tab.evaluate("async () => (await axe.run()).violations")
    return [one["id"] for one in found]


def test_a_build_that_fails_is_told_of_in_the_page_until_it_is_mended(ours: Path, tab: Page) -> None:
    with serving(ours) as served:
        check_faults_of_builds(ours, served, tab)
        settings = ours / "mkdocs.yml"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(f"{text}\nnav: [\n", encoding="utf-8")
        expect(tab.locator("main")).to_contain_text("mkdocs.yml, line", timeout=WAIT_MS)
        settings.write_text(text, encoding="utf-8")
        expect(tab.locator("h1")).to_have_text("Neck exercises", timeout=WAIT_MS)


@pytest.mark.long
def test_the_panel_says_what_audits_run_says_of_the_same_page(ours: Path, tmp_path: Path) -> None:
    """The page was looked at before it got its faults: what it has shown by then is not found out again."""
    page, guide = "guides/neck-exercises/index.html", ours / "docs" / "guides" / "neck-exercises.md"
    faults = '\n#### Too deep\n\n[click here](../book.md) <span style="color: #999">Pale</span>\n'
    with serving(ours) as served:
        build = served.wait_for("/guides/neck-exercises/", 0, "all")["build"]
        guide.write_text(guide.read_text(encoding="utf-8") + faults, encoding="utf-8")
        shown = served.wait_for("/guides/neck-exercises/", build + 1, "all")
    site = tmp_path / "site"
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", site], cwd=ours, check=True)
    project = find_project(site, ours / "pyproject.toml", ours, BY_ID)
    report = audit(site, replace(request_for(project, pages=(page,)), jobs=2))
    told = page_report(report, Job(build + 1, "", page), Stage.ALL)
    assert {one.rule for one in told.entries} >= {"heading-order", "link-text"}
    assert shown == json.decode(json.encode(told))


def until_it_says(served: Served, words: str) -> None:
    ends = time.monotonic() + WAIT_MS / 1000
    while words not in served.log.read_text(encoding="utf-8"):
        assert time.monotonic() < ends, served.log.read_text(encoding="utf-8")
        time.sleep(0.1)


def test_where_there_is_no_browser_the_site_is_shown_without_the_panel(plain: Path, tmp_path: Path, tab: Page) -> None:
    environment = {**os.environ, "PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)}
    with serving(plain, environment) as served:
        until_it_says(served, "WARNING -  audits: Pages are not checked in this preview. No Chromium was found.")
        tab.goto(f"{served.url}/arm/")
        expect(tab.locator("h1")).to_have_text("Arms")
        expect(tab.locator(PANEL)).to_have_count(0)
