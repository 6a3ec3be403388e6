"""Fields may be called whatever a form's own properties are called: a form then answers with its field of that name."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.async_api import async_playwright

from audits import Request, audit
from audits.browser.chromium import find_browser, host_resolver_switch, launch
from audits.rules.outcomes import Result

pytestmark = pytest.mark.browser

NAMES = """() => {
    const found = [];
    for (let at = HTMLFormElement.prototype; at; at = Object.getPrototypeOf(at)) {
        found.push(...Object.getOwnPropertyNames(at));
    }
    return found.filter((name) => !name.startsWith("__"));
}"""
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Find a clinic</title></head>
<body><main><h1>Find a clinic</h1><form action="/">{fields}<button>Send</button></form></main></body></html>
"""
FIELD = '<p><label for="{number}">Field {number}</label> <input id="{number}" name="{name}"></p>'


async def properties_of_forms() -> list[str]:
    async with async_playwright() as playwright:
        browser = await launch(playwright, find_browser(playwright, None), [host_resolver_switch()])
        tab = await browser.new_page()
        names: list[str] = await tab.evaluate(NAMES)
        await browser.close()
        return sorted({*names})


def test_whatever_fields_are_called_everything_is_looked_at(tmp_path: Path) -> None:
    names = asyncio.run(properties_of_forms())
    assert {"parentNode", "attributes", "getBoundingClientRect", "children", "submit"} <= {*names}
    fields = "".join(FIELD.format(number=f"f{number}", name=name) for number, name in enumerate(names))
    (tmp_path / "index.html").write_text(PAGE.format(fields=fields), encoding="utf-8")
    report = audit(tmp_path, replace(Request(), profiles=("desktop", "dark")))
    untested = {(one.rule, one.message) for one in report.findings if one.result is Result.UNTESTED}
    assert untested == set()
