"""The tools people use today: what each is started with, how its output is read, and the table of them."""

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cpu import Ended
from npm import Package
from tool import Faults, NotLookedAtError, Task, Tool

WINDOW = {"width": 1280, "height": 800}
"""The window of pa11y, in CSS pixels: the gate's own on a desktop. axe-cli and Lighthouse have one of their own."""

COLOUR = re.compile(r"\x1b\[[\d;]*m")
ERROR = re.compile(r"error\b[^(]*:", re.IGNORECASE)
"""In the line of an output that says what went wrong, rather than where."""


def _json(ended: Ended) -> Any:
    """Read a command's output as JSON, or say what it wrote instead."""
    try:
        return json.loads(ended.stdout)
    except ValueError as error:
        written = COLOUR.sub("", ended.stderr or ended.stdout)
        lines = [line.strip() for line in written.splitlines() if line.strip()] or ["it wrote nothing"]
        telling = next((line for line in lines if ERROR.search(line)), lines[-1])
        message = f"{telling[:160]} (exit code {ended.exit_code})"
        raise NotLookedAtError(message) from error


def _bare(task: Task) -> list[list[str]]:
    script = str(Path(__file__).with_name("bare_playwright.py"))
    switches = [word for switch in task.setting.switches for word in ("--switch", switch)]
    named = ["--browser", task.setting.browser, "--axe", str(task.setting.axe)]
    return [[task.program, script, *named, *switches, *task.urls]]


def _of_bare(_: Task, ended: Sequence[Ended]) -> Faults:
    pages = _json(ended[0])
    if not all(page["passes"] for page in pages):
        message = "no rule of axe applied to a page"
        raise NotLookedAtError(message)
    return {page["url"]: frozenset(page["violations"]) for page in pages}


def _pa11y(task: Task) -> list[list[str]]:
    launch = {"executablePath": task.setting.browser, "args": [*task.setting.switches]}
    defaults = {"runners": ["axe"], "concurrency": 1, "chromeLaunchConfig": launch, "viewport": WINDOW}
    file = task.setting.work / "pa11y-ci.json"
    file.write_text(json.dumps({"defaults": defaults, "urls": [*task.urls]}), "utf-8")
    return [[task.program, "--config", str(file), "--json"]]


def _of_pa11y(_: Task, ended: Sequence[Ended]) -> Faults:
    results = _json(ended[0])["results"]
    for url, issues in results.items():
        for issue in issues:
            if issue.get("runner") != "axe":
                message = f"{url}: {issue.get('message', 'it failed')}"
                raise NotLookedAtError(message)
    return {url: frozenset(issue["code"] for issue in issues) for url, issues in results.items()}


def _axe_cli(task: Task) -> list[list[str]]:
    options = ",".join(switch.removeprefix("--") for switch in task.setting.switches)
    named = ["--chromedriver-path", shutil.which("chromedriver") or "", "--chrome-path", task.setting.browser]
    return [[task.program, *task.urls, "--stdout", *named, f"--chrome-options={options}"]]


def _of_axe_cli(_: Task, ended: Sequence[Ended]) -> Faults:
    pages = _json(ended[0])
    if not all(page["passes"] for page in pages):
        message = "no rule of axe applied to a page"
        raise NotLookedAtError(message)
    return {page["url"]: frozenset(rule["id"] for rule in page["violations"]) for page in pages}


def _lighthouse(task: Task) -> list[list[str]]:
    flags = ["--quiet", "--output=json", f"--chrome-flags={' '.join(['--headless', *task.setting.switches])}"]
    return [[task.program, url, *flags] for url in task.urls]


def _of_lighthouse(_: Task, ended: Sequence[Ended]) -> Faults:
    pages = [_json(one) for one in ended]
    broken = [page["runtimeError"]["message"] for page in pages if "runtimeError" in page]
    if broken:
        raise NotLookedAtError(broken[0])
    return {
        page["requestedUrl"]: frozenset(name for name, audit in page["audits"].items() if audit["score"] == 0)
        for page in pages
    }


def _of_linkinator(_: Task, ended: Sequence[Ended]) -> Faults:
    links = _json(ended[0])["links"]
    broken = [(link.get("parent"), link["url"].rpartition("/")[2]) for link in links if link["state"] == "BROKEN"]
    return {
        link["url"]: frozenset(name for parent, name in broken if parent == link["url"])
        for link in links
        if link["state"] == "OK" and "parent" not in link  # a link to a page is no look at it
    }


def _of_html_validate(task: Task, ended: Sequence[Ended]) -> Faults:
    said = {page["filePath"]: frozenset(one["ruleId"] for one in page["messages"]) for page in _json(ended[0])}
    return {str(file): said.get(str(file), frozenset()) for file in task.files}  # it tells of faulty files alone


BARE = Tool("bare Playwright", _bare, _of_bare, "image-alt")
PA11Y = Tool("pa11y-ci", _pa11y, _of_pa11y, "image-alt", Package("pa11y-ci", "4.1.1", "pa11y-ci"))
AXE_CLI = Tool(
    "axe-cli", _axe_cli, _of_axe_cli, "image-alt", Package("@axe-core/cli", "4.13.0", "axe"), needs=("chromedriver",)
)
LIGHTHOUSE = Tool("lighthouse", _lighthouse, _of_lighthouse, "image-alt", Package("lighthouse", "12.8.2", "lighthouse"))
LINKINATOR = Tool(
    "linkinator",
    lambda task: [[task.program, *task.urls, "--format", "json", "--skip", "^(?!http://127)"]],
    _of_linkinator,
    "missing.html",
    Package("linkinator", "6.3.0", "linkinator"),
)
HTML_VALIDATE = Tool(
    "html-validate",
    lambda task: [[task.program, "--formatter", "json", *map(str, task.files)]],
    _of_html_validate,
    "wcag/h37",
    Package("html-validate", "9.0.0", "html-validate"),
    fetches=False,
)
