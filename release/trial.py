"""The built wheel tried as a stranger would: in an environment of its own, on sites that are not ours."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

SITES = Path(__file__).parent / "sites"
"""Small sites: `sound` and `broken` as plain HTML, `material` for MkDocs with a theme as it comes."""


class TrialError(Exception):
    """The wheel does not do what it promises; the message says what was typed and what came of it."""


class Step(NamedTuple):
    """What is typed in the folder with the sites, the exit code that it has to give, and words it has to say."""

    typed: tuple[str, ...]
    exit_code: int
    says: str = ""


HTML_STEPS = (
    Step(("audits", "rules", "contact"), 0, "tel-link-global"),
    Step(("audits", "explain", "tel-link-global"), 0, "Good:"),
    Step(("audits", "browser"), 0),
    Step(("audits", "run", "sound"), 0, "CLEAN"),
    Step(("audits", "run", "broken"), 1, "internal-link"),
    Step(("audits", "run", "empty"), 3),
    Step(("audits", "run", "sound", "--rules", "tel-link-globl"), 2, "tel-link-global"),
    Step(("audits", "judge", "no-such-evidence"), 2),
    Step(("audits", "init"), 0, "audits.toml"),
    Step(("audits", "run", "broken", "--rules", "links"), 1, "internal-link"),
)
"""What anyone can do who has the wheel and a browser."""

MKDOCS_STEPS = (
    Step(("mkdocs", "build", "--strict", "--quiet", "--config-file", "material/mkdocs.yml"), 0),
    Step(("audits", "run", "material/site", "--format", "json", "--out", "material/reports"), 1),
)
"""What a site adds that MkDocs builds; `stamp_mistake` then looks at the report."""

FAULT = ("internal-link", "docs/index.md")
"""The fault of the site for MkDocs, and its file, below mkdocs.yml. Its line is the one that has `no-such-page`."""


def try_wheel(wheel: Path, version: str, folder: Path) -> None:
    """Install a wheel into an empty environment below `folder`, use it, and raise TrialError where it fails."""
    for name in ("sound", "broken", "material"):
        shutil.copytree(SITES / name, folder / name)
    (folder / "empty").mkdir()
    environment = folder / "environment"
    _do([sys.executable, "-m", "venv", str(environment)], folder)
    programs = environment / "bin"
    pip = [str(programs / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _do([*pip, str(wheel)], folder)
    if (programs / "mkdocs").exists():
        message = "The wheel installs MkDocs, though not everybody has a site that MkDocs builds."
        raise TrialError(message)
    for step in (Step(("audits", "--version"), 0, f"audits, version {version}"), *HTML_STEPS):
        _take(step, programs, folder)
    _do([*pip, f"{wheel}[mkdocs]", "mkdocs-material"], folder)
    for step in MKDOCS_STEPS:
        _take(step, programs, folder)
    report = json.loads((folder / "material/reports/report.json").read_text("utf-8"))
    lines = (folder / "material/docs/index.md").read_text("utf-8").splitlines()
    if mistake := stamp_mistake(report, 1 + next(at for at, line in enumerate(lines) if "no-such-page" in line)):
        raise TrialError(mistake)


def stamp_mistake(report: Mapping[str, list[Any]], line: int) -> str | None:
    """Say what is wrong with where a report places the fault; None where it names its file and its line."""
    rule, file = FAULT
    sources = [finding.get("source") for finding in report["findings"] if finding["rule"] == rule]
    wanted = {"file": file, "line": line}
    return None if sources == [wanted] else f"{rule} is told of {sources}, not of {wanted}."


def outcome_mistake(step: Step, exit_code: int, output: str) -> str | None:
    """Say what is wrong with what came of a step; None where nothing is."""
    typed = " ".join(step.typed)
    if exit_code != step.exit_code:
        return f"`{typed}` ended with {exit_code}, not {step.exit_code}:\n{output}"
    if step.says not in output:
        return f"`{typed}` does not say “{step.says}”:\n{output}"
    return None


def _take(step: Step, programs: Path, folder: Path) -> None:
    program, *arguments = step.typed
    exit_code, output = _run([str(programs / program), *arguments], folder)
    if mistake := outcome_mistake(step, exit_code, output):
        raise TrialError(mistake)
    sys.stdout.write(f"    {' '.join(step.typed)}: {exit_code}, as it should\n")


def _do(command: list[str], folder: Path) -> None:
    exit_code, output = _run(command, folder)
    if exit_code:
        message = f"`{' '.join(command)}` ended with {exit_code}:\n{output}"
        raise TrialError(message)


def _run(command: list[str], folder: Path) -> tuple[int, str]:
    """Run a command in a folder, with nothing of this environment but the PATH and what the browser is found by."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "NOX"))}
    done = subprocess.run(command, cwd=folder, env=kept, capture_output=True, text=True, check=False)  # noqa: S603  because the commands are this module's own
    return done.returncode, done.stdout + done.stderr
