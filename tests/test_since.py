"""Only what has changed: which pages a changed file asks for, as git tells of it."""

from pathlib import Path

import pytest
from git_repository import commit, git

from audits.errors import WrongUseError
from audits.static.changed_files import changed_files, is_tracked
from audits.static.changed_pages import Changed, Layout, pages_changed
from audits.static.pages import BuiltPage
from audits.static.stamps import PageStamps, Stamp

HOME, NECK, BACK = "index.html", "neck/index.html", "back/index.html"
EVERY = frozenset({HOME, NECK, BACK})
STAMPS = PageStamps("", "docs/neck.md", {}, None, (Stamp(9, "parts/care.md"),))
PAGES = (
    BuiltPage(HOME, "", "docs/index.md"),
    BuiltPage(NECK, "neck/", "docs/neck.md", stamps=STAMPS),
    BuiltPage(BACK, "back/", "docs/back.md"),
)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--initial-branch", "main")
    commit(tmp_path, {"docs/a.md": "A", "docs/b.md": "B", ".gitignore": "site/\n"})
    return tmp_path


def test_what_differs_is_told_committed_or_not(repository: Path) -> None:
    git(repository, "switch", "--create", "guide")
    commit(repository, {"docs/ä b.md": "C"})
    (repository / "docs/a.md").write_text("changed")
    (repository / "new.md").write_text("new")
    (repository / "site").mkdir()
    (repository / "site/index.html").write_text("ignored")
    assert changed_files(repository, "main") == ("docs/a.md", "docs/ä b.md", "new.md")
    assert (is_tracked(repository, repository / "docs"), is_tracked(repository, repository / "site")) == (True, False)


def test_what_others_have_done_on_their_branch_since_is_no_change_of_ours(repository: Path) -> None:
    git(repository, "switch", "--create", "guide")
    commit(repository, {"docs/a.md": "ours"})
    git(repository, "switch", "main")
    commit(repository, {"docs/b.md": "theirs"})
    git(repository, "switch", "guide")
    assert changed_files(repository, "main") == ("docs/a.md",)


@pytest.mark.parametrize("ref", ["gone", "--output=x", ""])
def test_what_git_does_not_know_is_told(repository: Path, ref: str) -> None:
    with pytest.raises(WrongUseError, match="--since"):
        changed_files(repository, ref)
    assert not (repository / "x").exists()


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    for path, html in {HOME: "", NECK: '<img src="../pics/neck%20joint.svg">', BACK: ""}.items():
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_text(html)
    for name in ("docs/pics/neck joint.svg", "docs/pics/idle.svg", "docs/site.css", "docs/neck.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return Layout(tmp_path, tmp_path / "site", project=tmp_path, docs=tmp_path / "docs", is_tracked=False)


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("docs/neck.md", {NECK}),
        ("parts/care.md", {NECK}),
        ("docs/pics/neck joint.svg", {NECK}),
        ("docs/pics/idle.svg", EVERY),
        ("docs/site.css", EVERY),
        ("docs/gone.md", EVERY),
        ("mkdocs.yml", EVERY),
        ("theme/main.html", EVERY),
        ("README.md", set()),
        (".github/workflows/audit.yml", set()),
    ],
)
def test_a_file_asks_for_the_pages_that_it_may_have_changed(layout: Layout, file: str, expected: set[str]) -> None:
    shared = file if expected == EVERY else None
    assert pages_changed(PAGES, [file], layout) == Changed(frozenset(expected), shared)


def test_several_files_ask_for_all_their_pages(layout: Layout) -> None:
    found = pages_changed(PAGES, ["README.md", "docs/back.md", "docs/neck.md"], layout)
    assert found == Changed(frozenset({NECK, BACK}))


@pytest.mark.parametrize(
    ("file", "expected"),
    [("site/neck/index.html", {NECK}), ("site/gone.html", EVERY), ("site/site.js", EVERY), ("tools/build.py", set())],
)
def test_a_site_that_is_kept_in_git_is_all_there_is(layout: Layout, file: str, expected: set[str]) -> None:
    kept = Layout(layout.root, layout.site, project=None, docs=None, is_tracked=True)
    pages = [BuiltPage(page.path, page.address) for page in PAGES]
    shared = file if expected == EVERY else None
    assert pages_changed(pages, [file], kept) == Changed(frozenset(expected), shared)


@pytest.mark.parametrize("file", ["content/neck.md", "layouts/base.html"])
def test_of_a_site_of_another_generator_nobody_can_tell(layout: Layout, file: str) -> None:
    unknown = Layout(layout.root, layout.site, project=None, docs=None, is_tracked=False)
    pages = [BuiltPage(page.path, page.address) for page in PAGES]
    assert pages_changed(pages, [file], unknown) == Changed(EVERY, file)


def test_a_project_in_a_subfolder_does_not_depend_on_what_lies_beside_it(layout: Layout) -> None:
    web = Layout(layout.root, layout.site, project=layout.root / "web", docs=layout.root / "web/docs", is_tracked=False)
    assert pages_changed(PAGES, ["server/app.py"], web) == Changed(frozenset())
    assert pages_changed(PAGES, ["web/mkdocs.yml"], web) == Changed(EVERY, "web/mkdocs.yml")
