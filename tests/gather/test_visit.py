"""What a visit reads in a page's refresh, and in what Playwright says when something fails."""

import pytest

from audits.gatherers.refresh import REFRESH_TO
from audits.gatherers.visit import DIED


@pytest.mark.parametrize(
    ("content", "target"),
    [
        ("0; url=next.html", "next.html"),
        ("30; next.html", "next.html"),
        ("5, URL = '/book/'", "/book/"),
        ("1.5;url=https://example.org/?url=1", "https://example.org/?url=1"),
        ("3 next.html", "next.html"),
    ],
)
def test_where_a_refresh_leads(content: str, target: str) -> None:
    found = REFRESH_TO.search(content)
    assert found
    assert found[1] == target


@pytest.mark.parametrize("content", ["300", "300;", "300 ", ""])
def test_a_refresh_that_loads_the_page_itself_leads_nowhere(content: str) -> None:
    assert not REFRESH_TO.search(content)


@pytest.mark.parametrize(
    "message",
    [
        "BrowserContext.new_page: Target page, context or browser has been closed",
        "Page.goto: Page crashed",
        "Page.goto: Target crashed",
        "Connection closed while reading from the driver",
    ],
)
def test_what_says_that_the_browser_has_died(message: str) -> None:
    assert DIED.search(message)


@pytest.mark.parametrize(
    "message",
    [
        "Page.goto: net::ERR_CONNECTION_CLOSED at http://site.localhost/a.html",
        "Page.goto: net::ERR_ABORTED at http://site.localhost/crash.html",
    ],
)
def test_what_says_that_a_page_has_failed(message: str) -> None:
    assert not DIED.search(message)
