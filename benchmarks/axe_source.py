"""The axe that the gate runs, found by the version that the gate reports."""

import re
from importlib.resources import files
from pathlib import Path

from npm import Package, installed

VERSION = re.compile(rb"axe v(\d+\.\d+\.\d+)")
HEAD = 200
"""Bytes at the beginning of the file among which it says its version."""


def find_axe(version: str, tools: Path) -> Path | str:
    """Give the axe.min.js of this version: the one the gate has at hand, else npm's; or why there is none."""
    carried = Path(str(files("audits.browser"))) / "axe" / "axe.min.js"
    if version_in(carried) == version:
        return carried
    package = Package("axe-core", version, "")
    reason = installed(package, tools)
    return reason or package.folder(tools) / "node_modules" / "axe-core" / "axe.min.js"


def version_in(file: Path) -> str:
    """Read the version that a file with axe says it is; nothing if it is not axe."""
    with file.open("rb") as opened:
        found = VERSION.search(opened.read(HEAD))
    return found[1].decode() if found else ""
