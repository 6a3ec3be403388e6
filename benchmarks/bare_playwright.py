"""The least that Playwright and axe can do: one tab, one page after the other, one pass of axe with its default rules.

`python benchmarks/bare_playwright.py --browser CHROMIUM --axe AXE_JS [--switch SWITCH]… URL…` writes JSON: for each
page its address, the version of axe, and the ids of the rules that it broke and of those that it passed.
"""

import json
from pathlib import Path

import click
from playwright.sync_api import Page, sync_playwright

RUN = """async () => {
  const found = await axe.run();
  const ids = (rules) => rules.map((rule) => rule.id);
  return {axe: found.testEngine.version, violations: ids(found.violations), passes: ids(found.passes)};
}"""


def look_at(page: Page, url: str, axe: str) -> dict[str, object]:
    """Load a page and put axe to it.

    Raises:
        ClickException: the page is not there.
    """
    answer = page.goto(url, wait_until="load")
    if answer is None or not answer.ok:
        message = f"{url} could not be loaded"
        raise click.ClickException(message)
    page.evaluate(axe)
    return {"url": url, **page.evaluate(RUN)}


@click.command()
@click.option("--browser", required=True, help="The Chromium to start.")
@click.option("--axe", required=True, type=click.Path(path_type=Path, exists=True), help="The axe.min.js to run.")
@click.option("--switch", "switches", multiple=True, help="A switch for Chromium. Repeatable.")
@click.argument("urls", nargs=-1, required=True)
def main(browser: str, axe: Path, switches: tuple[str, ...], urls: tuple[str, ...]) -> None:
    """Look at pages with axe."""
    source = axe.read_text("utf-8")
    sandbox = "--no-sandbox" not in switches
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=[*switches], chromium_sandbox=sandbox)
        page = chromium.new_page(viewport={"width": 1280, "height": 800})
        print(json.dumps([look_at(page, url, source) for url in urls]))
        chromium.close()


if __name__ == "__main__":
    main()
