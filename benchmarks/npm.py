"""Programs from npm, each in a folder of its own, so that none changes what another one depends on."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

TIMEOUT_S = 900
"""Seconds that npm may take over a package."""

NO_DOWNLOADS = {"PUPPETEER_SKIP_DOWNLOAD": "1", "CHROMEDRIVER_SKIP_DOWNLOAD": "true"}
"""Packages bring no Chromium and no chromedriver: all tools start the same ones."""


class Package(NamedTuple):
    """A package of npm, in one version, and the program in it."""

    name: str
    version: str
    program: str

    def folder(self, tools: Path) -> Path:
        """Give the folder it is installed into."""
        return tools / f"{self.name.replace('/', '-').lstrip('@')}-{self.version}"

    def path(self, tools: Path) -> str:
        """Give the path of its program."""
        return str(self.folder(tools) / "node_modules" / ".bin" / self.program)


def installed(package: Package, tools: Path) -> str:
    """Install a package below a folder if it is not there yet; say why that cannot be done, or nothing."""
    if version_of(package.name, package.folder(tools)) == package.version:
        return ""
    npm = shutil.which("npm")
    if npm is None:
        return "npm is not here"
    folder = package.folder(tools)
    folder.mkdir(parents=True, exist_ok=True)
    words = ["install", "--prefix", str(folder), "--no-audit", "--no-fund", "--loglevel=error"]
    try:
        ended = subprocess.run(  # noqa: S603  because the packages are the benchmark's own choice
            [npm, *words, f"{package.name}@{package.version}"],
            env={**os.environ, **NO_DOWNLOADS},
            capture_output=True,
            text=True,
            check=False,
            timeout=TIMEOUT_S,
        )
    except subprocess.TimeoutExpired:
        return f"npm took longer than {TIMEOUT_S} s"
    return "" if ended.returncode == 0 else f"npm cannot install it: {ended.stderr.strip()[-120:]}"


def version_of(name: str, folder: Path) -> str:
    """Give the version of a package that is installed in a folder; nothing if it is not there."""
    file = folder / "node_modules" / name / "package.json"
    return str(json.loads(file.read_bytes())["version"]) if file.is_file() else ""
