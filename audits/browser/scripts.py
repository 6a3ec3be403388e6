"""The scripts that run in a page, as text."""

from functools import cache
from importlib.resources import files

PACKAGE = files("audits")
FOLDERS = (PACKAGE / "browser" / "js", PACKAGE / "gatherers", PACKAGE / "gatherers" / "interactions")
"""Where scripts are: what several share, and each gatherer's own beside it. No two have the same name."""


@cache
def script(name: str) -> str:
    """Read one of the gate's own scripts, `NAME.js`, from the folder that holds it."""
    here = next(folder for folder in FOLDERS if (folder / f"{name}.js").is_file())
    return (here / f"{name}.js").read_text(encoding="utf-8")


@cache
def axe_source() -> str:
    """Read the axe that axe-playwright-python carries."""
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
