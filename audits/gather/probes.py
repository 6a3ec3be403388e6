"""The probes: which script fills which field of a page's evidence, and what its answer is read as."""

from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from audits.evidence import Asset, DataBlock, Head, Heading, Landmark, Link, Picture, Shown


class Probe(NamedTuple):
    """One script, put to the page once in the first profile; its answer fills the field of Page of the same name."""

    field: str
    record: Any


PAGE_PROBES = (
    Probe("head", Head),
    Probe("headings", tuple[Heading, ...]),
    Probe("landmarks", tuple[Landmark, ...]),
    Probe("links", tuple[Link, ...]),
    Probe("pictures", tuple[Picture, ...]),
    Probe("assets", tuple[Asset, ...]),
    Probe("anchors", tuple[str, ...]),
    Probe("data_blocks", tuple[DataBlock, ...]),
    Probe("shown", Shown),
)


@cache
def script(name: str) -> str:
    """Read one of the scripts that run in the page."""
    return (files("audits.gather") / "js" / f"{name}.js").read_text(encoding="utf-8")


@cache
def axe_source() -> str:
    """Read the axe that axe-playwright-python carries."""
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
