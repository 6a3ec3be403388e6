"""The option `mend_theme` changes what it names in a site of Material for MkDocs, and says what it cannot change."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from audits.editor.theme.document import TAG_MENDS, mend_document
from audits.lib.colour import contrast
from audits.lib.theme_files import FOLDER, SCRIPTS, STYLES

SETTINGS = """
site_name: Walks
site_url: https://walks.example/
repo_url: https://github.com/walks/walks
theme:
  name: {theme}
  features: [search.share, navigation.instant, navigation.instant.progress, announce.dismiss]
extra_css: [own.css]
extra_javascript: [own.js]
extra:
  social: [{{icon: fontawesome/brands/github, link: "https://github.com/walks"}}]
plugins: [search, {{audits: {{mend_theme: {mends}}}}}]
nav:
  - Home: index.md
  - Walks:
      - Short: walks/short.md
"""
PAGES = {
    "index.md": "# Home\n\nRead about [walks](walks/short.md).\n",
    "walks/short.md": "# Short\n\n## One\n\nWalk.\n",
}
PAGE = Path("walks/short/index.html")


def build(folder: Path, *, mends: bool = True, theme: str = "material") -> tuple[Path, str]:
    """Build a small site; give its folder, and what the build had to say."""
    (folder / "mkdocs.yml").write_text(SETTINGS.format(theme=theme, mends=str(mends).lower()), encoding="utf-8")
    for name, text in PAGES.items():
        file = folder / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    built = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, env=environment)
    return folder / "site", built.stderr


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> str:
    site, _ = build(tmp_path_factory.mktemp("plain"), mends=False)
    return (site / PAGE).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site, said = build(tmp_path_factory.mktemp("mended"))
    assert "WARNING" not in said
    return site


def test_the_theme_still_has_every_fault(plain: str) -> None:
    """A fault that a new version of the theme no longer has is to be taken out of the table."""
    idle = [
        mend.fault for number, mend in enumerate(TAG_MENDS)
        if mend_document(plain, TAG_MENDS[number : number + 1]).html == plain
    ]  # fmt: skip
    assert idle == []


def test_the_built_pages_are_mended(mended: Path) -> None:
    for name in (PAGE, Path("index.html"), Path("404.html")):
        html = (mended / name).read_text(encoding="utf-8")
        assert 'role="dialog"' not in html
        assert '<div class="md-search-result__meta" role="status">' in html


def test_nothing_but_attributes_of_tags_is_changed(plain: str) -> None:
    assert re.sub(r"<[^<>]*>", "<>", mend_document(plain).html) == re.sub(r"<[^<>]*>", "<>", plain)


def test_mending_twice_changes_nothing_more(plain: str) -> None:
    once = mend_document(plain)
    assert once.missing == ()
    assert mend_document(once.html) == once


def test_a_page_that_is_none_of_the_theme_is_left_as_it_is() -> None:
    html = '<!doctype html><title>Own</title><a href="/" target="_blank" class="own">Own</a><div role="dialog">x</div>'
    mended = mend_document(html)
    assert (mended.html, mended.missing) == (html, ())


def test_what_is_not_as_expected_is_named_and_left_as_it_is(plain: str) -> None:
    other = plain.replace('class="md-search-result__meta"', 'class="own-status"')
    mended = mend_document(other)
    assert '<div class="own-status">' in mended.html
    assert [fault for fault in mended.missing if "status-message" in fault] == list(mended.missing)
    assert len(mended.missing) == 1


def test_a_template_of_the_sites_own_is_warned_about(tmp_path: Path) -> None:
    own = tmp_path / "own" / "partials"
    own.mkdir(parents=True)
    (own / "search.html").write_text('<div data-md-component="search">Own search</div>', encoding="utf-8")
    site, said = build(tmp_path, theme=f"material\n  custom_dir: {tmp_path / 'own'}")
    assert "WARNING" in said
    assert "walks/short.md" in said
    assert "Own search</div>" in (site / PAGE).read_text(encoding="utf-8")


def test_the_files_stand_between_the_themes_and_the_sites_own(mended: Path) -> None:
    html = (mended / PAGE).read_text(encoding="utf-8")
    order = [html.index(name) for name in ("stylesheets/main.", *(f"{FOLDER}/{name}" for name in STYLES), "own.css")]
    assert order == sorted(order)
    assert html.index("javascripts/bundle.") < min(html.index(f"{FOLDER}/{name}") for name in SCRIPTS)
    assert {file.name for file in (mended / FOLDER).iterdir()} == {*STYLES, *SCRIPTS}


def test_without_the_option_nothing_is_added(tmp_path: Path) -> None:
    site, said = build(tmp_path, mends=False)
    assert "mend_theme" not in said
    assert not (site / FOLDER).exists()
    assert FOLDER not in (site / PAGE).read_text(encoding="utf-8")


def test_another_theme_is_warned_about_and_left_alone(tmp_path: Path) -> None:
    site, said = build(tmp_path, theme="mkdocs")
    assert "WARNING" in said
    assert "“mkdocs”" in said
    assert not (site / FOLDER).exists()
    assert FOLDER not in (site / PAGE).read_text(encoding="utf-8")


WHITE, CODE, DARK = (255, 255, 255), (0xF5, 0xF5, 0xF5), (0x1E, 0x21, 0x29)
"""What words stand on: a light page, its code, a dark page."""

COLOURS = (Path(sys.modules[mend_document.__module__].__file__ or "").parent / "colours.css").read_text(
    encoding="utf-8"
)
RULE = re.compile(r"^\s*(\[data-md-color-[^{]*?)\s*\{([^}]*)\}", re.MULTILINE)
SET = re.compile(r"--md-(accent-fg-color|typeset-a-color|primary-fg-color|primary-fg-color--dark): #(\w{6})\b")


def colours() -> list[tuple[str, str, str]]:
    return [(where, *found) for where, body in RULE.findall(COLOURS) for found in SET.findall(body)]


@pytest.mark.parametrize(("where", "what", "value"), colours())
def test_words_stand_out_in_every_colour(where: str, what: str, value: str) -> None:
    colour = (int(value[:2], 16), int(value[2:4], 16), int(value[4:], 16))
    is_dark = 'scheme="slate"' in where and ":not" not in where
    grounds = [WHITE] if what.startswith("primary") else [DARK] if is_dark else [WHITE, CODE]
    assert min(contrast(colour, ground) for ground in grounds) >= 4.5
