import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import structs
from playwright.sync_api import Browser, Page, expect, sync_playwright

from audits.browser.scripts import axe_source
from audits.reports import as_html
from audits.standards import Level
from audits.verdict.report import Finding, MendedBy, Report, Status

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
    # The page's own policy would keep axe out as it keeps out every script but its own.
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


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")


def filter_by_words(page: Page) -> None:
    page.fill("#filter-words", "contact telephone")
    page.wait_for_selector("#filter.filtered")


def filter_to_nothing(page: Page) -> None:
    page.fill("#filter-words", "no cause says this")
    page.wait_for_selector("#filter-none:visible")


STATES: dict[str, Callable[[Page], None]] = {
    "folded": lambda _page: None,
    "unfolded": unfold,
    "filtered": filter_by_words,
    "filtered to nothing": filter_to_nothing,
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_doubts_nothing(
    browser: Browser, awkward_file: Path, scheme: str, width: int, state: str
) -> None:
    page = opened(browser, awkward_file, width=width, scheme=scheme)
    STATES[state](page)
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


PEOPLE = (MendedBy.EDITOR, MendedBy.TEMPLATE, MendedBy.CLINIC, MendedBy.EDITOR)


@pytest.fixture
def report_file(make_finding: Callable[..., Finding], make_report: Callable[..., Report], tmp_path: Path) -> Path:
    """A report of four causes; the second is on more pages than it has rows."""
    findings = (
        make_finding(message="First: a number.", rule="tel-link-global", page="a.html"),
        *(make_finding(message="Second: a colour.", rule="contrast", page=f"p/{at}.html") for at in range(120)),
        make_finding(message="Third: a booking.", rule="booking", page="b.html", level=Level.SHOULD),
        make_finding(message="Fourth: settled.", rule="contrast", page="b.html", status=Status.WAIVED),
    )
    report = make_report(*findings)
    causes = tuple(structs.replace(one, mended_by=who) for one, who in zip(report.causes, PEOPLE, strict=True))
    path = tmp_path / "four.html"
    path.write_text(as_html(structs.replace(report, causes=causes)), encoding="utf-8")
    return path


@pytest.fixture
def four(browser: Browser, report_file: Path) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(report_file.as_uri())
    yield page
    page.close()


def shown(page: Page) -> list[str]:
    return [text.split(":")[0] for text in page.locator(".cause > summary h4:visible").all_text_contents()]


@pytest.mark.parametrize(
    ("control", "value", "expected"),
    [
        ("words", "COLOUR second", ["Second"]),
        ("words", "p/119.html", ["Second"]),
        ("words", "booking", ["Third"]),
        ("urgency", "Should be mended", ["Third"]),
        ("urgency", "Known or waived", ["Fourth"]),
        ("part", "For whoever keeps the template", ["Second"]),
        ("rule", "contrast", ["Second", "Fourth"]),
        ("page", "p/118.html", ["Second"]),
        ("page", "b.html", ["Third", "Fourth"]),
        ("words", "nobody says so", []),
    ],
)
def test_filters_show_what_fits_and_say_how_many(four: Page, control: str, value: str, expected: list[str]) -> None:
    assert four.get_by_role("status").text_content() == "4 of 4 shown"
    if control == "words":
        four.get_by_label("Words").fill(value)
    else:
        four.select_option(f"#filter-{control}", label=value)
    expect(four.get_by_role("status")).to_have_text(f"{len(expected)} of 4 shown")
    assert shown(four) == expected
    assert four.locator("#filter-none").is_visible() == (expected == [])
    assert four.locator("main h2[id$='-title']:visible").count() == len(set(expected))
    four.get_by_role("button", name="Show all").click()
    expect(four.get_by_role("status")).to_have_text("4 of 4 shown")


def test_filters_work_by_keyboard_together(four: Page) -> None:
    four.get_by_label("Words").focus()
    four.keyboard.type("a")
    four.keyboard.press("Enter")
    four.keyboard.press("Tab")
    four.keyboard.press("Tab")
    four.keyboard.type("For the clinic")
    expect(four.get_by_role("status")).to_have_text("1 of 4 shown")
    assert shown(four) == ["Third"]
    assert "four.html" in four.url


def test_causes_are_folded_and_unfolded_at_once(four: Page) -> None:
    unfolded = four.locator("details.cause[open]")
    four.get_by_role("button", name="Fold", exact=True).click()
    assert unfolded.count() == 0
    four.get_by_role("button", name="Unfold").click()
    assert unfolded.count() == 4


def test_a_link_to_a_folded_cause_unfolds_it(browser: Browser, report_file: Path) -> None:
    page = browser.new_page()
    page.goto(f"{report_file.as_uri()}#cause-4")
    assert page.locator("#cause-4 .places").is_visible()
    page.close()


def test_without_scripts_every_cause_is_there_and_no_control(browser: Browser, report_file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(report_file.as_uri())
    assert page.locator("form, input, select, button").count() == 0
    assert page.locator(".cause .places").count() == 4
    assert shown(page) == ["First", "Second", "Third"]
    page.get_by_text("Show 1 cause").click()
    assert shown(page) == ["First", "Second", "Third", "Fourth"]
    context.close()


def test_paper_shows_what_is_folded_and_no_controls(four: Page) -> None:
    four.get_by_role("button", name="Fold", exact=True).click()
    four.emulate_media(media="print")
    assert four.locator(".places:visible").count() == 4
    assert four.locator("#filter :is(input, select, button):visible").count() == 0
    four.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert four.locator("main details:not([open])").count() == 0
    four.evaluate("dispatchEvent(new Event('afterprint'))")
    assert four.locator("main details.cause[open]").count() == 0


@pytest.mark.parametrize("size", [(2, 100, 102), (300, 5, 1)], ids=["places", "causes"])
def test_a_large_report_is_not_endlessly_high(
    browser: Browser, make_large: Callable[..., Report], tmp_path: Path, size: tuple[int, int, int]
) -> None:
    path = tmp_path / "large.html"
    path.write_text(as_html(make_large(*size)), encoding="utf-8")
    page = opened(browser, path, width=1280)
    height = page.evaluate("document.documentElement.scrollHeight")
    page.context.close()
    assert height < 30_000
