"""The generated site is of the size asked for, the same each time, and has all that Material pages have."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from material_blocks import BLOCKS
from material_site import MAX_IN_NAVIGATION, file_of, generate, topic

FEATURES = {
    "content.code.copy",
    "content.tabs.link",
    "navigation.footer",
    "navigation.tabs",
    "navigation.top",
    "toc.follow",
}


def written(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def entries(folder: Path) -> list[str]:
    settings = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    sections = [next(iter(one.values())) for one in settings["nav"]]
    return [next(iter(entry.values())) for section in sections if isinstance(section, list) for entry in section]


@pytest.mark.parametrize("pages", [1, 2, 11, 12, 120])
def test_it_has_as_many_pages_as_asked_for(pages: int, tmp_path: Path) -> None:
    files = generate(pages, tmp_path)
    assert len(set(files)) == pages
    assert sorted(files) == sorted(file.relative_to(tmp_path / "docs").as_posix() for file in tmp_path.rglob("*.md"))


def test_it_is_the_same_each_time(tmp_path: Path) -> None:
    generate(12, tmp_path / "once")
    generate(12, tmp_path / "again")
    assert written(tmp_path / "once") == written(tmp_path / "again")


def test_a_topic_says_the_same_in_a_larger_site() -> None:
    assert topic(5, 99) == topic(5, 299)


@pytest.mark.parametrize(("pages", "listed"), [(12, 11), (300, MAX_IN_NAVIGATION)])
def test_the_navigation_lists_the_first_topics(pages: int, listed: int, tmp_path: Path) -> None:
    generate(pages, tmp_path)
    assert entries(tmp_path) == [file_of(number) for number in range(1, listed + 1)]


def test_every_link_and_picture_leads_to_a_file(tmp_path: Path) -> None:
    generate(12, tmp_path)
    for file in tmp_path.rglob("*.md"):
        for target in re.findall(r"\]\(([^)]+)\)", file.read_text("utf-8")):
            assert (file.parent / target).is_file(), (file, target)


def test_it_has_what_material_pages_have(tmp_path: Path) -> None:
    generate(len(BLOCKS) + 1, tmp_path)
    settings = yaml.safe_load((tmp_path / "mkdocs.yml").read_text("utf-8"))
    assert set(settings["theme"]["features"]) >= FEATURES
    assert len(settings["theme"]["palette"]) == 2
    text = "".join(file.read_text("utf-8") for file in tmp_path.rglob("*.md"))
    for sign in ("```python", "| Sign |", "!!! note", "=== ", "??? tip", "![", "- [x] ", "[^1]:"):
        assert sign in text


def test_mkdocs_builds_it(tmp_path: Path) -> None:
    generate(3, tmp_path)
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"], cwd=tmp_path, check=True)
    assert sum(1 for _ in (tmp_path / "site").rglob("*.html")) == 3 + 1  # and 404.html
