"""Files are named from the root of the repository, wherever in it the project lies."""

from pathlib import Path

import pytest

from audits.config.facts import Facts
from audits.gathering.asked import pages_asked
from audits.lib.repository import repository_of, root_of_sources, site_in_repository
from audits.request import Request


@pytest.fixture
def monorepo(tmp_path: Path) -> Path:
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    (tmp_path / "repo" / "web" / "site").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    return tmp_path / "repo"


def test_the_repository_is_the_nearest_folder_with_git(monorepo: Path) -> None:
    (monorepo / "web" / "module").mkdir()
    (monorepo / "web" / "module" / ".git").write_text("gitdir: ../../.git/modules/module\n")
    assert repository_of(monorepo / "web" / "site") == monorepo
    assert repository_of(monorepo) == monorepo
    assert repository_of(monorepo / "web" / "module") == monorepo / "web" / "module"
    assert repository_of(monorepo.parent / "elsewhere") is None


def test_without_a_repository_files_are_named_from_the_project(monorepo: Path) -> None:
    assert root_of_sources(monorepo / "web") == monorepo
    assert root_of_sources(monorepo.parent / "elsewhere") == monorepo.parent / "elsewhere"


def test_a_site_is_named_from_the_root_of_its_projects_repository(monorepo: Path) -> None:
    web, elsewhere = monorepo / "web", monorepo.parent / "elsewhere"
    assert site_in_repository(web / "site", web) == "web/site"
    assert site_in_repository(web / "site", None) == "web/site"
    assert site_in_repository(monorepo, None) == "."
    assert site_in_repository(elsewhere, web) == ""
    assert site_in_repository(elsewhere, None) == ""


def test_a_site_that_is_a_worktree_of_its_own_is_named_from_the_projects_repository(monorepo: Path) -> None:
    (monorepo / "web" / "site" / ".git").write_text("gitdir: ../../.git/worktrees/pages\n")
    assert site_in_repository(monorepo / "web" / "site", monorepo / "web") == "web/site"


def test_pages_name_their_markdown_from_the_root_of_the_repository(monorepo: Path) -> None:
    web = monorepo / "web"
    (web / "docs").mkdir()
    (web / "docs" / "index.md").write_text("# Hello\n")
    (web / "site" / "index.html").write_text("<h1>Hello</h1>")
    facts = Facts(root=str(web), site_dir=str(web / "site"), docs_dir=str(web / "docs"))
    (page,) = pages_asked(web / "site", ("index.html",), Request(facts=facts))
    assert page.source == "web/docs/index.md"
