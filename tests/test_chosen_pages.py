"""Pages named by a person: by built file, address or Markdown file, with wildcards, and `!` to leave out."""

from pathlib import Path

import pytest

from audits.config.facts import Facts
from audits.errors import NothingToAuditError, WrongUseError
from audits.static.chosen_pages import choose
from audits.static.pages import BuiltPage, find_pages

HOME, ERROR, NECK, BACK = "index.html", "404.html", "guides/neck/index.html", "guides/low-back/index.html"
GUIDES, NEWS, CAFE = "guides/index.html", "blog/news.html", "blog/café [1].html"
PATHS = tuple(sorted((HOME, ERROR, NECK, BACK, GUIDES, NEWS, CAFE)))
MARKDOWN = {HOME: "docs/index.md", NECK: "docs/guides/neck.md", BACK: "docs/guides/low-back.md"}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a project's folder, which is the working folder, with a built site and its Markdown."""
    for path in (*(f"site/{path}" for path in PATHS), *MARKDOWN.values(), "README.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def facts_of(root: Path, address: str) -> Facts:
    return Facts(site_url=address, root=str(root), site_dir=str(root / "site"), docs_dir=str(root / "docs"))


def chosen(root: Path, *patterns: str, address: str = "https://clinic.example/") -> list[str]:
    pages = [BuiltPage(page.path, page.address, MARKDOWN.get(page.path)) for page in find_pages(root, PATHS)]
    return [page.path for page in choose(pages, patterns, Path("site"), facts_of(root, address))]


@pytest.mark.parametrize(
    "pattern",
    [
        "guides/neck/index.html",
        "guides/neck/",
        "guides/neck",
        "/guides/neck/",
        "./guides/neck/",
        "https://clinic.example/guides/neck/",
        "https://clinic.example/guides/neck",
        "https://CLINIC.example/guides/neck/?from=mail#exercises",
        "http://127.0.0.1:8000/guides/neck/",
        "docs/guides/neck.md",
        "guides/neck.md",
        "site/guides/neck/index.html",
        "site/guides/neck/",
        "site/guides/n*",
        "*neck*",
        "guides/n?ck/",
        "*/[mn]eck.md",
    ],
)
def test_one_page_has_many_names(root: Path, pattern: str) -> None:
    assert chosen(root, pattern) == [NECK]
    assert chosen(root, f"!{pattern}") == [path for path in PATHS if path != NECK]


def test_whole_paths_as_tools_give_them(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert chosen(root, str(root / "docs/guides/neck.md")) == [NECK]
    assert chosen(root, str(root / "site/guides/neck/index.html")) == [NECK]
    monkeypatch.chdir(root.parent)
    assert chosen(root, f"{root.name}/docs/guides/neck.md") == [NECK], "a site in a folder of its repository"


@pytest.mark.parametrize(
    "pattern", ["/", "index.html", "https://clinic.example", "https://clinic.example/", "index.md"]
)
def test_the_home_page(root: Path, pattern: str) -> None:
    assert chosen(root, pattern) == [HOME]


@pytest.mark.parametrize(
    "pattern",
    [
        "https://clinic.example/care/guides/neck/",
        "https://clinic.example/care/guides/n*",
        "/care/guides/neck/",
        "/guides/neck/",
        "guides/neck/",
    ],
)
def test_a_site_that_is_published_below_a_path(root: Path, pattern: str) -> None:
    assert chosen(root, pattern, address="https://clinic.example/care/") == [NECK]
    assert chosen(root, "https://clinic.example/care", address="https://clinic.example/care/") == [HOME]


@pytest.mark.parametrize(
    ("patterns", "kept"),
    [
        ((), PATHS),
        (("guides/*",), (GUIDES, BACK, NECK)),
        (("guides/*/",), (BACK, NECK)),
        (("!blog/*",), (ERROR, GUIDES, BACK, NECK, HOME)),
        (("guides/*", "!*low-back*"), (GUIDES, NECK)),
        (("!*low-back*", "guides/*"), (GUIDES, NECK)),
        (("/", "blog/news.html", "blog/news"), (NEWS, HOME)),
        (("blog/café [1].html",), (CAFE,)),
        (("/blog/caf%C3%A9%20%5B1%5D.html",), (CAFE,)),
        (("404",), (ERROR,)),
    ],
)
def test_a_page_is_kept_that_is_asked_for_and_not_left_out(
    root: Path, patterns: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    assert sorted(chosen(root, *patterns)) == sorted(kept)


def test_a_built_folder_comes_before_that_of_the_markdown(root: Path) -> None:
    """Both may be called docs: what names pages by the one does not name them by the other."""
    pages = [BuiltPage("docs/api.html", "docs/api.html"), BuiltPage(NECK, "guides/neck/", MARKDOWN[NECK])]
    facts = facts_of(root, "")
    assert choose(pages, ["docs/*"], Path("site"), facts) == (pages[0],)
    assert choose(pages, ["docs/guides/*"], Path("site"), facts) == (pages[1],)


def test_any_folder_of_html() -> None:
    pages = find_pages(Path("public"), PATHS)
    for pattern in ("guides/neck/", "/guides/neck/", "https://anywhere.example/guides/neck/", "public/guides/neck/*"):
        assert [page.path for page in choose(pages, [pattern], Path("public"))] == [NECK], pattern


@pytest.mark.parametrize(
    ("pattern", "hint"),
    [
        ("guides/nekc/", f"Did you mean {NECK}?"),
        ("guides/lowback/index.html", f"Did you mean {BACK}?"),
        ("/guides/neckpain/", f"Did you mean {NECK}?"),
        ("https://clinic.example/guides/nek/", f"Did you mean {NECK}?"),
        ("docs/guides/nek.md", "Did you mean docs/guides/neck.md?"),
        ("neck", f"Did you mean {NECK}?"),
        ("blog", "To name all pages below it, write 'blog/*'."),
        ("blog/", "To name all pages below it, write 'blog/*'."),
        ("https://other.example/guides/neck/", "The site's own address is https://clinic.example/."),
        ("zzz*", ""),
        ("", ""),
        ("x" * 5000, ""),
    ],
)
def test_what_matches_nothing_is_told_with_what_was_meant(root: Path, pattern: str, hint: str) -> None:
    with pytest.raises(NothingToAuditError) as error:
        chosen(root, pattern)
    assert str(error.value) == f"--pages `{pattern}` does not match any of the 7 pages below site. {hint}".rstrip()


def test_markdown_means_nothing_without_a_project() -> None:
    with pytest.raises(NothingToAuditError, match=r"No mkdocs\.yml says which Markdown"):
        choose(find_pages(Path("public"), PATHS), ["content/zebra.md"], Path("public"))


@pytest.mark.parametrize("patterns", [("guides/*", "gudies/neck/"), ("guides/*", "!gudies/neck/"), ("!gudies/neck/",)])
def test_a_pattern_that_matches_nothing_beside_others_is_wrong_use(root: Path, patterns: tuple[str, ...]) -> None:
    with pytest.raises(WrongUseError) as error:
        chosen(root, *patterns)
    (told,) = str(error.value).splitlines()
    assert told.startswith(f"--pages `{patterns[-1]}` does not match")
    assert NECK in told


def test_all_patterns_that_match_nothing_are_told_at_once(root: Path) -> None:
    with pytest.raises(NothingToAuditError) as error:
        chosen(root, "zzz", "yyy*")
    assert [line.split("`")[1] for line in str(error.value).splitlines()] == ["zzz", "yyy*"]


def test_nothing_is_left_where_all_that_is_asked_for_is_taken_out(root: Path) -> None:
    with pytest.raises(NothingToAuditError, match=r"leaves no page below site: `!\*neck\*` takes out all"):
        chosen(root, "guides/neck/", "!*neck*")
