"""A run that asks only for what has changed looks at that, and at what the cache knows, and says what it left out."""

from dataclasses import replace
from pathlib import Path

import pytest
from git_repository import commit, git

from audits import Request, audit
from audits.errors import NothingChangedError
from audits.rules.catalogue import BY_ID
from audits.verdict.report import Report, Verdict

pytestmark = pytest.mark.browser

PAGE = (
    '<!doctype html><html lang="en"><head><title>{0}</title></head><body><main><h1>{0}</h1><img src="{0}.png"></main>'
)
REQUEST = Request(rules=(BY_ID["axe-image-alt"],), profiles=("desktop",), jobs=1)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--initial-branch", "main")
    commit(tmp_path, {f"site/{name}.html": PAGE.format(name) for name in ("neck", "back", "arm")})
    return tmp_path / "site"


def told(report: Report) -> set[str]:
    return {one.page for one in report.findings}


def test_only_what_has_changed_is_looked_at(site: Path, tmp_path: Path) -> None:
    request = replace(REQUEST, since="HEAD")
    with pytest.raises(NothingChangedError, match="No page has changed since HEAD"):
        audit(site, request)
    (site / "neck.html").write_text(PAGE.format("Neck"))
    report = audit(site, request)
    assert (told(report), report.site.pages) == ({"neck.html"}, 1)
    (left_out,) = report.site.left_out
    assert left_out.startswith("2 pages were not looked at: nothing of theirs has changed since HEAD")
    assert "Pages that may have changed since HEAD: 1 of 3." in report.notes

    cached = replace(request, cache=tmp_path / "cache")
    audit(site, replace(cached, since=None))
    report = audit(site, cached)
    assert (told(report), report.site.pages, report.site.left_out) == ({"neck.html", "back.html", "arm.html"}, 3, ())
    assert report.verdict is Verdict.FAILING
