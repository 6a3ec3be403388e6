"""With `mend_theme`, a site of plain Material for MkDocs has no fault left that blocks a release; without it, many."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.async_api import Page as Tab
from playwright.async_api import async_playwright, expect
from shared import Once

from audits import Request, gather_into, judge
from audits.browser.chromium import find_browser, launch
from audits.config.settings import Settings
from audits.evidence.store import open_kept
from audits.rules.catalogue import BY_ID
from audits.rules.outcomes import Result
from audits.standards import Level
from audits.verdict.report import Report

pytestmark = [pytest.mark.browser, pytest.mark.long]

SETTINGS = """
site_name: Walks
site_url: https://walks.example/
site_description: Walks for everybody, near and far
repo_url: https://github.com/walks/walks
copyright: Copyright 2026
theme:
  name: material
  font: false
  features: [navigation.tabs, navigation.instant, navigation.top, navigation.footer, search.suggest, search.share,
             search.highlight, content.code.annotate, content.code.copy, content.tabs.link, content.tooltips,
             toc.follow]
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: indigo
      toggle: {icon: material/brightness-7, name: Switch to dark mode}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: teal
      toggle: {icon: material/brightness-4, name: Switch to light mode}
plugins: [search, {audits: {mend_theme: MENDS}}]
markdown_extensions:
  - admonition
  - footnotes
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist: {custom_checkbox: true}
  - toc: {permalink: true}
nav:
  - Home: index.md
  - Walks:
      - Short walks with benches on the way: walks/short.md
"""
HOME = """---
description: Walks for everybody, near and far, with what to take along and where to rest
---
# Walks for everybody

Before a long one, try [short walks](walks/short.md).[^1]

## What to take

!!! note "Shoes"

    Any pair that fits, as on [short walks](walks/short.md).

??? tip "Water"

    A small bottle is enough.

=== "In summer"

    A hat.

=== "In winter"

    A coat.

- [x] Shoes
- [ ] A coat

## How to plan

```python
def plan(weeks: int) -> list[str]:  # (1)!
    return [f"week {n}" for n in range(weeks)]  # not more than one
```

1. One a week is enough.

[^1]: Ask first if you have been unwell.
"""
SHORT = """---
description: Short walks to begin with, of ten minutes or more, with a bench on the way
---
# Short walks

""" + "\n\n".join(
    f"## Of {minutes} minutes\n\nWalk for {minutes} minutes, then rest. See [all walks](../index.md) for more."
    for minutes in (10, 15, 20, 25)
)
PAGES = {"index.md": HOME, "walks/short.md": SHORT}
ADDRESSES = ("index.html", "walks/short/index.html")

FAULTS = {
    "axe-color-contrast", "axe-label", "axe-link-in-text-block", "control-contrast", "focus-hidden", "focus-order",
    "hover-content", "keyboard-reach", "reflow-text", "single-key-shortcut", "state-contrast", "status-message",
}  # fmt: skip
"""Rules by which the theme as it is blocks a release of this site."""

PATIENT = Settings(load_timeout_ms=60_000, page_timeout_ms=600_000)
"""A busy machine takes its time: a page that could not be looked at would be a finding of the other kind."""

REQUESTS = {
    True: Request(settings=PATIENT, profiles=("desktop", "mobile", "dark", "reflow"), pages=ADDRESSES, jobs=2),
    False: Request(
        settings=PATIENT, profiles=("desktop", "mobile", "reflow"), pages=("index.html",), jobs=1,
        rules=tuple(BY_ID[rule] for rule in sorted(FAULTS)),
    ),
}  # fmt: skip
"""All that is asked of the mended site, and what is asked of the theme as it is."""


def build(folder: Path, *, mends: bool) -> None:
    (folder / "mkdocs.yml").write_text(SETTINGS.replace("MENDS", str(mends).lower()), encoding="utf-8")
    for name, text in PAGES.items():
        file = folder / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    subprocess.run(command, cwd=folder, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})


def report_of(once: Once, *, mends: bool) -> Report:
    name = "mended-theme" if mends else "plain-theme"
    site = once(name, partial(build, mends=mends)) / "site"
    evidence = once(f"{name}-evidence", partial(gather_into, site, REQUESTS[mends]))
    return judge(open_kept(evidence), REQUESTS[mends])


def test_no_fault_that_blocks_a_release_is_left(once: Once) -> None:
    report = report_of(once, mends=True)
    assert [(one.rule, one.page, one.message) for one in report.findings if one.level is Level.MUST] == []
    assert report.counts.passed > 0


def test_without_the_option_the_same_site_has_every_one(once: Once) -> None:
    report = report_of(once, mends=False)
    assert report.counts.untested == 0
    assert {one.rule for one in report.findings if one.result is Result.FAILED} == FAULTS


def test_without_the_option_the_report_advises_it_and_with_it_does_not(once: Once) -> None:
    advised = {one.rule for one in report_of(once, mends=False).causes if one.mended_by_theme_option}
    assert advised >= {"axe-color-contrast", "control-contrast", "focus-order", "keyboard-reach", "status-message"}
    assert not any(one.mended_by_theme_option for one in report_of(once, mends=True).causes)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


PHONE, DESKTOP = (390, 844), (1280, 800)


async def work_drawer(tab: Tab) -> None:
    """Open the menu by a key, go into a list and back, close it: the focus is never lost."""
    opener = tab.get_by_role("banner").get_by_role("button", name="Navigation")
    drawer = tab.locator(".md-sidebar--primary")
    await opener.focus()
    await expect(opener).to_have_attribute("aria-expanded", "false")
    await tab.keyboard.press("Enter")
    close = drawer.get_by_role("button", name="Navigation")
    await expect(close).to_be_focused()
    await expect(close).to_have_attribute("aria-expanded", "true")
    await expect(tab.locator("main > .md-main__inner > .md-content")).to_have_attribute("inert", "")
    await drawer.get_by_role("button", name="Walks").focus()
    await tab.keyboard.press("Space")
    back = drawer.locator("button.md-nav__title", has_text="Walks")
    await expect(back).to_be_focused()
    await expect(drawer.get_by_role("link", name="Home")).to_be_hidden()
    await tab.keyboard.press("Enter")
    await expect(drawer.locator("button.md-nav__link", has_text="Walks")).to_be_focused()
    await tab.keyboard.press("Escape")
    await expect(opener).to_be_focused()
    await expect(opener).to_have_attribute("aria-expanded", "false")
    await expect(tab.locator("[inert]:not(.md-annotation__index)")).to_have_count(0)


async def work_search(tab: Tab) -> None:
    """Search, come to a result by Tab, and close the search by Escape: it stays closed until words are typed."""
    query = tab.get_by_role("textbox", name="Search")
    toggle = tab.locator("#__search")
    await query.focus()
    await tab.keyboard.type("bottle")
    await expect(tab.get_by_role("status").filter(has_text="1 matching document")).to_be_visible()
    result = tab.locator(".md-search-result__link").first
    for _ in range(3):  # past what shares and what clears
        await tab.keyboard.press("Tab")
    await expect(result).to_be_focused()
    await tab.keyboard.press("Escape")
    await expect(query).to_be_focused()
    await expect(toggle).not_to_be_checked()
    await tab.keyboard.type("s")
    await expect(toggle).to_be_checked()
    await tab.keyboard.press("Escape")
    await expect(toggle).not_to_be_checked()


async def follow_a_link(tab: Tab) -> None:
    """Instant navigation puts in new content: what it brings is mended, too, and single keys still do nothing."""
    await tab.evaluate("window.sameDocument = true")
    await tab.locator("article").get_by_role("link", name="short walks").first.click()
    await expect(tab.get_by_role("heading", name="Short walks")).to_be_visible()
    assert await tab.evaluate("window.sameDocument"), "the page was loaded anew"
    await expect(tab.locator(".md-sidebar--primary .md-nav__link.audits-button").first).to_be_attached()
    await tab.locator("body").press("/")
    await tab.locator("body").press("p")
    await expect(tab.get_by_role("textbox", name="Search")).not_to_be_focused()
    assert tab.url.endswith("/walks/short/")


async def work_tooltip(tab: Tab) -> None:
    """A tooltip goes on Escape, comes again with the pointer, however soon, and stays while the pointer is on it."""
    for host in (tab.locator("label[for='__palette_1']"), tab.locator("article .headerlink").first):
        tooltip = tab.get_by_role("tooltip")
        await host.hover()
        await expect(tooltip).to_be_visible()
        await tab.keyboard.press("Escape")
        await expect(tooltip).to_be_hidden()
        await tab.mouse.move(1, 1)
        await host.hover()
        await expect(tooltip).to_be_visible()
        await tooltip.hover()
        await expect(tooltip).to_be_visible()
        await tab.mouse.move(1, 1)
        await expect(tooltip).to_have_count(0)


async def work_note(tab: Tab) -> None:
    """A note in code has a name, opens by the keyboard and by a press, and closes on Escape."""
    note = tab.get_by_role("note", name="(1)")
    words = note.get_by_text("One a week is enough")
    await note.focus()
    await expect(words).to_be_visible()
    await tab.keyboard.press("Escape")
    await expect(words).to_have_count(0)
    box = await note.bounding_box()
    assert box is not None
    await tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    await expect(words).to_be_visible()


WORK = {
    "drawer": (PHONE, work_drawer),
    "search": (DESKTOP, work_search),
    "instant": (DESKTOP, follow_a_link),
    "tooltip": (DESKTOP, work_tooltip),
    "note": (DESKTOP, work_note),
}


@pytest.mark.parametrize("part", WORK)
def test_the_mended_page_is_worked_by_keys(part: str, once: Once) -> None:
    (width, height), work = WORK[part]

    async def visit(address: str) -> list[str]:
        errors: list[str] = []
        async with async_playwright() as playwright:
            browser = await launch(playwright, find_browser(playwright, None), [])
            tab = await browser.new_page(viewport={"width": width, "height": height})
            tab.on("pageerror", lambda error: errors.append(str(error)))
            # Instant navigation is for the pages that the sitemap names, at the address where they are published.
            pages = "".join(f"<url><loc>{address}{path}</loc></url>" for path in ("", "walks/short/"))
            answer = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{pages}</urlset>'
            await tab.route("**/sitemap.xml", lambda route: route.fulfill(body=answer, content_type="application/xml"))
            await tab.goto(address, wait_until="networkidle")  # instant navigation needs the sitemap
            await work(tab)
            await browser.close()
        return errors

    with served(once("mended-theme", partial(build, mends=True)) / "site") as address:
        assert asyncio.run(visit(address)) == []
