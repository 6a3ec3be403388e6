"""Small built sites for tests."""

from pathlib import Path

from audits.diff.built_site import read_sites
from audits.diff.records import SiteDiff
from audits.diff.site_diff import diff_sites

Files = dict[str, str]
"""The text of each file of a site, by its path."""


def prose(seed: str, words: int = 150) -> str:
    """Give a text that is like no other."""
    return " ".join(f"{seed}{number}" for number in range(words))


def page(body: str = "", head: str = "", title: str = "A page") -> str:
    return f"<!doctype html><title>{title}</title>{head}<main>{body}</main>"


def write_site(folder: Path, files: Files) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def diff_of(folder: Path, old: Files, new: Files) -> SiteDiff:
    return diff_sites(*read_sites(write_site(folder / "old", old), write_site(folder / "new", new)))
