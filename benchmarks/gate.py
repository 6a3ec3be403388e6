"""The gate as its users have it, `python -m audits`; its reports show that it has looked at the pages."""

import glob
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from cpu import Usage, measured
from sample import REPOSITORY, Sample

COMMAND = (sys.executable, "-m", "audits")
ENVIRONMENT = {"PYTHONPATH": str(REPOSITORY)}
AXE_ALONE = ("--rules", "axe", "--profiles", "desktop")
TIMEOUT_S = 4 * 3600
"""Seconds that a run may take."""

LOOKED = (0, 1, 4)
"""Exit codes of a run that came to a verdict: clean, failing, incomplete."""


class Audit(NamedTuple):
    """A run of the gate: what it took, and its report."""

    usage: Usage
    report: Any

    @property
    def axe(self) -> str:
        """The version of axe that it says it used."""
        return str(self.report["tool"]["axe"])

    @property
    def browser(self) -> str:
        """The browser, with its version, that it says it used."""
        return str(self.report["tool"]["browser"])

    @property
    def said(self) -> tuple[object, ...]:
        """Its verdict, its counts and its findings: the same for the same site."""
        return self.report["verdict"], self.report["counts"], self.report["findings"]

    @property
    def rules(self) -> frozenset[str]:
        """The rules that have a finding."""
        return frozenset(one["rule"] for one in self.report["findings"])


def audit(sample: Sample, out: Path, *options: str) -> Audit | str:
    """Run the gate over pages, with further options, and give what came of it, or why it counts for nothing."""
    shutil.rmtree(out, ignore_errors=True)
    chosen = () if sample.is_all else tuple(word for path in sample.paths for word in ("--pages", glob.escape(path)))
    command: list[str | Path] = [*COMMAND, "run", sample.site, "--out", out, "--format", "json", *options, *chosen]
    ended = measured(command, folder=sample.folder, environment=ENVIRONMENT, timeout=TIMEOUT_S)
    if ended.exit_code is None:
        return f"it took longer than {TIMEOUT_S:,} s"
    if ended.exit_code not in LOOKED or not (out / "report.json").is_file():
        return f"it failed with exit code {ended.exit_code}: {(ended.stderr or ended.stdout).strip()[-120:]}"
    report = json.loads((out / "report.json").read_bytes())
    if reason := not_looked_at(report, len(sample.paths)):
        return f"{reason} ({ended.usage.cpu:.1f} CPU s, {ended.usage.wall:.1f} wall s)"
    return Audit(ended.usage, report)


def not_looked_at(report: Any, pages: int) -> str:
    """Say what a report leaves out of so many pages: pages, or what it says itself was not tested."""
    if report["site"]["pages"] != pages:
        return f"it looked at {report['site']['pages']} of {pages} pages"
    untested = sorted({one["rule"] for one in report["findings"] if one["result"] == "untested"})
    if untested or report["verdict"] == "incomplete":
        return f"its report is incomplete; untested: {', '.join(untested)}"
    return ""


def has_option(option: str) -> bool:
    """Tell whether `audits run` knows an option."""
    return option in _says("run", "--help").split()


def browser() -> str:
    """Give the path of the Chromium that the gate starts."""
    return _says("browser").strip()


def _says(*words: str) -> str:
    said = subprocess.run(  # noqa: S603  because it is our own command
        [*COMMAND, *words], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    return said.stdout
