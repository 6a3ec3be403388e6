"""Findings name the line of Markdown that the build has noted, and nothing else of the evidence is another for it."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from our_site import copy_built
from test_stamps_build import run_mkdocs, write_project

from audits import Request, audit, gather
from audits.evidence import Source
from audits.rules.catalogue import BY_ID
from audits.static.stamps import read_stamps, stamps_file
from audits.verdict.report import Report

pytestmark = pytest.mark.browser

PAGE = """---
title: Untitled
---

# Neck pain

A [fine page](arm.md) and
a [broken one](gone.html) and
a [broken one](gone.html).

<img src="neck.png">

| Day | Where |
|-----|-------|
| One | [broken one](gone.html) |

```sh
run
```

{{ times() }}

--8<-- "care.md"
"""
REQUEST = Request(
    rules=tuple(BY_ID[one] for one in ("internal-link", "axe-image-alt", "page-title-descriptive")),
    profiles=("desktop",),
    jobs=1,
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stamped")
    settings = write_project(folder, plugin=True)
    (folder / "docs/index.md").write_text(PAGE)
    (folder / "parts/care.md").write_text("Ask\n[broken one](gone.html).\n")
    run_mkdocs(settings, folder / "site")
    return folder / "site"


def sources(report: Report, rule: str) -> list[Source | None]:
    return [one.source for one in report.findings if one.rule == rule and one.page == "index.html"]


def test_findings_name_the_line_that_was_noted(site: Path) -> None:
    report = audit(site, REQUEST)
    assert sources(report, "internal-link") == [
        Source("docs/index.md", 8),
        Source("docs/index.md", 9),
        Source("docs/index.md", 15),
        Source("parts/care.md", 2),
    ]
    assert sources(report, "axe-image-alt") == [Source("docs/index.md", 11)]
    assert sources(report, "page-title-descriptive") == [Source("docs/index.md", 2)]


def without_sources(found: Any) -> Any:
    if isinstance(found, dict):
        return {key: without_sources(one) for key, one in found.items() if key not in {"source", "written"}}
    return [without_sources(one) for one in found] if isinstance(found, list | tuple) else found


def test_evidence_is_the_same_but_for_the_sources(site: Path, tmp_path: Path) -> None:
    plain = tmp_path / "site"
    shutil.copytree(site, plain)
    assert not read_stamps(plain)
    request = Request(
        profiles=("desktop", "no-js"), unsampled_profiles=frozenset({"no-js"}), pages=("index.html",), jobs=1
    )

    def both() -> tuple[Any, Any]:
        ours, other = (gather(folder, request).site.pages[0] for folder in (site, plain))
        return msgspec.to_builtins(ours), msgspec.to_builtins(other)

    given, expected = both()
    if without_sources(given) != without_sources(expected):  # on a busy machine, a click may come while a part of the
        given, expected = both()  # theme still fades away, and show something else, once
    assert given != expected
    assert without_sources(given) == without_sources(expected)
    assert b"data-audits" not in msgspec.json.encode(given)


def test_a_line_that_has_moved_is_not_taken_from_the_cache(site: Path, tmp_path: Path) -> None:
    """An empty line in the Markdown, which makes no difference to the HTML."""
    copy = tmp_path / "site"
    copy_built(site, copy)
    text = stamps_file(copy).read_text()
    request = replace(REQUEST, cache=tmp_path / "cache")
    before = sources(audit(copy, request), "axe-image-alt")
    stamps_file(copy).write_text(text.replace('"docs/index.md",11]', '"docs/index.md",12]'))
    assert before == [Source("docs/index.md", 11)]
    assert sources(audit(copy, request), "axe-image-alt") == [Source("docs/index.md", 12)]
