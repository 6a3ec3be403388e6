"""MkDocs with the plugin `audits`: the very bytes that it builds without, and beside them where all of it came from."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from our_site import REPOSITORY
from selectolax.lexbor import LexborHTMLParser, LexborNode

from audits.editor.preview.snapshot import Snapshots
from audits.static.stamps import ATTRIBUTE, PageStamps, read_stamps, stamped, stamps_file

SETTINGS = """
site_name: Clinic
site_url: https://clinic.example/
theme: {name: material, font: false}
nav: [index.md, Arms: arm.md]
markdown_extensions:
  - admonition
  - attr_list
  - md_in_html
  - tables
  - pymdownx.details
  - pymdownx.superfences
  - pymdownx.snippets: {base_path: ["parts"], check_paths: true}
plugins:
  - search
  - macros: {module_name: given}
"""

GIVEN = """
def define_env(env):
    @env.macro
    def times():
        return "- Monday\\n- Tuesday\\n\\nClosed at noon"
"""

PAGE = """---
title: Neck
description: About necks
---
# Neck pain

We are open:

{{ times() }}

--8<-- "care.md"

- Last

--8<--
help.md:urgent
--8<--
"""

CARE = "Ask *us*.\n\n!!! note\n    Take care\n"
HELP = "Not shown\n\n# --8<-- [start:urgent]\nCall 999\n# --8<-- [end:urgent]\n"


def write_project(folder: Path, *, plugin: bool) -> Path:
    """Write a small project, and give its mkdocs.yml."""
    for name, text in {
        "docs/index.md": PAGE,
        "docs/arm.md": "Text\r\n\r\n# Arm\r\n",
        "parts/care.md": CARE,
        "parts/help.md": HELP,
        "given.py": GIVEN,
        "mkdocs.yml": SETTINGS + ("  - audits\n" if plugin else ""),
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    return folder / "mkdocs.yml"


def run_mkdocs(settings: Path, site: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", settings, "-d", site],
        cwd=settings.parent,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1790000000"},
        check=True,
        timeout=120,
    )


def files_in(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stamps")
    site = folder / "site"
    run_mkdocs(write_project(folder, plugin=True), site)
    return site


def line_by_words(html: bytes) -> dict[str, str | None]:
    """Give what the nearest stamp says, by the words of each paragraph, heading and list item."""
    found: dict[str, str | None] = {}
    for node in LexborHTMLParser(html).css("article :is(h1, p, li)"):
        around: LexborNode | None = node
        while around is not None and ATTRIBUTE not in around.attributes:
            around = around.parent
        found[node.text().strip()] = around.attributes[ATTRIBUTE] if around is not None else None
    return found


def test_macros_and_snippets_name_the_line_an_editor_has_to_mend(built: Path) -> None:
    page = read_stamps(built)["index.html"]
    assert line_by_words(stamped((built / "index.html").read_bytes(), page.stamps)) == {
        "Neck pain": "docs/index.md:5",
        "We are open:": "docs/index.md:7",
        "Monday": "docs/index.md:9",
        "Tuesday": "docs/index.md:9",
        "Closed at noon": "docs/index.md:9",
        "Ask us.": "parts/care.md:1",
        "Note": "parts/care.md:3",
        "Take care": "parts/care.md:4",
        "Last": "docs/index.md:13",
        "Call 999": "parts/help.md:4",
    }


def test_front_matter_and_the_heading_of_the_title_are_known(built: Path) -> None:
    pages = read_stamps(built)
    assert pages["index.html"].front_matter == {"title": 2, "description": 3}
    assert pages["index.html"].title == 5
    assert pages["arm/index.html"].title is None, "the title comes from the navigation in mkdocs.yml"


def test_nothing_of_the_template_is_stamped(built: Path) -> None:
    page = read_stamps(built)["index.html"]
    tree = LexborHTMLParser(stamped((built / "index.html").read_bytes(), page.stamps))
    assert len(tree.css(f"[{ATTRIBUTE}]")) == len(page.stamps) > 0
    assert tree.css(f"article [{ATTRIBUTE}]") == tree.css(f"[{ATTRIBUTE}]")


def test_plain_material_has_the_bytes_that_it_has_without(built: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    run_mkdocs(write_project(tmp_path, plugin=False), site)
    assert files_in(built) == files_in(site)
    assert not stamps_file(site).exists()


def test_our_own_site_has_the_bytes_that_it_has_without(tmp_path: Path) -> None:
    """Two copies of mkdocs.yml, elsewhere, of which one lacks the plugin."""
    text = (REPOSITORY / "mkdocs.yml").read_text()
    for path in ("docs_dir: docs", "custom_dir: docs/overrides", "  - docs/hooks/hooks.py"):
        assert path in text
        text = text.replace(path, path.replace("docs", f"{REPOSITORY}/docs", 1) if "dir" not in path else
                            path.replace(": ", f": {REPOSITORY}/"))  # fmt: skip
    assert "  - audits\n" in text
    for name, settings in {"with": text, "without": text.replace("  - audits\n", "")}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "mkdocs.yml").write_text(settings)
        run_mkdocs(tmp_path / name / "mkdocs.yml", tmp_path / name / "site")
    assert files_in(tmp_path / "with/site") == files_in(tmp_path / "without/site")
    unknown = [one for page in read_stamps(tmp_path / "with/site").values() for one in page.stamps if one.line is None]
    assert unknown == []


def test_a_preview_bears_its_stamps_and_writes_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.chdir(tmp_path)
    config = load_config(str(write_project(tmp_path, plugin=True)), site_dir=str(tmp_path / "site"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    assert f'{ATTRIBUTE}="docs/index.md:5"' in (tmp_path / "site/index.html").read_text()
    assert not stamps_file(tmp_path / "site").exists()


@pytest.mark.parametrize("is_on", [True, False])
def test_a_preview_looks_at_what_would_be_published_unless_it_is_switched_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_on: bool
) -> None:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    monkeypatch.chdir(tmp_path)
    settings = write_project(tmp_path, plugin=True)
    run_mkdocs(settings, tmp_path / "published")
    if not is_on:
        settings.write_text(settings.read_text().replace("- audits", "- audits: {preview: false}"))
    copies: list[dict[str, bytes]] = []

    def take(_: Snapshots, site: Path, _pages: Mapping[str, PageStamps]) -> Path:
        copies.append(files_in(site))
        return site

    monkeypatch.setattr(Snapshots, "take", take)
    config = load_config(str(settings), site_dir=str(tmp_path / "site"))
    config.plugins.on_startup(command="serve", dirty=False)
    config.site_url = "http://127.0.0.1:8000/"
    build(config, serve_url=config.site_url)
    config.plugins.on_shutdown()
    published = files_in(tmp_path / "published")
    differing = [path for path in published for one in copies if one[path] != published[path]]
    assert differing == []
    assert len(copies) == int(is_on)
    assert (b"127.0.0.1" in files_in(tmp_path / "site")["index.html"]) is not is_on


def test_a_partial_build_keeps_the_stamps_of_pages_it_leaves_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.chdir(tmp_path)
    settings, site = write_project(tmp_path, plugin=True), tmp_path / "site"
    run_mkdocs(settings, site)
    before = read_stamps(site)
    (tmp_path / "docs/index.md").write_text(f"{PAGE}\n\nMore")
    os.utime(tmp_path / "docs/arm.md", (0, 0))
    config = load_config(str(settings), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=True)
    build(config, dirty=True)
    after = read_stamps(site)
    assert after["arm/index.html"] == before["arm/index.html"]
    assert len(after["index.html"].stamps) == len(before["index.html"].stamps) + 1
