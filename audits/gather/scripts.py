"""The scripts that run in a page, as text."""

from functools import cache
from importlib.resources import files


@cache
def script(name: str) -> str:
    """Read one of the gate's own scripts, `js/NAME.js`."""
    return (files("audits.gather") / "js" / f"{name}.js").read_text(encoding="utf-8")


@cache
def axe_source() -> str:
    """Read the axe that axe-playwright-python carries."""
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
