"""After which keys, of many pressed at once, a page was different or led elsewhere."""

import pytest
from playwright.async_api import Route
from script_page import ScriptPage

from audits.browser.keyboard import PRINTABLE, press

pytestmark = pytest.mark.browser


URL = "http://page.example/"


def pressed(page: ScriptPage, handler: str) -> dict[str, object]:
    html = f"<!doctype html><p>Text</p><script>document.onkeydown = ({{ key }}) => {{ {handler} }}</script>"

    async def answer(route: Route) -> None:
        await route.fulfill(body=html, content_type="text/html")

    async def press_all() -> dict[str, object]:
        await page.tab.route(URL, answer)
        await page.tab.goto(URL)  # a document without an address of its own tells nobody where it leads
        page.isolated.forget()
        noted = await page.isolated.open("shortcut_keys")
        session = await page.tab.context.new_cdp_session(page.tab)
        await press(session, PRINTABLE)
        await page.isolated.call("stable")
        told: dict[str, object] = await noted.call("end")
        await page.tab.unroute(URL)
        return told

    return page.runner.run(press_all())


def test_a_key_that_leads_to_a_place_is_told_with_at_most_the_one_before(page: ScriptPage) -> None:
    told = pressed(page, "if (key === 'n') location.hash = 'next'")
    assert told["departures"] == 1
    assert told["touched"] == ["m", "n"]


def test_keys_that_do_nothing_are_not_told(page: ScriptPage) -> None:
    assert pressed(page, "") == {"touched": [], "departures": 0}
