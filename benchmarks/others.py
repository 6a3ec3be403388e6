"""The tools people use today, each put to the same pages on the same machine as the gate, one after the other."""

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

PATIENCE = 900
"""Seconds that a tool may take over all pages, or npm over installing it."""

SWITCHES = ("--headless", "--no-sandbox", "--disable-gpu")


class Round(NamedTuple):
    """One round of the comparison: where the tools are, the browser they start, the pages' addresses and files."""

    folder: Path
    browser: str
    urls: Sequence[str]
    files: Sequence[Path]

    def program(self, name: str) -> str:
        """Give the path of a program that npm has installed."""
        return str(self.folder / "node_modules" / ".bin" / name)


class Tool(NamedTuple):
    """A tool: its package, the commands for one round, and what its output holds only if it has looked at the pages."""

    package: str
    commands: Callable[[Round], list[list[str]]]
    proof: str


def _pa11y(one: Round) -> list[list[str]]:
    config = one.folder / "pa11y-ci.json"
    launch = {"executablePath": one.browser, "args": [*SWITCHES]}
    config.write_text(json.dumps({"defaults": {"chromeLaunchConfig": launch}, "urls": list(one.urls)}), "utf-8")
    return [[one.program("pa11y-ci"), "--config", str(config)]]


def _lighthouse(one: Round) -> list[list[str]]:
    flags = ["--quiet", "--output=json", f"--chrome-flags={' '.join(SWITCHES)}"]
    return [[one.program("lighthouse"), url, *flags] for url in one.urls]


TOOLS = (
    Tool("pa11y-ci", _pa11y, r"\d+/\d+ URLs passed|\d+ errors?|No issues|Running Pa11y on \d+ URLs"),
    Tool("lighthouse", _lighthouse, r'"categories"'),
    Tool(
        "linkinator",
        lambda one: [[one.program("linkinator"), *one.urls, "--skip", "^(?!http://127)"]],
        r"[Ss]canned \d+",
    ),
    Tool("html-validate", lambda one: [[one.program("html-validate"), *map(str, one.files)]], r"^\s*$|problems?\b"),
)


def pages_per_second(tool: Tool, one: Round) -> float | str:
    """Give how many pages a second a tool looks at, or why that cannot be said."""
    if reason := _install(tool.package, one.folder):
        return reason
    environment = {**os.environ, "CHROME_PATH": one.browser}
    started = time.perf_counter()
    for command in tool.commands(one):
        try:
            ended = _run(command, one.folder, environment)
        except subprocess.TimeoutExpired:
            return f"it took longer than {PATIENCE} seconds"
        if not re.search(tool.proof, f"{ended.stdout}{ended.stderr}"):
            said = (ended.stderr or ended.stdout).strip().splitlines()
            return f"it did not run: {said[-1][:120] if said else f'exit code {ended.returncode}'}"
    return len(one.urls) / (time.perf_counter() - started)


def _install(package: str, folder: Path) -> str:
    if shutil.which("npm") is None:
        return "npm is not here"
    command = ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", package]
    try:
        ended = _run(command, folder, {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"})
    except subprocess.TimeoutExpired:
        return f"npm took longer than {PATIENCE} seconds"
    return "" if ended.returncode == 0 else f"npm cannot install it: {ended.stderr.strip()[-120:]}"


def _run(command: list[str], folder: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  because the commands are this module's own
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE
    )
