import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from audits.browser.scripts import axe_source
from audits.reports import as_html
from audits.verdict.report import Report

pytestmark = pytest.mark.browser

ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-quic"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield started
        started.close()


def opened(browser: Browser, path: Path, *, width: int, scheme: str = "light") -> Page:
    # The page's own policy would keep axe out as it keeps out every script.
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True
    )
    page = context.new_page()
    page.goto(path.as_uri())
    return page


@pytest.fixture
def awkward_file(
    everything: Report, hostile: Report, make_report: Callable[..., Report], webp: bytes, tmp_path: Path
) -> Path:
    findings = (*everything.findings, *hostile.findings)
    report = make_report(*findings, criteria=everything.criteria, ledger=everything.ledger, notes=everything.notes)
    path = tmp_path / "report.html"
    pages = ("index.html", *(finding.page for finding in findings))
    path.write_text(as_html(report, {finding.fingerprint: webp for finding in findings}, pages), encoding="utf-8")
    return path


@pytest.mark.parametrize("folded", [True, False], ids=["folded", "unfolded"])
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_doubts_nothing(
    browser: Browser, awkward_file: Path, scheme: str, width: int, *, folded: bool
) -> None:
    page = opened(browser, awkward_file, width=width, scheme=scheme)
    if not folded:
        page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    page.evaluate(axe_source())
    results = page.evaluate("axe.run(document, {resultTypes: ['violations', 'incomplete']})")
    page.context.close()
    assert len(results["passes"]) > 20
    assert [
        (kind, rule["id"], node["html"][:200], node["failureSummary"])
        for kind in ("violations", "incomplete")
        for rule in results[kind]
        for node in rule["nodes"]
    ] == []


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_it_never_scrolls_sideways(browser: Browser, awkward_file: Path, width: int) -> None:
    page = opened(browser, awkward_file, width=width)
    scroll_width = page.evaluate("document.documentElement.scrollWidth")
    page.context.close()
    assert scroll_width <= width


def test_it_loads_nothing_runs_nothing_and_keeps_its_own_policy(browser: Browser, awkward_file: Path) -> None:
    page = browser.new_page()
    requests: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: requests.append(request.url.partition(",")[0]))
    page.on("console", lambda message: told.append(message.text))
    page.on("dialog", lambda dialog: told.append(dialog.message))
    page.goto(awkward_file.as_uri())
    page.wait_for_load_state("networkidle")
    page.close()
    assert set(requests) - {"data:image/webp;base64"} == {awkward_file.as_uri()}
    assert told == []
