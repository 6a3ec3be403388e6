"""Every example of every rule in a real browser; what is recorded of them must be what the browser sees today."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from examples import WITH_EXAMPLES, check, examples_of, gather_examples, read_golden, write_golden
from playwright.async_api import Browser, async_playwright

from audits.browser.chromium import find_browser, host_resolver_switch, launch, site_mapping
from audits.browser.server import serve
from audits.evidence import Site
from audits.rules.engine import Rule

pytestmark = pytest.mark.browser


@asynccontextmanager
async def _open_browser(site_folder: Path) -> AsyncIterator[Browser]:
    with serve(site_folder, "/") as port:
        async with async_playwright() as playwright:
            browser = await launch(
                playwright, find_browser(playwright, None), [host_resolver_switch(site_mapping(port))]
            )
            yield browser
            await browser.close()


@pytest.fixture(scope="module")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("examples") / "site"


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as one:
        yield one


@pytest.fixture(scope="module")
def browser(runner: asyncio.Runner, site_folder: Path) -> Iterator[Browser]:
    """One browser, for the examples of all rules."""
    opening = _open_browser(site_folder)
    yield runner.run(opening.__aenter__())
    runner.run(opening.__aexit__(None, None, None))


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: rule.id)
def test_examples_in_the_browser(
    rule: Rule, browser: Browser, runner: asyncio.Runner, site_folder: Path, request: pytest.FixtureRequest
) -> None:
    live = gather_and_check(rule, browser, runner, site_folder)
    if request.config.getoption("--record"):
        write_golden(rule, live)
    recorded = read_golden(rule)
    if recorded != live:  # a script that was held up for long by a busy machine may have shown something else, once
        live = gather_and_check(rule, browser, runner, site_folder)
    assert sorted(recorded) == sorted(live)
    for name, site in live.items():
        assert recorded[name] == site, f"{rule.id} {name} has changed; if that is meant, run pytest with --record"


def gather_and_check(rule: Rule, browser: Browser, runner: asyncio.Runner, site_folder: Path) -> dict[str, Site]:
    """Gather the examples of a rule, and hold the rule to what each says."""
    live = runner.run(gather_examples(rule, browser, site_folder))
    for name, example in examples_of(rule).items():
        check(rule, example, live[name])
    return live
